import { Type } from 'typebox'
import { signUpRoles } from '../actions/sign-up.ts'
import { nullable } from '../schemas.ts'

/** What people send about themselves under /auth/, as the API document says it; `drf.ts` reads it. */
const profileProperties = {
  first_name: Type.String({ maxLength: 150 }),
  last_name: Type.String({ maxLength: 150 }),
  dob: Type.String({ format: 'date' }),
  gender: Type.String({ enum: ['male', 'female'] }),
  phone_number2: Type.Optional(nullable(Type.String())),
  email: Type.Optional(nullable(Type.String({ format: 'email' }))),
  username: Type.Optional(nullable(Type.String())),
  identity_number: Type.Optional(nullable(Type.String())),
  identity_type: Type.Optional(nullable(Type.String({ enum: ['nid', 'passport', 'other'] }))),
  address: Type.Optional(Type.String()),
  location: Type.Optional(Type.String()),
  country: Type.Optional(nullable(Type.String())),
  province: Type.Optional(Type.String()),
  city: Type.Optional(Type.String()),
  locale: Type.Optional(nullable(Type.String({ enum: ['ar', 'fa', 'en'] }))),
}
export const PersonBody = Type.Object(profileProperties, { title: 'PersonBody' })
export const PersonPatch = Type.Partial(Type.Object(profileProperties), { title: 'PersonPatch' })
export const SignUpBody = Type.Object(
  {
    phone_number1: Type.String({ examples: ['+201001234567'] }),
    password: Type.String(),
    re_password: Type.Optional(Type.String()),
    role: Type.Optional(Type.String({ enum: [...signUpRoles] })),
    ...profileProperties,
  },
  { title: 'SignUpBody' },
)
