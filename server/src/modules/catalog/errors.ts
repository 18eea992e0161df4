import { defineErrors } from '#platform/errors'

/** The catalogue's refusals. */
export const catalogErrors = defineErrors({
  in_use: {
    status: 409,
    en: 'Other things depend on this, so it cannot be deleted.',
    ar: 'لا يمكن حذفه لأن أشياء أخرى تعتمد عليه.',
    fa: 'چیزهای دیگری به این وابسته‌اند و نمی‌توان آن را حذف کرد.',
  },
  name_taken: {
    status: 409,
    en: 'There is one of this name already.',
    ar: 'يوجد آخر بهذا الاسم.',
    fa: 'موردی با این نام هست.',
  },
  slug_taken: {
    status: 409,
    en: 'This address is used by another.',
    ar: 'هذا العنوان مستخدم.',
    fa: 'این نشانی استفاده شده است.',
  },
  status_not_possible: {
    status: 409,
    en: 'A course that is "{from}" cannot become "{to}".',
    ar: 'لا يمكن نقل الدورة من "{from}" إلى "{to}".',
    fa: 'دوره از «{from}» نمی‌تواند به «{to}» برسد.',
  },
  capacity_below_taken: {
    status: 409,
    en: '{taken, plural, one {One place is taken already.} other {{taken} places are taken already.}}',
    ar: '{taken, plural, one {هناك مقعد محجوز بالفعل.} two {هناك مقعدان محجوزان بالفعل.} few {هناك {taken} مقاعد محجوزة بالفعل.} many {هناك {taken} مقعدا محجوزا بالفعل.} other {هناك {taken} مقعد محجوز بالفعل.}}',
    fa: '{taken} جا پیش‌تر گرفته شده است.',
  },
  schedule_clash: {
    status: 409,
    en: 'At some of these times the room or the instructor is taken. Look at the preview, or apply it all the same.',
    ar: 'القاعة أو المعلم مشغول في بعض هذه الأوقات. راجع المعاينة أو طبقها رغم ذلك.',
    fa: 'در بعضی از این زمان‌ها اتاق یا مدرس مشغول است. پیش‌نمایش را ببینید یا با این حال اعمال کنید.',
  },
  preview_outdated: {
    status: 409,
    en: 'The lectures have changed since the preview. Look at it again.',
    ar: 'تغيرت المحاضرات منذ المعاينة. راجعها مجددا.',
    fa: 'جلسه‌ها پس از پیش‌نمایش تغییر کرده‌اند. دوباره ببینید.',
  },
  lecture_has_marks: {
    status: 409,
    en: 'Attendance was taken in this lecture, so it stays as it is.',
    ar: 'تم تسجيل الحضور في هذه المحاضرة فلا يمكن تغييرها.',
    fa: 'حضور این جلسه ثبت شده و تغییر نمی‌کند.',
  },
  lecture_over: {
    status: 409,
    en: 'This lecture is over.',
    ar: 'انتهت هذه المحاضرة.',
    fa: 'این جلسه گذشته است.',
  },
  lecture_cancelled: {
    status: 409,
    en: 'This lecture was cancelled.',
    ar: 'أُلغيت هذه المحاضرة.',
    fa: 'این جلسه لغو شده است.',
  },
  nothing_to_accept: {
    status: 409,
    en: 'Nothing waits for a decision here.',
    ar: 'لا يوجد ما ينتظر القرار.',
    fa: 'چیزی در انتظار تصمیم نیست.',
  },
  course_not_running: {
    status: 409,
    en: 'The course has no lectures in this state.',
    ar: 'لا محاضرات للدورة في هذه الحالة.',
    fa: 'دوره در این وضعیت جلسه‌ای ندارد.',
  },
})
