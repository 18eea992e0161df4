import { translate, type Locale, type Text } from '#platform/i18n'

/** Usual reasons of a rejection, as the applicant reads them. */
export const rejectReasons = {
  documents_unreadable: {
    en: 'The documents cannot be read. Please send a clear scan or photo.',
    ar: 'المستندات غير مقروءة. أرسل صورة أو نسخة واضحة من فضلك.',
    fa: 'مدارک خوانا نیست. لطفاً اسکن یا عکس واضحی بفرستید.',
  },
  certificate_unrelated: {
    en: 'The certificate does not fit the subjects that you want to teach.',
    ar: 'الشهادة لا تناسب المواد التي تود تدريسها.',
    fa: 'گواهی با درس‌هایی که می‌خواهید تدریس کنید نمی‌خواند.',
  },
  name_differs: {
    en: 'The name on the documents is not the name of the account.',
    ar: 'الاسم في المستندات يختلف عن اسم الحساب.',
    fa: 'نام روی مدارک با نام حساب یکی نیست.',
  },
  experience_short: {
    en: 'We look for more teaching experience at present. You are welcome to apply again later.',
    ar: 'نبحث حاليا عن خبرة تدريس أطول. يسعدنا أن تتقدم مرة أخرى لاحقا.',
    fa: 'در حال حاضر به سابقهٔ تدریس بیشتری نیاز داریم. خوشحال می‌شویم بعدها دوباره درخواست دهید.',
  },
  subject_full: {
    en: 'We have enough tutors for these subjects at present.',
    ar: 'لدينا عدد كاف من المدرسين لهذه المواد حاليا.',
    fa: 'در حال حاضر برای این درس‌ها معلم کافی داریم.',
  },
  profile_thin: {
    en: 'The description is too short for families to know you. Please tell more about your teaching.',
    ar: 'الوصف قصير ولا يعرّف الأسر بك. اكتب المزيد عن طريقة تدريسك من فضلك.',
    fa: 'معرفی کوتاه است و خانواده‌ها شما را نمی‌شناسند. لطفاً بیشتر از تدریستان بگویید.',
  },
} satisfies Record<string, Text>

/** What reviewers usually ask for before they decide. */
export const askReasons = {
  certificate_missing: {
    en: 'Please add the certificate of your degree or ijaza.',
    ar: 'أضف شهادة مؤهلك أو إجازتك من فضلك.',
    fa: 'لطفاً گواهی مدرک یا اجازه‌نامهٔ خود را بیفزایید.',
  },
  clearer_scan: {
    en: 'One document cannot be read well. Please upload a clearer one.',
    ar: 'أحد المستندات غير واضح. ارفع نسخة أوضح من فضلك.',
    fa: 'یکی از مدارک خوب خوانده نمی‌شود. لطفاً نسخهٔ واضح‌تری بارگذاری کنید.',
  },
  cv_outdated: {
    en: 'Please upload a present CV with your latest work.',
    ar: 'ارفع سيرة ذاتية حديثة تضم آخر أعمالك من فضلك.',
    fa: 'لطفاً رزومهٔ به‌روز با آخرین سوابق کاری بارگذاری کنید.',
  },
  translation_needed: {
    en: 'Please add a translation of the certificate.',
    ar: 'أضف ترجمة للشهادة من فضلك.',
    fa: 'لطفاً ترجمهٔ گواهی را بیفزایید.',
  },
} satisfies Record<string, Text>

const all = new Map<string, Text>(Object.entries({ ...rejectReasons, ...askReasons }))

/** A reason in the reader's language: the usual words, then the reviewer's own. */
export function reasonText(code: string | null, words: string, locale: Locale): string {
  const usual = code === null ? undefined : all.get(code)
  return [usual ? translate(usual, locale) : '', words].filter((part) => part !== '').join('\n')
}
