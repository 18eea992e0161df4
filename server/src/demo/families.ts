import type { Locale } from '#platform/i18n'
import type { Dice } from './dice.ts'

export interface Family {
  readonly locale: Locale
  readonly parent: { readonly first: string; readonly last: string; readonly gender: 'male' | 'female' }
  readonly phone: string
  readonly children: readonly {
    readonly first: string
    readonly gender: 'male' | 'female'
    readonly ageYears: number
  }[]
}

type Names = readonly [string, ...string[]]

interface Stock {
  readonly locale: Locale
  readonly fathers: Names
  readonly mothers: Names
  readonly boys: Names
  readonly girls: Names
  readonly last: Names
  readonly phone: (n: number) => string
}

const egyptian: Stock = {
  locale: 'ar',
  fathers: ['أحمد', 'محمود', 'طارق', 'شريف', 'وليد', 'هشام', 'إيهاب', 'مصطفى', 'عمرو', 'رامي'],
  mothers: ['دينا', 'رانيا', 'نهى', 'إيمان', 'غادة', 'مروة', 'شيماء', 'ياسمين', 'هالة', 'سارة'],
  boys: ['عمر', 'يوسف', 'حمزة', 'مالك', 'زياد', 'كريم', 'علي', 'إبراهيم', 'سيف', 'مروان'],
  girls: ['مريم', 'جنى', 'ليلى', 'فريدة', 'حبيبة', 'نور', 'سلمى', 'تاليا', 'لوجين', 'كنزي'],
  last: [
    'السيد',
    'عبد العزيز',
    'الشناوي',
    'حسين',
    'فؤاد',
    'البدري',
    'رمضان',
    'الجندي',
    'سليمان',
    'عوض',
    'زكي',
    'الحديدي',
  ],
  phone: (n) => `+20100000${String(1000 + n)}`,
}
const iranian: Stock = {
  locale: 'fa',
  fathers: ['علی', 'مهدی', 'سعید', 'بهنام', 'کاوه'],
  mothers: ['نازنین', 'الهام', 'شیوا', 'زهرا', 'پریسا'],
  boys: ['آرش', 'کیان', 'پارسا', 'سامان', 'امیر'],
  girls: ['باران', 'نیکا', 'هلیا', 'ستاره', 'آوا'],
  last: ['احمدی', 'حسینی', 'جعفری', 'نوری', 'صادقی', 'تهرانی', 'شریفی'],
  phone: (n) => `+98912000${String(1000 + n)}`,
}
const foreign: Stock = {
  locale: 'en',
  fathers: ['James', 'Tomasz', 'Luca', 'Kwame', 'Bilal'],
  mothers: ['Emily', 'Ana', 'Fatou', 'Ingrid', 'Sofia'],
  boys: ['Noah', 'Leo', 'Sami', 'Mateo', 'Idris'],
  girls: ['Chloe', 'Amara', 'Elena', 'Zara', 'Mila'],
  last: ['Whitfield', 'Kowalski', 'Moretti', 'Mensah', 'Rahman', 'Lindqvist'],
  phone: (n) => `+20100000${String(4200 + n)}`,
}

/** Families of a Cairo centre: mostly Egyptian, some from Iran and elsewhere. */
export function makeFamilies(dice: Dice, count: number): Family[] {
  return Array.from({ length: count }, (_, n) => {
    const stock = n % 6 === 2 ? iranian : n % 6 === 5 ? foreign : egyptian
    return makeFamily(dice, stock, n)
  })
}

function makeFamily(dice: Dice, stock: Stock, n: number): Family {
  const gender = dice.chance(0.6) ? 'female' : 'male'
  const children = new Map<string, Family['children'][number]>()
  const wanted = dice.pick([1, 1, 2, 2, 2, 3])
  while (children.size < wanted) {
    const boy = dice.chance(0.5)
    const first = dice.pick(boy ? stock.boys : stock.girls)
    children.set(first, { first, gender: boy ? 'male' : 'female', ageYears: dice.between(6, 15) })
  }
  return {
    locale: stock.locale,
    parent: {
      first: dice.pick(gender === 'female' ? stock.mothers : stock.fathers),
      last: dice.pick(stock.last),
      gender,
    },
    phone: stock.phone(n),
    children: [...children.values()],
  }
}

/** Adults who learn for themselves. */
export const adults: readonly { first: string; last: string; gender: 'male' | 'female'; locale: Locale }[] = [
  { first: 'مينا', last: 'عادل', gender: 'male', locale: 'ar' },
  { first: 'إسراء', last: 'كامل', gender: 'female', locale: 'ar' },
  { first: 'حازم', last: 'لطفي', gender: 'male', locale: 'ar' },
  { first: 'روان', last: 'صبحي', gender: 'female', locale: 'ar' },
  { first: 'باسم', last: 'نجيب', gender: 'male', locale: 'ar' },
  { first: 'آلاء', last: 'مراد', gender: 'female', locale: 'ar' },
  { first: 'سینا', last: 'کاظمی', gender: 'male', locale: 'fa' },
  { first: 'نگار', last: 'فرهادی', gender: 'female', locale: 'fa' },
  { first: 'پویا', last: 'رستمی', gender: 'male', locale: 'fa' },
  { first: 'Grace', last: 'Mwangi', gender: 'female', locale: 'en' },
  { first: 'Oliver', last: 'Hughes', gender: 'male', locale: 'en' },
  { first: 'Yara', last: 'Haddad', gender: 'female', locale: 'en' },
]
