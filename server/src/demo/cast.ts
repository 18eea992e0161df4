import type { Locale } from '#platform/i18n'
import type { BuiltInRole } from '#platform/permissions'

export interface CastMember {
  /** Key inside the demo. */
  readonly key: string
  readonly first: string
  readonly last: string
  readonly gender: 'male' | 'female'
  readonly locale: Locale
  readonly phone: string
  readonly roles: readonly BuiltInRole[]
  /** The role under which visitors try this person out. */
  readonly shows?: BuiltInRole
  readonly dob?: string
  readonly bio?: string
  readonly tags?: readonly string[]
  readonly featured?: number
}

/** The people who work at the demo centre, and the two who stand for families and adult students. */
export const cast: readonly CastMember[] = [
  {
    key: 'samira',
    first: 'سميرة',
    last: 'المصري',
    gender: 'female',
    locale: 'ar',
    phone: '+201000000101',
    roles: ['owner'],
    shows: 'owner',
  },
  {
    key: 'khaled',
    first: 'خالد',
    last: 'منصور',
    gender: 'male',
    locale: 'ar',
    phone: '+201000000102',
    roles: ['admin'],
    shows: 'admin',
  },
  {
    key: 'mona',
    first: 'منى',
    last: 'فتحي',
    gender: 'female',
    locale: 'ar',
    phone: '+201000000103',
    roles: ['financial'],
    shows: 'financial',
  },
  {
    key: 'omar',
    first: 'عمر',
    last: 'عادل',
    gender: 'male',
    locale: 'ar',
    phone: '+201000000104',
    roles: ['support'],
    shows: 'support',
  },
  {
    key: 'laleh',
    first: 'لاله',
    last: 'کریمی',
    gender: 'female',
    locale: 'fa',
    phone: '+989120000105',
    roles: ['support'],
  },
  {
    key: 'saleh',
    first: 'عبد الرحمن',
    last: 'صالح',
    gender: 'male',
    locale: 'ar',
    phone: '+201000000106',
    roles: ['supervisor', 'instructor'],
    shows: 'supervisor',
    bio: 'يشرف على برنامج القرآن، ويتابع سير كل حلقة وراحة كل طالب.',
    tags: ['القرآن', 'الإشراف'],
  },
  {
    key: 'yusuf',
    first: 'يوسف',
    last: 'حمدي',
    gender: 'male',
    locale: 'ar',
    phone: '+201000000107',
    roles: ['instructor'],
    shows: 'instructor',
    featured: 1,
    bio: 'مُجاز بالقراءات العشر، يعلّم التلاوة والتجويد منذ خمسة عشر عاما بصبر وابتسامة.',
    tags: ['القرآن', 'التجويد'],
  },
  {
    key: 'nour',
    first: 'نور',
    last: 'شفيق',
    gender: 'female',
    locale: 'ar',
    phone: '+201000000108',
    roles: ['instructor'],
    featured: 2,
    bio: 'ماجستير في تعليم العربية للناطقين بغيرها، وتحب القصص القصيرة.',
    tags: ['العربية', 'النحو'],
  },
  {
    key: 'maryam',
    first: 'مریم',
    last: 'رضایی',
    gender: 'female',
    locale: 'fa',
    phone: '+989120000109',
    roles: ['instructor'],
    featured: 3,
    bio: 'مهندس مکاترونیک؛ با بچه‌ها ربات‌هایی می‌سازد که واقعاً راه می‌روند.',
    tags: ['رباتیک', 'الکترونیک'],
  },
  {
    key: 'daniel',
    first: 'Daniel',
    last: 'Okafor',
    gender: 'male',
    locale: 'en',
    phone: '+201000004110',
    roles: ['instructor'],
    featured: 4,
    bio: 'CELTA-certified teacher from Bristol. Believes that nobody learns a language in silence.',
    tags: ['English', 'IELTS'],
  },
  {
    key: 'hassan',
    first: 'حسن',
    last: 'درويش',
    gender: 'male',
    locale: 'ar',
    phone: '+201000000111',
    roles: ['instructor'],
    bio: 'مدرس رياضيات، يشرح التفاضل كأنه حكاية.',
    tags: ['الرياضيات'],
  },
  {
    key: 'reza',
    first: 'رضا',
    last: 'مرادی',
    gender: 'male',
    locale: 'fa',
    phone: '+989120000112',
    roles: ['instructor'],
    featured: 5,
    bio: 'برنامه‌نویس وب؛ ده سال در شرکت‌های نوپای تهران کد زده و حالا درس می‌دهد.',
    tags: ['برنامه‌نویسی', 'وب'],
  },
  {
    key: 'farhad',
    first: 'فرهاد',
    last: 'بهرامی',
    gender: 'male',
    locale: 'fa',
    phone: '+989120000113',
    roles: ['tutor'],
    shows: 'tutor',
    bio: 'معلم خصوصی فیزیک و ریاضی.',
  },
  {
    key: 'heba',
    first: 'هبة',
    last: 'عبد الله',
    gender: 'female',
    locale: 'ar',
    phone: '+201000000114',
    roles: ['parent'],
    shows: 'parent',
  },
  {
    key: 'salma',
    first: 'سلمى',
    last: 'طارق',
    gender: 'female',
    locale: 'ar',
    phone: '+201000000115',
    roles: ['student'],
    shows: 'student',
    dob: '2004-03-18',
  },
]

/** Children of the parent whom visitors try out. */
export const hebaChildren = [
  { first: 'ياسين', gender: 'male', ageYears: 11 },
  { first: 'ملك', gender: 'female', ageYears: 9 },
  { first: 'آدم', gender: 'male', ageYears: 7 },
] as const satisfies readonly { first: string; gender: 'male' | 'female'; ageYears: number }[]
