import type { Context } from '#platform/context'
import { Reply, route } from '#platform/http/route'
import { confirmRegister } from '../actions/confirm-register.ts'
import { addGuest, removeGuest } from '../actions/guests.ts'
import { markRegister, type MarkAnswer } from '../actions/mark-register.ts'
import { readRegister } from '../actions/read-register.ts'
import { resolveConflict } from '../actions/resolve-conflict.ts'
import { OnePath } from '../schemas/parts.ts'
import {
  BulkMarkBody,
  GuestBody,
  GuestPath,
  MarkResult,
  OneMarkBody,
  Register,
  ResolveBody,
} from '../schemas/register.ts'

const tag = 'Attendance'
const markers: readonly [string, ...string[]] = [
  'attendance.mark_own',
  'attendance.mark_any',
  'attendance.mark_future',
]
const readers: readonly [string, ...string[]] = [...markers, 'attendance.view_all']
const child = '0198f0aa-0000-7000-8000-000000000001'

export const registerRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/attendance/lecture/{id}/details/',
    operationId: 'getRegister',
    tag,
    access: readers,
    summary: "A lecture's register: who is expected, the marks, counts, and until when it can be written",
    params: OnePath,
    response: Register,
    handler: (ctx, { params }) => readRegister(ctx, params.id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/lecture/{id}/mark/',
    operationId: 'markAttendance',
    tag,
    access: markers,
    errors: [409, 422],
    status: 200,
    summary: 'Mark one learner',
    description:
      'With `version` a mark never overwrites one that it has not seen: 409 `stale_marks`, and both are kept.',
    params: OnePath,
    body: OneMarkBody,
    response: MarkResult,
    example: { body: { child, present: true, late: true, rating: '8.50', version: 0 } },
    async handler(ctx, { params, body }) {
      const { operation_id, ...mark } = body
      return replyOf(
        await markRegister(ctx, params.id, {
          operationId: operation_id ?? null,
          marks: [mark],
          field: (_index, name) => name,
        }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/lecture/{id}/mark-bulk/',
    operationId: 'bulkMarkAttendance',
    tag,
    access: markers,
    errors: [409, 422],
    status: 200,
    summary: 'Mark many learners at once',
    description:
      'One transaction, idempotent by `operation_id`. An invalid mark refuses all. Marks made on an older version answer 409 `stale_marks` ' +
      'with both values; the others are applied, the stale ones kept as conflicts until somebody chooses.',
    params: OnePath,
    body: BulkMarkBody,
    response: MarkResult,
    example: { body: { operation_id: 'phone-7f3a-0001', marks: [{ child, present: true, version: 0 }] } },
    async handler(ctx, { params, body }) {
      const field = (index: number, name: string): string => `marks.${index}.${name}`
      return replyOf(
        await markRegister(ctx, params.id, {
          operationId: body.operation_id ?? null,
          marks: body.marks,
          field,
        }),
      )
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/lecture/{id}/confirm/',
    operationId: 'confirmAttendance',
    tag,
    access: markers,
    errors: [409],
    status: 200,
    summary: 'Confirm that the register is whole',
    description:
      'Everybody is marked, and everybody present is rated unless the centre makes ratings optional. The lecture is completed.',
    params: OnePath,
    response: Register,
    async handler(ctx, { params }) {
      await confirmRegister(ctx, params.id)
      return readRegister(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/lecture/{id}/guests/',
    operationId: 'addAttendanceGuest',
    tag,
    access: ['attendance.mark_any'],
    status: 201,
    summary: 'Put somebody without an enrolment into a register',
    description: 'A make-up, a trial or a walk-in; the desk decides.',
    params: OnePath,
    body: GuestBody,
    response: Register,
    example: { body: { child, kind: 'walk_in' } },
    async handler(ctx, { params, body }) {
      await addGuest(ctx, params.id, body)
      return readRegister(ctx, params.id)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/attendance/lecture/{id}/guests/{learner_id}/',
    operationId: 'removeAttendanceGuest',
    tag,
    access: ['attendance.mark_any'],
    summary: 'Take a guest out of a register',
    description: 'A mark that was made stays.',
    params: GuestPath,
    handler: (ctx, { params }) => removeGuest(ctx, params.id, params.learner_id),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/conflicts/{id}/resolve/',
    operationId: 'resolveAttendanceConflict',
    tag,
    access: markers,
    errors: [409],
    summary: 'Decide between a mark that stands and one that came too late',
    params: OnePath,
    body: ResolveBody,
    example: { body: { keep: 'offered' } },
    handler: (ctx: Context, { params, body }) => resolveConflict(ctx, params.id, body.keep),
  }),
]

function replyOf(answer: MarkAnswer): Reply {
  const type =
    answer.status >= 400 ? { 'content-type': 'application/problem+json; charset=utf-8' } : undefined
  return new Reply({ status: answer.status, body: answer.body, ...(type ? { headers: type } : {}) })
}
