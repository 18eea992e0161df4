import { invalid, invalidFields } from '#platform/errors'
import type { Locale } from '#platform/i18n'
import {
  canonicalEmail,
  canonicalPhone,
  hashPassword,
  isEmail,
  passwordProblems,
  type NewUser,
} from '#identity'

/** Who will own the centre, as typed. */
export interface OwnerOrder {
  readonly phone?: string | undefined
  readonly email?: string | undefined
  readonly password: string
  readonly first_name: string
  readonly last_name: string
}

const required = { en: 'This field is required.', ar: 'هذا الحقل مطلوب.', fa: 'این فیلد لازم است.' }
const badPhone = {
  en: 'Enter a valid phone number.',
  ar: 'أدخل رقم هاتف صحيحا.',
  fa: 'شماره تلفن معتبر وارد کنید.',
}
const badEmail = {
  en: 'Enter a valid email address.',
  ar: 'أدخل بريدا إلكترونيا صحيحا.',
  fa: 'نشانی ایمیل معتبر وارد کنید.',
}

/**
 * Checks the owner's data and hashes the password: call it outside a transaction.
 * @throws Problem naming `owner.phone`, `owner.email` or `owner.password`
 */
export async function readOwner(
  order: OwnerOrder,
  centre: { country: string; locale: Locale },
): Promise<NewUser> {
  const phone = order.phone?.trim() ? canonicalPhone(order.phone, centre.country) : undefined
  const email = order.email?.trim() ? canonicalEmail(order.email) : undefined
  if (phone === null) throw invalid('owner.phone', 'invalid_phone', badPhone)
  if (email !== undefined && !isEmail(email)) throw invalid('owner.email', 'invalid_email', badEmail)
  if (!phone && !email) throw invalid('owner.phone', 'required', required)
  const names = { first_name: order.first_name.trim(), last_name: order.last_name.trim() }
  const problems = passwordProblems(order.password, {
    ...names,
    phone_number1: phone ?? null,
    email: email ?? null,
  })
  if (problems.length > 0) throw invalidFields({ 'owner.password': problems })
  const logins = { ...(phone ? { phone_number1: phone } : {}), ...(email ? { email } : {}) }
  return {
    ...names,
    ...logins,
    locale: centre.locale,
    is_verified: true,
    password_hash: await hashPassword(order.password),
    roles: ['owner'],
  }
}
