import { definePermissions } from '#platform/permissions'

/** Who may do what with accounts, roles and the centre's own affairs (docs/domain/identity.md). */
export const identityPermissions = definePermissions([
  {
    key: 'users.view',
    roles: ['admin', 'supervisor', 'support', 'financial'],
    label: { en: 'See all accounts', ar: 'عرض جميع الحسابات', fa: 'دیدن همهٔ حساب‌ها' },
    help: {
      en: 'Find any person with roles and state. Phone and e-mail of staff need a permission of their own.',
      ar: 'العثور على أي شخص مع أدواره وحالته. هواتف الموظفين وبريدهم لها صلاحية مستقلة.',
      fa: 'یافتن هر فرد با نقش‌ها و وضعیت. تلفن و ایمیل کارکنان اختیار جداگانه می‌خواهد.',
    },
  },
  {
    key: 'users.view_staff_contact',
    roles: ['admin', 'supervisor'],
    label: {
      en: 'See phone and e-mail of staff and teachers',
      ar: 'عرض هواتف وبريد الموظفين والمعلمين',
      fa: 'دیدن تلفن و ایمیل کارکنان و مدرسان',
    },
    help: {
      en: 'Without it the contact data of colleagues stays empty in lists, search, exports and chats.',
      ar: 'بدونها تبقى بيانات الاتصال بالزملاء فارغة في القوائم والبحث والتصدير والمحادثات.',
      fa: 'بدون آن اطلاعات تماس همکاران در فهرست‌ها، جستجو، خروجی‌ها و گفتگوها خالی می‌ماند.',
    },
  },
  {
    key: 'users.manage',
    roles: ['admin'],
    label: {
      en: 'Edit accounts and their roles',
      ar: 'تعديل الحسابات وأدوارها',
      fa: 'ویرایش حساب‌ها و نقش‌ها',
    },
    help: {
      en: 'Change names and contact data, give and take roles, close accounts. Owners and administrators only by an owner.',
      ar: 'تعديل الأسماء وبيانات الاتصال ومنح الأدوار وسحبها وإغلاق الحسابات. المالكون والمديرون يعدلهم مالك فقط.',
      fa: 'تغییر نام و تماس، دادن و گرفتن نقش، بستن حساب. مالکان و مدیران را فقط مالک تغییر می‌دهد.',
    },
  },
  {
    key: 'users.desk_sign_in',
    roles: ['admin', 'supervisor', 'support'],
    label: {
      en: 'Sign families in at the front desk',
      ar: 'إدخال الأسر من مكتب الاستقبال',
      fa: 'وارد کردن خانواده‌ها در میز پذیرش',
    },
    help: {
      en: 'Show a QR code with which a person without a working phone is signed in on the device that scans it. Never for staff.',
      ar: 'عرض رمز QR يدخل به من لا يعمل هاتفه على الجهاز الذي يمسحه. لا يشمل الموظفين أبدا.',
      fa: 'نشان دادن کد QR که شخصِ بی‌تلفن را در دستگاهی که آن را می‌خواند وارد می‌کند. هرگز برای کارکنان.',
    },
  },
  {
    key: 'users.invite',
    roles: ['admin'],
    label: { en: 'Invite staff', ar: 'دعوة الموظفين', fa: 'دعوت از کارکنان' },
    help: {
      en: 'Send links with which somebody becomes staff. Only roles whose permissions the inviting person has.',
      ar: 'إرسال روابط ينضم بها الموظفون، لأدوار يملك الداعي صلاحياتها فقط.',
      fa: 'فرستادن پیوندی که با آن کسی کارمند می‌شود؛ فقط با نقش‌هایی که دعوت‌کننده اختیارشان را دارد.',
    },
  },
  {
    key: 'users.export',
    roles: ['admin'],
    label: { en: 'Export lists of people', ar: 'تصدير قوائم الأشخاص', fa: 'خروجی گرفتن از فهرست افراد' },
    help: {
      en: 'Take lists out of the house as CSV or XLSX. Every export is written into the audit trail.',
      ar: 'إخراج القوائم بصيغة CSV أو XLSX. كل تصدير يسجل في سجل التدقيق.',
      fa: 'بیرون بردن فهرست‌ها به صورت CSV یا XLSX. هر خروجی در سابقه ثبت می‌شود.',
    },
  },
  {
    key: 'users.impersonate',
    roles: ['admin', 'support'],
    label: {
      en: "See the product through somebody's eyes",
      ar: 'رؤية النظام بعيون شخص آخر',
      fa: 'دیدن سامانه از چشم دیگری',
    },
    help: {
      en: 'For thirty minutes, with a reason, reading only. Never an owner, an administrator or somebody with more rights.',
      ar: 'لثلاثين دقيقة ومع ذكر السبب وللقراءة فقط. لا يشمل المالكين والمديرين ومن له صلاحيات أكثر.',
      fa: 'سی دقیقه، با ذکر دلیل و فقط خواندنی. نه برای مالک، مدیر یا کسی با اختیار بیشتر.',
    },
  },
  {
    key: 'users.impersonate_full',
    roles: [],
    label: {
      en: "Act in somebody's place",
      ar: 'التصرف نيابة عن شخص',
      fa: 'اقدام به جای دیگری',
    },
    help: {
      en: 'The same with the right to change things, but never sign-in, contact data or money payouts. Normally nobody but the owner.',
      ar: 'مثلها مع حق التعديل، دون بيانات الدخول والاتصال وصرف الأموال. عادة للمالك فقط.',
      fa: 'همان با حق تغییر، اما نه ورود، تماس یا پرداخت پول. معمولاً فقط مالک.',
    },
  },
  {
    key: 'roles.manage',
    roles: ['admin'],
    label: { en: 'Change what roles may do', ar: 'تغيير صلاحيات الأدوار', fa: 'تغییر اختیارات نقش‌ها' },
    help: {
      en: 'Make roles and decide what each may do. Nobody gives a permission that he does not have.',
      ar: 'إنشاء الأدوار وتحديد صلاحيات كل منها. لا يمنح أحد صلاحية لا يملكها.',
      fa: 'ساختن نقش و تعیین اختیار هر یک. هیچ‌کس اختیاری را که ندارد نمی‌دهد.',
    },
  },
  {
    key: 'api_keys.manage',
    roles: ['admin'],
    label: { en: 'Manage API keys', ar: 'إدارة مفاتيح الواجهة البرمجية', fa: 'مدیریت کلیدهای API' },
  },
  {
    key: 'settings.manage',
    roles: ['admin'],
    label: { en: "Change the centre's settings", ar: 'تغيير إعدادات المركز', fa: 'تغییر تنظیمات مرکز' },
    help: {
      en: 'Name, time zone, currency and every policy of the centre.',
      ar: 'الاسم والمنطقة الزمنية والعملة وكل سياسات المركز.',
      fa: 'نام، منطقهٔ زمانی، ارز و همهٔ سیاست‌های مرکز.',
    },
  },
  {
    key: 'audit.view',
    roles: ['admin'],
    label: { en: 'Read the audit trail', ar: 'عرض سجل التدقيق', fa: 'دیدن سابقهٔ تغییرات' },
    help: {
      en: 'Who changed what and when, of everybody, and whether the trail is unbroken.',
      ar: 'من غيّر ماذا ومتى لكل الأشخاص، وهل السجل سليم.',
      fa: 'چه کسی چه چیز را کی تغییر داد، برای همه، و اینکه زنجیره سالم است.',
    },
  },
])
