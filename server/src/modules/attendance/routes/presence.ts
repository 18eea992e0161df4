import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { audit } from '#platform/audit'
import { checkInSelf, checkOutSelf } from '../actions/check-in-self.ts'
import { planPresence } from '../actions/plan-presence.ts'
import { checkInByHand, checkOutByHand, markAbsentByHand, ratePresence } from '../actions/presence-by-hand.ts'
import { centreToday, readBoard, readSummary } from '../actions/read-day.ts'
import { readOne } from '../actions/read-presence.ts'
import { seesAll } from '../policy.ts'
import { listPresence, presenceBy, presenceList } from '../queries/presence-list.ts'
import { Type } from 'typebox'
import { Day, OnePath } from '../schemas/parts.ts'
import {
  Board,
  BoardQuery,
  CheckInByHand,
  CheckOutByHand,
  CodeBody,
  GenerateBody,
  Generated,
  NotesBody,
  Presence,
  PresenceRecords,
  RateBody,
  Summary,
} from '../schemas/presence.ts'

const tag = 'Instructor attendance'
const readers: readonly [string, ...string[]] = [
  'attendance.view_all',
  'attendance.mark_any',
  'attendance.mark_own',
]
const keepers: readonly [string, ...string[]] = ['attendance.mark_any']
const description = 'Staff see everybody, an instructor himself.'

export const presenceRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/attendance/today/',
    operationId: 'listAttendanceOfToday',
    tag,
    access: readers,
    description,
    summary: "Today's attendance of instructors",
    query: listQuery(presenceList),
    response: pageOf(Presence),
    handler: async (ctx, input) =>
      listPresence(
        ctx,
        { instructorId: seesAll(ctx) ? null : userId(ctx), date: (await centreToday(ctx)).toString() },
        input,
      ),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/today/summary/',
    operationId: 'getAttendanceSummaryOfToday',
    tag,
    access: 'user',
    summary: 'Today in figures: lectures, learners, instructors',
    description: "Families get their own learners' marks of today.",
    response: Summary,
    handler: async (ctx) => readSummary(ctx, await centreToday(ctx)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/date/{date}/',
    operationId: 'listAttendanceOfDate',
    tag,
    access: readers,
    description,
    summary: 'Attendance of instructors on a date',
    params: Type.Object({ date: Day }),
    query: listQuery(presenceList),
    response: pageOf(Presence),
    handler: (ctx, input) =>
      listPresence(ctx, { instructorId: seesAll(ctx) ? null : userId(ctx), date: input.params.date }, input),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/all/',
    operationId: 'listAttendance',
    tag,
    access: readers,
    description,
    summary: 'Attendance of instructors, newest first',
    query: listQuery(presenceList),
    response: pageOf(Presence),
    handler: (ctx, input) =>
      listPresence(ctx, { instructorId: seesAll(ctx) ? null : userId(ctx), date: null }, input),
  }),
  route({
    method: 'GET',
    path: '/api/v1/attendance/lectures/',
    operationId: 'listAttendanceBoard',
    tag: 'Attendance',
    access: readers,
    summary: "A day's lectures with their counts",
    description: 'Staff see all, an instructor own ones.',
    query: BoardQuery,
    response: Board,
    handler: async (ctx, { query }) =>
      readBoard(ctx, query.date ? Temporal.PlainDate.from(query.date) : await centreToday(ctx)),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/generate/',
    operationId: 'generateAttendance',
    tag,
    access: keepers,
    status: 200,
    summary: 'Make the records of coming days',
    description: 'As the weekly job does, for up to 60 days. Again = nothing new.',
    body: GenerateBody,
    response: Generated,
    example: { body: { start_date: '2026-11-22', days: 7 } },
    async handler(ctx, { body }) {
      const from = body.start_date ? Temporal.PlainDate.from(body.start_date) : await centreToday(ctx)
      const days = body.days ?? 7
      const planned = await planPresence(ctx, from, days)
      await audit(ctx, {
        action: 'attendance.generate',
        object: { kind: 'instructor_attendance', id: null },
        after: { from: from.toString(), days, ...planned },
      })
      return { start_date: from.toString(), days, ...planned }
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/{id}/manual-check-in/',
    operationId: 'checkInManually',
    tag,
    access: keepers,
    errors: [409],
    status: 200,
    summary: 'Say when an instructor came',
    params: OnePath,
    body: CheckInByHand,
    response: Presence,
    example: { body: { notes: 'Forgot the card' } },
    async handler(ctx, { params, body }) {
      await checkInByHand(ctx, params.id, body)
      return readOne(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/{id}/manual-check-out/',
    operationId: 'checkOutManually',
    tag,
    access: keepers,
    errors: [409],
    status: 200,
    summary: 'Say when an instructor went',
    params: OnePath,
    body: CheckOutByHand,
    response: Presence,
    async handler(ctx, { params, body }) {
      await checkOutByHand(ctx, params.id, body)
      return readOne(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/{id}/mark-absent/',
    operationId: 'markAbsent',
    tag,
    access: keepers,
    status: 200,
    summary: 'Say that an instructor did not come',
    params: OnePath,
    body: NotesBody,
    response: Presence,
    async handler(ctx, { params, body }) {
      await markAbsentByHand(ctx, params.id, body)
      return readOne(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/{id}/rate/',
    operationId: 'rateAttendance',
    tag,
    access: keepers,
    errors: [409],
    status: 200,
    summary: 'Rate an instructor who was there',
    params: OnePath,
    body: RateBody,
    response: Presence,
    example: { body: { rating: 9 } },
    async handler(ctx, { params, body }) {
      await ratePresence(ctx, params.id, body)
      return readOne(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/check-in/',
    operationId: 'checkIn',
    tag,
    access: ['attendance.mark_own', 'attendance.mark_any'],
    errors: [409],
    status: 200,
    summary: 'Check in with the own phone',
    description:
      "Needs the code on the centre's screen unless the centre asks for none. Marks all of today's records that it fits.",
    body: CodeBody,
    response: PresenceRecords,
    limit: { name: 'attendance-check-in', points: 20, seconds: 60, by: 'actor' },
    handler: async (ctx, { body }) => ({
      results: await presenceBy(
        ctx,
        (await checkInSelf(ctx, body.code ?? null)).map((record) => record.id),
      ),
    }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/attendance/check-out/',
    operationId: 'checkOut',
    tag,
    access: ['attendance.mark_own', 'attendance.mark_any'],
    errors: [409],
    status: 200,
    summary: 'Check out with the own phone',
    body: CodeBody,
    response: PresenceRecords,
    limit: { name: 'attendance-check-in', points: 20, seconds: 60, by: 'actor' },
    handler: async (ctx, { body }) => ({
      results: await presenceBy(
        ctx,
        (await checkOutSelf(ctx, body.code ?? null)).map((record) => record.id),
      ),
    }),
  }),
]
