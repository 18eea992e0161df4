import { Type } from 'typebox'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { setting } from '#platform/settings'
import { ownRow } from '../actions/change-password.ts'
import { requireFreshSignIn } from '../actions/fresh-sign-in.ts'
import {
  confirmAuthenticatorCode,
  disableAuthenticator,
  renewRecoveryCodes,
  startAuthenticator,
} from '../actions/manage-authenticator.ts'
import { resetSecondFactor } from '../actions/reset-second-factor.ts'
import { deviceMark } from '../device.ts'
import { factorFacts } from '../queries/authenticators.ts'
import { NewAuthenticator, RecoveryCodes, SecondFactorState } from '../schemas.ts'
import { mustHaveFactor } from '../second-factor/rules.ts'

const tag = 'security'

const read = route({
  method: 'GET',
  path: '/api/v1/second-factor/',
  operationId: 'readSecondFactor',
  tag,
  access: 'user',
  summary: 'What the signed-in person proves himself with beside password or code',
  response: SecondFactorState,
  async handler(ctx) {
    const facts = await factorFacts(ctx.tx, userId(ctx))
    return {
      required: mustHaveFactor(await setting(ctx, 'identity.second_factor_required'), facts),
      authenticator_since: facts.authenticator_since,
      recovery_codes_left: facts.recovery_codes,
      passkeys: facts.passkeys,
    }
  },
})

const start = route({
  method: 'POST',
  path: '/api/v1/second-factor/authenticator/',
  operationId: 'startAuthenticator',
  tag,
  access: 'user',
  status: 200,
  summary: 'A secret for the authenticator app, as text and for a QR code',
  description: 'Works after its first code came back; an app that works goes on until then.',
  response: NewAuthenticator,
  async handler(ctx) {
    requireFreshSignIn(ctx)
    return startAuthenticator(ctx, await ownRow(ctx))
  },
})

const confirm = route({
  method: 'POST',
  path: '/api/v1/second-factor/authenticator/confirm/',
  operationId: 'confirmAuthenticator',
  tag,
  access: 'user',
  status: 200,
  errors: [409],
  mode: 'manual',
  summary: 'The first code of the app: it is the second factor from now on',
  body: Type.Object(
    { code: Type.String({ minLength: 1, maxLength: 60, examples: ['123456'] }) },
    { title: 'AuthenticatorConfirmation' },
  ),
  response: RecoveryCodes,
  async handler(ctx, input) {
    requireFreshSignIn(ctx)
    const user = await ownRow(ctx)
    const mark = deviceMark(input.cookies)
    return { recovery_codes: await confirmAuthenticatorCode(ctx, user, input.body.code, mark) }
  },
})

const remove = route({
  method: 'DELETE',
  path: '/api/v1/second-factor/authenticator/',
  operationId: 'removeAuthenticator',
  tag,
  access: 'user',
  errors: [409],
  summary: 'Sign in without the authenticator app from now on',
  handler: (ctx) => disableAuthenticator(ctx),
})

const renew = route({
  method: 'POST',
  path: '/api/v1/second-factor/recovery-codes/',
  operationId: 'renewRecoveryCodes',
  tag,
  access: 'user',
  status: 200,
  errors: [409],
  summary: 'Ten new recovery codes; the old ones work no more',
  response: RecoveryCodes,
  handler: async (ctx) => ({ recovery_codes: await renewRecoveryCodes(ctx) }),
})

const reset = route({
  method: 'DELETE',
  path: '/api/v1/users/{id}/second-factor/',
  operationId: 'resetSecondFactor',
  tag: 'users',
  access: ['users.manage'],
  summary: 'Take somebody’s authenticator app, recovery codes and passkeys away, and end his sessions',
  description: 'For a person who lost his phone. He is told. Owners and administrators only by an owner.',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  handler: (ctx, input) => resetSecondFactor(ctx, input.params.id),
})

export const secondFactorRoutes = [read, start, confirm, remove, renew, reset]
