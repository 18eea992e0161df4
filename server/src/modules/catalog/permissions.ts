import { definePermissions } from '#platform/permissions'

/** The catalogue's rows of the matrix. */
export const catalogPermissions = definePermissions([
  {
    key: 'seasons.manage',
    help: {
      en: 'Open and close seasons, set holidays, add branches and rooms with their capacity.',
      ar: 'فتح المواسم وإغلاقها وتحديد العطلات وإضافة الفروع والقاعات وسعتها.',
      fa: 'باز و بسته کردن فصل\u200cها، تعیین تعطیلات و افزودن شعبه و اتاق با گنجایش.',
    },
    label: {
      en: 'Manage seasons, branches and rooms',
      ar: 'إدارة المواسم والفروع والقاعات',
      fa: 'مدیریت فصل‌ها، شعبه‌ها و اتاق‌ها',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'courses.manage',
    help: {
      en: 'Create, price, publish and cancel any course, whoever teaches it.',
      ar: 'إنشاء أي دورة وتسعيرها ونشرها وإلغاؤها أيا كان معلمها.',
      fa: 'ساخت، قیمت\u200cگذاری، انتشار و لغو هر دوره، هر که مدرسش باشد.',
    },
    label: { en: 'Manage all courses', ar: 'إدارة جميع الدورات', fa: 'مدیریت همهٔ دوره‌ها' },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'courses.view_drafts',
    help: {
      en: 'Look at courses that the public does not see yet. Changes nothing.',
      ar: 'الاطلاع على دورات لا يراها الجمهور بعد دون تعديلها.',
      fa: 'دیدن دوره\u200cهایی که هنوز عمومی نیستند، بدون تغییر.',
    },
    label: {
      en: 'See courses before they are published',
      ar: 'رؤية الدورات قبل نشرها',
      fa: 'دیدن دوره‌ها پیش از انتشار',
    },
    roles: ['admin', 'supervisor', 'financial', 'support'],
  },
  {
    key: 'courses.teach',
    help: {
      en: 'For instructors: edit description and content of the courses that they teach, not price or dates.',
      ar: 'للمعلمين: تعديل وصف ومحتوى دوراتهم دون السعر والمواعيد.',
      fa: 'برای مدرسان: ویرایش توضیح و محتوای دوره\u200cهای خود، نه قیمت و تاریخ.',
    },
    label: {
      en: 'Edit the content of own courses',
      ar: 'تعديل محتوى دوراته',
      fa: 'ویرایش محتوای دوره‌های خود',
    },
    roles: ['instructor'],
  },
  {
    key: 'lectures.manage',
    help: {
      en: 'Move, cancel or accept lectures of any course; families are told.',
      ar: 'نقل المحاضرات أو إلغاؤها أو قبولها في أي دورة مع إبلاغ الأسر.',
      fa: 'جابه\u200cجایی، لغو یا پذیرش جلسه\u200cهای هر دوره؛ خانواده\u200cها خبردار می\u200cشوند.',
    },
    label: {
      en: 'Change, cancel and accept lectures',
      ar: 'تعديل المحاضرات وإلغاؤها وقبولها',
      fa: 'تغییر، لغو و پذیرش جلسه‌ها',
    },
    roles: ['admin', 'supervisor'],
  },
])
