import { Type, type Static } from 'typebox'
import type { Context } from '#platform/context'
import { Reply, route, type Cookie } from '#platform/http/route'
import { signOut } from '../actions/end-sessions.ts'
import { enter, opened } from '../actions/enter.ts'
import { clearedCookies, openWebSession } from '../actions/open-session.ts'
import { acceptInvitation } from '../actions/reset-password.ts'
import { signInWithPassword } from '../actions/sign-in.ts'
import { signInWithCode } from '../actions/sign-in-with-code.ts'
import { signUp, webSignUpRoles } from '../actions/sign-up.ts'
import { deviceMark } from '../device.ts'
import { profileOf } from '../present.ts'
import { SessionAnswer } from '../schemas.ts'
import { Otp, secondFactorText } from './djoser-tokens.ts'
import { readSignUp, WebSignUpForm } from './sign-up-form.ts'
import { endReplaced, openWeb, refuseOtherSites } from './web-cookies.ts'

const tag = 'session'

const ByPassword = Type.Object(
  {
    identifier: Type.String({ minLength: 1, maxLength: 254, description: 'Phone, e-mail or username' }),
    password: Type.String({ minLength: 1, maxLength: 1_000 }),
  },
  { title: 'PasswordSignIn' },
)
const ByCode = Type.Object(
  {
    phone: Type.String({ minLength: 1, maxLength: 40 }),
    code: Type.String({ minLength: 1, maxLength: 20 }),
    password: Type.Optional(
      Type.String({ maxLength: 1_000, description: 'Asked for with `code_not_enough`' }),
    ),
  },
  { title: 'CodeSignIn' },
)
/** One object, so that each member's fault is told at its name. */
const SignInBody = Type.Object(
  {
    identifier: Type.Optional(ByPassword.properties.identifier),
    phone: Type.Optional(ByCode.properties.phone),
    code: Type.Optional(ByCode.properties.code),
    password: Type.Optional(Type.String({ maxLength: 1_000 })),
    otp: Type.Optional(Otp),
  },
  { title: 'WebSignIn', description: '`identifier` and `password`, or `phone` and `code`' },
)

async function answer(
  ctx: Context,
  userId: string,
  cookies: readonly Cookie[],
  status: number,
): Promise<Reply> {
  const body = { status: 'signed_in', user: await profileOf(ctx, userId) } satisfies Static<
    typeof SessionAnswer
  >
  return new Reply({ status, body, cookies })
}

const create = route({
  method: 'POST',
  path: '/api/v1/auth/session/',
  operationId: 'createSession',
  tag,
  access: 'public',
  status: 200,
  errors: [401],
  mode: 'manual',
  summary: 'Sign in to the web app',
  description: `Sets the session and CSRF cookies. A right code of an unknown phone answers \`new\` and a permit to sign up. ${secondFactorText}`,
  body: SignInBody,
  response: SessionAnswer,
  example: { body: { phone: '+201001234567', code: '123456' } },
  async handler(ctx, input) {
    refuseOtherSites(input)
    const { identifier, password, phone, code, otp } = input.body
    const mark = deviceMark(input.cookies)
    const second = { kind: 'web', otp, mark } as const
    if (phone !== undefined && code !== undefined) {
      const outcome = await signInWithCode(ctx, { phone, code, password, mark }, (inner, user) =>
        enter(inner, { user, method: 'code', ...second }, (own, admission) => openWeb(own, input, admission)),
      )
      if (outcome.status === 'new')
        return new Reply({ status: 200, body: { status: 'new', sign_up_token: outcome.sign_up_token } })
      const cookies = opened(outcome.opened)
      await endReplaced(ctx, input)
      return answer(ctx, outcome.user.id, cookies, 200)
    }
    const user = await signInWithPassword(ctx, {
      login: identifier ?? phone ?? '',
      password: password ?? '',
      mark,
    })
    const cookies = opened(
      await enter(ctx, { user, method: 'password', ...second }, (inner, admission) =>
        openWeb(inner, input, admission),
      ),
    )
    await endReplaced(ctx, input)
    return answer(ctx, user.id, cookies, 200)
  },
})

const remove = route({
  method: 'DELETE',
  path: '/api/v1/auth/session/',
  operationId: 'deleteSession',
  tag,
  access: 'public',
  summary: 'Sign out of the web app',
  async handler(ctx, input) {
    await signOut(ctx)
    return new Reply({ status: 204, cookies: clearedCookies(input.secure) })
  },
})

const signUpRoute = route({
  method: 'POST',
  path: '/api/v1/auth/session/sign-up/',
  operationId: 'signUpWithSession',
  tag,
  access: 'public',
  status: 201,
  mode: 'manual',
  summary: 'Sign up in the web app',
  description: 'With the permit of a right code no password is needed. Sets the session cookies.',
  body: WebSignUpForm,
  response: SessionAnswer,
  lenient: true,
  unchecked: true,
  limit: { name: 'sign-up', points: 30, seconds: 3_600, by: 'ip' },
  example: { body: { sign_up_token: '…', first_name: 'Nadia', last_name: 'Hassan', role: 'parent' } },
  async handler(ctx, input) {
    refuseOtherSites(input)
    const wanted = await readSignUp(ctx, input.body, null, webSignUpRoles)
    const done = await signUp(ctx, wanted, async (inner, user) => ({
      userId: user.id,
      cookies: await openWebSession(inner, user.id, 'sign_up', input.secure, deviceMark(input.cookies)),
    }))
    return answer(ctx, done.userId, done.cookies, 201)
  },
})

const invitation = route({
  method: 'POST',
  path: '/api/v1/auth/invitation/',
  operationId: 'acceptInvitation',
  tag,
  access: 'public',
  status: 200,
  mode: 'manual',
  errors: [401],
  summary: 'Accept an invitation: choose a password and be signed in',
  response: SessionAnswer,
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object(
    {
      token: Type.String({ minLength: 1, maxLength: 200 }),
      password: Type.String({ minLength: 1, maxLength: 1_000 }),
      otp: Type.Optional(Otp),
    },
    { title: 'InvitationAnswer' },
  ),
  async handler(ctx, input) {
    refuseOtherSites(input)
    const { token, password, otp } = input.body
    const done = await acceptInvitation(ctx, token, password, async (inner, user) => ({
      userId: user.id,
      entry: await enter(
        inner,
        { user, method: 'invitation', kind: 'web', otp, mark: deviceMark(input.cookies) },
        (own, admission) => openWeb(own, input, admission),
      ),
    }))
    return answer(ctx, done.userId, opened(done.entry), 200)
  },
})

export const webSessionRoutes = [create, remove, signUpRoute, invitation]
