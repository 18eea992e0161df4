import { parsePhoneNumberFromString, isSupportedCountry } from 'libphonenumber-js'
import type { Context } from '#platform/context'
import { centreSettings } from '#platform/settings'
import { latinDigits } from '#platform/text'
import { badPhone } from './errors.ts'
import type { LoginNames } from './queries/users.ts'

/** A phone in any digits and any usual form as E.164, national numbers read in that country; null when it is none. */
export function canonicalPhone(text: string, country: string): string | null {
  const typed = latinDigits(text).trim().replace(/^00/, '+')
  if (typed.length > 40) return null
  const parsed = parsePhoneNumberFromString(typed, isSupportedCountry(country) ? country : 'EG')
  return parsed?.isValid() === true && !parsed.ext ? parsed.number : null
}

/** @throws Problem that names the field when the text is no phone number */
export async function readPhone(
  ctx: Pick<Context, 'tx'>,
  text: string,
  field = 'phone_number1',
): Promise<string> {
  const { country } = await centreSettings(ctx)
  const phone = canonicalPhone(text, country)
  if (!phone) throw badPhone(field)
  return phone
}

/** Lower case, as it is stored and compared. */
export function canonicalEmail(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

const emailPattern =
  /^[^\s@<>"(),:;[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,63}$/u

export function isEmail(text: string): boolean {
  return text.length <= 254 && emailPattern.test(text) && !text.includes('..')
}

/** 3–40 letters, digits and `._-`, at least one letter, so that no username looks like a phone. */
export function isUsername(text: string): boolean {
  return /^[\p{L}\p{N}._-]{3,40}$/u.test(text) && /\p{L}/u.test(text)
}

/** What somebody typed as his login, in every form that it may stand for. */
export async function loginNames(ctx: Pick<Context, 'tx'>, typed: string): Promise<LoginNames> {
  const text = typed.trim().slice(0, 254)
  if (text.includes('@')) return { phone: null, email: canonicalEmail(text), username: null }
  const { country } = await centreSettings(ctx)
  return { phone: canonicalPhone(text, country), email: null, username: text.normalize('NFC').toLowerCase() }
}

/** One key for budgets, whatever way the same login was typed. */
export function loginKey(names: LoginNames): string {
  return names.phone ?? names.email ?? names.username ?? ''
}
