import { Type, type Static, type TSchema } from 'typebox'

export function nullable<T extends TSchema>(schema: T) {
  return Type.Union([schema, Type.Null()])
}

const Locale = Type.Union([Type.Literal('ar'), Type.Literal('fa'), Type.Literal('en')])
const Gender = Type.Union([Type.Literal('male'), Type.Literal('female')])
const IdentityType = Type.Union([Type.Literal('nid'), Type.Literal('passport'), Type.Literal('other')])
const Calendar = Type.Union([
  Type.Literal('gregorian'),
  Type.Literal('persian'),
  Type.Literal('islamic-umalqura'),
])
const Name = Type.String({ minLength: 1, maxLength: 150 })
const PhoneText = Type.String({
  maxLength: 40,
  description: 'In any digits; national numbers are read in the centre’s country',
  examples: ['+201001234567'],
})

/** A person as Djoser clients read one. */
export const Person = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    phone_number1: nullable(Type.String()),
    phone_number2: nullable(Type.String()),
    email: nullable(Type.String()),
    first_name: Type.String(),
    last_name: Type.String(),
    dob: nullable(Type.String({ format: 'date' })),
    gender: nullable(Gender),
    is_verified: Type.Boolean(),
    identity_number: nullable(Type.String()),
    identity_type: nullable(IdentityType),
    address: Type.String(),
    location: Type.String(),
    role: Type.String({ description: 'The main one of `roles`' }),
    roles: Type.Array(Type.String()),
    instructor_id: nullable(Type.String({ format: 'uuid' })),
    date_joined: Type.String({ format: 'date-time' }),
  },
  { title: 'Person' },
)
export type Person = Static<typeof Person>

export const Profile = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    first_name: Type.String(),
    last_name: Type.String(),
    phone_number1: nullable(Type.String()),
    phone_number2: nullable(Type.String()),
    email: nullable(Type.String()),
    username: nullable(Type.String()),
    dob: nullable(Type.String({ format: 'date' })),
    gender: nullable(Gender),
    identity_number: nullable(Type.String()),
    identity_type: nullable(IdentityType),
    address: Type.String(),
    location: Type.String(),
    country: nullable(Type.String()),
    province: Type.String(),
    city: Type.String(),
    avatar: nullable(Type.String({ description: 'Address of the picture' })),
    locale: nullable(Locale),
    time_zone: nullable(Type.String()),
    currency: nullable(Type.String()),
    calendar: nullable(Calendar),
    role: Type.String(),
    roles: Type.Array(Type.String()),
    permissions: Type.Array(Type.String()),
    is_verified: Type.Boolean(),
    phone_verified: Type.Boolean(),
    email_verified: Type.Boolean(),
    has_password: Type.Boolean(),
    date_joined: Type.String({ format: 'date-time' }),
    impersonation: Type.Optional(
      Type.Object(
        {
          by: Type.Object({ id: Type.String({ format: 'uuid' }), name: Type.String() }),
          mode: Type.Union([Type.Literal('read'), Type.Literal('full')]),
          ends_at: Type.String({ format: 'date-time' }),
        },
        { description: 'Somebody of the staff is looking through the eyes of this person' },
      ),
    ),
  },
  { title: 'Profile' },
)
export type Profile = Static<typeof Profile>

export const ProfileChanges = Type.Partial(
  Type.Object({
    first_name: Name,
    last_name: Name,
    phone_number2: nullable(PhoneText),
    email: nullable(Type.String({ format: 'email', maxLength: 254 })),
    username: nullable(Type.String({ minLength: 3, maxLength: 40 })),
    dob: nullable(Type.String({ format: 'date' })),
    gender: nullable(Gender),
    identity_number: nullable(Type.String({ maxLength: 50 })),
    identity_type: nullable(IdentityType),
    address: Type.String({ maxLength: 300 }),
    location: Type.String({ maxLength: 500, description: 'Link of a map' }),
    country: nullable(Type.String({ minLength: 2, maxLength: 2 })),
    province: Type.String({ maxLength: 100 }),
    city: Type.String({ maxLength: 100 }),
    avatar: nullable(
      Type.String({ maxLength: 200, description: 'Id or address of an uploaded file of purpose `avatar`' }),
    ),
    locale: nullable(Locale),
    time_zone: nullable(Type.String({ maxLength: 60 })),
    currency: nullable(Type.String({ minLength: 3, maxLength: 3 })),
    calendar: nullable(Calendar),
  }),
  { title: 'ProfileChanges' },
)
export type ProfileChanges = Static<typeof ProfileChanges>

export const TokenPairAnswer = Type.Object(
  { refresh: Type.String(), access: Type.String() },
  { title: 'TokenPair' },
)

export const SignedIn = Type.Object(
  { access: Type.String(), refresh: Type.String(), user: Profile },
  { title: 'SignedIn' },
)

export const CodeSent = Type.Object(
  {
    expires_in: Type.Integer({ description: 'Seconds that the code works' }),
    retry_after: Type.Integer({ description: 'Seconds before another may be asked for' }),
  },
  { title: 'CodeSent' },
)

export const CodeAnswer = Type.Object(
  {
    status: Type.Union([Type.Literal('signed_in'), Type.Literal('new')]),
    access: Type.Optional(Type.String()),
    refresh: Type.Optional(Type.String()),
    user: Type.Optional(Profile),
    sign_up_token: Type.Optional(
      Type.String({ description: 'For `new`: ten minutes to make an account with this phone' }),
    ),
  },
  { title: 'CodeAnswer' },
)

export const SessionAnswer = Type.Object(
  {
    status: Type.Union([Type.Literal('signed_in'), Type.Literal('new')]),
    user: Type.Optional(Profile),
    sign_up_token: Type.Optional(Type.String()),
  },
  { title: 'SessionAnswer' },
)

export const NewAuthenticator = Type.Object(
  {
    secret: Type.String({ description: 'Base 32, to type into the app' }),
    uri: Type.String({ description: '`otpauth://…`, to show as a QR code' }),
  },
  { title: 'NewAuthenticator' },
)

export const RecoveryCodes = Type.Object(
  { recovery_codes: Type.Array(Type.String(), { description: 'Each works once; shown this once' }) },
  { title: 'RecoveryCodes' },
)

export const SecondFactorState = Type.Object(
  {
    required: Type.Boolean({ description: 'The centre asks this person for one' }),
    authenticator_since: nullable(Type.String({ format: 'date-time' })),
    recovery_codes_left: Type.Integer(),
    passkeys: Type.Integer({ description: 'Those that work' }),
  },
  { title: 'SecondFactorState' },
)

const Bytes = Type.String({ minLength: 1, maxLength: 20_000, description: 'base64url' })
const CredentialId = Type.String({ minLength: 1, maxLength: 1_400, description: 'base64url' })
/** Browsers send more than we read. */
const open = { additionalProperties: true } as const

export const PasskeyRegistration = Type.Object(
  {
    id: CredentialId,
    response: Type.Object(
      {
        clientDataJSON: Bytes,
        attestationObject: Bytes,
        transports: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10 })),
      },
      open,
    ),
  },
  { title: 'PasskeyRegistration', ...open },
)

export const PasskeyAssertion = Type.Object(
  {
    id: CredentialId,
    response: Type.Object(
      {
        clientDataJSON: Bytes,
        authenticatorData: Bytes,
        signature: Bytes,
        userHandle: Type.Optional(nullable(Type.String({ maxLength: 200 }))),
      },
      open,
    ),
  },
  { title: 'PasskeyAssertion', ...open },
)

export const PasskeyInfo = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    synced: Type.Boolean({ description: 'Kept by a password manager on all of its devices' }),
    blocked: Type.Boolean({ description: 'May have been copied: it opens nothing any more' }),
    created_at: Type.String({ format: 'date-time' }),
    last_used_at: nullable(Type.String({ format: 'date-time' })),
  },
  { title: 'PasskeyInfo' },
)

export const SessionInfo = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    kind: Type.Union([Type.Literal('web'), Type.Literal('api'), Type.Literal('token')]),
    device: Type.String({ examples: ['Chrome · Android'] }),
    form: Type.Union([
      Type.Literal('phone'),
      Type.Literal('tablet'),
      Type.Literal('computer'),
      Type.Literal('program'),
    ]),
    network: nullable(
      Type.String({
        description: 'Of its last use, without the part that names one machine',
        examples: ['203.0.113.x'],
      }),
    ),
    network_kind: Type.Union([
      Type.Literal('public'),
      Type.Literal('local'),
      Type.Literal('machine'),
      Type.Literal('unknown'),
    ]),
    same_network: Type.Boolean({ description: 'In the network from which this question comes' }),
    time_zone: nullable(Type.String({ description: 'Of the clock there', examples: ['Africa/Cairo'] })),
    method: Type.String(),
    created_at: Type.String({ format: 'date-time' }),
    last_used_at: Type.String({ format: 'date-time' }),
    expires_at: Type.String({ format: 'date-time' }),
    current: Type.Boolean(),
    impersonation: nullable(
      Type.Object({
        by: Type.String({ description: 'Name of who is in the person’s place' }),
        mode: Type.Union([Type.Literal('read'), Type.Literal('full')]),
        reason: Type.String(),
      }),
    ),
  },
  { title: 'SessionInfo' },
)

export const UserRecord = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    first_name: Type.String(),
    last_name: Type.String(),
    phone_number1: nullable(Type.String()),
    phone_number2: nullable(Type.String()),
    email: nullable(Type.String()),
    username: nullable(Type.String()),
    dob: nullable(Type.String({ format: 'date' })),
    gender: nullable(Gender),
    avatar: nullable(Type.String()),
    locale: nullable(Locale),
    role: Type.String(),
    roles: Type.Array(Type.String()),
    is_active: Type.Boolean(),
    is_verified: Type.Boolean(),
    has_password: Type.Boolean(),
    last_sign_in_at: nullable(Type.String({ format: 'date-time' })),
    last_seen_at: nullable(Type.String({ format: 'date-time' })),
    second_factor: Type.Boolean({ description: 'Has an authenticator app or a passkey' }),
    works_here: Type.Boolean({ description: 'Staff or teacher' }),
    contact_hidden: Type.Boolean({ description: 'Phone and e-mail are not for this reader' }),
    version: Type.String({ description: 'For If-Match' }),
    date_joined: Type.String({ format: 'date-time' }),
  },
  { title: 'UserRecord' },
)

export const UserChangesBody = Type.Partial(
  Type.Object({
    first_name: Name,
    last_name: Name,
    phone_number2: nullable(PhoneText),
    email: nullable(Type.String({ format: 'email', maxLength: 254 })),
    username: nullable(Type.String({ minLength: 3, maxLength: 40 })),
    dob: nullable(Type.String({ format: 'date' })),
    gender: nullable(Gender),
    locale: nullable(Locale),
    is_active: Type.Boolean(),
  }),
  { title: 'UserChanges' },
)

export const InvitationBody = Type.Object(
  {
    first_name: Name,
    last_name: Name,
    phone_number1: Type.Optional(nullable(PhoneText)),
    email: Type.Optional(nullable(Type.String({ format: 'email', maxLength: 254 }))),
    locale: Type.Optional(nullable(Locale)),
    roles: Type.Array(Type.String({ maxLength: 40 }), { minItems: 1, maxItems: 9 }),
  },
  { title: 'Invitation' },
)

export const Invited = Type.Object(
  { user: UserRecord, invitation_link: Type.String({ description: 'Good once, for three days' }) },
  { title: 'Invited' },
)

export const RoleChange = Type.Object(
  {
    add: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
    remove: Type.Optional(Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 })),
  },
  { title: 'RoleChange' },
)

const Words = Type.Object({ en: Type.String(), ar: Type.String(), fa: Type.String() })

export const RoleInfo = Type.Object(
  {
    key: Type.String(),
    name: Words,
    description: Words,
    archived_at: nullable(Type.String({ format: 'date-time' })),
    built_in: Type.Boolean(),
    is_staff: Type.Boolean(),
    users: Type.Integer(),
    permissions: Type.Array(Type.String()),
  },
  { title: 'RoleInfo' },
)

export const RoleMatrix = Type.Object(
  {
    roles: Type.Array(RoleInfo),
    permissions: Type.Array(
      Type.Object({ key: Type.String(), label: Words, help: nullable(Words), module: Type.String() }),
    ),
  },
  { title: 'RoleMatrix' },
)
