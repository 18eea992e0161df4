import { Type } from 'typebox'
import { route } from '#platform/http/route'
import { confirmSignIn, requestConfirmingCode, waysToConfirm } from '../actions/confirm-sign-in.ts'
import { freshMinutes } from '../actions/fresh-sign-in.ts'
import { codeSeconds } from '../actions/request-code.ts'
import { deviceMark } from '../device.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import { CodeSent, nullable, PasskeyAssertion } from '../schemas.ts'
import { phoneHint } from '../second-factor/rules.ts'

const tag = 'auth'

const ways = route({
  method: 'GET',
  path: '/api/v1/auth/confirm/',
  operationId: 'getConfirmation',
  tag,
  access: 'user',
  summary: 'What the signed-in person can prove himself with, for what asks for a fresh sign-in',
  response: Type.Object(
    {
      methods: Type.Array(Type.String({ enum: ['passkey', 'totp', 'password', 'code'] })),
      phone: nullable(Type.String({ description: 'Where a code would go, mostly hidden' })),
      fresh_until: nullable(Type.String({ format: 'date-time' })),
    },
    { title: 'Confirmation' },
  ),
  async handler(ctx) {
    const { user, ways: methods } = await waysToConfirm(ctx)
    const proven = ctx.actor.authenticatedAt?.add({ minutes: freshMinutes })
    const fresh = proven && Temporal.Instant.compare(proven, ctx.now) >= 0
    return {
      methods,
      phone: methods.includes('code') && user.phone_number1 ? phoneHint(user.phone_number1) : null,
      fresh_until: fresh ? proven.toString({ smallestUnit: 'millisecond' }) : null,
    }
  },
})

const confirm = route({
  method: 'POST',
  path: '/api/v1/auth/confirm/',
  operationId: 'confirmSession',
  tag,
  access: 'user',
  status: 204,
  errors: [401],
  mode: 'manual',
  summary: 'Prove who one is again, for what asks for a fresh sign-in',
  description:
    'By password, `otp` (authenticator app or recovery code), `passkey` (for a challenge of `auth/passkey/options/`), or the `code` of an SMS for accounts that have neither password nor app. Lasts fifteen minutes.',
  body: Type.Object(
    {
      password: Type.Optional(Type.String({ minLength: 1, maxLength: 1_000 })),
      otp: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
      code: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
      passkey: Type.Optional(PasskeyAssertion),
    },
    { title: 'ConfirmBody', description: 'One of them' },
  ),
  example: { body: { password: 'nile-breeze-47' } },
  handler: (ctx, input) =>
    confirmSignIn(ctx, input.body, {
      party: relyingParty(ctx, input.headers),
      mark: deviceMark(input.cookies),
    }),
})

const code = route({
  method: 'POST',
  path: '/api/v1/auth/confirm/code/',
  operationId: 'requestConfirmationCode',
  tag,
  access: 'user',
  status: 200,
  mode: 'manual',
  summary: 'Text a code to the own phone, for an account without a password',
  response: CodeSent,
  async handler(ctx) {
    await requestConfirmingCode(ctx)
    return { expires_in: codeSeconds, retry_after: 30 }
  },
})

export const confirmRoutes = [ways, confirm, code]
