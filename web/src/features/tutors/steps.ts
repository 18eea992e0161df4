export const steps = ['about', 'teaching', 'documents', 'check'] as const
export type Step = (typeof steps)[number]

/** On which step each missing part is filled in. */
export const stepOfPart: Readonly<Record<string, Step>> = {
  headline: 'about',
  bio: 'about',
  subjects: 'teaching',
  languages: 'teaching',
  hourly_price: 'teaching',
  cv: 'documents',
  certificates: 'documents',
}
