import { describe, expect, test } from 'vitest'
import {
  cleanDecimal,
  cleanPhone,
  createFormat,
  currencyDecimals,
  defaultSettings,
  defineMessages,
  detectLocale,
  intlTag,
  onlyDigits,
  texts,
  type FormatSettings,
} from './index.ts'

const arabic: FormatSettings = { ...defaultSettings, locale: 'ar' }
const persian: FormatSettings = {
  ...defaultSettings,
  locale: 'fa',
  country: 'IR',
  timeZone: 'Asia/Tehran',
  currency: 'IRR',
  calendar: 'persian',
}
const english: FormatSettings = { ...defaultSettings, locale: 'en' }

const messages = defineMessages({
  hello: { en: 'Hello', ar: 'مرحباً', fa: 'سلام' },
  welcome: { en: 'Welcome, {name}', ar: 'أهلاً {name}', fa: 'خوش آمدی {name}' },
  seats: {
    en: '{count, plural, =0 {No seats} one {# seat} other {# seats}} in {room}',
    ar: '{count, plural, zero {لا مقاعد} one {مقعد واحد} two {مقعدان} few {# مقاعد} many {# مقعداً} other {# مقعد}} في {room}',
    fa: '{count, plural, other {# جا}} در {room}',
  },
})

describe('texts', () => {
  test('plain texts are strings in the chosen language', () => {
    expect([arabic, persian, english].map((settings) => texts(messages, settings).hello)).toEqual([
      'مرحباً',
      'سلام',
      'Hello',
    ])
  })

  test('values are put in', () => {
    expect(texts(messages, english).welcome({ name: 'Mona' })).toBe('Welcome, Mona')
  })

  test('Arabic knows six plural forms, with its own digits', () => {
    const t = texts(messages, arabic)
    expect([0, 1, 2, 3, 11, 100].map((count) => t.seats({ count, room: 'أ' }))).toEqual([
      'لا مقاعد في أ',
      'مقعد واحد في أ',
      'مقعدان في أ',
      '٣ مقاعد في أ',
      '١١ مقعداً في أ',
      '١٠٠ مقعد في أ',
    ])
  })

  test('Persian writes its digits, English groups thousands', () => {
    expect(texts(messages, persian).seats({ count: 12, room: '۱' })).toBe('۱۲ جا در ۱')
    expect(texts(messages, english).seats({ count: 1200, room: 'A' })).toBe('1,200 seats in A')
    expect(texts(messages, english).seats({ count: 0, room: 'A' })).toBe('No seats in A')
  })

  test('Latin digits when the reader wants them', () => {
    expect(texts(messages, { ...arabic, digits: 'latin' }).seats({ count: 3, room: 'A' })).toBe(
      '3 مقاعد في A',
    )
  })
})

describe('money', () => {
  const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f]/g, '')

  test('has the decimals of its currency', () => {
    const format = createFormat(english)
    expect(plain(format.money('500.00', 'EGP'))).toBe('EGP 500.00')
    expect(plain(format.money('1250', 'JPY'))).toContain('1,250')
    expect(plain(format.money('12.345', 'KWD'))).toBe('KWD 12.345')
    expect(['EGP', 'JPY', 'KWD', 'IRR'].map(currencyDecimals)).toEqual([2, 0, 3, 0])
  })

  test('rials lose their empty decimals but never real ones', () => {
    const format = createFormat(persian)
    expect(plain(format.money('1500000.00'))).toContain('۱٬۵۰۰٬۰۰۰')
    expect(plain(format.money('1500000.00'))).not.toContain('٫')
    expect(plain(format.money('10.50'))).toContain('۱۰٫۵')
  })

  test('is exact beyond what a float can hold', () => {
    expect(plain(createFormat(english).money('9007199254740993.01', 'EGP'))).toBe(
      'EGP 9,007,199,254,740,993.01',
    )
  })

  test('refuses what is not an amount', () => {
    expect(() => createFormat(english).money('1e3')).toThrow(RangeError)
  })
})

describe('dates', () => {
  test('a day is the same day in every zone', () => {
    expect(createFormat({ ...english, timeZone: 'America/Los_Angeles' }).date('2026-11-21')).toBe(
      '21 Nov 2026',
    )
  })

  test('are told in the chosen calendar', () => {
    expect(createFormat(persian).date('2026-03-21')).toContain('۱۴۰۵')
    expect(createFormat({ ...arabic, calendar: 'islamic-umalqura' }).date('2026-11-21', 'month')).toContain(
      '١٤٤٨',
    )
  })

  test('an instant is told in the reader’s zone', () => {
    expect(createFormat({ ...english, timeZone: 'Africa/Cairo' }).time('2026-11-21T22:30:00Z')).toMatch(
      /^0?0:30$/,
    )
    expect(createFormat({ ...english, timeZone: 'Asia/Tehran' }).date('2026-11-21T22:30:00Z')).toBe(
      '22 Nov 2026',
    )
  })

  test('a wall time has no zone', () => {
    expect(createFormat({ ...english, timeZone: 'Asia/Tehran' }).time('16:30:00')).toBe('16:30')
  })

  test('the week begins with Saturday = 0', () => {
    const format = createFormat(english)
    expect([0, 1, 6].map((day) => format.weekday(day))).toEqual(['Saturday', 'Sunday', 'Friday'])
    expect(createFormat(arabic).weekday(6)).toBe('الجمعة')
  })

  test('relative time picks a fitting unit', () => {
    const now = Date.parse('2026-11-21T10:00:00Z')
    expect(createFormat(english).relative('2026-11-21T10:05:00Z', now)).toBe('in 5 minutes')
    expect(createFormat(english).relative('2026-11-20T10:00:00Z', now)).toBe('yesterday')
  })
})

describe('typed digits', () => {
  test('of all three scripts are read', () => {
    expect(onlyDigits('۱۲٣٤56')).toBe('123456')
  })

  test('phones keep their plus', () => {
    expect(cleanPhone('‎+٢٠ ١٠٠-١٢٣ ٤٥٦٧')).toBe('+201001234567')
    expect(cleanPhone('0020 100')).toBe('+20100')
    expect(cleanPhone('0100 123')).toBe('0100123')
  })

  test('amounts become decimal strings, or nothing', () => {
    expect(['١٬٢٥٠٫٥', '1,250.50', '007', '.5', '12.'].map(cleanDecimal)).toEqual([
      '1250.5',
      '1250.50',
      '7',
      '0.5',
      '12',
    ])
    expect(['', 'abc', '1.2.3', '-5', '1e3'].map(cleanDecimal)).toEqual([null, null, null, null, null])
  })
})

describe('language', () => {
  test('own → saved → browser → centre', () => {
    expect(detectLocale({ user: 'fa', cookie: 'halqa_locale=en' })).toBe('fa')
    expect(detectLocale({ cookie: 'a=1; halqa_locale=en', browser: ['ar'] })).toBe('en')
    expect(detectLocale({ browser: ['de-DE', 'fa-IR'] })).toBe('fa')
    expect(detectLocale({ browser: ['de'], centre: 'en' })).toBe('en')
    expect(detectLocale({ user: 'xx', browser: [] })).toBe('ar')
  })

  test('a language in a country that does not speak it uses its own home', () => {
    expect(intlTag({ ...persian, country: 'EG' })).toBe('fa-IR-u-ca-persian-nu-arabext')
    expect(intlTag({ ...arabic, country: 'SA' })).toBe('ar-SA-u-ca-gregory-nu-arab')
  })
})
