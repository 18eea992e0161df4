import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { requireFreshSignIn } from '../actions/fresh-sign-in.ts'
import { keyRows } from '../queries/keys.ts'
import { rotateSigningKey } from '../signing-keys.ts'

const tag = 'api-keys'
const access = ['settings.manage'] as const
const path = '/api/v1/signing-keys/'

const SigningKeys = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          kid: Type.String(),
          state: Type.Union([Type.Literal('signs'), Type.Literal('verifies')]),
          created_at: Type.String({ format: 'date-time' }),
        },
        { title: 'SigningKey' },
      ),
    ),
  },
  { title: 'SigningKeyList' },
)

async function keys(ctx: Context) {
  const rows = await keyRows(ctx.tx)
  return {
    results: rows.map(({ kid, created_at }, index) => ({
      kid,
      created_at,
      state: index === 0 ? ('signs' as const) : ('verifies' as const),
    })),
  }
}

const list = route({
  method: 'GET',
  path,
  operationId: 'listSigningKeys',
  tag,
  access,
  summary: 'The keys that sign and verify access tokens',
  response: SigningKeys,
  handler: keys,
})

const rotate = route({
  method: 'POST',
  path,
  operationId: 'rotateSigningKey',
  tag,
  access,
  status: 200,
  summary: 'Sign with a new key from now on',
  description:
    'The old key verifies until its last token has expired; nobody is signed out. Happens by itself too, by the setting `identity.signing_key_days`. Needs a fresh sign-in.',
  limit: { name: 'rotate-signing-key', points: 5, seconds: 3_600, by: 'actor' },
  response: SigningKeys,
  async handler(ctx) {
    requireFreshSignIn(ctx)
    await rotateSigningKey(ctx)
    return keys(ctx)
  },
})

export const signingKeyRoutes = [list, rotate]
