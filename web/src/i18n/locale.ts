/** The three languages that every text of Halqa exists in. */
export const locales = ['ar', 'fa', 'en'] as const
export type Locale = (typeof locales)[number]
export type Direction = 'rtl' | 'ltr'

/** Each language's own name for itself: the one thing never translated. */
export const localeNames: Record<Locale, string> = { ar: 'العربية', fa: 'فارسی', en: 'English' }

export const localeCookie = 'halqa_locale'

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && locales.some((locale) => locale === value)
}

export function directionOf(locale: Locale): Direction {
  return locale === 'en' ? 'ltr' : 'rtl'
}

/** First of the wanted languages that we speak: `['fa-IR', 'en']` → `fa`; undefined when none. */
export function matchLocale(wanted: readonly string[]): Locale | undefined {
  for (const tag of wanted) {
    const language = tag.trim().toLowerCase().split(/[-_;]/)[0]
    if (isLocale(language)) return language
  }
  return undefined
}

/** User's own locale → choice saved on this device → the browser's languages → the centre's. */
export function detectLocale(sources: {
  user?: string | null | undefined
  cookie?: string | undefined
  browser?: readonly string[] | undefined
  centre?: string | undefined
}): Locale {
  if (isLocale(sources.user)) return sources.user
  const saved = readLocaleCookie(sources.cookie ?? '')
  if (saved) return saved
  return matchLocale(sources.browser ?? []) ?? (isLocale(sources.centre) ? sources.centre : 'ar')
}

function readLocaleCookie(cookies: string): Locale | undefined {
  const value = new RegExp(`(?:^|;\\s*)${localeCookie}=([^;]*)`).exec(cookies)?.[1]
  return isLocale(value) ? value : undefined
}
