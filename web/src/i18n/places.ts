/** Countries, zones and currencies by the names that the browser knows, and what usually goes with a country. */
export interface Habits {
  readonly timeZone: string
  readonly currency: string
  readonly calendar: 'gregory' | 'persian' | 'islamic-umalqura'
  /** Saturday 0 … Friday 6. */
  readonly firstWeekday: number
}

const habits: Readonly<Record<string, readonly [zone: string, currency: string, firstWeekday: number]>> = {
  EG: ['Africa/Cairo', 'EGP', 0],
  IR: ['Asia/Tehran', 'IRR', 0],
  AF: ['Asia/Kabul', 'AFN', 0],
  SA: ['Asia/Riyadh', 'SAR', 1],
  AE: ['Asia/Dubai', 'AED', 2],
  KW: ['Asia/Kuwait', 'KWD', 1],
  QA: ['Asia/Qatar', 'QAR', 1],
  BH: ['Asia/Bahrain', 'BHD', 1],
  OM: ['Asia/Muscat', 'OMR', 1],
  JO: ['Asia/Amman', 'JOD', 0],
  LB: ['Asia/Beirut', 'LBP', 2],
  SY: ['Asia/Damascus', 'SYP', 0],
  IQ: ['Asia/Baghdad', 'IQD', 0],
  PS: ['Asia/Hebron', 'ILS', 0],
  YE: ['Asia/Aden', 'YER', 0],
  SD: ['Africa/Khartoum', 'SDG', 0],
  LY: ['Africa/Tripoli', 'LYD', 0],
  TN: ['Africa/Tunis', 'TND', 2],
  DZ: ['Africa/Algiers', 'DZD', 0],
  MA: ['Africa/Casablanca', 'MAD', 2],
  TR: ['Europe/Istanbul', 'TRY', 2],
  GB: ['Europe/London', 'GBP', 2],
  US: ['America/New_York', 'USD', 1],
  CA: ['America/Toronto', 'CAD', 1],
  DE: ['Europe/Berlin', 'EUR', 2],
  FR: ['Europe/Paris', 'EUR', 2],
  NL: ['Europe/Amsterdam', 'EUR', 2],
  SE: ['Europe/Stockholm', 'SEK', 2],
  MY: ['Asia/Kuala_Lumpur', 'MYR', 2],
  ID: ['Asia/Jakarta', 'IDR', 1],
  PK: ['Asia/Karachi', 'PKR', 1],
  IN: ['Asia/Kolkata', 'INR', 1],
  TJ: ['Asia/Dushanbe', 'TJS', 2],
  AU: ['Australia/Sydney', 'AUD', 2],
}

/** What is usual in a country; undefined where we do not know. */
export function habitsOf(country: string): Habits | undefined {
  const known = habits[country]
  if (!known) return undefined
  const [timeZone, currency, firstWeekday] = known
  return {
    timeZone,
    currency,
    firstWeekday,
    calendar: country === 'IR' || country === 'AF' ? 'persian' : 'gregory',
  }
}

export interface Named {
  readonly value: string
  readonly label: string
}

/** Countries by name in the language of `tag`. */
export function countries(tag: string): Named[] {
  const names = new Intl.DisplayNames([tag], { type: 'region', fallback: 'none' })
  const found: Named[] = []
  for (const first of letters) {
    for (const second of letters) {
      const label = names.of(first + second)
      if (label !== undefined && !notCountries.test(first + second))
        found.push({ value: first + second, label })
    }
  }
  return byLabel(found, tag)
}

/** Currencies as `Egyptian Pound (EGP)`. */
export function currencies(tag: string): Named[] {
  const names = new Intl.DisplayNames([tag], { type: 'currency' })
  return byLabel(
    Intl.supportedValuesOf('currency').map((value) => ({
      value,
      label: `${names.of(value) ?? value} (${value})`,
    })),
    tag,
  )
}

export function timeZones(): Named[] {
  return Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value.replaceAll('_', ' ') }))
}

export function calendarName(tag: string, calendar: Habits['calendar']): string {
  return new Intl.DisplayNames([tag], { type: 'calendar' }).of(calendar) ?? calendar
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const notCountries = /^(AC|CP|CQ|DG|EA|EU|EZ|IC|QO|TA|UN|XA|XB|ZZ)$/

function byLabel(list: Named[], tag: string): Named[] {
  return list.toSorted((one, other) => one.label.localeCompare(other.label, tag))
}
