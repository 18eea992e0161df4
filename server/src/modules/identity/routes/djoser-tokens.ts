import { Type } from 'typebox'
import { invalid } from '#platform/errors'
import type { Context } from '#platform/context'
import { Problem } from '#platform/errors'
import { route, type Input } from '#platform/http/route'
import { signOut } from '../actions/end-sessions.ts'
import { enter, opened } from '../actions/enter.ts'
import { openApiSession, openTokenSession } from '../actions/open-session.ts'
import { refreshTokens } from '../actions/refresh-tokens.ts'
import { signInWithPassword } from '../actions/sign-in.ts'
import { tokenNotValid } from '../errors.ts'
import { readObject, readTexts } from '../drf.ts'
import type { UserRow } from '../queries/users.ts'
import { sessionState } from '../queries/actor.ts'
import { TokenPairAnswer } from '../schemas.ts'
import { timestamp } from '#platform/time'

/** What every way in by password or code says about itself. */
export const secondFactorText =
  'Where a second factor is due: 401 with `code: second_factor_required`, a `challenge_token` for `auth/second-factor/` and its `methods`; or the same call with `otp`. A person who must have one and has none gets `second_factor_enrolment_required`.'

const common = {
  method: 'POST',
  tag: 'auth',
  lenient: true,
  unchecked: true,
  mode: 'manual',
  status: 200,
} as const

export const Otp = Type.String({
  maxLength: 60,
  description:
    'Code of the authenticator app or a recovery code: answers `second_factor_required` in the same call',
})
export const Login = Type.Object(
  {
    phone_number1: Type.String({
      description:
        'Phone; an e-mail or a username is accepted too. Also `email`, `mobile`, `phone`, `username`.',
    }),
    password: Type.String(),
    otp: Type.Optional(Otp),
  },
  { title: 'LoginBody' },
)
const loginFields = ['phone_number1', 'email', 'mobile', 'phone', 'username', 'identifier', 'login'] as const

/** Whatever member names the login. @throws Problem naming `phone_number1` and `password` */
export function readLogin(body: unknown): { login: string; password: string; otp: string | null } {
  const given = readObject(body)
  const field = loginFields.find((name) => given[name] !== undefined) ?? 'phone_number1'
  const texts = readTexts(
    {
      [field]: { required: true },
      password: { required: true, untrimmed: true, max: 1_000 },
      otp: { nullable: true, max: 60 },
    },
    given,
  )
  return { login: texts[field] ?? '', password: texts['password'] ?? '', otp: texts['otp'] ?? null }
}

const create = route({
  ...common,
  path: '/auth/jwt/create/',
  operationId: 'createJwt',
  access: 'public',
  errors: [401],
  summary: 'Sign in by password',
  description: secondFactorText,
  body: Login,
  response: TokenPairAnswer,
  example: { body: { phone_number1: '+201001234567', password: 'nile-breeze-47' } },
  async handler(ctx, input) {
    const given = readLogin(input.body)
    const user = await signInWithPassword(ctx, given)
    const step = { user, method: 'password', kind: 'api', otp: given.otp } as const
    return opened(await enter(ctx, step, (inner, admission) => openApiSession(inner, user.id, admission)))
  },
})

const refresh = route({
  ...common,
  path: '/auth/jwt/refresh/',
  operationId: 'refreshJwt',
  access: 'public',
  errors: [401],
  summary: 'A fresh access token and the refresh token’s successor',
  description:
    'A superseded refresh token answers the same successor until that is itself presented, and ten seconds longer. Later replay ends the session.',
  body: Type.Object({ refresh: Type.String() }, { title: 'RefreshBody' }),
  response: TokenPairAnswer,
  handler: (ctx, input) =>
    refreshTokens(ctx, readTexts({ refresh: { required: true, max: 4_096 } }, input.body).refresh ?? ''),
})

const verify = route({
  ...common,
  path: '/auth/jwt/verify/',
  operationId: 'verifyJwt',
  access: 'public',
  errors: [401],
  summary: 'Is this token (access or refresh) good?',
  body: Type.Object({ token: Type.String() }, { title: 'VerifyBody' }),
  response: Type.Object({}, { title: 'Verified' }),
  async handler(ctx, input) {
    const { token } = readTexts({ token: { required: true, max: 4_096 } }, input.body)
    const claims = await ctx.ports.signer.read(token ?? '', ctx.now)
    if (!claims || !(await sessionState(ctx.tx, claims.sessionId, timestamp(ctx.now)))) throw tokenNotValid()
    return {}
  },
})

const unable = {
  en: 'Unable to log in with provided credentials.',
  ar: 'تعذر الدخول بهذه البيانات.',
  fa: 'ورود با این مشخصات ممکن نیست.',
}

/** Django's token view says every refusal in its own words. */
async function whoLogsIn(
  ctx: Context,
  input: Input<unknown, unknown, unknown>,
): Promise<{ user: UserRow; otp: string | null }> {
  try {
    const given = readLogin(input.body)
    return { user: await signInWithPassword(ctx, given), otp: given.otp }
  } catch (error) {
    if (error instanceof Problem && (error.status === 401 || error.fields))
      throw invalid('non_field_errors', 'invalid_credentials', unable)
    throw error
  }
}

const login = route({
  ...common,
  path: '/auth/token/login/',
  operationId: 'createAuthToken',
  access: 'public',
  errors: [401],
  summary: 'One lasting token for `Authorization: Token`',
  description: secondFactorText,
  body: Login,
  response: Type.Object({ auth_token: Type.String() }, { title: 'LastingToken' }),
  async handler(ctx, input) {
    const { user, otp } = await whoLogsIn(ctx, input)
    const step = { user, method: 'password', kind: 'token', otp } as const
    return {
      auth_token: opened(
        await enter(ctx, step, (inner, admission) => openTokenSession(inner, user.id, admission)),
      ),
    }
  },
})

const logout = route({
  method: 'POST',
  path: '/auth/token/logout/',
  operationId: 'deleteAuthToken',
  tag: 'auth',
  access: 'user',
  summary: 'Give the token back: the session ends',
  handler: (ctx) => signOut(ctx),
})

export const djoserTokenRoutes = [create, refresh, verify, login, logout]
