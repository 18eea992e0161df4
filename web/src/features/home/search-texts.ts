import { defineMessages } from '../../i18n/messages.ts'

export const searchTexts = defineMessages({
  search: { en: 'Search everything', ar: 'ابحث في كل شيء', fa: 'جست‌وجو در همه چیز' },
  hint: {
    en: 'Name, phone, course, invoice, ticket',
    ar: 'اسم، هاتف، دورة، فاتورة، تذكرة',
    fa: 'نام، تلفن، دوره، فاکتور، تیکت',
  },
  nothing: { en: 'Nothing found', ar: 'لا نتائج', fa: 'چیزی پیدا نشد' },
  searching: { en: 'Searching…', ar: 'جارٍ البحث…', fa: 'در حال جست‌وجو…' },
  results: {
    en: '{count, plural, one {# result} other {# results}}',
    ar: '{count, plural, zero {لا نتائج} one {نتيجة واحدة} two {نتيجتان} few {# نتائج} many {# نتيجة} other {# نتيجة}}',
    fa: '{count, plural, one {# نتیجه} other {# نتیجه}}',
  },
  person: { en: 'Person', ar: 'شخص', fa: 'شخص' },
  learner: { en: 'Learner', ar: 'متعلم', fa: 'فراگیر' },
  course: { en: 'Course', ar: 'دورة', fa: 'دوره' },
  invoice: { en: 'Invoice', ar: 'فاتورة', fa: 'فاکتور' },
  ticket: { en: 'Ticket', ar: 'تذكرة', fa: 'تیکت' },
})
