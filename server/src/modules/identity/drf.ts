import { Problem, invalid, invalidFields, type FieldProblem } from '#platform/errors'
import { fieldTexts } from '#platform/http/validate'
import type { Text } from '#platform/i18n'
import { latinDigits } from '#platform/text'
import { isDate } from '#platform/http/list'
import { isEmail } from './login-names.ts'

/**
 * Bodies under /auth/ are read by REST framework's rules: every field's first fault is told at once, numbers count as
 * text, texts are trimmed, unknown members are ignored, a body that is no object has its own words.
 */
export interface TextField {
  readonly required?: boolean
  readonly nullable?: boolean
  readonly blank?: boolean
  /** Passwords keep their spaces. */
  readonly untrimmed?: boolean
  readonly max?: number
  /** What the text stands for; throws or answers a fault. */
  readonly check?: (text: string) => FieldProblem | null
}
export type TextFields = Readonly<Record<string, TextField>>
export type TextValues<F extends TextFields> = { [K in keyof F]?: string | null }

/**
 * @param options.partial for PATCH: absent fields are no fault
 * @param options.form the body came from a form: an empty text means null where null is possible
 * @throws Problem naming each field
 */
export function readTexts<const F extends TextFields>(
  fields: F,
  body: unknown,
  options: { partial?: boolean; form?: boolean } = {},
): TextValues<F> {
  const given = readObject(body)
  const values: TextValues<F> = {}
  const problems: Record<string, FieldProblem[]> = {}
  for (const name in fields) {
    const field = fields[name]
    if (!field) continue
    const raw = Object.hasOwn(given, name) ? given[name] : undefined
    if (raw === undefined) {
      if (field.required && !options.partial) problems[name] = [required]
      continue
    }
    const read = readText(field, raw, options.form ?? false)
    if (typeof read === 'object' && read !== null) problems[name] = [read]
    else values[name] = read
  }
  if (Object.keys(problems).length > 0) throw invalidFields(problems)
  return values
}

const required: FieldProblem = { code: 'required', text: fieldTexts.required }

/** The body as an object. @throws Problem in REST framework's words */
export function readObject(body: unknown): Readonly<Record<string, unknown>> {
  if (body === null)
    throw invalid('non_field_errors', 'null', {
      en: 'No data provided',
      ar: 'لم تُرسل بيانات',
      fa: 'داده‌ای ارسال نشد',
    })
  if (typeof body === 'object' && !Array.isArray(body)) return Object.fromEntries(Object.entries(body))
  const kind = Array.isArray(body)
    ? 'list'
    : typeof body === 'string'
      ? 'str'
      : typeof body === 'boolean'
        ? 'bool'
        : Number.isInteger(body)
          ? 'int'
          : 'float'
  throw invalid(
    'non_field_errors',
    'invalid',
    {
      en: 'Invalid data. Expected a dictionary, but got {kind}.',
      ar: 'بيانات غير صالحة. المطلوب كائن وليس {kind}.',
      fa: 'داده نامعتبر است. شیء لازم است نه {kind}.',
    },
    { kind },
  )
}

function readText(field: TextField, raw: unknown, form: boolean): string | null | FieldProblem {
  if (raw === null) return field.nullable ? null : { code: 'null', text: fieldTexts.null }
  if (typeof raw !== 'string' && typeof raw !== 'number') {
    return field.check === dateCheck ? dateFault : { code: 'invalid', text: fieldTexts.string }
  }
  if (typeof raw === 'number' && field.check === dateCheck) return dateFault
  const text = field.untrimmed && String(raw).trim() !== '' ? String(raw) : String(raw).trim()
  if (text.includes('\0')) return { code: 'null_characters_not_allowed', text: nullText }
  if (text === '') {
    if (field.nullable && (form || !field.blank)) return null
    return field.blank ? '' : { code: 'blank', text: fieldTexts.blank }
  }
  if (text.length > (field.max ?? 300))
    return { code: 'max_length', text: fieldTexts.maxLength, values: { limit: field.max ?? 300 } }
  return field.check?.(text) ?? text
}

const nullText: Text = {
  en: 'Null characters are not allowed.',
  ar: 'الأحرف الفارغة غير مسموح بها.',
  fa: 'نویسهٔ تهی مجاز نیست.',
}
const dateFault: FieldProblem = { code: 'invalid', text: fieldTexts.date }

export function dateCheck(text: string): FieldProblem | null {
  return isDate(latinDigits(text)) ? null : dateFault
}

export function emailCheck(text: string): FieldProblem | null {
  return isEmail(text) ? null : { code: 'invalid', text: fieldTexts.email }
}

export function choiceCheck(choices: readonly string[]): (text: string) => FieldProblem | null {
  return (text) =>
    choices.includes(text)
      ? null
      : { code: 'invalid_choice', text: fieldTexts.choice, values: { value: text.slice(0, 60) } }
}

export function urlCheck(text: string): FieldProblem | null {
  if (/^https?:\/\/\S+$/i.test(text) && URL.canParse(text)) return null
  return {
    code: 'invalid',
    text: { en: 'Enter a valid URL.', ar: 'أدخل رابطا صالحا.', fa: 'نشانی وب معتبر وارد کنید.' },
  }
}

/** Runs checks that each may refuse some fields and tells all their faults together. */
export async function together(checks: readonly (() => Promise<unknown>)[]): Promise<void> {
  const problems: Record<string, readonly FieldProblem[]> = {}
  for (const check of checks) {
    try {
      await check()
    } catch (error) {
      if (!(error instanceof Problem) || !error.fields) throw error
      Object.assign(problems, error.fields)
    }
  }
  if (Object.keys(problems).length > 0) throw invalidFields(problems)
}
