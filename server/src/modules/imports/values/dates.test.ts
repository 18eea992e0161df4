import { describe, expect, test } from 'vitest'
import { detectDateStyle, readDate, type Calendar, type DateOrder } from './dates.ts'

const today = Temporal.PlainDate.from('2026-11-21')
const day = (text: string, calendar: Calendar = 'gregorian', order: DateOrder = 'dmy') => {
  const reading = readDate(text, { calendar, order }, today)
  return 'date' in reading ? reading.date : reading.problem
}

describe('dates as people write them', () => {
  test.each([
    ['2015-09-02', '2015-09-02'],
    ['2/9/2015', '2015-09-02'],
    ['02.09.2015', '2015-09-02'],
    ['٢/٩/٢٠١٥', '2015-09-02'],
    ['20150902', '2015-09-02'],
    ['2015-09-02 00:00:00', '2015-09-02'],
    ['2015-09-02T00:00', '2015-09-02'],
    ['42249', '2015-09-02'],
    ['2 September 2015', '2015-09-02'],
    ['September 2nd, 2015', '2015-09-02'],
    ['٢ سبتمبر ٢٠١٥', '2015-09-02'],
    ['2 أيلول 2015', '2015-09-02'],
    ['۱۱ شهریور ۱۳۹۴', '2015-09-02'],
    ['18 ذو القعدة 1436', '2015-09-02'],
    ['2/9/15', '2015-09-02'],
    ['2/9/85', '1985-09-02'],
  ])('%s is %s', (text, date) => expect(day(text)).toBe(date))

  test('of the calendar that the file is in', () => {
    expect(day('۱۳۹۴/۰۶/۱۱', 'persian')).toBe('2015-09-02')
    expect(day('1436/11/18', 'islamic')).toBe('2015-09-02')
    expect(day('94/6/11', 'persian')).toBe('2015-09-02')
    expect(day('11/6/94', 'persian')).toBe('2015-09-02')
    expect(day('2015-09-02', 'persian')).toBe('2015-09-02')
  })

  test('month first where the file says so', () =>
    expect(day('9/2/2015', 'gregorian', 'mdy')).toBe('2015-09-02'))

  test.each([
    ['31/2/2014', 'date_impossible'],
    ['2015-13-01', 'date_impossible'],
    ['soon', 'date_unreadable'],
    ['2015', 'date_unreadable'],
    ['1/2/3/4', 'date_unreadable'],
    ['999/1/1', 'date_unreadable'],
  ])('%s is refused', (text, problem) => expect(day(text)).toBe(problem))
})

describe('what the dates of a column tell together', () => {
  const style = (texts: string[], centre: 'gregory' | 'persian' | 'islamic-umalqura' = 'gregory') =>
    detectDateStyle(texts, today, centre)

  test('a part above twelve is a day', () => {
    expect(style(['1/2/2015', '13/2/2015'])).toMatchObject({ order: 'dmy', orderUnsure: false })
    expect(style(['1/2/2015', '2/13/2015'])).toMatchObject({ order: 'mdy', orderUnsure: false })
    expect(style(['1/2/2015', '3/4/2015'])).toMatchObject({ order: 'dmy', orderUnsure: true })
  })

  test('a year that the Persian calendar has not reached is Islamic', () => {
    expect(style(['1394/6/11', '1399/1/1']).calendar).toBe('persian')
    expect(style(['1394/6/11', '1440/1/1']).calendar).toBe('islamic')
    expect(style(['1399/6/11'], 'islamic-umalqura').calendar).toBe('islamic')
    expect(style(['2015-01-01']).calendar).toBe('gregorian')
  })
})
