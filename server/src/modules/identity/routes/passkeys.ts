import { Type, type Static } from 'typebox'
import { Reply, route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { admitByPasskey } from '../actions/enter.ts'
import { registerPasskey, removePasskey, renamePasskey, startPasskey } from '../actions/manage-passkeys.ts'
import { openApiSession } from '../actions/open-session.ts'
import { personOfPasskey, startAssertion } from '../actions/use-passkey.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import { profileOf, toPasskey } from '../present.ts'
import { passkeysOf } from '../queries/passkeys.ts'
import { PasskeyAssertion, PasskeyInfo, PasskeyRegistration, SessionAnswer, SignedIn } from '../schemas.ts'
import { endReplaced, openWeb, refuseOtherSites } from './web-cookies.ts'

const tag = 'passkeys'
const params = Type.Object({ id: Type.String({ format: 'uuid' }) })
const Name = Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })
const Options = Type.Object(
  {
    public_key: Type.Record(Type.String(), Type.Unknown(), {
      description: 'For `navigator.credentials`, in the JSON form of the Web Authentication standard',
    }),
  },
  { title: 'PasskeyOptions' },
)
const options = { name: 'passkey-options', points: 120, seconds: 900, by: 'ip' } as const

const list = route({
  method: 'GET',
  path: '/api/v1/passkeys/',
  operationId: 'listPasskeys',
  tag,
  access: 'user',
  summary: 'The signed-in person’s passkeys, newest first; twenty at most',
  response: Type.Object({ results: Type.Array(PasskeyInfo) }, { title: 'PasskeyList' }),
  handler: async (ctx) => ({ results: (await passkeysOf(ctx.tx, userId(ctx))).map(toPasskey) }),
})

const start = route({
  method: 'POST',
  path: '/api/v1/passkeys/options/',
  operationId: 'startPasskey',
  tag,
  access: 'user',
  status: 200,
  errors: [409],
  summary: 'What the browser needs to make a passkey; good for five minutes, once',
  response: Options,
  handler: async (ctx, input) => ({ public_key: await startPasskey(ctx, relyingParty(ctx, input.headers)) }),
})

const create = route({
  method: 'POST',
  path: '/api/v1/passkeys/',
  operationId: 'createPasskey',
  tag,
  access: 'user',
  errors: [409],
  mode: 'manual',
  summary: 'Keep the passkey that the browser made',
  body: Type.Object({ name: Type.Optional(Name), credential: PasskeyRegistration }, { title: 'NewPasskey' }),
  response: PasskeyInfo,
  async handler(ctx, input) {
    const { name, credential } = input.body
    const transports = credential.response.transports ?? []
    return toPasskey(
      await registerPasskey(ctx, relyingParty(ctx, input.headers), { name, transports, credential }),
    )
  },
})

const rename = route({
  method: 'PATCH',
  path: '/api/v1/passkeys/{id}/',
  operationId: 'renamePasskey',
  tag,
  access: 'user',
  summary: 'Call a passkey by another name',
  params,
  body: Type.Object({ name: Name }, { title: 'PasskeyName' }),
  example: { body: { name: 'My phone' } },
  response: PasskeyInfo,
  handler: async (ctx, input) => toPasskey(await renamePasskey(ctx, input.params.id, input.body.name)),
})

const remove = route({
  method: 'DELETE',
  path: '/api/v1/passkeys/{id}/',
  operationId: 'deletePasskey',
  tag,
  access: 'user',
  errors: [409],
  summary: 'Remove a passkey: it opens nothing any more',
  params,
  handler: (ctx, input) => removePasskey(ctx, input.params.id),
})

const ask = route({
  method: 'POST',
  path: '/api/v1/auth/passkey/options/',
  operationId: 'startPasskeySignIn',
  tag,
  access: 'public',
  status: 200,
  mode: 'write',
  limit: options,
  summary: 'A challenge for a passkey: to sign in, for a second step, or to prove oneself again',
  description: 'No name is asked for. Good for five minutes, once.',
  response: Options,
  handler: async (ctx, input) => ({
    public_key: await startAssertion(ctx, relyingParty(ctx, input.headers)),
  }),
})

const signIn = route({
  method: 'POST',
  path: '/api/v1/auth/passkey/',
  operationId: 'signInWithPasskey',
  tag,
  access: 'public',
  status: 200,
  errors: [401],
  mode: 'manual',
  limit: options,
  summary: 'Sign in by passkey; it counts as both factors',
  body: Type.Object({ credential: PasskeyAssertion }, { title: 'PasskeySignIn' }),
  response: SignedIn,
  async handler(ctx, input) {
    const user = await personOfPasskey(ctx, relyingParty(ctx, input.headers), input.body.credential)
    const pair = await admitByPasskey(ctx, user.id, (inner, admission) =>
      openApiSession(inner, user.id, admission),
    )
    return { ...pair, user: await profileOf(ctx, user.id) }
  },
})

const signInWeb = route({
  method: 'POST',
  path: '/api/v1/auth/session/passkey/',
  operationId: 'createSessionWithPasskey',
  tag,
  access: 'public',
  status: 200,
  errors: [401],
  mode: 'manual',
  limit: options,
  summary: 'Sign in to the web app by passkey',
  body: Type.Object({ credential: PasskeyAssertion }, { title: 'PasskeySignIn' }),
  response: SessionAnswer,
  async handler(ctx, input) {
    refuseOtherSites(input)
    const user = await personOfPasskey(ctx, relyingParty(ctx, input.headers), input.body.credential)
    const cookies = await admitByPasskey(ctx, user.id, (inner, admission) => openWeb(inner, input, admission))
    await endReplaced(ctx, input)
    const body = { status: 'signed_in', user: await profileOf(ctx, user.id) } satisfies Static<
      typeof SessionAnswer
    >
    return new Reply({ status: 200, body, cookies })
  },
})

export const passkeyRoutes = [list, start, create, rename, remove, ask, signIn, signInWeb]
