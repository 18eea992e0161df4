import { Type } from 'typebox'

const Instant = Type.String({ format: 'date-time' })
const InstantOrNone = Type.Union([Instant, Type.Null()])

export const ApiKey = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    prefix: Type.String({ description: 'How the key begins', examples: ['hqk_3fKx91Zb'] }),
    scopes: Type.Array(Type.String()),
    working_scopes: Type.Array(Type.String(), {
      description: 'Those that count now: who made the key must have them himself',
    }),
    networks: Type.Array(Type.String(), { description: 'From where it may be used; empty: from anywhere' }),
    per_minute: Type.Integer({ description: 'Requests a minute' }),
    state: Type.Union(
      [Type.Literal('active'), Type.Literal('idle'), Type.Literal('expired'), Type.Literal('revoked')],
      {
        description: '`idle`: none of its scopes counts now',
      },
    ),
    created_by: Type.Object({
      id: Type.String({ format: 'uuid' }),
      first_name: Type.String(),
      last_name: Type.String(),
    }),
    created_at: Instant,
    expires_at: InstantOrNone,
    last_used_at: InstantOrNone,
    last_used_ip: Type.Union([Type.String(), Type.Null()]),
    revoked_at: InstantOrNone,
    version: Type.Integer({ description: 'For If-Match' }),
  },
  { title: 'ApiKey' },
)

export const NewApiKey = Type.Object(
  { key: ApiKey, secret: Type.String({ description: 'The key itself. It is shown this once.' }) },
  { title: 'NewApiKey' },
)

const wishes = {
  name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
  scopes: Type.Array(Type.String({ maxLength: 80 }), { minItems: 1, maxItems: 200 }),
  networks: Type.Array(Type.String({ maxLength: 60 }), {
    maxItems: 50,
    description: 'Addresses or networks such as 192.0.2.0/24',
  }),
  per_minute: Type.Integer({ minimum: 1, maximum: 6000 }),
  expires_at: InstantOrNone,
}

export const ApiKeyBody = Type.Object(
  {
    name: wishes.name,
    scopes: wishes.scopes,
    networks: Type.Optional(wishes.networks),
    per_minute: Type.Optional(wishes.per_minute),
    expires_at: Type.Optional(wishes.expires_at),
  },
  { title: 'ApiKeyBody' },
)

export const ApiKeyChanges = Type.Partial(Type.Object(wishes), { title: 'ApiKeyChanges' })

const Words = Type.Object({ en: Type.String(), ar: Type.String(), fa: Type.String() })

export const ApiKeyScopes = Type.Object(
  { results: Type.Array(Type.Object({ key: Type.String(), label: Words, module: Type.String() })) },
  { title: 'ApiKeyScopes' },
)
