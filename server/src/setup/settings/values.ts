import { isSupportedCountry } from 'libphonenumber-js'
import type { FieldProblem } from '#platform/errors'
import { locales } from '#platform/i18n'
import { isCurrency } from '#platform/money'
import type { SettingKey, SettingSpec, Settings } from '#platform/settings'
import { isTimeZone } from '#platform/time'

const longestText = 2_000
const longestName = 200

/** What is wrong with a value for a setting; null when it may be stored as it is. */
export function problemOf(spec: SettingSpec, value: unknown): FieldProblem | null {
  switch (spec.input) {
    case 'boolean':
      return typeof value === 'boolean' ? null : notValid
    case 'number':
      return numberProblem(spec, value)
    case 'choice':
      return spec.choices?.some((choice) => choice === value) ? null : unknownChoice
    case 'texts':
      return textsProblem(value)
    case 'time_zone':
      return typeof value === 'string' && isTimeZone(value) ? null : unknownChoice
    case 'country':
      return typeof value === 'string' && isSupportedCountry(value) ? null : unknownChoice
    case 'currency':
      return typeof value === 'string' && isCurrency(value) ? null : unknownChoice
    case 'color':
      return typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? null : notValid
    case 'text':
      if (typeof value !== 'string') return notValid
      return value.length > longestText ? tooLong(longestText) : null
    case 'hidden':
      return notValid
  }
}

/** The value is of the setting's kind: {@link problemOf} has nothing against it. */
export function fits<K extends SettingKey>(spec: SettingSpec<K>, value: unknown): value is Settings[K] {
  return problemOf(spec, value) === null
}

function numberProblem(spec: SettingSpec, value: unknown): FieldProblem | null {
  if (typeof value !== 'number' || !Number.isInteger(value))
    return {
      code: 'invalid',
      text: { en: 'Enter a whole number.', ar: 'أدخل عددا صحيحا.', fa: 'عدد صحیح وارد کنید.' },
    }
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = spec
  if (value >= min && value <= max) return null
  if (spec.max === undefined)
    return {
      code: 'out_of_range',
      values: { min },
      text: { en: 'At least {min}.', ar: 'لا يقل عن {min}.', fa: 'دست‌کم {min}.' },
    }
  return {
    code: 'out_of_range',
    values: { min, max },
    text: { en: 'Between {min} and {max}.', ar: 'بين {min} و {max}.', fa: 'میان {min} و {max}.' },
  }
}

function textsProblem(value: unknown): FieldProblem | null {
  if (typeof value !== 'object' || value === null) return notValid
  const entries = Object.entries(value)
  if (entries.length !== locales.length) return notValid
  for (const locale of locales) {
    const text: unknown = entries.find(([key]) => key === locale)?.[1]
    if (typeof text !== 'string') return notValid
    if (text.trim() === '')
      return {
        code: 'required',
        text: { en: 'Every language needs its text.', ar: 'اكتب النص بكل لغة.', fa: 'متن هر زبان لازم است.' },
      }
    if (text.length > longestName) return tooLong(longestName)
  }
  return null
}

const notValid: FieldProblem = {
  code: 'invalid',
  text: { en: 'Not a valid value.', ar: 'قيمة غير صالحة.', fa: 'مقدار معتبر نیست.' },
}
const unknownChoice: FieldProblem = {
  code: 'invalid_choice',
  text: { en: 'Choose one of the list.', ar: 'اختر من القائمة.', fa: 'یکی از فهرست را انتخاب کنید.' },
}

function tooLong(max: number): FieldProblem {
  return {
    code: 'max_length',
    values: { max },
    text: { en: 'At most {max} characters.', ar: 'بحد أقصى {max} حرفا.', fa: 'حداکثر {max} نویسه.' },
  }
}
