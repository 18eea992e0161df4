import { definePermissions } from '#platform/permissions'

export const peoplePermissions = definePermissions([
  {
    key: 'learners.view',
    help: {
      en: 'Find any learner with guardians, birth date and notes.',
      ar: 'العثور على أي متعلم مع أولياء أمره وتاريخ ميلاده والملاحظات.',
      fa: 'یافتن هر فراگیر با سرپرستان، تاریخ تولد و یادداشت\u200cها.',
    },
    label: {
      en: 'See all learners and their guardians',
      ar: 'عرض كل المتعلمين وأولياء أمورهم',
      fa: 'دیدن همهٔ فراگیران و سرپرستان',
    },
    roles: ['admin', 'supervisor', 'support', 'financial'],
  },
  {
    key: 'learners.manage',
    help: {
      en: "Change who somebody's guardians are; that decides who sees and pays.",
      ar: 'تعديل أولياء الأمور، وهو ما يحدد من يرى ومن يدفع.',
      fa: 'تغییر سرپرستان؛ این تعیین می\u200cکند چه کسی می\u200cبیند و می\u200cپردازد.',
    },
    label: {
      en: 'Add, change and archive learners',
      ar: 'إضافة المتعلمين وتعديلهم وأرشفتهم',
      fa: 'افزودن، تغییر و بایگانی فراگیران',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'learners.cards',
    label: {
      en: 'Print learners’ cards and issue new ones',
      ar: 'طباعة بطاقات المتعلمين وإصدار بدل الفاقد',
      fa: 'چاپ کارت فراگیران و صدور کارت تازه',
    },
    roles: ['admin', 'supervisor', 'support'],
  },
  {
    key: 'custody.view',
    label: {
      en: 'Read and write custody notes',
      ar: 'قراءة ملاحظات الحضانة وكتابتها',
      fa: 'خواندن و نوشتن یادداشت‌های حضانت',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'learners.merge',
    label: {
      en: 'Merge learners that were entered twice',
      ar: 'دمج المتعلمين المسجلين مرتين',
      fa: 'ادغام فراگیرانی که دو بار ثبت شده‌اند',
    },
    roles: ['admin'],
  },
  {
    key: 'instructors.manage',
    help: {
      en: 'Make instructors, set their pay rate and what the public reads about them.',
      ar: 'إضافة المعلمين وأجورهم وما يقرؤه الجمهور عنهم.',
      fa: 'افزودن مدرسان، نرخ دستمزد و آنچه عموم دربارهٔ آنان می\u200cخواند.',
    },
    label: {
      en: 'Manage instructors and their public profiles',
      ar: 'إدارة المعلمين وصفحاتهم العامة',
      fa: 'مدیریت مدرسان و نمایهٔ عمومی آنان',
    },
    roles: ['admin', 'supervisor'],
  },
  {
    key: 'tutors.review',
    label: {
      en: 'Review the applications of tutors',
      ar: 'مراجعة طلبات المدرسين الخصوصيين',
      fa: 'بررسی درخواست‌های معلمان خصوصی',
    },
    roles: ['admin', 'supervisor'],
  },
])
