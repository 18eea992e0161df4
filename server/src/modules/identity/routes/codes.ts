import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { enter, opened } from '../actions/enter.ts'
import { codeSeconds, requestSignInCode } from '../actions/request-code.ts'
import { openApiSession } from '../actions/open-session.ts'
import { signInWithCode } from '../actions/sign-in-with-code.ts'
import { readTexts } from '../drf.ts'
import { profileOf } from '../present.ts'
import { CodeAnswer, CodeSent } from '../schemas.ts'
import { Otp, secondFactorText } from './djoser-tokens.ts'

const tag = 'auth'
const sent = { expires_in: codeSeconds, retry_after: 30 }
const Phone = Type.Object(
  { phone: Type.String({ minLength: 1, maxLength: 40, examples: ['+201001234567'] }) },
  { title: 'CodeRequest' },
)
const Proof = Type.Object(
  {
    phone: Type.String({ minLength: 1, maxLength: 40 }),
    code: Type.String({ minLength: 1, maxLength: 20, examples: ['123456'] }),
    password: Type.Optional(
      Type.String({ maxLength: 1_000, description: 'Asked for with `code_not_enough`' }),
    ),
    otp: Type.Optional(Otp),
  },
  { title: 'CodeProof' },
)
const requestTexts = {
  summary: 'Text a code to a phone',
  description:
    'The answer is the same whether or not the phone has an account. The code works five minutes and allows five guesses.',
} as const
const verifyTexts = {
  summary: 'Sign in by phone and code, or get the permit to sign up',
  description: `Also confirms a new login phone that the signed-in person asked for. ${secondFactorText}`,
} as const

interface GivenProof {
  phone: string
  code: string
  password?: string | undefined
  otp?: string | undefined
}

async function verify(ctx: Context, proof: GivenProof) {
  const outcome = await signInWithCode(ctx, proof, (inner, user) =>
    enter(inner, { user, method: 'code', kind: 'api', otp: proof.otp }, (own, admission) =>
      openApiSession(own, user.id, admission),
    ),
  )
  if (outcome.status === 'new') return { status: outcome.status, sign_up_token: outcome.sign_up_token }
  const pair = opened(outcome.opened)
  return { status: outcome.status, ...pair, user: await profileOf(ctx, outcome.user.id) }
}

const djoserRequest = route({
  ...requestTexts,
  method: 'POST',
  path: '/auth/otp/request/',
  operationId: 'requestAuthOtp',
  tag,
  access: 'public',
  status: 200,
  lenient: true,
  unchecked: true,
  mode: 'manual',
  body: Phone,
  response: CodeSent,
  async handler(ctx, input) {
    const texts = readTexts({ phone: { required: true, max: 40 } }, input.body)
    await requestSignInCode(ctx, texts.phone ?? '')
    return sent
  },
})
const djoserVerify = route({
  ...verifyTexts,
  method: 'POST',
  path: '/auth/otp/verify/',
  operationId: 'verifyAuthOtp',
  tag,
  access: 'public',
  status: 200,
  errors: [401],
  lenient: true,
  unchecked: true,
  mode: 'manual',
  body: Proof,
  response: CodeAnswer,
  handler(ctx, input) {
    const texts = readTexts(
      {
        phone: { required: true, max: 40 },
        code: { required: true, max: 20 },
        password: { untrimmed: true, max: 1_000 },
        otp: { max: 60 },
      },
      input.body,
    )
    return verify(ctx, {
      phone: texts.phone ?? '',
      code: texts.code ?? '',
      password: texts.password ?? undefined,
      otp: texts.otp ?? undefined,
    })
  },
})
const request = route({
  ...requestTexts,
  method: 'POST',
  path: '/api/v1/auth/otp/request/',
  operationId: 'requestOtp',
  tag,
  access: 'public',
  status: 200,
  mode: 'manual',
  body: Phone,
  response: CodeSent,
  example: { body: { phone: '+201001234567' }, response: sent },
  async handler(ctx, input) {
    await requestSignInCode(ctx, input.body.phone)
    return sent
  },
})
const verifyCode = route({
  ...verifyTexts,
  method: 'POST',
  path: '/api/v1/auth/otp/verify/',
  operationId: 'verifyOtp',
  tag,
  access: 'public',
  status: 200,
  errors: [401],
  mode: 'manual',
  body: Proof,
  response: CodeAnswer,
  example: { body: { phone: '+201001234567', code: '123456' } },
  handler: (ctx, input) => verify(ctx, input.body),
})

export const codeRoutes = [djoserRequest, djoserVerify, request, verifyCode]
