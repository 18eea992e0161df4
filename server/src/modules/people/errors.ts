import { defineErrors, invalidFields, type Problem } from '#platform/errors'

export const peopleErrors = defineErrors({
  codes_exhausted: {
    status: 409,
    en: 'No learner code is free any more. Ask the administrator.',
    ar: 'لم تعد هناك أكواد متاحة للمتعلمين. راجع مدير النظام.',
    fa: 'دیگر کد آزادی برای فراگیران نمانده است. با مدیر تماس بگیرید.',
  },
  no_card_yet: {
    status: 409,
    en: 'There is no card yet: the code needs to know whether it is a boy or a girl, a man or a woman.',
    ar: 'لا توجد بطاقة بعد: يلزم تحديد النوع ليصدر الكود.',
    fa: 'هنوز کارتی نیست: برای کد باید جنسیت مشخص باشد.',
  },
  already_guardian: {
    status: 409,
    en: 'This person is a guardian of the child already.',
    ar: 'هذا الشخص ولي أمر للطفل بالفعل.',
    fa: 'این شخص هم‌اکنون سرپرست کودک است.',
  },
  already_invited: {
    status: 409,
    en: 'This number is invited already. Send the invitation again instead.',
    ar: 'تمت دعوة هذا الرقم من قبل. أعد إرسال الدعوة بدلا من ذلك.',
    fa: 'این شماره پیش‌تر دعوت شده است. دعوت را دوباره بفرستید.',
  },
  too_many_invitations: {
    status: 409,
    en: 'There are five open invitations. Take one back first.',
    ar: 'توجد خمس دعوات مفتوحة. ألغ واحدة أولا.',
    fa: 'پنج دعوت باز است. ابتدا یکی را پس بگیرید.',
  },
  sent_lately: {
    status: 409,
    en: 'The invitation was just sent. Wait a moment before sending it again.',
    ar: 'أُرسلت الدعوة للتو. انتظر قليلا قبل إعادة إرسالها.',
    fa: 'دعوت همین حالا فرستاده شد. پیش از فرستادن دوباره کمی صبر کنید.',
  },
  sent_too_often: {
    status: 409,
    en: 'The invitation was sent five times. Take it back and talk to the person.',
    ar: 'أُرسلت الدعوة خمس مرات. ألغها وتحدث مع الشخص.',
    fa: 'دعوت پنج بار فرستاده شده است. آن را پس بگیرید و با او صحبت کنید.',
  },
  invitation_over: {
    status: 409,
    en: 'This invitation is over. Ask for a new one.',
    ar: 'انتهت هذه الدعوة. اطلب دعوة جديدة.',
    fa: 'این دعوت به پایان رسیده است. دعوت تازه‌ای بخواهید.',
  },
  guardian_barred: {
    status: 409,
    en: 'A custody decision keeps this person away from the child. Ask the centre.',
    ar: 'يوجد قرار حضانة يمنع هذا الشخص. راجع المركز.',
    fa: 'تصمیم حضانت این شخص را از کودک دور نگه می‌دارد. از مرکز بپرسید.',
  },
  primary_has_all_rights: {
    status: 409,
    en: 'The primary guardian has every right. Hand that over first.',
    ar: 'ولي الأمر الأساسي له كل الصلاحيات. انقل الصفة أولا.',
    fa: 'سرپرست اصلی همهٔ حق‌ها را دارد. نخست آن را واگذار کنید.',
  },
  same_learner: {
    status: 409,
    en: 'That is the same learner.',
    ar: 'هذا هو المتعلم نفسه.',
    fa: 'این همان فراگیر است.',
  },
  merge_conflicts: {
    status: 409,
    en: 'Something has to be settled first. The preview names it.',
    ar: 'يجب حل بعض الأمور أولا. المعاينة تذكرها.',
    fa: 'نخست باید چیزی حل شود. پیش‌نمایش آن را نام می‌برد.',
  },
  merge_undone: {
    status: 409,
    en: 'This merge was undone already.',
    ar: 'تم التراجع عن هذا الدمج من قبل.',
    fa: 'این ادغام پیش‌تر برگردانده شده است.',
  },
  merge_too_old: {
    status: 409,
    en: 'A merge can be undone for thirty days.',
    ar: 'يمكن التراجع عن الدمج خلال ثلاثين يوما.',
    fa: 'ادغام تا سی روز قابل برگشت است.',
  },
  was_merged: {
    status: 409,
    en: 'This learner was merged into another one. Undo the merge instead.',
    ar: 'دُمج هذا المتعلم في متعلم آخر. تراجع عن الدمج بدلا من ذلك.',
    fa: 'این فراگیر در فراگیر دیگری ادغام شده است. ادغام را برگردانید.',
  },
  merge_covered: {
    status: 409,
    en: 'One of the two was merged again since. Undo that merge first.',
    ar: 'دُمج أحدهما مرة أخرى بعد ذلك. تراجع عن ذلك الدمج أولا.',
    fa: 'یکی از این دو بعدا دوباره ادغام شده است. نخست آن را برگردانید.',
  },
  has_own_login: {
    status: 409,
    en: 'There is an own login already.',
    ar: 'يوجد حساب خاص بالفعل.',
    fa: 'هم‌اکنون ورود مستقل دارد.',
  },
  too_young_for_login: {
    status: 409,
    en: 'Children get an own login from the age of {age}.',
    ar: 'يُمنح الطفل حسابا خاصا من سن {age}.',
    fa: 'کودک از {age} سالگی ورود مستقل می‌گیرد.',
  },
  consent_required: {
    status: 409,
    en: 'A guardian has to agree to the own login.',
    ar: 'يلزم أن يوافق ولي الأمر على الحساب الخاص.',
    fa: 'سرپرست باید با ورود مستقل موافقت کند.',
  },
  last_guardian: {
    status: 409,
    en: 'A child keeps at least one guardian.',
    ar: 'يجب أن يبقى للطفل ولي أمر واحد على الأقل.',
    fa: 'کودک باید دست‌کم یک سرپرست داشته باشد.',
  },
  application_under_review: {
    status: 409,
    en: 'Your application is being reviewed. Take it back first to change it.',
    ar: 'طلبك قيد المراجعة. اسحبه أولا لتعديله.',
    fa: 'درخواست شما در حال بررسی است. برای تغییر، نخست آن را پس بگیرید.',
  },
  application_not_open: {
    status: 409,
    en: 'There is no open application.',
    ar: 'لا يوجد طلب مفتوح.',
    fa: 'درخواست بازی وجود ندارد.',
  },
  application_not_rejected: {
    status: 409,
    en: 'Only a rejected application can be made again.',
    ar: 'لا يمكن إعادة التقديم إلا بعد رفض الطلب.',
    fa: 'فقط پس از رد شدن می‌توان دوباره درخواست داد.',
  },
  application_decided: {
    status: 409,
    en: 'This application has been decided already.',
    ar: 'تم البت في هذا الطلب من قبل.',
    fa: 'دربارهٔ این درخواست پیش‌تر تصمیم گرفته شده است.',
  },
  application_taken: {
    status: 409,
    en: 'A colleague is reviewing this application now.',
    ar: 'زميل يراجع هذا الطلب الآن.',
    fa: 'همکاری هم‌اکنون این درخواست را بررسی می‌کند.',
  },
  application_changed: {
    status: 409,
    en: 'The application has changed since you opened it. Look at it again.',
    ar: 'تغير الطلب منذ فتحته. راجعه مرة أخرى.',
    fa: 'درخواست پس از باز کردن شما تغییر کرده است. دوباره نگاه کنید.',
  },
  own_application: {
    status: 403,
    en: 'Nobody decides about his own application.',
    ar: 'لا يبت أحد في طلبه الخاص.',
    fa: 'هیچ‌کس دربارهٔ درخواست خودش تصمیم نمی‌گیرد.',
  },
})

/** A request names its learner as `child` or as `student`: exactly one of them (docs/domain/people.md). */
export function childOrStudent(): Problem {
  const text = {
    en: 'Give either a child or a student, not both and not neither.',
    ar: 'حدد طفلا أو طالبا، واحدا منهما فقط.',
    fa: 'یا کودک یا دانشجو را مشخص کنید؛ فقط یکی.',
  }
  return invalidFields({ non_field_errors: [{ code: 'child_or_student', text }] })
}
