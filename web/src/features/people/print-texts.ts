import { defineMessages } from '../../i18n/index.ts'

export const printTexts = defineMessages({
  tab: { en: 'Cards', ar: 'البطاقات', fa: 'کارت‌ها' },
  courseCards: { en: 'Cards of this course', ar: 'بطاقات هذه الدورة', fa: 'کارت‌های این دوره' },
  courseCardsDetail: {
    en: 'One PDF with the cards of everybody who is enrolled, ten on a sheet of A4 with marks to cut along.',
    ar: 'ملف PDF واحد فيه بطاقات كل المسجلين، عشر في كل ورقة A4 مع علامات للقص.',
    fa: 'یک PDF با کارت همهٔ ثبت‌نام‌شده‌ها، ده تا در هر برگ A4 با خط برش.',
  },
  print: { en: 'Print cards (PDF)', ar: 'طباعة البطاقات (PDF)', fa: 'چاپ کارت‌ها (PDF)' },
})
