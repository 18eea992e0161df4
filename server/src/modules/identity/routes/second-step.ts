import { Type, type Static } from 'typebox'
import type { Context } from '#platform/context'
import { Reply, route, type Cookie } from '#platform/http/route'
import {
  completeEnrolment,
  completeSignIn,
  personOfChallenge,
  type Admission,
  type SessionKind,
} from '../actions/enter.ts'
import { confirmAuthenticatorCode, startAuthenticator } from '../actions/manage-authenticator.ts'
import { openApiSession, openTokenSession } from '../actions/open-session.ts'
import { proveSecondFactor } from '../actions/prove-second-factor.ts'
import { personOfPasskey } from '../actions/use-passkey.ts'
import { deviceMark } from '../device.ts'
import { identityErrors } from '../errors.ts'
import { relyingParty } from '../passkeys/relying-party.ts'
import { profileOf } from '../present.ts'
import { NewAuthenticator, PasskeyAssertion, Profile } from '../schemas.ts'
import { actingAs } from '../scope.ts'
import { endReplaced, openWeb, refuseOtherSites, type AnyInput } from './web-cookies.ts'

const tag = 'auth'
const limit = { name: 'second-step', points: 120, seconds: 900, by: 'ip' } as const
const Token = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'The `challenge_token` of the first step',
})
const Code = Type.String({ minLength: 1, maxLength: 60, examples: ['123456'] })

/** As the first step asked: tokens for an API client, cookies for the web app, one lasting token. */
const SecondStep = Type.Object(
  {
    status: Type.Literal('signed_in'),
    access: Type.Optional(Type.String()),
    refresh: Type.Optional(Type.String()),
    auth_token: Type.Optional(Type.String()),
    user: Profile,
    recovery_codes: Type.Optional(
      Type.Array(Type.String(), { description: 'After an enrolment: shown this once' }),
    ),
  },
  { title: 'SecondStep' },
)

interface OpenedStep {
  readonly userId: string
  readonly tokens: { access?: string; refresh?: string; auth_token?: string }
  readonly cookies: readonly Cookie[]
}

const complete = route({
  method: 'POST',
  path: '/api/v1/auth/second-factor/',
  operationId: 'completeSignIn',
  tag,
  access: 'public',
  status: 200,
  errors: [401],
  mode: 'manual',
  limit,
  summary: 'The second step of a sign-in: the code of the authenticator app, a recovery code or a passkey',
  description:
    'Answers what the first step was asked for: tokens, or the cookies of the web app. A challenge works five minutes, once; guesses are counted for the person, not for the challenge.',
  body: Type.Object(
    {
      challenge_token: Token,
      otp: Type.Optional(Code),
      passkey: Type.Optional(PasskeyAssertion),
    },
    {
      title: 'SecondStepBody',
      description: '`otp`, or `passkey` for a challenge of `auth/passkey/options/`',
    },
  ),
  response: SecondStep,
  example: { body: { challenge_token: '…', otp: '123456' } },
  async handler(ctx, input) {
    const { challenge_token: token, otp, passkey } = input.body
    const done = await completeSignIn(
      ctx,
      token,
      async (inner, user) => {
        if (!passkey) return proveSecondFactor(inner, user, otp ?? '', deviceMark(input.cookies))
        const holder = await personOfPasskey(inner, relyingParty(inner, input.headers), passkey)
        if (holder.id !== user.id) throw identityErrors.passkey_not_right()
        return 'passkey'
      },
      (inner, admission, kind) => openStep(inner, input, admission, kind),
    )
    return answer(ctx, input, done)
  },
})

const begin = route({
  method: 'POST',
  path: '/api/v1/auth/second-factor/enrolment/',
  operationId: 'startRequiredAuthenticator',
  tag,
  access: 'public',
  status: 200,
  errors: [401],
  mode: 'manual',
  limit,
  summary: 'Set up the authenticator app that the centre asks for, before being signed in',
  body: Type.Object({ challenge_token: Token }, { title: 'EnrolmentStart' }),
  response: NewAuthenticator,
  async handler(ctx, input) {
    const user = await personOfChallenge(ctx, 'enrolment', input.body.challenge_token)
    return startAuthenticator(actingAs(ctx, user.id), user)
  },
})

const confirm = route({
  method: 'POST',
  path: '/api/v1/auth/second-factor/enrolment/confirm/',
  operationId: 'confirmRequiredAuthenticator',
  tag,
  access: 'public',
  status: 200,
  errors: [401, 409],
  mode: 'manual',
  limit,
  summary: 'The first code of that app: signed in, with recovery codes',
  body: Type.Object({ challenge_token: Token, code: Code }, { title: 'EnrolmentConfirmation' }),
  response: SecondStep,
  async handler(ctx, input) {
    let codes: string[] = []
    const done = await completeEnrolment(
      ctx,
      input.body.challenge_token,
      async (inner, user) => {
        codes = await confirmAuthenticatorCode(inner, user, input.body.code, deviceMark(input.cookies))
        return 'totp'
      },
      (inner, admission, kind) => openStep(inner, input, admission, kind),
    )
    return answer(ctx, input, done, codes)
  },
})

/** The session of the kind that the first step asked for. */
export async function openStep(
  ctx: Context,
  input: AnyInput,
  admission: Admission,
  kind: SessionKind,
): Promise<OpenedStep> {
  const { userId } = admission
  if (kind === 'web') {
    refuseOtherSites(input)
    return { userId, tokens: {}, cookies: await openWeb(ctx, input, admission) }
  }
  if (kind === 'token')
    return { userId, tokens: { auth_token: await openTokenSession(ctx, userId, admission) }, cookies: [] }
  return { userId, tokens: await openApiSession(ctx, userId, admission), cookies: [] }
}

async function answer(
  ctx: Context,
  input: AnyInput,
  done: OpenedStep,
  recoveryCodes?: string[],
): Promise<Reply> {
  if (done.cookies.length > 0) await endReplaced(ctx, input)
  const body = {
    status: 'signed_in',
    ...done.tokens,
    user: await profileOf(ctx, done.userId),
    ...(recoveryCodes ? { recovery_codes: recoveryCodes } : {}),
  } satisfies Static<typeof SecondStep>
  return new Reply({ status: 200, body, cookies: done.cookies })
}

export const secondStepRoutes = [complete, begin, confirm]
