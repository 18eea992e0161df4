import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { Reply, route, type AnyRoute } from '#platform/http/route'
import { activate } from '../actions/activate.ts'
import { signOut } from '../actions/end-sessions.ts'
import { enter, opened } from '../actions/enter.ts'
import { clearedCookies, openApiSession } from '../actions/open-session.ts'
import { refreshTokens } from '../actions/refresh-tokens.ts'
import { requestLink } from '../actions/request-link.ts'
import { resetPasswordByCode, resetPasswordByLink } from '../actions/reset-password.ts'
import { signInWithPassword } from '../actions/sign-in.ts'
import { signUp } from '../actions/sign-up.ts'
import { undoContactChange } from '../actions/undo-contact-change.ts'
import { readTexts } from '../drf.ts'
import { profileOf } from '../present.ts'
import { SignedIn, TokenPairAnswer } from '../schemas.ts'
import { Contact, readContact } from './contact.ts'
import { Login, readLogin, secondFactorText } from './djoser-tokens.ts'
import { readSignUp, SignUpForm } from './sign-up-form.ts'

const tag = 'auth'
const loose = { method: 'POST', tag, lenient: true, unchecked: true, mode: 'manual' } as const

async function login(ctx: Context, body: unknown) {
  const given = readLogin(body)
  const user = await signInWithPassword(ctx, given)
  const step = { user, method: 'password', kind: 'api', otp: given.otp } as const
  const pair = opened(await enter(ctx, step, (inner, admission) => openApiSession(inner, user.id, admission)))
  return { ...pair, user: await profileOf(ctx, user.id) }
}

async function register(ctx: Context, body: unknown, role: 'student' | 'parent' | null) {
  const wanted = await readSignUp(ctx, body, role)
  const done = await signUp(ctx, wanted, async (inner, user) => ({
    userId: user.id,
    pair: await openApiSession(inner, user.id, 'sign_up'),
  }))
  return { ...done.pair, user: await profileOf(ctx, done.userId) }
}

function loginRoute(path: string, operationId: string): AnyRoute {
  return route({
    ...loose,
    path,
    operationId,
    access: 'public',
    status: 200,
    errors: [401],
    summary: 'Sign in by password',
    description: secondFactorText,
    body: Login,
    response: SignedIn,
    example: { body: { phone_number1: '+201001234567', password: 'nile-breeze-47' } },
    handler: (ctx, input) => login(ctx, input.body),
  })
}

function registerRoute(
  path: string,
  operationId: string,
  role: 'student' | 'parent' | null,
  summary: string,
): AnyRoute {
  return route({
    ...loose,
    path,
    operationId,
    access: 'public',
    status: 201,
    summary,
    body: SignUpForm,
    response: SignedIn,
    limit: { name: 'sign-up', points: 30, seconds: 3_600, by: 'ip' },
    example: {
      body: {
        phone_number1: '+201001234567',
        password: 'nile-breeze-47',
        first_name: 'Amina',
        last_name: 'El-Sayed',
      },
    },
    handler: (ctx, input) => register(ctx, input.body, role),
  })
}

function logoutRoute(path: string, operationId: string): AnyRoute {
  return route({
    method: 'POST',
    path,
    operationId,
    tag,
    access: 'public',
    status: 204,
    lenient: true,
    unchecked: true,
    summary: 'Sign out: the session ends, cookies go',
    body: Type.Object({ refresh: Type.Optional(Type.String()) }, { title: 'LogoutBody' }),
    async handler(ctx, input) {
      const { refresh } = readTexts({ refresh: { max: 4_096 } }, input.body)
      const claims = refresh ? await ctx.ports.signer.read(refresh, ctx.now) : null
      const given = claims ? { ...ctx.actor, userId: claims.userId, sessionId: claims.sessionId } : ctx.actor
      await signOut({ ...ctx, actor: given })
      return new Reply({ status: 204, cookies: clearedCookies(input.secure) })
    },
  })
}

const refresh = route({
  ...loose,
  path: '/api/v1/auth/token/refresh/',
  operationId: 'refreshToken',
  access: 'public',
  status: 200,
  errors: [401],
  summary: 'A fresh access token and the refresh token’s successor',
  body: Type.Object({ refresh: Type.String() }, { title: 'RefreshBody' }),
  response: TokenPairAnswer,
  handler: (ctx, input) =>
    refreshTokens(ctx, readTexts({ refresh: { required: true, max: 4_096 } }, input.body).refresh ?? ''),
})

const forgot = route({
  ...loose,
  path: '/api/v1/auth/password-reset/',
  operationId: 'requestPasswordReset',
  access: 'public',
  status: 204,
  summary: 'Ask for a new password: a link by e-mail or a code by SMS',
  description: 'The answer is the same for unknown addresses and phones.',
  body: Contact,
  handler: (ctx, input) => requestLink(ctx, 'password_reset', readContact(input.body)),
})

const Text = Type.String({ minLength: 1, maxLength: 300 })
const newPassword = route({
  method: 'POST',
  path: '/api/v1/auth/password-reset/confirm/',
  operationId: 'confirmPasswordReset',
  tag,
  access: 'public',
  status: 204,
  mode: 'manual',
  summary: 'Set a new password by link or code',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object(
    {
      uid: Type.Optional(Text),
      token: Type.Optional(Text),
      phone: Type.Optional(Text),
      code: Type.Optional(Text),
      new_password: Type.String({ minLength: 1, maxLength: 1_000 }),
    },
    {
      title: 'NewPassword',
      description: '`uid` and `token` of the letter, or `phone` and `code` of the SMS',
    },
  ),
  async handler(ctx, { body }) {
    const wanted = { wanted: body.new_password }
    if (body.phone !== undefined)
      return resetPasswordByCode(ctx, { phone: body.phone, code: body.code ?? '' }, wanted)
    return resetPasswordByLink(ctx, { uid: body.uid ?? '', token: body.token ?? '' }, wanted)
  },
})

const activation = route({
  method: 'POST',
  path: '/api/v1/auth/activation/',
  operationId: 'confirmActivation',
  tag,
  access: 'public',
  status: 204,
  summary: 'Confirm the e-mail address by the link of a letter',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object({ uid: Text, token: Text }, { title: 'ActivationBody' }),
  handler: (ctx, input) => activate(ctx, input.body),
})

const undoChange = route({
  method: 'POST',
  path: '/api/v1/auth/contact-changes/undo/',
  operationId: 'undoChangeOfContact',
  tag,
  access: 'public',
  status: 204,
  errors: [409],
  summary: 'Undo a changed phone or e-mail address by the link that the old one got',
  description:
    'The old one is the login again; sessions, password, and second factors set since then go. The link works once, for the days of `identity.contact_undo_days`.',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  body: Type.Object({ token: Text }, { title: 'ContactChangeUndo' }),
  handler: (ctx, input) => undoContactChange(ctx, input.body.token),
})

export const authRoutes = [
  loginRoute('/api/v1/auth/login/', 'logIn'),
  loginRoute('/api/v1/login/', 'logInShort'),
  registerRoute('/api/v1/auth/register/student/', 'registerStudent', 'student', 'Sign up as a student'),
  registerRoute('/api/v1/auth/register/parent/', 'registerParent', 'parent', 'Sign up as a parent'),
  registerRoute('/api/v1/auth/signup/', 'signUp', null, 'Sign up as a student (default) or a parent'),
  registerRoute('/api/v1/signup/', 'signUpShort', null, 'Sign up as a student (default) or a parent'),
  logoutRoute('/api/v1/auth/logout/', 'logOut'),
  logoutRoute('/api/v1/logout/', 'logOutShort'),
  refresh,
  forgot,
  newPassword,
  activation,
  undoChange,
]
