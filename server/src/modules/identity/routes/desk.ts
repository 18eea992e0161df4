import { Type, type Static } from 'typebox'
import { Reply, route } from '#platform/http/route'
import { issueDeskSignIn, useDeskSignIn } from '../actions/desk-sign-in.ts'
import { opened } from '../actions/enter.ts'
import { deviceMark } from '../device.ts'
import { profileOf } from '../present.ts'
import { SessionAnswer } from '../schemas.ts'
import { Otp } from './djoser-tokens.ts'
import { endReplaced, openWeb, refuseOtherSites } from './web-cookies.ts'

const issue = route({
  method: 'POST',
  path: '/api/v1/users/{id}/one-time-sign-in/',
  operationId: 'issueDeskSignIn',
  tag: 'users',
  access: ['users.desk_sign_in'],
  limit: { name: 'desk-sign-in', points: 60, seconds: 3_600, by: 'actor' },
  summary: 'A QR code that signs a person in at the front desk',
  description: 'For somebody whose phone gets no codes. Five minutes, once; never for staff.',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  response: Type.Object(
    {
      link: Type.String({ description: 'What the QR code holds' }),
      expires_at: Type.String({ format: 'date-time' }),
    },
    { title: 'DeskSignIn' },
  ),
  handler: (ctx, input) => issueDeskSignIn(ctx, input.params.id),
})

const use = route({
  method: 'POST',
  path: '/api/v1/auth/session/desk/',
  operationId: 'createSessionAtDesk',
  tag: 'session',
  access: 'public',
  status: 200,
  errors: [401],
  mode: 'manual',
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  summary: 'Sign in to the web app by the front desk’s QR code',
  body: Type.Object(
    { token: Type.String({ minLength: 1, maxLength: 200 }), otp: Type.Optional(Otp) },
    { title: 'DeskSignInBody' },
  ),
  response: SessionAnswer,
  async handler(ctx, input) {
    refuseOtherSites(input)
    const { token, otp } = input.body
    const second = { otp, mark: deviceMark(input.cookies) }
    const done = await useDeskSignIn(ctx, token, second, (inner, admission) =>
      openWeb(inner, input, admission),
    )
    const cookies = opened(done.entry)
    await endReplaced(ctx, input)
    const body = { status: 'signed_in', user: await profileOf(ctx, done.userId) } satisfies Static<
      typeof SessionAnswer
    >
    return new Reply({ status: 200, body, cookies })
  },
})

export const deskRoutes = [issue, use]
