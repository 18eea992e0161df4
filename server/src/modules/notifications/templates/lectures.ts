import type { Template } from './spec.ts'

const openChild = { en: 'Show attendance', ar: 'عرض الحضور', fa: 'نمایش حضور' }
const openCourse = { en: 'Open the course', ar: 'فتح الدورة', fa: 'باز کردن دوره' }
const openToday = { en: 'Open today', ar: 'فتح اليوم', fa: 'باز کردن امروز' }

export const lectureTemplates = {
  learner_present: {
    category: 'attendance',
    email: false,
    sms: false,
    button: openChild,
    title: {
      en: '{learner} is in {course}',
      ar: '{learner} حاضر في {course}',
      fa: '{learner} در {course} حاضر است',
    },
    body: { en: 'Marked present, {when}.', ar: 'سُجل الحضور، {when}.', fa: 'حاضر ثبت شد، {when}.' },
  },
  learner_absent: {
    category: 'attendance',
    email: true,
    sms: true,
    button: openChild,
    title: {
      en: '{learner} was absent from {course}',
      ar: '{learner} غائب عن {course}',
      fa: '{learner} در {course} غایب بود',
    },
    body: {
      en: 'Marked absent, {when}. Tell us if that is not right.',
      ar: 'سُجل الغياب، {when}. أخبرونا إن لم يكن صحيحا.',
      fa: 'غایب ثبت شد، {when}. اگر درست نیست به ما بگویید.',
    },
  },
  lecture_changed: {
    category: 'lecture_change',
    email: true,
    sms: true,
    button: openCourse,
    title: {
      en: '{course}: a lecture has changed',
      ar: '{course}: تغيير في محاضرة',
      fa: '{course}: جلسه‌ای تغییر کرد',
    },
    body: {
      en: 'Lecture {number} is now {when}.',
      ar: 'المحاضرة {number} أصبحت {when}.',
      fa: 'جلسهٔ {number} اکنون {when} است.',
    },
  },
  lecture_cancelled: {
    category: 'lecture_change',
    email: true,
    sms: true,
    button: openCourse,
    title: {
      en: '{course}: a lecture is cancelled',
      ar: '{course}: إلغاء محاضرة',
      fa: '{course}: جلسه‌ای لغو شد',
    },
    body: {
      en: 'Lecture {number}, {when}, does not take place.',
      ar: 'المحاضرة {number}، {when}، لن تقام.',
      fa: 'جلسهٔ {number}، {when}، برگزار نمی‌شود.',
    },
  },
  timetable_changed: {
    category: 'lecture_change',
    email: true,
    sms: true,
    button: openCourse,
    title: {
      en: '{course}: the timetable has changed',
      ar: '{course}: تغيير في الجدول',
      fa: '{course}: برنامه تغییر کرد',
    },
    body: {
      en: '{count, plural, one {# lecture has} other {# lectures have}} changed. The next one: {when}.',
      ar: 'تغيرت {count, plural, zero {المحاضرات} one {محاضرة واحدة} two {محاضرتان} few {# محاضرات} many {# محاضرة} other {# محاضرة}}. القادمة: {when}.',
      fa: '{count, plural, one {# جلسه} other {# جلسه}} تغییر کرد. جلسهٔ بعدی: {when}.',
    },
  },
  course_cancelled: {
    category: 'lecture_change',
    email: true,
    sms: true,
    button: openCourse,
    title: { en: '{course} is cancelled', ar: 'تم إلغاء {course}', fa: '{course} لغو شد' },
    body: {
      en: 'We are sorry: {course} does not take place. We will come back to you about what was paid.',
      ar: 'نعتذر: لن تقام {course}. سنتواصل معكم بشأن ما دُفع.',
      fa: 'متأسفیم: {course} برگزار نمی‌شود. دربارهٔ پرداخت‌ها با شما تماس می‌گیریم.',
    },
  },
  attendance_due: {
    category: 'reminder',
    email: false,
    sms: false,
    button: openToday,
    title: { en: 'Take attendance: {course}', ar: 'سجل الحضور: {course}', fa: 'حضور و غیاب: {course}' },
    body: {
      en: 'The lecture of {when} is over and nobody is marked yet.',
      ar: 'انتهت محاضرة {when} ولم يُسجل أحد بعد.',
      fa: 'جلسهٔ {when} تمام شده و هنوز کسی ثبت نشده است.',
    },
  },
  attendance_untaken: {
    category: 'attendance',
    email: false,
    sms: false,
    button: openToday,
    title: { en: 'Lectures without attendance', ar: 'محاضرات بلا حضور', fa: 'جلسه‌های بدون حضور و غیاب' },
    body: {
      en: '{count, plural, one {# lecture needs} other {# lectures need}} a decision.',
      ar: '{count, plural, zero {لا محاضرات} one {محاضرة واحدة} two {محاضرتان} few {# محاضرات} many {# محاضرة} other {# محاضرة}} تحتاج إلى قرار.',
      fa: '{count, plural, one {# جلسه} other {# جلسه}} نیاز به تصمیم دارد.',
    },
  },
} satisfies Record<string, Template>
