import type { Template } from './spec.ts'

const openTicket = { en: 'Open the ticket', ar: 'فتح التذكرة', fa: 'باز کردن تیکت' }

export const peopleTemplates = {
  support_looked: {
    category: 'system',
    email: true,
    sms: false,
    title: {
      en: 'Support is looking at your account',
      ar: 'الدعم يطّلع على حسابك',
      fa: 'پشتیبانی در حال دیدن حساب شماست',
    },
    body: {
      en: '{name} opened your account for at most thirty minutes. You can end it under Account, Sessions.',
      ar: 'فتح {name} حسابك لثلاثين دقيقة على الأكثر. يمكنك إنهاء ذلك من الحساب ثم الجلسات.',
      fa: '{name} حساب شما را حداکثر سی دقیقه باز کرده است. از بخش حساب، نشست‌ها می‌توانید پایانش دهید.',
    },
  },
  audit_broken: {
    category: 'system',
    email: true,
    sms: true,
    button: { en: 'Open the audit trail', ar: 'فتح سجل التدقيق', fa: 'باز کردن سابقه' },
    title: {
      en: 'The audit trail is broken',
      ar: 'سجل التدقيق غير سليم',
      fa: 'سابقهٔ تغییرات دست‌خورده است',
    },
    body: {
      en: 'The nightly check found an entry that is not what it was. Somebody may have written to the database directly.',
      ar: 'وجد الفحص الليلي قيدا تغيّر عما كان. ربما كتب أحد في قاعدة البيانات مباشرة.',
      fa: 'بررسی شبانه ردیفی یافت که آنچه بود نیست. شاید کسی مستقیم در پایگاه داده نوشته باشد.',
    },
  },
  sms_paused: {
    category: 'system',
    email: true,
    sms: false,
    button: { en: 'Open the settings', ar: 'فتح الإعدادات', fa: 'باز کردن تنظیمات' },
    title: {
      en: 'Codes by SMS are paused',
      ar: 'توقف إرسال الرموز برسائل نصية',
      fa: 'ارسال کد پیامکی متوقف شد',
    },
    body: {
      en: 'More codes were asked for than the centre’s caps allow; somebody may be abusing the form. People sign in by password meanwhile, and codes come back by themselves.',
      ar: 'طُلبت رموز أكثر مما تسمح به حدود المركز، وقد يكون أحد يسيء استخدام النموذج. يدخل الناس بكلمة المرور حتى تعود الرموز تلقائيا.',
      fa: 'بیش از سقف مرکز کد خواسته شد؛ شاید کسی از فرم سوءاستفاده می‌کند. تا آن زمان با گذرواژه وارد می‌شوند و کدها خودبه‌خود بازمی‌گردند.',
    },
  },
  welcome: {
    category: 'system',
    email: true,
    sms: false,
    button: { en: 'Open', ar: 'فتح', fa: 'باز کردن' },
    title: { en: 'Welcome to {centre}', ar: 'أهلا بك في {centre}', fa: 'به {centre} خوش آمدید' },
    body: {
      en: 'Your account is ready. Here you find courses, payments and messages in one place.',
      ar: 'حسابك جاهز. هنا تجد الدورات والمدفوعات والرسائل في مكان واحد.',
      fa: 'حساب شما آماده است. دوره‌ها، پرداخت‌ها و پیام‌ها اینجا یک‌جا هستند.',
    },
  },
  ticket_opened: {
    category: 'ticket',
    email: false,
    sms: false,
    button: openTicket,
    title: { en: 'Ticket {number}: {title}', ar: 'تذكرة {number}: {title}', fa: 'تیکت {number}: {title}' },
    body: { en: '{client} asks for help.', ar: 'يطلب {client} المساعدة.', fa: '{client} کمک می‌خواهد.' },
  },
  ticket_opened_for_you: {
    category: 'ticket',
    email: true,
    sms: false,
    button: openTicket,
    title: {
      en: 'We opened ticket {number} for you: {title}',
      ar: 'فتحنا لك التذكرة {number}: {title}',
      fa: 'تیکت {number} را برای شما باز کردیم: {title}',
    },
    body: {
      en: 'You can follow it and answer there.',
      ar: 'يمكنك متابعتها والرد فيها.',
      fa: 'می‌توانید آن را دنبال کنید و همان‌جا پاسخ دهید.',
    },
  },
  ticket_answered: {
    category: 'ticket',
    email: true,
    sms: false,
    button: openTicket,
    title: {
      en: 'New answer in ticket {number}: {title}',
      ar: 'رد جديد في التذكرة {number}: {title}',
      fa: 'پاسخ تازه در تیکت {number}: {title}',
    },
    body: { en: '{author}: {text}', ar: '{author}: {text}', fa: '{author}: {text}' },
  },
  ticket_replied: {
    category: 'ticket',
    email: false,
    sms: false,
    button: openTicket,
    title: {
      en: '{author} wrote in ticket {number}',
      ar: 'كتب {author} في التذكرة {number}',
      fa: '{author} در تیکت {number} نوشت',
    },
    body: { en: '{text}', ar: '{text}', fa: '{text}' },
  },
  ticket_note: {
    category: 'ticket',
    email: false,
    sms: false,
    button: openTicket,
    title: {
      en: '{author} left a note in ticket {number}',
      ar: 'ترك {author} ملاحظة في التذكرة {number}',
      fa: '{author} در تیکت {number} یادداشتی گذاشت',
    },
    body: { en: '{text}', ar: '{text}', fa: '{text}' },
  },
  ticket_closed: {
    category: 'ticket',
    email: true,
    sms: false,
    button: { en: 'Tell us how it was', ar: 'أخبرنا كيف كان', fa: 'بگویید چطور بود' },
    title: {
      en: 'Ticket {number} is closed: {title}',
      ar: 'أُغلقت التذكرة {number}: {title}',
      fa: 'تیکت {number} بسته شد: {title}',
    },
    body: {
      en: 'If something is left, just write again. Please tell us how it was.',
      ar: 'إن بقي شيء فاكتب لنا مجددا. أخبرنا كيف كانت الخدمة.',
      fa: 'اگر چیزی مانده، دوباره بنویسید. لطفاً بگویید چطور بود.',
    },
  },
  ticket_closed_by_client: {
    category: 'ticket',
    email: false,
    sms: false,
    button: openTicket,
    title: {
      en: '{client} closed ticket {number}',
      ar: 'أغلق {client} التذكرة {number}',
      fa: '{client} تیکت {number} را بست',
    },
    body: { en: '{title}', ar: '{title}', fa: '{title}' },
  },
  broadcast: {
    category: 'system',
    email: true,
    sms: false,
    title: { en: '{title}', ar: '{title}', fa: '{title}' },
    body: { en: '{body}', ar: '{body}', fa: '{body}' },
  },
} satisfies Record<string, Template>
