import type { Context } from '#platform/context'
import { fieldTexts } from '#platform/http/validate'
import { latinDigits } from '#platform/text'
import { choiceCheck, dateCheck, emailCheck, together, urlCheck, type TextFields } from './drf.ts'
import { canonicalEmail, isUsername, readPhone } from './login-names.ts'
import type { UserChanges } from './queries/users.ts'

/** What a person may say of himself, as Django's forms read it; used under /auth/ and by the seeds' sign-up paths. */
export const profileFields = {
  first_name: { required: true, max: 150 },
  last_name: { required: true, max: 150 },
  dob: { required: true, check: dateCheck },
  gender: { required: true, check: choiceCheck(['male', 'female']) },
  phone_number2: { nullable: true, max: 40 },
  email: { nullable: true, max: 254, check: emailCheck },
  username: {
    nullable: true,
    max: 40,
    check: (text) => (isUsername(text) ? null : { code: 'invalid', text: fieldTexts.invalid }),
  },
  identity_number: { nullable: true, max: 50 },
  identity_type: { nullable: true, check: choiceCheck(['nid', 'passport', 'other']) },
  address: { blank: true, max: 300 },
  location: { blank: true, max: 500, check: urlCheck },
  country: {
    nullable: true,
    max: 2,
    check: (text) => (/^[A-Z]{2}$/.test(text) ? null : { code: 'invalid', text: fieldTexts.invalid }),
  },
  province: { blank: true, max: 100 },
  city: { blank: true, max: 100 },
  locale: { nullable: true, check: choiceCheck(['ar', 'fa', 'en']) },
} satisfies TextFields

export type ProfileTexts = { readonly [K in keyof typeof profileFields]?: string | null }

/** Read texts in their stored form. @throws Problem naming each phone that is none */
export async function canonicalProfile(
  ctx: Context,
  texts: ProfileTexts & { phone_number1?: string | null },
): Promise<UserChanges> {
  let phone1: string | undefined
  let phone2: string | null | undefined = texts.phone_number2
  await together([
    async () => {
      if (texts.phone_number1) phone1 = await readPhone(ctx, texts.phone_number1, 'phone_number1')
    },
    async () => {
      if (texts.phone_number2) phone2 = await readPhone(ctx, texts.phone_number2, 'phone_number2')
    },
  ])
  return compact({
    first_name: texts.first_name ?? undefined,
    last_name: texts.last_name ?? undefined,
    dob: texts.dob ? latinDigits(texts.dob) : texts.dob,
    gender: oneOf(texts.gender, ['male', 'female']),
    phone_number1: phone1,
    phone_number2: phone2,
    email: texts.email ? canonicalEmail(texts.email) : texts.email,
    username: texts.username ? texts.username.normalize('NFC').toLowerCase() : texts.username,
    identity_number: texts.identity_number,
    identity_type: oneOf(texts.identity_type, ['nid', 'passport', 'other']),
    address: texts.address ?? undefined,
    location: texts.location ?? undefined,
    country: texts.country,
    province: texts.province ?? undefined,
    city: texts.city ?? undefined,
    locale: oneOf(texts.locale, ['ar', 'fa', 'en']),
  })
}

/** The text as one of the choices that it was checked against. */
function oneOf<const T extends string>(
  text: string | null | undefined,
  choices: readonly T[],
): T | null | undefined {
  if (text === null || text === undefined) return text
  return choices.find((choice) => choice === text)
}

/** Without members that say nothing. */
function compact(changes: { [K in keyof UserChanges]: UserChanges[K] | undefined }): UserChanges {
  const said: UserChanges = {}
  return Object.assign(
    said,
    Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)),
  )
}
