import { defineMessages } from '../../i18n/index.ts'

/** Words of the staff's page of a learner. */
export const staffTexts = defineMessages({
  endCustody: { en: 'End custody', ar: 'إنهاء الحضانة', fa: 'پایان حضانت' },
  endCustodyTitle: {
    en: 'End the custody of {name}?',
    ar: 'إنهاء حضانة {name}؟',
    fa: 'حضانت {name} پایان یابد؟',
  },
  endCustodyDetail: {
    en: '{name} loses all access to {child} at once and cannot be invited again. The history is kept.',
    ar: 'يفقد {name} كل وصول إلى {child} فورا ولا يمكن دعوته مجددا. يُحفظ السجل.',
    fa: '{name} بی‌درنگ همهٔ دسترسی به {child} را از دست می‌دهد و دیگر نمی‌توان دعوتش کرد. سابقه نگه داشته می‌شود.',
  },
  decision: { en: 'What was decided', ar: 'ما تقرر', fa: 'چه تصمیمی گرفته شد' },
  noteNeeded: {
    en: 'Please write what was decided.',
    ar: 'اكتب ما تقرر من فضلك.',
    fa: 'لطفاً تصمیم را بنویسید.',
  },
  custodyNotes: { en: 'Custody notes', ar: 'ملاحظات الحضانة', fa: 'یادداشت‌های حضانت' },
  custodyOnly: {
    en: 'Only people with the right to custody notes see this.',
    ar: 'لا يراها إلا من له صلاحية ملاحظات الحضانة.',
    fa: 'تنها کسانی که حق دیدن یادداشت حضانت دارند این را می‌بینند.',
  },
  addNote: { en: 'Add a note', ar: 'إضافة ملاحظة', fa: 'افزودن یادداشت' },
  note: { en: 'Note', ar: 'ملاحظة', fa: 'یادداشت' },
  save: { en: 'Save', ar: 'حفظ', fa: 'ذخیره' },
  former: { en: 'Former guardians', ar: 'أولياء أمور سابقون', fa: 'سرپرستان پیشین' },
  centre: { en: 'the centre', ar: 'المركز', fa: 'مرکز' },
  barred: { en: 'Kept away', ar: 'ممنوع', fa: 'دورنگه‌داشته' },
  left: { en: 'left on {day}', ar: 'غادر في {day}', fa: 'در {day} رفت' },
  ended: { en: 'ended on {day} by {by}', ar: 'أنهاه {by} في {day}', fa: 'در {day} با {by} پایان یافت' },
  custody: {
    en: 'custody ended on {day}, {by}',
    ar: 'انتهت الحضانة في {day}، {by}',
    fa: 'پایان حضانت در {day}، {by}',
  },
  merged: { en: 'merged on {day}', ar: 'دُمج في {day}', fa: 'در {day} ادغام شد' },
  erased: { en: 'account erased on {day}', ar: 'مُحي الحساب في {day}', fa: 'حساب در {day} پاک شد' },
  history: { en: 'History', ar: 'السجل', fa: 'تاریخچه' },
  noHistory: { en: 'Nothing yet.', ar: 'لا شيء بعد.', fa: 'هنوز چیزی نیست.' },
  allHistory: { en: 'Whole history', ar: 'السجل كاملا', fa: 'همهٔ تاریخچه' },
})
