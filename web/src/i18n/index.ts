export { cleanDecimal, cleanPhone, foldDigits, onlyDigits } from './digits.ts'
export { createFormat, currencyDecimals, type DateStyle, type Format } from './format.ts'
export {
  detectLocale,
  directionOf,
  isLocale,
  localeNames,
  locales,
  matchLocale,
  type Direction,
  type Locale,
} from './locale.ts'
export { defineMessages, formatMessage, texts, type Message, type Messages, type Texts } from './messages.ts'
export { LocaleProvider, useFormat, useFormatSettings, useLocale, useText } from './provider.tsx'
export { calendars, defaultSettings, intlTag, type CalendarName, type FormatSettings } from './settings.ts'
