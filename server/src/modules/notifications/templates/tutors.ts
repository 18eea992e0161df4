import type { Template } from './spec.ts'

const open = { en: 'Open my application', ar: 'فتح طلبي', fa: 'باز کردن درخواستم' }

/** What tutors and those who review them are told. */
export const tutorTemplates = {
  tutor_applied: {
    category: 'tutor_approval',
    email: false,
    sms: false,
    button: { en: 'Review', ar: 'مراجعة', fa: 'بررسی' },
    title: {
      en: '{name} applies as a tutor',
      ar: 'تقدم {name} بطلب ليكون مدرسا خصوصيا',
      fa: '{name} درخواست معلمی خصوصی داده است',
    },
    body: {
      en: 'The application and its documents wait for you.',
      ar: 'الطلب ومستنداته في انتظارك.',
      fa: 'درخواست و مدارکش منتظر شماست.',
    },
  },
  tutor_answered: {
    category: 'tutor_approval',
    email: false,
    sms: false,
    button: { en: 'Review', ar: 'مراجعة', fa: 'بررسی' },
    title: {
      en: '{name} sent what was asked for',
      ar: 'أرسل {name} ما طُلب منه',
      fa: '{name} آنچه خواسته شده بود فرستاد',
    },
    body: {
      en: 'The application waits for your decision again.',
      ar: 'الطلب ينتظر قرارك من جديد.',
      fa: 'درخواست دوباره منتظر تصمیم شماست.',
    },
  },
  tutor_asked: {
    category: 'tutor_approval',
    email: true,
    sms: false,
    button: open,
    title: {
      en: 'One more thing for your application',
      ar: 'ينقص طلبك شيء واحد',
      fa: 'درخواست شما یک چیز کم دارد',
    },
    body: { en: '{reason}', ar: '{reason}', fa: '{reason}' },
  },
  tutor_approved: {
    category: 'tutor_approval',
    email: true,
    sms: true,
    button: { en: 'Open my profile', ar: 'فتح ملفي', fa: 'باز کردن نمایه‌ام' },
    title: {
      en: 'You are approved as a tutor',
      ar: 'تم قبولك مدرسا خصوصيا',
      fa: 'شما به عنوان معلم خصوصی تأیید شدید',
    },
    body: {
      en: 'Welcome, {name}. Look over your profile and price; families can find you from now on.',
      ar: 'أهلا بك يا {name}. راجع ملفك وسعرك، ويمكن للأسر أن تجدك من الآن.',
      fa: 'خوش آمدید {name}. نمایه و قیمتتان را مرور کنید؛ از این پس خانواده‌ها شما را پیدا می‌کنند.',
    },
  },
  tutor_rejected: {
    category: 'tutor_approval',
    email: true,
    sms: false,
    button: open,
    title: {
      en: 'Your application as a tutor was not accepted',
      ar: 'لم يُقبل طلبك كمدرس خصوصي',
      fa: 'درخواست معلمی شما پذیرفته نشد',
    },
    body: {
      en: '{reason}\nYou may apply again; what you have filled in is kept.',
      ar: '{reason}\nيمكنك التقديم مرة أخرى، وكل ما أدخلته محفوظ.',
      fa: '{reason}\nمی‌توانید دوباره درخواست دهید؛ آنچه پر کرده‌اید مانده است.',
    },
  },
  tutor_change_approved: {
    category: 'tutor_approval',
    email: true,
    sms: false,
    button: { en: 'Open my profile', ar: 'فتح ملفي', fa: 'باز کردن نمایه‌ام' },
    title: {
      en: 'The change of your tutor profile counts now',
      ar: 'اعتُمد تعديل ملفك كمدرس',
      fa: 'تغییر نمایهٔ معلمی شما تأیید شد',
    },
    body: {
      en: 'Headline and documents are as you handed them in.',
      ar: 'العنوان والمستندات كما أرسلتها.',
      fa: 'عنوان و مدارک همان است که فرستادید.',
    },
  },
  tutor_change_rejected: {
    category: 'tutor_approval',
    email: true,
    sms: false,
    button: { en: 'Open my profile', ar: 'فتح ملفي', fa: 'باز کردن نمایه‌ام' },
    title: {
      en: 'The change of your tutor profile was not accepted',
      ar: 'لم يُقبل تعديل ملفك كمدرس',
      fa: 'تغییر نمایهٔ معلمی شما پذیرفته نشد',
    },
    body: {
      en: '{reason}\nYour profile stays as it was approved.',
      ar: '{reason}\nيبقى ملفك كما اعتُمد.',
      fa: '{reason}\nنمایهٔ شما همان که تأیید شده می‌ماند.',
    },
  },
} satisfies Record<string, Template>
