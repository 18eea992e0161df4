import { isLocale, locales, type Locale } from './i18n/locale.ts'
import { calendars, defaultSettings, type CalendarName } from './i18n/settings.ts'

/** What the centre decides for everyone, read once from `/config.json`. */
export interface CentreConfig {
  brand: { name: string; color: string; logo: string | null }
  /** The centre's name in the languages that have one; `brand.name` is what the first request asked for. */
  names: Partial<Record<Locale, string>>
  locale: Locale
  country: string
  timeZone: string
  currency: string
  calendar: CalendarName
  weekStart: number
  /** The demo centre exists: the sign-in page may offer its people. */
  demo: boolean
  /** Nobody has set the centre up yet. */
  setupNeeded: boolean
}

export const defaultConfig: CentreConfig = {
  brand: { name: 'Halqa', color: '#0f766e', logo: null },
  names: {},
  locale: defaultSettings.locale,
  country: defaultSettings.country,
  timeZone: defaultSettings.timeZone,
  currency: defaultSettings.currency,
  calendar: defaultSettings.calendar,
  weekStart: defaultSettings.weekStart,
  demo: false,
  setupNeeded: false,
}

/** The app opens even when the server is away (offline marking), so a failure answers the last known or the default. */
export async function loadConfig(): Promise<CentreConfig> {
  try {
    const response = await fetch('/config.json', { headers: { accept: 'application/json' } })
    if (response.ok) return readConfig(await response.json())
  } catch {
    // Offline: the service worker had no copy either.
  }
  return defaultConfig
}

/** Reads `/config.json` member by member; what is missing or of another type keeps its default. */
export function readConfig(json: unknown): CentreConfig {
  const brand = member(json, 'brand')
  const text = (from: unknown, key: string, otherwise: string) => {
    const value = member(from, key)
    return typeof value === 'string' && value !== '' ? value : otherwise
  }
  const locale = member(json, 'locale')
  const calendar = member(json, 'calendar')
  const weekStart = member(json, 'week_start')
  const logo = member(brand, 'logo')
  return {
    brand: {
      name: text(brand, 'name', defaultConfig.brand.name),
      color: text(brand, 'color', defaultConfig.brand.color),
      logo: typeof logo === 'string' ? logo : null,
    },
    names: Object.fromEntries(
      locales.flatMap((one) => {
        const name = member(member(json, 'names'), one)
        return typeof name === 'string' && name !== '' ? [[one, name]] : []
      }),
    ),
    locale: isLocale(locale) ? locale : defaultConfig.locale,
    country: text(json, 'country', defaultConfig.country),
    timeZone: text(json, 'time_zone', defaultConfig.timeZone),
    currency: text(json, 'currency', defaultConfig.currency),
    calendar: calendars.find((name) => name === calendar) ?? defaultConfig.calendar,
    weekStart: typeof weekStart === 'number' ? weekStart : defaultConfig.weekStart,
    demo: member(json, 'demo') === true,
    setupNeeded: member(json, 'setup_needed') === true,
  }
}

function member(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined
}
