import type { FieldProblem } from '#platform/errors'
import type { Text } from '#platform/i18n'
import { latinDigits } from '#platform/text'
import { isCommonPassword } from './common.ts'

/** What a password must not resemble. */
export interface OwnData {
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly email?: string | null
  readonly phone_number1?: string | null
  readonly username?: string | null
}

const shortest = 8
const mostAlike = 0.7
/** Longer input only costs time; nobody types it. */
const longest = 512

/** Django's four rules in Django's order; empty when the password is good (docs/domain/identity.md). */
export function passwordProblems(password: string, own: OwnData): FieldProblem[] {
  const problems: FieldProblem[] = []
  const alike = similarTo(password, own)
  if (alike) problems.push({ code: 'password_too_similar', text: texts.similar[alike] })
  if ([...password].length < shortest) problems.push({ code: 'password_too_short', text: texts.short })
  if (password.length > longest) problems.push({ code: 'password_too_long', text: texts.long })
  if (isCommonPassword(password)) problems.push({ code: 'password_too_common', text: texts.common })
  if (/^\d+$/.test(latinDigits(password)))
    problems.push({ code: 'password_entirely_numeric', text: texts.numeric })
  return problems
}

type Attribute = keyof OwnData
const attributes = [
  'first_name',
  'last_name',
  'email',
  'phone_number1',
  'username',
] as const satisfies readonly Attribute[]

function similarTo(password: string, own: OwnData): Attribute | null {
  const typed = password.toLowerCase().slice(0, longest)
  for (const attribute of attributes) {
    const value = own[attribute]?.toLowerCase()
    if (!value) continue
    const parts = [...value.split(/[^\p{L}\p{N}_]+/u), value].filter(Boolean)
    if (parts.some((part) => !muchLonger(typed, part) && likeness(typed, part) >= mostAlike)) return attribute
  }
  return null
}

/** A long password that merely contains a short name is not similar to it. */
function muchLonger(password: string, value: string): boolean {
  return password.length >= 10 * value.length && value.length < (mostAlike / 2) * password.length
}

/** Share of characters that both have, whatever their order (difflib's quick ratio). */
function likeness(a: string, b: string): number {
  const available = new Map<string, number>()
  for (const char of b) available.set(char, (available.get(char) ?? 0) + 1)
  let common = 0
  for (const char of a) {
    const left = available.get(char) ?? 0
    if (left > 0) common += 1
    available.set(char, left - 1)
  }
  return (2 * common) / (a.length + b.length)
}

const texts = {
  similar: {
    first_name: alike('first name', 'الاسم الأول', 'نام'),
    last_name: alike('last name', 'اسم العائلة', 'نام خانوادگی'),
    email: alike('email', 'البريد الإلكتروني', 'ایمیل'),
    phone_number1: alike('phone number1', 'رقم الهاتف', 'شماره تلفن'),
    username: alike('username', 'اسم المستخدم', 'نام کاربری'),
  },
  short: {
    en: 'This password is too short. It must contain at least 8 characters.',
    ar: 'كلمة المرور قصيرة جدا. يجب أن تحتوي على 8 أحرف على الأقل.',
    fa: 'گذرواژه بسیار کوتاه است. دست‌کم ۸ نویسه لازم است.',
  },
  long: { en: 'This password is too long.', ar: 'كلمة المرور طويلة جدا.', fa: 'گذرواژه بیش از حد بلند است.' },
  common: {
    en: 'This password is too common.',
    ar: 'كلمة المرور هذه شائعة جدا.',
    fa: 'این گذرواژه بسیار رایج است.',
  },
  numeric: {
    en: 'This password is entirely numeric.',
    ar: 'كلمة المرور أرقام فقط.',
    fa: 'گذرواژه فقط از رقم تشکیل شده است.',
  },
} satisfies Record<string, Text | Record<Attribute, Text>>

function alike(en: string, ar: string, fa: string): Text {
  return {
    en: `The password is too similar to the ${en}.`,
    ar: `كلمة المرور قريبة جدا من ${ar}.`,
    fa: `گذرواژه بیش از حد شبیه ${fa} است.`,
  }
}
