import { createHash } from 'node:crypto'
import { setAttendanceTaken } from '#catalog'
import { audit, stableJson } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { toErrorAnswer } from '#platform/http/problem'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { isRecord } from '#platform/realtime/sockets'
import { timestamp } from '#platform/time'
import { attendanceErrors } from '../errors.ts'
import { tellRegister } from '../live.ts'
import { isProvisional, presentLine, presentTotals } from '../present-register.ts'
import { registerRows, writeRegister, type RegisterRow } from '../queries/register.ts'
import { markErrors } from '../rules/mark-errors.ts'
import { decide, namedLearner, readMark, type Decision, type GivenMark, type Mark } from '../rules/marks.ts'
import { demandWritable, openRegister, type OpenRegister } from './open-register.ts'

export interface NamedMark extends GivenMark {
  readonly child?: string | null
  readonly student?: string | null
}

export interface MarkRequest {
  /** Of a phone's queue: the same id again answers what it answered first. */
  readonly operationId: string | null
  readonly marks: readonly NamedMark[]
  /** Name of a mark's member in the request, for refusals at the field. */
  readonly field: (index: number, name: string) => string
}

export interface MarkAnswer {
  /** 200, or 409 when some marks met newer ones: the others are applied all the same. */
  readonly status: number
  readonly body: Record<string, unknown>
}

interface Decided {
  readonly row: RegisterRow
  readonly next: Mark
  readonly decision: Decision
}

/**
 * Marks learners of one lecture: all of them or none when a mark is invalid; those made on an older version than the
 * present one are kept as conflicts beside it and answer 409 `stale_marks` (docs/domain/attendance.md).
 * @throws Problem `not_found`, `permission_denied`, `marking_not_open`, `marking_closed`, `lecture_cancelled`, `invalid_input`
 */
export async function markRegister(
  ctx: Context,
  lectureId: string,
  request: MarkRequest,
): Promise<MarkAnswer> {
  const by = userId(ctx)
  const register = await openRegister(ctx, lectureId, { lock: 'lock', operationId: request.operationId })
  const hash = createHash('sha256')
    .update(stableJson([lectureId, request.marks]))
    .digest()
  const first = answeredBefore(register, hash)
  if (first) return first
  demandWritable(register)
  const rows = await registerRows(ctx, register.lecture)
  const decided = decideMarks(rows, request)
  const outcome = outcomeOf(ctx, register, rows, decided, request.operationId, by)
  await writeRegister(ctx, {
    lecture: register.lecture,
    by,
    marks: outcome.applied.map(({ row, next }) => ({ id: newId(), learner_id: row.learner_id, ...next })),
    conflicts: outcome.conflicts,
    operation: request.operationId
      ? { id: request.operationId, hash, status: outcome.answer.status, answer: outcome.answer.body }
      : null,
  })
  if (outcome.applied.length > 0) await announce(ctx, register, outcome)
  return outcome.answer
}

function answeredBefore({ state }: OpenRegister, hash: Buffer): MarkAnswer | null {
  if (state.operation_hash === null) return null
  if (state.operation_hash !== hash.toString('hex')) throw errors.idempotency_key_reused()
  return {
    status: state.operation_status ?? 200,
    body: isRecord(state.operation_answer) ? state.operation_answer : {},
  }
}

function decideMarks(rows: readonly RegisterRow[], request: MarkRequest): Decided[] {
  const byLearner = new Map(rows.map((row) => [row.learner_id, row]))
  const named = new Set<string>()
  return request.marks.map((given, index) => {
    const field = (name: string): string => request.field(index, name)
    const { id, kind } = namedLearner(given, field)
    const row = byLearner.get(id)
    if (!row || row.kind !== kind) throw invalid(field(kind), 'not_on_roster', markErrors.notOnRoster)
    if (named.has(id)) throw invalid(field(kind), 'named_twice', markErrors.twice)
    named.add(id)
    const next = readMark(given, row, field)
    return { row, next, decision: decide(row, next, given.version) }
  })
}

interface Outcome {
  readonly applied: readonly Decided[]
  readonly conflicts: readonly { id: string; learner_id: string; offered: Mark; kept: object }[]
  /** The register after the write. */
  readonly after: readonly RegisterRow[]
  readonly totals: ReturnType<typeof presentTotals>
  readonly answer: MarkAnswer
}

function outcomeOf(
  ctx: Context,
  register: OpenRegister,
  rows: readonly RegisterRow[],
  decided: readonly Decided[],
  operationId: string | null,
  by: string,
): Outcome {
  const applied = decided.filter((entry) => entry.decision === 'applied')
  const stale = decided.filter((entry) => entry.decision === 'stale')
  const written = new Map(applied.map(({ row, next }) => [row.learner_id, afterWrite(ctx, row, next, by)]))
  const after = rows.map((row) => written.get(row.learner_id) ?? row)
  const provisional = isProvisional(register, ctx.now)
  const totals = presentTotals(after, provisional)
  const conflicts = stale.map(({ row, next }) => ({
    id: newId(),
    learner_id: row.learner_id,
    offered: next,
    kept: keptOf(row),
  }))
  const named = new Set(decided.map((entry) => entry.row.learner_id))
  const body = {
    lecture: register.lecture.id,
    operation_id: operationId,
    applied: applied.length,
    unchanged: decided.length - applied.length - stale.length,
    marks: after.filter((row) => named.has(row.learner_id)).map((row) => presentLine(row, provisional)),
    ...totals,
    conflicts: conflicts.map((conflict) => ({ ...conflict, ...learnerOf(rows, conflict.learner_id) })),
  }
  if (stale.length === 0) return { applied, conflicts, after, totals, answer: { status: 200, body } }
  const problem = toErrorAnswer(attendanceErrors.stale_marks({ count: stale.length }), 'problem', ctx.locale)
  return { applied, conflicts, after, totals, answer: { status: 409, body: { ...problem.body, ...body } } }
}

function afterWrite(ctx: Context, row: RegisterRow, next: Mark, by: string): RegisterRow {
  const marked = next.present !== null
  return {
    ...row,
    ...next,
    version: row.version + 1,
    marked_via: marked ? 'manual' : null,
    marked_by: marked ? by : null,
    marked_at: marked ? timestamp(ctx.now) : null,
  }
}

function keptOf({
  present,
  late,
  excused,
  rating,
  notes,
  version,
  marked_by,
  marked_at,
}: RegisterRow): object {
  return { present, late, excused, rating, notes, version, marked_by, marked_at }
}

function learnerOf(
  rows: readonly RegisterRow[],
  id: string,
): { child: string | null; student: string | null } {
  const kind = rows.find((row) => row.learner_id === id)?.kind
  return { child: kind === 'child' ? id : null, student: kind === 'student' ? id : null }
}

async function announce(ctx: Context, register: OpenRegister, outcome: Outcome): Promise<void> {
  const { lecture, state } = register
  const taken = outcome.after.some((row) => row.present !== null && row.marked_via !== 'auto')
  if (taken !== lecture.attendance_taken) await setAttendanceTaken(ctx, lecture.id, taken)
  await audit(ctx, {
    action: 'attendance.mark',
    object: { kind: 'lecture', id: lecture.id },
    before: Object.fromEntries(outcome.applied.map(({ row }) => [row.learner_id, keptOf(row)])),
    after: Object.fromEntries(outcome.applied.map(({ row, next }) => [row.learner_id, next])),
  })
  const changes = outcome.applied.filter(
    ({ row, next }) => row.present !== next.present || row.marked_via === 'auto',
  )
  if (changes.length > 0) {
    const marks = changes.map(({ row, next }) => ({ learner_id: row.learner_id, present: next.present }))
    await emit(ctx, 'attendance.marked', { lecture_id: lecture.id, course_id: lecture.course_id, marks })
  }
  const named = new Set(outcome.applied.map(({ row }) => row.learner_id))
  await tellRegister(ctx, {
    lecture,
    teacherIds: state.teacher_ids,
    counts: outcome.totals.counts,
    rate: outcome.totals.attendance_rate,
    changed: outcome.after.filter((row) => named.has(row.learner_id)),
    ratedOnly: outcome.applied.every(
      ({ row, next }) =>
        row.present === next.present && row.late === next.late && row.excused === next.excused,
    ),
  })
}
