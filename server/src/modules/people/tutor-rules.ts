import type { TutorDocument } from './queries/tutor-documents.ts'
import type { TutorApplication } from './queries/tutor-applications.ts'
import type { TutorProfile } from './queries/tutors.ts'

export const applicationStates = ['draft', 'pending', 'asked', 'approved', 'rejected', 'withdrawn'] as const
export type ApplicationState = (typeof applicationStates)[number]

/** Every step that an application can take: from which states, to which. Used by actions, the queue and the screens. */
export const moves = {
  submit: { from: ['draft', 'asked'], to: 'pending' },
  ask: { from: ['pending'], to: 'asked' },
  approve: { from: ['pending', 'asked'], to: 'approved' },
  reject: { from: ['pending', 'asked'], to: 'rejected' },
  /** The applicant takes it back to work on it. */
  reopen: { from: ['pending', 'asked'], to: 'draft' },
  /** An approved tutor gives up a change; an application itself stays as a draft. */
  discard: { from: ['draft', 'pending', 'asked'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly ApplicationState[]; to: ApplicationState }>
export type Move = keyof typeof moves

/** Where a step leads; null when it is not possible from there. */
export function stateAfter(state: ApplicationState, move: Move): ApplicationState | null {
  const { from, to } = moves[move]
  return from.some((known) => known === state) ? to : null
}

/** Documents and headline may be changed while the ball is with the applicant. */
export function isEditable(state: ApplicationState): boolean {
  return state === 'draft' || state === 'asked'
}

/** A reviewer who took an application keeps it so long, so that a forgotten one does not wait for ever. */
export const claimMinutes = 30

/** Has somebody else taken it lately? */
export function isHeldByOther(
  application: Pick<TutorApplication, 'claimed_by' | 'claimed_at'>,
  me: string | null,
  now: Temporal.Instant,
): boolean {
  const { claimed_by: by, claimed_at: at } = application
  if (by === null || at === null || by === me) return false
  return Temporal.Instant.compare(Temporal.Instant.from(at).add({ minutes: claimMinutes }), now) > 0
}

export const mostCertificates = 8

/** What an application must have before it can be handed in; empty when it is whole. Names are the API's fields. */
export function missingParts(
  profile: Pick<TutorProfile, 'bio' | 'languages' | 'subjects' | 'hourly_price_minor'>,
  application: Pick<TutorApplication, 'headline'>,
  documents: readonly Pick<TutorDocument, 'kind'>[],
): string[] {
  const missing: string[] = []
  if (application.headline === '') missing.push('headline')
  if (profile.bio === '') missing.push('bio')
  if (profile.subjects.length === 0) missing.push('subjects')
  if (profile.languages.length === 0) missing.push('languages')
  if (profile.hourly_price_minor === null) missing.push('hourly_price')
  if (!documents.some((document) => document.kind === 'cv')) missing.push('cv')
  if (!documents.some((document) => document.kind === 'certificate')) missing.push('certificates')
  return missing
}

const videoHosts = [
  'youtube.com',
  'www.youtube.com',
  'm.youtube.com',
  'youtu.be',
  'vimeo.com',
  'player.vimeo.com',
  'aparat.com',
  'www.aparat.com',
]

/** A video that lies with one of the houses that we show; null for every other address. */
export function externalVideo(text: string): string | null {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const plain = url.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return plain && videoHosts.includes(url.hostname) && url.pathname.length > 1 ? url.href : null
}

/** Words of a list as kept: trimmed, each once. */
export function cleanWords(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.trim().replaceAll(/\s+/g, ' ')).filter((word) => word !== ''))]
}
