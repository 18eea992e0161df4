import type { FieldSpec } from '#imports'
import type { Text } from '#platform/i18n'
import { relationWords } from './words.ts'

const same = (text: string): Text => ({ en: text, ar: text, fa: text })

interface GuardianTexts {
  readonly prefix: 'guardian' | 'guardian2'
  readonly name: Text
  readonly phone: Text
  readonly relation: Text
  readonly names: Readonly<Record<'name' | 'phone' | 'relation', readonly string[]>>
  readonly examples: Readonly<Record<'name' | 'phone' | 'relation', FieldSpec['examples']>>
}

function fieldsOf(texts: GuardianTexts): FieldSpec[] {
  const { prefix } = texts
  return [
    {
      key: `${prefix}_name`,
      label: texts.name,
      names: texts.names.name,
      kind: 'text',
      examples: texts.examples.name,
    },
    {
      key: `${prefix}_phone`,
      label: texts.phone,
      names: texts.names.phone,
      kind: 'phone',
      examples: texts.examples.phone,
    },
    {
      key: `${prefix}_relation`,
      label: texts.relation,
      names: texts.names.relation,
      kind: 'word',
      words: relationWords,
      examples: texts.examples.relation,
    },
  ]
}

const first = fieldsOf({
  prefix: 'guardian',
  name: { en: 'Guardian’s name', ar: 'اسم ولي الأمر', fa: 'نام سرپرست' },
  phone: { en: 'Guardian’s phone', ar: 'هاتف ولي الأمر', fa: 'تلفن سرپرست' },
  relation: { en: 'Guardian is', ar: 'صلة ولي الأمر', fa: 'نسبت سرپرست' },
  names: {
    name: [
      'parent name',
      'father name',
      'father',
      'guardian',
      'parent',
      'اسم الأب',
      'الأب',
      'ولي الأمر',
      'اسم الوالد',
      'نام پدر',
      'پدر',
      'نام ولی',
      'نام والدین',
      'ولی',
      'سرپرست',
    ],
    phone: [
      'phone',
      'mobile',
      'phone number',
      'mobile number',
      'tel',
      'telephone',
      'cell',
      'whatsapp',
      'contact',
      'parent phone',
      'parent mobile',
      'guardian mobile',
      'father phone',
      'father mobile',
      'الهاتف',
      'هاتف',
      'موبايل',
      'الموبايل',
      'جوال',
      'الجوال',
      'التليفون',
      'تليفون',
      'رقم الهاتف',
      'رقم الموبايل',
      'رقم الجوال',
      'رقم التليفون',
      'واتساب',
      'رقم ولي الأمر',
      'موبايل ولي الأمر',
      'تليفون ولي الأمر',
      'هاتف الأب',
      'موبايل الأب',
      'رقم الأب',
      'تلفن',
      'موبایل',
      'تلفن همراه',
      'شماره تلفن',
      'شماره موبایل',
      'شماره تماس',
      'همراه',
      'تماس',
      'تلفن ولی',
      'موبایل ولی',
      'تلفن پدر',
      'موبایل پدر',
      'شماره پدر',
      'تلفن والدین',
    ],
    relation: ['relation', 'relationship', 'صلة القرابة', 'القرابة', 'الصلة', 'نسبت'],
  },
  examples: {
    name: [
      { en: 'Nadia Hassan', ar: 'نادية حسن', fa: 'نادیا حسنی' },
      { en: 'Nadia Hassan', ar: 'نادية حسن', fa: 'نادیا حسنی' },
    ],
    phone: [
      { en: '01012345678', ar: '01012345678', fa: '09121234567' },
      { en: '01012345678', ar: '01012345678', fa: '09121234567' },
    ],
    relation: [
      { en: 'mother', ar: 'أم', fa: 'مادر' },
      { en: 'mother', ar: 'أم', fa: 'مادر' },
    ],
  },
})

const second = fieldsOf({
  prefix: 'guardian2',
  name: { en: 'Second guardian’s name', ar: 'اسم ولي الأمر الثاني', fa: 'نام سرپرست دوم' },
  phone: { en: 'Second guardian’s phone', ar: 'هاتف ولي الأمر الثاني', fa: 'تلفن سرپرست دوم' },
  relation: { en: 'Second guardian is', ar: 'صلة ولي الأمر الثاني', fa: 'نسبت سرپرست دوم' },
  names: {
    name: [
      'guardian 2',
      'guardian 2 name',
      'parent 2',
      'parent 2 name',
      'second parent',
      'mother name',
      'mother',
      'اسم الأم',
      'الأم',
      'اسم الوالدة',
      'نام مادر',
      'مادر',
    ],
    phone: [
      'guardian 2 phone',
      'parent 2 phone',
      'phone 2',
      'mobile 2',
      'second phone',
      'other phone',
      'mother phone',
      'mother mobile',
      'هاتف الأم',
      'موبايل الأم',
      'رقم الأم',
      'تليفون الأم',
      'هاتف آخر',
      'رقم آخر',
      'هاتف 2',
      'موبايل 2',
      'تلفن مادر',
      'موبایل مادر',
      'شماره مادر',
      'تلفن دوم',
      'موبایل دوم',
      'تلفن ۲',
    ],
    relation: ['relation 2', 'relationship 2', 'القرابة 2', 'نسبت دوم'],
  },
  examples: {
    name: [{ en: 'Karim Hassan', ar: 'كريم حسن', fa: 'کریم حسنی' }, same('')],
    phone: [{ en: '01112345678', ar: '01112345678', fa: '09351234567' }, same('')],
    relation: [{ en: 'father', ar: 'أب', fa: 'پدر' }, same('')],
  },
})

/** What a row may say of its first and second guardian. */
export const guardianFields: readonly FieldSpec[] = [...first, ...second]
