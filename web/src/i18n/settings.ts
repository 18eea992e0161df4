import { directionOf, type Locale } from './locale.ts'

export const calendars = ['gregorian', 'persian', 'islamic-umalqura'] as const
export type CalendarName = (typeof calendars)[number]
export type Digits = 'auto' | 'latin'

/** All that decides how a value looks. `weekStart`: Saturday = 0 … Friday = 6, as in the API. */
export interface FormatSettings {
  locale: Locale
  country: string
  timeZone: string
  currency: string
  calendar: CalendarName
  digits: Digits
  weekStart: number
}

export const defaultSettings: FormatSettings = {
  locale: 'ar',
  country: 'EG',
  timeZone: 'Africa/Cairo',
  currency: 'EGP',
  calendar: 'gregorian',
  digits: 'auto',
  weekStart: 0,
}

const homeOf: Record<Locale, string> = { ar: 'EG', fa: 'IR', en: 'GB' }
const speakers: Record<Locale, RegExp> = {
  ar: /^(AE|BH|DJ|DZ|EG|IQ|JO|KM|KW|LB|LY|MA|MR|OM|PS|QA|SA|SD|SO|SY|TN|YE)$/,
  fa: /^(IR|AF)$/,
  en: /^(US|GB|CA|AU|NZ|IE|IN|ZA)$/,
}
const intlCalendar: Record<CalendarName, string> = {
  gregorian: 'gregory',
  persian: 'persian',
  'islamic-umalqura': 'islamic-umalqura',
}

/** The BCP 47 tag that carries region, calendar and digits: `ar-EG-u-ca-gregory-nu-arab`. */
export function intlTag(settings: FormatSettings): string {
  const region = speakers[settings.locale].test(settings.country) ? settings.country : homeOf[settings.locale]
  return `${settings.locale}-${region}-u-ca-${intlCalendar[settings.calendar]}-nu-${numberingSystem(settings)}`
}

export function numberingSystem({ locale, digits }: Pick<FormatSettings, 'locale' | 'digits'>): string {
  if (digits === 'latin' || directionOf(locale) === 'ltr') return 'latn'
  return locale === 'fa' ? 'arabext' : 'arab'
}
