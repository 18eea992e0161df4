import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { fieldTexts } from '#platform/http/validate'
import { signUpRoles, webSignUpRoles, type SignUp } from '../actions/sign-up.ts'
import { choiceCheck, readTexts } from '../drf.ts'
import { canonicalProfile, profileFields } from '../profile-fields.ts'
import { nullable } from '../schemas.ts'

/** Signing up outside Djoser: a phone or an e-mail with a password, or the permit of a right code. */
export const SignUpForm = Type.Object(
  {
    sign_up_token: Type.Optional(
      Type.String({ description: 'From a right code: proves the phone, no password needed' }),
    ),
    phone_number1: Type.Optional(nullable(Type.String())),
    email: Type.Optional(nullable(Type.String({ format: 'email' }))),
    username: Type.Optional(nullable(Type.String())),
    password: Type.Optional(Type.String()),
    re_password: Type.Optional(Type.String()),
    first_name: Type.String({ maxLength: 150 }),
    last_name: Type.String({ maxLength: 150 }),
    dob: Type.Optional(nullable(Type.String({ format: 'date' }))),
    gender: Type.Optional(nullable(Type.String({ enum: ['male', 'female'] }))),
    role: Type.Optional(Type.String({ enum: [...signUpRoles] })),
    locale: Type.Optional(nullable(Type.String({ enum: ['ar', 'fa', 'en'] }))),
  },
  { title: 'SignUpForm' },
)

/** The same in the web app, where tutors sign up too. */
export const WebSignUpForm = Type.Object(
  { ...SignUpForm.properties, role: Type.Optional(Type.String({ enum: [...webSignUpRoles] })) },
  { title: 'WebSignUpForm' },
)

/**
 * @param role of the path; null reads it from the body, where `roles` are possible
 * @throws Problem by field
 */
export async function readSignUp(
  ctx: Context,
  body: unknown,
  role: SignUp['role'] | null,
  roles: readonly SignUp['role'][] = signUpRoles,
): Promise<SignUp> {
  const fields = {
    ...profileFields,
    dob: { ...profileFields.dob, required: false, nullable: true },
    gender: { ...profileFields.gender, required: false, nullable: true },
    phone_number1: { nullable: true, max: 40 },
    role: { check: choiceCheck(roles) },
    sign_up_token: { max: 200 },
    password: { untrimmed: true, max: 1_000 },
    re_password: { untrimmed: true, max: 1_000 },
    password2: { untrimmed: true, max: 1_000 },
  } as const
  const texts = readTexts(fields, body)
  const signUpToken = texts.sign_up_token ?? undefined
  if (!signUpToken) {
    if (!texts.phone_number1 && !texts.email) throw invalid('phone_number1', 'required', fieldTexts.required)
    if (!texts.password) throw invalid('password', 'required', fieldTexts.required)
  }
  return {
    ...(await canonicalProfile(ctx, texts)),
    role: role ?? roles.find((known) => known === texts.role) ?? 'student',
    password: texts.password ?? undefined,
    passwordAgain: texts.re_password ?? texts.password2 ?? undefined,
    signUpToken,
  }
}
