import { Type } from 'typebox'

const locale = Type.Union([Type.Literal('ar'), Type.Literal('fa'), Type.Literal('en')])
const calendar = Type.Union([
  Type.Literal('gregory'),
  Type.Literal('persian'),
  Type.Literal('islamic-umalqura'),
])

export const SetupState = Type.Object(
  {
    needed: Type.Boolean({ description: 'Nobody has set this centre up yet' }),
    link_valid: Type.Union([Type.Boolean(), Type.Null()], {
      description: 'Whether the given token opens the wizard; null without a token',
    }),
    progress: Type.Union([Type.Object({ done: Type.Integer(), total: Type.Integer() }), Type.Null()], {
      description: 'How far the demo centre is made, while it is being made',
    }),
  },
  { title: 'SetupState' },
)

export const SetupOrder = Type.Object(
  {
    token: Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'From the link that the server printed',
    }),
    locale,
    country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166-1' }),
    time_zone: Type.String({ minLength: 1, maxLength: 64 }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
    first_weekday: Type.Integer({ minimum: 0, maximum: 6, description: 'Saturday 0 … Friday 6' }),
    calendar,
    name: Type.Object(
      {
        en: Type.Optional(Type.String({ maxLength: 80 })),
        ar: Type.Optional(Type.String({ maxLength: 80 })),
        fa: Type.Optional(Type.String({ maxLength: 80 })),
      },
      { additionalProperties: false, description: 'At least one; the others follow it' },
    ),
    brand_color: Type.String({ pattern: '^#[0-9a-fA-F]{6}$' }),
    owner: Type.Object(
      {
        phone: Type.Optional(Type.String({ maxLength: 40 })),
        email: Type.Optional(Type.String({ maxLength: 254 })),
        password: Type.String({ minLength: 1, maxLength: 512 }),
        first_name: Type.String({ minLength: 1, maxLength: 80 }),
        last_name: Type.String({ maxLength: 80 }),
      },
      { additionalProperties: false, description: 'Phone, e-mail or both' },
    ),
    content: Type.Union([Type.Literal('demo'), Type.Literal('empty')]),
  },
  { title: 'SetupOrder', additionalProperties: false },
)

export const SetupDone = Type.Object(
  { user_id: Type.String({ format: 'uuid' }), demo: Type.Boolean() },
  { title: 'SetupDone' },
)
