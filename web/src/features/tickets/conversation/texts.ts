import { defineMessages } from '../../../i18n/index.ts'

export const chatTexts = defineMessages({
  conversation: { en: 'Conversation', ar: 'المحادثة', fa: 'گفت‌وگو' },
  older: { en: 'Show earlier messages', ar: 'عرض الرسائل السابقة', fa: 'نمایش پیام‌های پیشین' },
  you: { en: 'You', ar: 'أنت', fa: 'شما' },
  note: { en: 'Internal note', ar: 'ملاحظة داخلية', fa: 'یادداشت داخلی' },
  sending: { en: 'Sending…', ar: 'جارٍ الإرسال…', fa: 'در حال فرستادن…' },
  waiting: { en: 'Waits for the network', ar: 'بانتظار الشبكة', fa: 'در انتظار شبکه' },
  refused: { en: 'Not sent', ar: 'لم تُرسل', fa: 'فرستاده نشد' },
  retry: { en: 'Send again', ar: 'إعادة الإرسال', fa: 'فرستادن دوباره' },
  drop: { en: 'Discard', ar: 'تجاهل', fa: 'دور انداختن' },
  write: { en: 'Write a message', ar: 'اكتب رسالة', fa: 'پیامی بنویسید' },
  writeNote: {
    en: 'Write a note that only the team sees',
    ar: 'اكتب ملاحظة يراها الفريق فقط',
    fa: 'یادداشتی بنویسید که فقط گروه می‌بیند',
  },
  send: { en: 'Send', ar: 'إرسال', fa: 'فرستادن' },
  attach: { en: 'Add a photo or document', ar: 'إرفاق صورة أو مستند', fa: 'افزودن عکس یا سند' },
  remove: { en: 'Remove {name}', ar: 'إزالة {name}', fa: 'حذف {name}' },
  tooLarge: {
    en: 'Files up to 10 MB, please.',
    ar: 'الملفات حتى 10 ميجابايت من فضلك.',
    fa: 'لطفاً پرونده‌های تا ۱۰ مگابایت.',
  },
  newMessages: { en: 'New messages', ar: 'رسائل جديدة', fa: 'پیام‌های تازه' },
  writes: { en: '{name} is writing…', ar: '{name} يكتب…', fa: '{name} می‌نویسد…' },
  writesNote: { en: '{name} is writing a note…', ar: '{name} يكتب ملاحظة…', fa: '{name} یادداشت می‌نویسد…' },
  looks: { en: '{name} is here too', ar: '{name} هنا أيضا', fa: '{name} هم اینجاست' },
  picture: { en: 'Picture {name}', ar: 'صورة {name}', fa: 'تصویر {name}' },
  soon: {
    en: 'We have it. The answer comes here.',
    ar: 'وصلتنا رسالتك، وسيظهر الرد هنا.',
    fa: 'به دستمان رسید. پاسخ همین‌جا می‌آید.',
  },
  canned: { en: 'Ready answers', ar: 'ردود جاهزة', fa: 'پاسخ‌های آماده' },
})
