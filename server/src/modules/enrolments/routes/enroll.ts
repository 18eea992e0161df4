import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { keyOf, once } from '#platform/http/idempotency'
import { route, Reply, type Input } from '#platform/http/route'
import { enrollDirectly } from '../actions/enroll-directly.ts'
import { enrollOrdinarily } from '../actions/enroll-ordinarily.ts'
import { EnrollBody, Enrollment } from '../schemas.ts'
import { enrollmentDetail } from '../views.ts'

type Body = Static<typeof EnrollBody>

/**
 * The one operation with a way of its own: many are enrolled in a short time (desk queues, imports). The ordinary
 * case is one statement; everything else takes the usual way, which also names what was wrong.
 */
export const enrollRoute = route({
  method: 'POST',
  path: '/api/v1/enrollments/',
  operationId: 'createEnrollment',
  tag: 'Enrollments',
  summary: 'Give a learner a place without a request',
  access: ['enrollments.manage'],
  mode: 'manual',
  idempotent: true,
  errors: [404, 409],
  body: EnrollBody,
  response: Enrollment,
  example: {
    body: { course: '0199d1c0-0000-7000-8000-000000000001', student: '0199d1c0-0000-7000-8000-000000000004' },
  },
  handler: async (ctx, input) => {
    const request = { method: 'POST', path: '/api/v1/enrollments', body: { body: input.body, files: [] } }
    const key = readKey(input)
    const quick = await enrollOrdinarily(
      ctx,
      input.body,
      key === null ? null : { key, ...keyOf(ctx, request) },
    )
    if (quick !== null) return jsonReply(201, quick)
    return ctx.tx.transaction().execute(async (tx) => {
      const within = { ...ctx, tx }
      if (key === null) return new Reply({ status: 201, body: await enroll(within, input.body) })
      const work = async () => ({ status: 201, body: JSON.stringify(await enroll(within, input.body)) })
      const { answer, replayed } = await once(within, key, request, work)
      return jsonReply(answer.status, answer.body ?? '', replayed ? { 'idempotent-replayed': 'true' } : {})
    })
  },
})

function readKey({ headers }: Pick<Input<unknown, unknown, unknown>, 'headers'>): string | null {
  const key = headers['idempotency-key']
  if (typeof key !== 'string') return null
  if (key.length < 1 || key.length > 200) throw platformErrors.malformed_body({ reason: 'Idempotency-Key' })
  return key
}

async function enroll(ctx: Context, body: Body): Promise<Static<typeof Enrollment>> {
  const id = await enrollDirectly(ctx, {
    courseId: body.course,
    named: { child: body.child, student: body.student },
    override: body.override_reason ?? null,
    invoiceNow: body.invoice === 'now',
  })
  return enrollmentDetail(ctx, id)
}

function jsonReply(status: number, json: string, headers: Record<string, string> = {}): Reply {
  return new Reply({
    status,
    body: json,
    raw: true,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  })
}
