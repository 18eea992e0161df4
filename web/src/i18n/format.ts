import { intlTag, type FormatSettings } from './settings.ts'

export type DateStyle = 'short' | 'medium' | 'long' | 'weekday' | 'month' | 'day'
export type Instant = string | Date

export interface Format {
  /** The BCP 47 tag in use, for components that format by themselves. */
  readonly tag: string
  number(value: number, options?: Intl.NumberFormatOptions): string
  percent(ratio: number): string
  /** `"500.00"` with its currency as the reader writes it. Exact: the decimal string never becomes a float. */
  money(amount: string, currency?: string): string
  /** A calendar day (`2026-11-21`) or the day of an instant, in the reader's calendar. */
  date(value: Instant, style?: DateStyle): string
  /** Time of day of an instant in the reader's zone, or of a wall time (`16:30[:00]`). */
  time(value: Instant): string
  dateTime(value: Instant): string
  /** `in 5 minutes`, `yesterday`. `now` in milliseconds. */
  relative(value: Instant, now?: number): string
  /** Distance between two instants or days as one text. */
  range(start: Instant, end: Instant, style?: DateStyle): string
  list(items: readonly string[]): string
  /** Saturday = 0 … Friday = 6. */
  weekday(number: number, width?: 'long' | 'short' | 'narrow'): string
  fileSize(bytes: number): string
}

const dateStyles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  short: { year: 'numeric', month: 'numeric', day: 'numeric' },
  medium: { year: 'numeric', month: 'short', day: 'numeric' },
  long: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  weekday: { weekday: 'long', month: 'long', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  day: { month: 'short', day: 'numeric' },
}

/** Builds the formatters for one reader. Cheap to keep, costly to build: `useFormat` remembers it. */
export function createFormat(settings: FormatSettings): Format {
  const tag = intlTag(settings)
  const zone = settings.timeZone
  const dates = (options: Intl.DateTimeFormatOptions) =>
    dateFormats(tag + JSON.stringify(options), () => new Intl.DateTimeFormat(tag, options))
  const numbers = (options: Intl.NumberFormatOptions) =>
    numberFormats(tag + JSON.stringify(options), () => new Intl.NumberFormat(tag, options))
  const dateFormat = (value: Instant, style: DateStyle) =>
    dates({ ...dateStyles[style], timeZone: isDay(value) ? 'UTC' : zone })

  return {
    tag,
    number: (value, options = {}) => numbers(options).format(value),
    percent: (ratio) => numbers({ style: 'percent', maximumFractionDigits: 1 }).format(ratio),
    money: (amount, currency = settings.currency) => money(amount, currency, numbers),
    date: (value, style = 'medium') => dateFormat(value, style).format(toDate(value)),
    time: (value) => {
      const wall = typeof value === 'string' && /^\d{2}:\d{2}/.test(value)
      const when = wall ? new Date(`1970-01-01T${value.slice(0, 5)}:00Z`) : toDate(value)
      return dates({ hour: 'numeric', minute: '2-digit', timeZone: wall ? 'UTC' : zone }).format(when)
    },
    dateTime: (value) =>
      dates({ ...dateStyles.medium, hour: 'numeric', minute: '2-digit', timeZone: zone }).format(
        toDate(value),
      ),
    relative: (value, now = Date.now()) => relative(toDate(value).getTime() - now, tag),
    range: (start, end, style = 'medium') => dateFormat(start, style).formatRange(toDate(start), toDate(end)),
    list: (items) => listFormats(tag, () => new Intl.ListFormat(tag)).format(items),
    weekday: (number, width = 'long') =>
      dates({ weekday: width, timeZone: 'UTC' }).format(new Date(SATURDAY + (number % 7) * DAY)),
    fileSize: (bytes) => fileSize(bytes, numbers),
  }
}

/** How many decimals a currency has: EGP 2, IRR 0 as people write it, KWD 3, JPY 0. */
export function currencyDecimals(currency: string): number {
  return decimals(
    currency,
    () =>
      new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
      2,
  )
}

const DAY = 86_400_000
const SATURDAY = Date.UTC(2000, 0, 1)

function money(
  amount: string,
  currency: string,
  numbers: (options: Intl.NumberFormatOptions) => Intl.NumberFormat,
): string {
  const [, fraction = ''] = amount.split('.')
  const significant = fraction.replace(/0+$/, '').length
  const shown = Math.max(currencyDecimals(currency), significant)
  const format = numbers({
    style: 'currency',
    currency,
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  })
  return format.format(exactNumber(amount))
}

/** Intl reads decimal strings exactly; TypeScript knows them only by this literal type. */
function exactNumber(amount: string): Intl.StringNumericLiteral {
  if (!isNumeric(amount)) throw new RangeError(`not an amount: ${amount}`)
  return amount
}

function isNumeric(amount: string): amount is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(amount)
}

function relative(distance: number, tag: string): string {
  const format = relativeFormats(tag, () => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }))
  const size = Math.abs(distance)
  const [unit, length] = units.find(([, length]) => size >= length) ?? (['second', 1000] as const)
  return format.format(Math.round(distance / length), unit)
}

const units = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

function fileSize(bytes: number, numbers: (options: Intl.NumberFormatOptions) => Intl.NumberFormat): string {
  const [unit, size] = bytes < 1e6 ? (['kilobyte', 1e3] as const) : (['megabyte', 1e6] as const)
  return numbers({ style: 'unit', unit, maximumFractionDigits: unit === 'megabyte' ? 1 : 0 }).format(
    Math.max(bytes / size, bytes > 0 ? 1 / 1e3 : 0),
  )
}

function isDay(value: Instant): boolean {
  return typeof value === 'string' && value.length === 10
}

function toDate(value: Instant): Date {
  if (value instanceof Date) return value
  const date = new Date(isDay(value) ? `${value}T00:00:00Z` : value)
  if (Number.isNaN(date.getTime())) throw new RangeError(`not a date: ${value}`)
  return date
}

/** Intl objects cost milliseconds to build, so each is built once for each tag and options. */
function remember<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>()
  return (key, make) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make()
    known.set(key, made)
    return made
  }
}

const dateFormats = remember<Intl.DateTimeFormat>()
const numberFormats = remember<Intl.NumberFormat>()
const listFormats = remember<Intl.ListFormat>()
const relativeFormats = remember<Intl.RelativeTimeFormat>()
const decimals = remember<number>()
