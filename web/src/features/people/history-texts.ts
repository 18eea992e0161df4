import { defineMessages } from '../../i18n/index.ts'

/** What happened to a learner, by the audit trail's action. */
export const historyTexts = defineMessages({
  'learner.create': { en: 'added', ar: 'أُضيف', fa: 'افزوده شد' },
  'learner.change': { en: 'changed', ar: 'عُدّل', fa: 'تغییر کرد' },
  'learner.archive': { en: 'archived', ar: 'أُرشف', fa: 'بایگانی شد' },
  'learner.restore': { en: 'restored', ar: 'استُعيد', fa: 'بازگردانده شد' },
  'learner.reissue_card': { en: 'new card issued', ar: 'صدرت بطاقة جديدة', fa: 'کارت تازه صادر شد' },
  'learner.give_login': { en: 'own login given', ar: 'مُنح حسابا خاصا', fa: 'ورود مستقل داده شد' },
  'learner.end_login': { en: 'own login taken back', ar: 'سُحب الحساب الخاص', fa: 'ورود مستقل پس گرفته شد' },
  'learner.merge': { en: 'merged', ar: 'دُمج', fa: 'ادغام شد' },
  'learner.undo_merge': { en: 'merge undone', ar: 'أُلغي الدمج', fa: 'ادغام برگردانده شد' },
  'learner.keep_apart': { en: 'found to be somebody else', ar: 'تبين أنه شخص آخر', fa: 'شخص دیگری است' },
  'guardian.add': { en: 'guardian added', ar: 'أُضيف ولي أمر', fa: 'سرپرست افزوده شد' },
  'guardian.end': { en: 'guardian’s access ended', ar: 'انتهى وصول ولي أمر', fa: 'دسترسی سرپرست پایان یافت' },
  'guardian.change': {
    en: 'guardian’s rights changed',
    ar: 'عُدّلت صلاحيات ولي أمر',
    fa: 'حق‌های سرپرست تغییر کرد',
  },
  'guardian.hand_over': {
    en: 'primary guardian changed',
    ar: 'تغير ولي الأمر الأساسي',
    fa: 'سرپرست اصلی تغییر کرد',
  },
  'guardian.invite': { en: 'guardian invited', ar: 'دُعي ولي أمر', fa: 'سرپرست دعوت شد' },
  'guardian.invite_again': {
    en: 'invitation sent again',
    ar: 'أُعيد إرسال الدعوة',
    fa: 'دعوت دوباره فرستاده شد',
  },
  'guardian.take_invitation_back': { en: 'invitation taken back', ar: 'سُحبت الدعوة', fa: 'دعوت پس گرفته شد' },
  'guardian.accept_invitation': { en: 'invitation accepted', ar: 'قُبلت الدعوة', fa: 'دعوت پذیرفته شد' },
  'guardian.decline_invitation': { en: 'invitation declined', ar: 'رُفضت الدعوة', fa: 'دعوت رد شد' },
  'custody_note.create': {
    en: 'custody note written',
    ar: 'كُتبت ملاحظة حضانة',
    fa: 'یادداشت حضانت نوشته شد',
  },
})
