import { defineErrors } from '#platform/errors'

/** Attendance's refusals. */
export const attendanceErrors = defineErrors({
  lecture_cancelled: {
    status: 409,
    en: 'This lecture was cancelled.',
    ar: 'أُلغيت هذه المحاضرة.',
    fa: 'این جلسه لغو شده است.',
  },
  lecture_not_accepted: {
    status: 409,
    en: 'This additional lecture has not been accepted yet.',
    ar: 'لم تُقبل هذه المحاضرة الإضافية بعد.',
    fa: 'این جلسهٔ اضافی هنوز پذیرفته نشده است.',
  },
  marking_not_open: {
    status: 409,
    en: 'Attendance can be taken from {minutes} minutes before the lecture starts.',
    ar: 'يفتح تسجيل الحضور قبل بدء المحاضرة بـ {minutes} دقيقة.',
    fa: 'ثبت حضور از {minutes} دقیقه پیش از آغاز جلسه باز است.',
  },
  marking_closed: {
    status: 409,
    en: 'The time for taking attendance is over. Ask a supervisor to correct it.',
    ar: 'انتهى وقت تسجيل الحضور. اطلب من المشرف التصحيح.',
    fa: 'زمان ثبت حضور گذشته است. اصلاح را از سرپرست بخواهید.',
  },
  stale_marks: {
    status: 409,
    en: '{count, plural, one {One mark was changed by somebody else in the meantime.} other {{count} marks were changed by somebody else in the meantime.}} Both values are kept until you choose.',
    ar: '{count, plural, one {غيّر شخص آخر علامة واحدة في هذه الأثناء.} two {غيّر شخص آخر علامتين في هذه الأثناء.} few {غيّر شخص آخر {count} علامات في هذه الأثناء.} many {غيّر شخص آخر {count} علامة في هذه الأثناء.} other {غيّر شخص آخر {count} علامة في هذه الأثناء.}} القيمتان محفوظتان حتى تختار.',
    fa: 'کسی در این فاصله {count} مورد را تغییر داده است. هر دو مقدار تا انتخاب شما نگه داشته می‌شود.',
  },
  register_incomplete: {
    status: 409,
    en: '{count, plural, one {One learner is not marked yet.} other {{count} learners are not marked yet.}}',
    ar: '{count, plural, one {متعلم واحد لم يسجل حضوره بعد.} two {متعلمان لم يسجل حضورهما بعد.} few {{count} متعلمين لم يسجل حضورهم بعد.} many {{count} متعلما لم يسجل حضورهم بعد.} other {{count} متعلم لم يسجل حضورهم بعد.}}',
    fa: '{count} فراگیر هنوز ثبت نشده است.',
  },
  ratings_missing: {
    status: 409,
    en: '{count, plural, one {One rating is missing.} other {{count} ratings are missing.}}',
    ar: '{count, plural, one {ينقص تقييم واحد.} two {ينقص تقييمان.} few {تنقص {count} تقييمات.} many {ينقص {count} تقييما.} other {ينقص {count} تقييم.}}',
    fa: '{count} نمره کم است.',
  },
  device_key_invalid: {
    status: 401,
    en: 'This device is not registered here.',
    ar: 'هذا الجهاز غير مسجل هنا.',
    fa: 'این دستگاه اینجا ثبت نشده است.',
  },
  device_id_taken: {
    status: 409,
    en: 'There is a device of this id already.',
    ar: 'يوجد جهاز بهذا المعرف.',
    fa: 'دستگاهی با این شناسه هست.',
  },
  identity_taken: {
    status: 409,
    en: 'This card or finger belongs to somebody already.',
    ar: 'هذه البطاقة أو البصمة مسجلة لشخص آخر.',
    fa: 'این کارت یا اثر انگشت از آنِ کسی است.',
  },
  check_in_code_invalid: {
    status: 409,
    en: 'Scan the code on the screen again: it changes every minute.',
    ar: 'امسح الرمز المعروض على الشاشة مرة أخرى، فهو يتغير كل دقيقة.',
    fa: 'کد روی صفحه را دوباره بخوانید؛ هر دقیقه عوض می‌شود.',
  },
  nothing_to_check_in: {
    status: 409,
    en: 'There is nothing to check in to now.',
    ar: 'لا يوجد ما تسجل حضورك فيه الآن.',
    fa: 'اکنون چیزی برای ثبت ورود نیست.',
  },
  not_checked_in: {
    status: 409,
    en: 'There is no check-in to end.',
    ar: 'لا يوجد تسجيل حضور لإنهائه.',
    fa: 'ورودی برای پایان‌دادن نیست.',
  },
  check_out_before_check_in: {
    status: 409,
    en: 'The check-out lies before the check-in.',
    ar: 'وقت الانصراف قبل وقت الحضور.',
    fa: 'خروج پیش از ورود است.',
  },
  in_the_future: {
    status: 409,
    en: 'That moment lies ahead.',
    ar: 'هذا الوقت في المستقبل.',
    fa: 'این زمان در آینده است.',
  },
  cannot_be_rated: {
    status: 409,
    en: 'Only somebody who was there can be rated.',
    ar: 'يقيّم من حضر فقط.',
    fa: 'فقط کسی که حاضر بوده نمره می‌گیرد.',
  },
  schedule_overlap: {
    status: 409,
    en: 'This overlaps another shift of the same person.',
    ar: 'يتداخل مع وردية أخرى لنفس الشخص.',
    fa: 'با نوبت دیگری از همین شخص هم‌پوشانی دارد.',
  },
  not_your_instructor: {
    status: 409,
    en: 'A rating needs an enrolment in a course of this instructor.',
    ar: 'يتطلب التقييم تسجيلا في دورة لهذا المعلم.',
    fa: 'نمره‌دادن نیازمند ثبت‌نام در دورهٔ این مدرس است.',
  },
})
