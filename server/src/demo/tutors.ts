import type { Locale } from '#platform/i18n'

/** What becomes of a demo tutor's application. */
export type Fate =
  | { readonly is: 'approved' }
  | { readonly is: 'rejected'; readonly code: string; readonly words: string }
  | { readonly is: 'asked'; readonly code: string; readonly words: string }
  | { readonly is: 'waiting'; readonly hours: number }

export interface DemoTutor {
  /** Of the cast, or a new account. */
  readonly key: string
  readonly first: string
  readonly last: string
  readonly gender: 'male' | 'female'
  readonly locale: Locale
  readonly phone: string
  readonly headline: string
  readonly bio: string
  readonly subjects: readonly string[]
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly price: string
  readonly currency: string
  readonly degree: string
  readonly school: string
  readonly work: readonly string[]
  readonly fate: Fate
}

/** Tutors of the demo centre: approved, rejected, asked for more, and some who wait. */
export const demoTutors: readonly DemoTutor[] = [
  {
    key: 'farhad',
    first: 'فرهاد',
    last: 'بهرامی',
    gender: 'male',
    locale: 'fa',
    phone: '+989120000113',
    headline: 'فیزیک و ریاضی دبیرستان، با حوصله و بدون فرمول‌زدگی',
    bio: 'چهارده سال است که فیزیک و ریاضی درس می‌دهم. اول می‌فهمیم چه اتفاقی می‌افتد، بعد سراغ فرمول می‌رویم. شاگردهایم از کنکور نمی‌ترسند.',
    subjects: ['فیزیک', 'ریاضی', 'مکانیک'],
    languages: ['fa', 'en'],
    skills: ['آمادگی کنکور', 'تختهٔ آنلاین'],
    price: '450.00',
    currency: 'EGP',
    degree: 'کارشناسی ارشد فیزیک',
    school: 'دانشگاه شریف، تهران',
    work: ['دبیر فیزیک، دبیرستان البرز، ۱۳۹۱ تا امروز', 'مدرس المپیاد فیزیک، ۱۳۹۵ تا ۱۴۰۲'],
    fate: { is: 'approved' },
  },
  {
    key: 'grace',
    first: 'Grace',
    last: 'Mwangi',
    gender: 'female',
    locale: 'en',
    phone: '+201000004121',
    headline: 'Spoken English for shy learners',
    bio: 'I teach people who understand every word and say none. We talk from the first minute, about what you like.',
    subjects: ['English', 'IELTS speaking'],
    languages: ['en', 'sw'],
    skills: ['Beginners', 'Exam preparation'],
    price: '380.00',
    currency: 'EGP',
    degree: 'BA in Education (English)',
    school: 'University of Nairobi',
    work: ['Teacher, British Council Cairo, 2019 to today', 'Volunteer tutor, Kibera Library, 2015 to 2018'],
    fate: { is: 'approved' },
  },
  {
    key: 'naglaa',
    first: 'نجلاء',
    last: 'سامي',
    gender: 'female',
    locale: 'ar',
    phone: '+201000000122',
    headline: 'لغة عربية وخط',
    bio: 'أدرّس الخط العربي والإملاء للأطفال.',
    subjects: ['العربية', 'الخط'],
    languages: ['ar'],
    skills: ['الأطفال'],
    price: '200.00',
    currency: 'EGP',
    degree: 'دبلوم الخط العربي',
    school: 'مدرسة الخطوط، القاهرة',
    work: ['معلمة خط، نادي الشمس، 2021 حتى الآن'],
    fate: {
      is: 'rejected',
      code: 'documents_unreadable',
      words: 'الصفحة الثانية من السيرة الذاتية مقصوصة.',
    },
  },
  {
    key: 'maged',
    first: 'ماجد',
    last: 'القاضي',
    gender: 'male',
    locale: 'ar',
    phone: '+201000000123',
    headline: 'كيمياء الثانوية العامة بتجارب من البيت',
    bio: 'أشرح الكيمياء بتجارب آمنة من المطبخ، ثم نحل أسئلة السنوات السابقة معا. طلابي في الصفوف الثلاثة الثانوية.',
    subjects: ['الكيمياء', 'العلوم'],
    languages: ['ar', 'en'],
    skills: ['الثانوية العامة', 'حل الامتحانات'],
    price: '300.00',
    currency: 'EGP',
    degree: 'بكالوريوس علوم، كيمياء',
    school: 'جامعة عين شمس',
    work: ['مدرس كيمياء، مدرسة النيل، 2014 حتى الآن', 'معيد، جامعة عين شمس، 2011 إلى 2014'],
    fate: { is: 'waiting', hours: 50 },
  },
  {
    key: 'negar',
    first: 'نگار',
    last: 'صادقی',
    gender: 'female',
    locale: 'fa',
    phone: '+989120000124',
    headline: 'پیانو و سلفژ برای همهٔ سن‌ها',
    bio: 'از کودکان پنج‌ساله تا مادربزرگ‌ها. هر جلسه با یک قطعهٔ کوچک تمام می‌شود که همان روز می‌نوازید.',
    subjects: ['پیانو', 'سلفژ'],
    languages: ['fa', 'fr'],
    skills: ['کودکان', 'مبتدیان'],
    price: '500.00',
    currency: 'EGP',
    degree: 'کارشناسی نوازندگی پیانو',
    school: 'هنرستان موسیقی تهران',
    work: ['آموزگار پیانو، آموزشگاه نت، ۱۳۹۸ تا امروز'],
    fate: { is: 'waiting', hours: 20 },
  },
  {
    key: 'tomas',
    first: 'Tomás',
    last: 'Herrera',
    gender: 'male',
    locale: 'en',
    phone: '+201000004125',
    headline: 'Spanish from the kitchen to the exam',
    bio: 'We cook, we sing, we conjugate. DELE examiner since 2018, living in Maadi.',
    subjects: ['Spanish', 'DELE'],
    languages: ['es', 'en', 'ar'],
    skills: ['Exam preparation'],
    price: '420.00',
    currency: 'EGP',
    degree: 'MA in Hispanic Philology',
    school: 'Universidad de Granada',
    work: ['DELE examiner, Instituto Cervantes Cairo, 2018 to today', 'Teacher, Granada, 2012 to 2017'],
    fate: { is: 'waiting', hours: 3 },
  },
  {
    key: 'rania',
    first: 'رانيا',
    last: 'شكري',
    gender: 'female',
    locale: 'ar',
    phone: '+201000000126',
    headline: 'برمجة للأطفال بلغة سكراتش وبايثون',
    bio: 'كل طفل يخرج من الشهر الأول بلعبة صنعها بنفسه.',
    subjects: ['البرمجة', 'الحاسوب'],
    languages: ['ar', 'en'],
    skills: ['الأطفال', 'سكراتش', 'بايثون'],
    price: '350.00',
    currency: 'EGP',
    degree: 'بكالوريوس هندسة حاسبات',
    school: 'جامعة القاهرة',
    work: ['مدربة برمجة، مركز الطفل، 2020 حتى الآن'],
    fate: { is: 'asked', code: 'clearer_scan', words: '' },
  },
]
