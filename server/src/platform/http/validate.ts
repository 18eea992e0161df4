import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import type { TSchema } from 'typebox'
import { invalidFields, type FieldProblem, type Problem } from '../errors.ts'
import type { Text } from '../i18n.ts'
import { isUuid } from '../ids.ts'

/** JSON bodies keep their types; queries, paths and forms are text and are converted. */
const strict = makeAjv(false)
const converting = makeAjv('array')

function makeAjv(coerceTypes: false | 'array'): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: false, coerceTypes, useDefaults: true, verbose: true })
  addFormats.default(ajv)
  ajv.addFormat('uuid', isUuid)
  return ajv
}

export interface Validator {
  /** Checks (and converts, for text sources) in place. @throws Problem `invalid_input` naming every field */
  check(value: unknown): void
}

export function compileValidator(schema: TSchema, source: 'json' | 'text'): Validator {
  let validate: ValidateFunction | undefined
  return {
    check(value) {
      // Compiled at first use: most operations are seldom called, and each compiled schema costs memory.
      validate ??= (source === 'json' ? strict : converting).compile(schema)
      if (!validate(value)) throw toProblem(validate.errors ?? [])
    },
  }
}

/** A hostile body can have a hundred thousand faults; nobody reads more than some. */
const mostFaults = 200

function toProblem(all: readonly ErrorObject[]): Problem {
  const found = all.slice(0, mostFaults)
  const fields = new Map<string, FieldProblem[]>()
  for (const error of found) {
    if (error.keyword === 'if' || error.keyword === 'anyOf' || error.keyword === 'oneOf') {
      // The branches' own errors say more, unless there are none.
      if (found.some((other) => other !== error && within(other.instancePath, error.instancePath))) continue
    }
    const field = fieldName(error)
    const list = fields.get(field) ?? []
    fields.set(field, list)
    const problem = describe(error)
    if (!list.some((known) => known.code === problem.code)) list.push(problem)
  }
  return invalidFields(Object.fromEntries(fields))
}

function within(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`)
}

function fieldName(error: ErrorObject): string {
  const path = error.instancePath
    .split('/')
    .filter(Boolean)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  const params: Record<string, unknown> = error.params
  if (error.keyword === 'required') path.push(String(params['missingProperty']))
  if (error.keyword === 'additionalProperties') path.push(String(params['additionalProperty']))
  return path.length === 0 ? 'non_field_errors' : path.join('.')
}

function describe(error: ErrorObject): FieldProblem {
  const params: Record<string, unknown> = error.params
  const limit = Number(params['limit'] ?? 0)
  if (error.data === null && error.keyword === 'type') return { code: 'null', text: fieldTexts.null }
  switch (error.keyword) {
    case 'required':
      return { code: 'required', text: fieldTexts.required }
    case 'additionalProperties':
      return { code: 'unknown_field', text: fieldTexts.unknown }
    case 'minLength':
      return limit === 1
        ? { code: 'blank', text: fieldTexts.blank }
        : { code: 'min_length', text: fieldTexts.minLength, values: { limit } }
    case 'maxLength':
      return { code: 'max_length', text: fieldTexts.maxLength, values: { limit } }
    case 'minimum':
    case 'exclusiveMinimum':
      return { code: 'min_value', text: fieldTexts.minimum, values: { limit } }
    case 'maximum':
    case 'exclusiveMaximum':
      return { code: 'max_value', text: fieldTexts.maximum, values: { limit } }
    case 'minItems':
      return { code: 'empty', text: fieldTexts.minItems, values: { limit } }
    case 'maxItems':
      return { code: 'max_items', text: fieldTexts.maxItems, values: { limit } }
    case 'enum':
    case 'const':
      return { code: 'invalid_choice', text: fieldTexts.choice, values: { value: printable(error.data) } }
    case 'format':
      return formatProblem(String(params['format']))
    case 'type':
      return typeProblem(String(params['type']))
    default:
      return { code: 'invalid', text: fieldTexts.invalid }
  }
}

function printable(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 60) : (JSON.stringify(value) ?? '').slice(0, 60)
}

function formatProblem(format: string): FieldProblem {
  if (format === 'uuid') return { code: 'invalid_uuid', text: fieldTexts.uuid }
  if (format === 'date') return { code: 'invalid_date', text: fieldTexts.date }
  if (format === 'date-time') return { code: 'invalid_datetime', text: fieldTexts.dateTime }
  if (format === 'time') return { code: 'invalid_time', text: fieldTexts.time }
  if (format === 'email') return { code: 'invalid_email', text: fieldTexts.email }
  return { code: 'invalid', text: fieldTexts.invalid }
}

function typeProblem(type: string): FieldProblem {
  if (type === 'string') return { code: 'not_a_string', text: fieldTexts.string }
  if (type === 'integer') return { code: 'not_an_integer', text: fieldTexts.integer }
  if (type === 'number') return { code: 'not_a_number', text: fieldTexts.number }
  if (type === 'boolean') return { code: 'not_a_boolean', text: fieldTexts.boolean }
  if (type === 'array') return { code: 'not_a_list', text: fieldTexts.list }
  return { code: 'invalid', text: fieldTexts.invalid }
}

/** What is said of a field, in the words of REST framework. */
export const fieldTexts = {
  required: { en: 'This field is required.', ar: 'هذا الحقل مطلوب.', fa: 'این فیلد الزامی است.' },
  blank: {
    en: 'This field may not be blank.',
    ar: 'لا يمكن ترك هذا الحقل فارغا.',
    fa: 'این فیلد نباید خالی باشد.',
  },
  null: {
    en: 'This field may not be null.',
    ar: 'لا يمكن أن تكون قيمة هذا الحقل خالية.',
    fa: 'مقدار این فیلد نباید تهی باشد.',
  },
  unknown: { en: 'Unknown field.', ar: 'حقل غير معروف.', fa: 'فیلد ناشناخته.' },
  minLength: {
    en: 'Ensure this field has at least {limit} characters.',
    ar: 'يجب ألا يقل هذا الحقل عن {limit} حرفا.',
    fa: 'این فیلد باید دست‌کم {limit} نویسه داشته باشد.',
  },
  maxLength: {
    en: 'Ensure this field has no more than {limit} characters.',
    ar: 'يجب ألا يزيد هذا الحقل عن {limit} حرفا.',
    fa: 'این فیلد نباید بیش از {limit} نویسه داشته باشد.',
  },
  minimum: {
    en: 'Ensure this value is greater than or equal to {limit}.',
    ar: 'يجب أن تكون القيمة {limit} أو أكثر.',
    fa: 'مقدار باید {limit} یا بیشتر باشد.',
  },
  maximum: {
    en: 'Ensure this value is less than or equal to {limit}.',
    ar: 'يجب أن تكون القيمة {limit} أو أقل.',
    fa: 'مقدار باید {limit} یا کمتر باشد.',
  },
  minItems: {
    en: '{limit, plural, one {Choose at least one.} other {Choose at least {limit}.}}',
    ar: '{limit, plural, one {اختر واحدا على الأقل.} other {اختر {limit} على الأقل.}}',
    fa: 'دست‌کم {limit} مورد انتخاب کنید.',
  },
  maxItems: {
    en: 'At most {limit} are possible.',
    ar: 'الحد الأقصى هو {limit}.',
    fa: 'حداکثر {limit} مورد ممکن است.',
  },
  choice: {
    en: '"{value}" is not a valid choice.',
    ar: '"{value}" ليس خيارا صالحا.',
    fa: '"{value}" گزینهٔ معتبری نیست.',
  },
  uuid: { en: 'Must be a valid UUID.', ar: 'يجب أن يكون معرفا صالحا.', fa: 'باید یک شناسهٔ معتبر باشد.' },
  date: {
    en: 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.',
    ar: 'صيغة التاريخ غير صحيحة. استخدم: YYYY-MM-DD.',
    fa: 'قالب تاریخ درست نیست. از YYYY-MM-DD استفاده کنید.',
  },
  dateTime: {
    en: 'Datetime has wrong format. Use RFC 3339, such as 2026-11-21T10:00:00Z.',
    ar: 'صيغة الوقت غير صحيحة. مثال: 2026-11-21T10:00:00Z.',
    fa: 'قالب زمان درست نیست. نمونه: 2026-11-21T10:00:00Z.',
  },
  time: {
    en: 'Time has wrong format. Use HH:MM.',
    ar: 'صيغة الساعة غير صحيحة. استخدم HH:MM.',
    fa: 'قالب ساعت درست نیست. از HH:MM استفاده کنید.',
  },
  email: {
    en: 'Enter a valid email address.',
    ar: 'أدخل بريدا إلكترونيا صالحا.',
    fa: 'ایمیل معتبر وارد کنید.',
  },
  string: { en: 'Not a valid string.', ar: 'يجب أن يكون نصا.', fa: 'باید متن باشد.' },
  integer: { en: 'A valid integer is required.', ar: 'أدخل عددا صحيحا.', fa: 'عدد صحیح وارد کنید.' },
  number: { en: 'A valid number is required.', ar: 'أدخل رقما.', fa: 'عدد وارد کنید.' },
  boolean: {
    en: 'Must be a valid boolean.',
    ar: 'يجب أن تكون القيمة نعم أو لا.',
    fa: 'باید بله یا خیر باشد.',
  },
  list: { en: 'Expected a list of items.', ar: 'المطلوب قائمة.', fa: 'فهرستی لازم است.' },
  invalid: { en: 'This value is not valid.', ar: 'هذه القيمة غير صالحة.', fa: 'این مقدار معتبر نیست.' },
} satisfies Record<string, Text>
