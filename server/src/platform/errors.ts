import { translate, type Locale, type Text, type TextValues } from './i18n.ts'

export interface ErrorDefinition extends Text {
  /** HTTP status that this refusal answers. */
  readonly status: number
  /** In the REST-framework shape it is its `detail` alone, without `code`. */
  readonly bare?: boolean
}

/** Messages of one invalid input, by public field name; `non_field_errors` for the whole. */
export type FieldProblems = Readonly<Record<string, readonly FieldProblem[]>>
export interface FieldProblem {
  readonly code: string
  readonly text: Text
  readonly values?: TextValues
}

/**
 * A refusal with a stable code. Thrown by rules and actions, answered as RFC 9457 problem
 * (or the REST-framework shape under /auth/). Everything thrown that is not a Problem is a 500.
 */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly bare: boolean
  readonly text: Text
  readonly values: TextValues
  readonly fields: FieldProblems | undefined
  readonly headers: Readonly<Record<string, string>>
  /** What the caller needs to go on, beside the code: extension members of RFC 9457. */
  readonly members: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    definition: ErrorDefinition,
    values: TextValues = {},
    more: {
      fields?: FieldProblems
      headers?: Readonly<Record<string, string>>
      members?: Readonly<Record<string, unknown>>
    } = {},
  ) {
    super(code)
    this.name = 'Problem'
    this.code = code
    this.status = definition.status
    this.bare = definition.bare ?? false
    this.text = definition
    this.values = values
    this.fields = more.fields
    this.headers = more.headers ?? {}
    this.members = more.members ?? {}
  }

  detail(locale: Locale): string {
    return translate(this.text, locale, this.values)
  }
}

export type ProblemFactories<T> = { readonly [K in keyof T]: (values?: TextValues) => Problem }

/**
 * Declares a module's refusals: `errors.course_full({ title })` makes the Problem to throw.
 * Codes are part of the API and never change meaning.
 */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(
  definitions: T,
): ProblemFactories<T> {
  const factories: Record<string, (values?: TextValues) => Problem> = {}
  for (const [code, definition] of Object.entries(definitions)) {
    factories[code] = (values) => new Problem(code, definition, values)
  }
  return factories as ProblemFactories<T>
}

const invalidInput: ErrorDefinition = {
  status: 400,
  en: 'Some fields are not right. Please check them.',
  ar: 'بعض الحقول غير صحيحة. راجعها من فضلك.',
  fa: 'برخی فیلدها درست نیست. لطفاً بررسی کنید.',
}

/** A 400 that names the field: `throw invalid('amount', 'too_small', {en, ar, fa})`. */
export function invalid(field: string, code: string, text: Text, values?: TextValues): Problem {
  return invalidFields({ [field]: [{ code, text, ...(values ? { values } : {}) }] })
}

export function invalidFields(fields: FieldProblems): Problem {
  return new Problem('invalid_input', invalidInput, {}, { fields })
}

export const errors = defineErrors({
  not_found: { status: 404, bare: true, en: 'Not found.', ar: 'غير موجود.', fa: 'پیدا نشد.' },
  invalid_page: {
    status: 404,
    bare: true,
    en: 'Invalid page.',
    ar: 'صفحة غير صالحة.',
    fa: 'صفحه نامعتبر است.',
  },
  not_authenticated: {
    status: 401,
    bare: true,
    en: 'Authentication credentials were not provided.',
    ar: 'لم يتم تزويد بيانات الدخول.',
    fa: 'اطلاعات ورود ارسال نشده است.',
  },
  token_not_valid: {
    status: 401,
    en: 'Given token not valid for any token type',
    ar: 'الرمز غير صالح أو انتهت صلاحيته.',
    fa: 'توکن نامعتبر یا منقضی است.',
  },
  permission_denied: {
    status: 403,
    bare: true,
    en: 'You do not have permission to perform this action.',
    ar: 'ليس لديك صلاحية للقيام بهذا الإجراء.',
    fa: 'اجازهٔ انجام این کار را ندارید.',
  },
  csrf_failed: {
    status: 403,
    en: 'The page is out of date. Reload it and try again.',
    ar: 'انتهت صلاحية الصفحة. أعد تحميلها ثم حاول مجددا.',
    fa: 'صفحه قدیمی شده است. آن را دوباره بارگذاری کنید.',
  },
  impersonation_read_only: {
    status: 403,
    en: 'You are looking through somebody’s eyes: nothing can be changed.',
    ar: 'أنت تشاهد بعيون شخص آخر: لا يمكن تعديل شيء.',
    fa: 'از چشم دیگری نگاه می‌کنید: چیزی تغییر نمی‌کند.',
  },
  impersonation_personal: {
    status: 403,
    en: 'Only the person himself may do this.',
    ar: 'لا يقوم بهذا إلا صاحب الحساب نفسه.',
    fa: 'این کار فقط از خود شخص برمی‌آید.',
  },
  fresh_sign_in_required: {
    status: 403,
    en: 'Please sign in again to do this.',
    ar: 'سجل الدخول مرة أخرى للقيام بهذا.',
    fa: 'برای این کار دوباره وارد شوید.',
  },
  method_not_allowed: {
    status: 405,
    bare: true,
    en: 'Method "{method}" not allowed.',
    ar: 'الطريقة "{method}" غير مسموح بها.',
    fa: 'روش "{method}" مجاز نیست.',
  },
  stale_version: {
    status: 412,
    en: 'Somebody changed this in the meantime. Reload to see their change.',
    ar: 'قام شخص آخر بالتعديل في هذه الأثناء. أعد التحميل لرؤية التغيير.',
    fa: 'در این فاصله کسی آن را تغییر داده است. برای دیدن تغییر دوباره بارگذاری کنید.',
  },
  body_too_large: {
    status: 413,
    en: 'That is too large.',
    ar: 'الحجم أكبر من المسموح.',
    fa: 'حجم بیش از حد مجاز است.',
  },
  unsupported_media_type: {
    status: 415,
    bare: true,
    en: 'Unsupported media type "{type}" in request.',
    ar: 'نوع المحتوى "{type}" غير مدعوم.',
    fa: 'نوع محتوای "{type}" پشتیبانی نمی‌شود.',
  },
  malformed_body: {
    status: 400,
    bare: true,
    en: 'The request could not be read: {reason}',
    ar: 'تعذرت قراءة الطلب: {reason}',
    fa: 'درخواست خوانده نشد: {reason}',
  },
  idempotency_key_reused: {
    status: 422,
    en: 'This Idempotency-Key was used for a different request.',
    ar: 'استُخدم مفتاح التكرار هذا لطلب مختلف.',
    fa: 'این کلید تکرار برای درخواست دیگری استفاده شده است.',
  },
  idempotency_in_progress: {
    status: 409,
    en: 'The same request is still being worked on.',
    ar: 'الطلب نفسه ما زال قيد التنفيذ.',
    fa: 'همین درخواست هنوز در حال انجام است.',
  },
  too_many_requests: {
    status: 429,
    bare: true,
    en: 'Too many tries. Please wait a moment.',
    ar: 'محاولات كثيرة. انتظر قليلا من فضلك.',
    fa: 'تلاش‌های زیاد. لطفاً کمی صبر کنید.',
  },
  unavailable: {
    status: 503,
    en: 'The service is busy. Please try again in a moment.',
    ar: 'الخدمة مشغولة. حاول بعد لحظات.',
    fa: 'سرویس مشغول است. چند لحظه دیگر دوباره تلاش کنید.',
  },
  use_cursor: {
    status: 400,
    en: 'That page is too deep. Narrow the list or continue with a cursor.',
    ar: 'هذه الصفحة عميقة جدا. ضيّق القائمة أو تابع بالمؤشر.',
    fa: 'این صفحه خیلی دور است. فهرست را محدود کنید یا با نشانگر ادامه دهید.',
  },
  internal: {
    status: 500,
    en: 'Something went wrong on our side. It has been noted.',
    ar: 'حدث خطأ من جانبنا وتم تسجيله.',
    fa: 'خطایی از سمت ما رخ داد و ثبت شد.',
  },
  conflict: {
    status: 409,
    en: 'This contradicts something that exists already.',
    ar: 'هذا يتعارض مع شيء موجود بالفعل.',
    fa: 'این با چیزی که از قبل وجود دارد در تضاد است.',
  },
})
