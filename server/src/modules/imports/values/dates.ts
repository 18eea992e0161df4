import { latinDigits } from '#platform/text'
import { monthOf } from './months.ts'

export const calendars = ['gregorian', 'persian', 'islamic'] as const
export type Calendar = (typeof calendars)[number]
export const dateOrders = ['dmy', 'mdy'] as const
export type DateOrder = (typeof dateOrders)[number]

/** How the dates of a file are meant. Years that no other calendar has are read as what they are. */
export interface DateStyle {
  readonly calendar: Calendar
  readonly order: DateOrder
}

export type DateReading =
  | { readonly date: string; readonly yearGuessed: boolean }
  | { readonly problem: 'date_unreadable' | 'date_impossible' }

const temporalCalendars = { gregorian: 'iso8601', persian: 'persian', islamic: 'islamic-umalqura' } as const

/** A date as people and programs write it, in any digits, as YYYY-MM-DD of the Gregorian calendar. */
export function readDate(text: string, style: DateStyle, today: Temporal.PlainDate): DateReading {
  const plain = plainText(text)
  const serial = /^\d{5}$/.test(plain) ? Number(plain) : 0
  // Days since 1899-12-30: what a spreadsheet saves when its column is not formatted as dates.
  if (serial > 10_000) return found(Temporal.PlainDate.from('1899-12-30').add({ days: serial }), false)
  const parts = numericParts(plain, style) ?? namedParts(plain)
  if (!parts) return { problem: 'date_unreadable' }
  const { day, month } = parts
  const calendar = parts.calendar ?? (isOfOtherEra(parts.year) ? style.calendar : 'gregorian')
  const year = parts.year < 100 ? fullYear(parts.year, calendar, today) : parts.year
  if (year < 1_000) return { problem: 'date_unreadable' }
  try {
    const date = Temporal.PlainDate.from(
      { calendar: temporalCalendars[calendar], year, month, day },
      { overflow: 'reject' },
    )
    return found(date.withCalendar('iso8601'), parts.year < 100)
  } catch {
    return { problem: 'date_impossible' }
  }
}

function found(date: Temporal.PlainDate, yearGuessed: boolean): DateReading {
  return { date: date.toString(), yearGuessed }
}

/** Latin digits, without a time of day behind the date. */
function plainText(text: string): string {
  return latinDigits(text)
    .trim()
    .replace(/[T\s]+\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?$/, '')
    .replace(/(?<=\d)\s*(?:م|هـ|ه|هجري|ميلادي|ش)\.?$/, '')
    .trim()
}

interface Parts {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly calendar?: Calendar
}

function numericParts(text: string, style: DateStyle): Parts | null {
  const compact = /^((?:13|14|19|20)\d\d)(\d\d)(\d\d)$/.exec(text)
  const match = compact ?? /^(\d{1,4})\s*[-/.\\\s،]\s*(\d{1,2})\s*[-/.\\\s،]\s*(\d{1,4})$/.exec(text)
  if (!match) return null
  const [one = 0, two = 0, three = 0] = match.slice(1).map(Number)
  // More than any day: the year stands first, as Persian dates are shortened.
  if ((match[1] ?? '').length === 4 || (one > 31 && one < 100)) return { year: one, month: two, day: three }
  if ((match[1] ?? '').length > 2 || (match[3] ?? '').length === 3) return null
  return style.order === 'mdy' ? { year: three, month: one, day: two } : { year: three, month: two, day: one }
}

function namedParts(text: string): Parts | null {
  const day = /^(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,،]+(\D+?)[\s\-/.,،]+(\d{2}|\d{4})$/i.exec(text)
  if (day) return named(day[2], day[1], day[3])
  const month = /^(\D+?)[\s\-/.,،]+(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,،]+(\d{4})$/i.exec(text)
  return month ? named(month[1], month[2], month[3]) : null
}

function named(name = '', day = '', year = ''): Parts | null {
  const month = monthOf(name)
  return month ? { ...month, day: Number(day), year: Number(year) } : null
}

/** Years of the Persian and the Islamic calendar; two digits belong to the calendar of the file. */
function isOfOtherEra(year: number): boolean {
  return year < 100 || (year >= 1_250 && year <= 1_500)
}

/** The latest year that ends so and is not ahead. */
function fullYear(ending: number, calendar: Calendar, today: Temporal.PlainDate): number {
  const now = today.withCalendar(temporalCalendars[calendar]).year
  const century = now - (now % 100)
  return century + ending <= now ? century + ending : century - 100 + ending
}

export interface DetectedStyle extends DateStyle {
  /** Every date reads both ways: only a person knows which is meant. */
  readonly orderUnsure: boolean
}

/**
 * What the dates of a column tell together: a year beyond the Persian one is an Islamic one, a part above twelve is
 * a day.
 */
export function detectDateStyle(
  texts: readonly string[],
  today: Temporal.PlainDate,
  centre: 'gregory' | 'persian' | 'islamic-umalqura',
): DetectedStyle {
  const parts = texts.flatMap((text) => {
    const match = /^(\d{1,4})\s*[-/.\\\s]\s*(\d{1,2})\s*[-/.\\\s]\s*(\d{1,4})$/.exec(plainText(text))
    return match ? [{ first: match[1] ?? '', second: match[2] ?? '', third: match[3] ?? '' }] : []
  })
  const years = parts.map(({ first, third }) => Number(first.length === 4 ? first : third))
  const others = years.filter((year) => year >= 1_250 && year <= 1_500)
  const short = parts.filter(({ first }) => first.length <= 2)
  const dayFirst = short.some(({ first }) => Number(first) > 12)
  const monthFirst = !dayFirst && short.some(({ second }) => Number(second) > 12)
  return {
    calendar: calendarOf(others, today, centre),
    order: monthFirst ? 'mdy' : 'dmy',
    orderUnsure: short.length > 0 && !dayFirst && !monthFirst,
  }
}

function calendarOf(
  years: readonly number[],
  today: Temporal.PlainDate,
  centre: 'gregory' | 'persian' | 'islamic-umalqura',
): Calendar {
  if (years.length === 0) return 'gregorian'
  if (Math.max(...years) > today.withCalendar('persian').year) return 'islamic'
  return centre === 'islamic-umalqura' ? 'islamic' : 'persian'
}
