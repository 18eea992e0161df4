import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import type { CheckMethod, PresenceStatus, PresenceType } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

export interface PresenceRow {
  readonly id: string
  readonly instructor_id: string
  readonly type: PresenceType
  readonly lecture_id: string | null
  readonly schedule_id: string | null
  readonly date: string
  readonly starts_at: string
  readonly ends_at: string | null
  readonly grace_minutes: number
  readonly auto_absent_minutes: number
  readonly status: PresenceStatus
  readonly check_in_at: string | null
  readonly check_out_at: string | null
  readonly method: CheckMethod | null
  readonly device_id: string | null
  readonly rating: number | null
  readonly notes: string
  readonly auto_created: boolean
}

const columns =
  sql.raw(`id, instructor_id, type, lecture_id, schedule_id, date, starts_at, ends_at, grace_minutes, auto_absent_minutes, status,
  check_in_at, check_out_at, method, device_id, rating, notes, auto_created`)

export async function lockPresence(ctx: Reader, id: string): Promise<PresenceRow | undefined> {
  const { rows } =
    await sql<PresenceRow>`SELECT ${columns} FROM attendance.instructor_attendance WHERE id = ${id} FOR UPDATE`.execute(
      ctx.tx,
    )
  return rows[0]
}

/** One at a time for a person: two devices that see him at once decide one after the other. */
export async function lockPerson(ctx: Reader, instructorId: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('attendance:' || ${instructorId}, 0))`.execute(
    ctx.tx,
  )
}

/** A person's records of a date, earliest first. */
export async function dayOf(ctx: Reader, instructorId: string, date: string): Promise<PresenceRow[]> {
  const { rows } = await sql<PresenceRow>`SELECT ${columns} FROM attendance.instructor_attendance
    WHERE instructor_id = ${instructorId} AND date = ${date} ORDER BY starts_at, id`.execute(ctx.tx)
  return rows
}

/** Writes the changed records (one statement) and answers them. */
export async function writePresence(ctx: Reader, records: readonly PresenceRow[]): Promise<void> {
  if (records.length === 0) return
  const changes = records.map(
    ({ id, status, check_in_at, check_out_at, method, device_id, rating, notes }) => ({
      id,
      status,
      check_in_at,
      check_out_at,
      method,
      device_id,
      rating,
      notes,
    }),
  )
  await sql`UPDATE attendance.instructor_attendance AS a SET status = g.status, check_in_at = g.check_in_at, check_out_at = g.check_out_at,
      method = g.method, device_id = g.device_id, rating = g.rating, notes = g.notes
    FROM jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      AS g (id uuid, status text, check_in_at timestamptz, check_out_at timestamptz, method text, device_id uuid, rating smallint, notes text)
    WHERE a.id = g.id`.execute(ctx.tx)
}

/** A record for somebody who came on a day without plan. */
export async function insertUnplanned(
  ctx: Context,
  spec: { instructorId: string; date: string; at: Temporal.Instant; grace: number; autoAbsent: number },
): Promise<PresenceRow> {
  const { rows } = await sql<PresenceRow>`INSERT INTO attendance.instructor_attendance
      (id, instructor_id, type, date, starts_at, grace_minutes, auto_absent_minutes, auto_created, created_at)
    VALUES (${newId()}, ${spec.instructorId}, 'supervision', ${spec.date}, ${timestamp(spec.at)}, ${spec.grace}, ${spec.autoAbsent}, true, ${timestamp(ctx.now)})
    RETURNING ${columns}`.execute(ctx.tx)
  const [row] = rows
  if (!row) throw new Error('the record was just written')
  return row
}

export interface Plan {
  readonly instructor_id: string
  readonly type: PresenceType
  readonly lecture_id: string | null
  readonly schedule_id: string | null
  readonly date: string
  readonly starts_at: string
  readonly ends_at: string
  readonly grace_minutes: number
  readonly auto_absent_minutes: number
}

/** Makes the records that are missing and moves those not begun whose times changed; answers how many of each. */
export async function writePlans(
  ctx: Context,
  plans: readonly Plan[],
): Promise<{ created: number; moved: number }> {
  const rows = JSON.stringify(plans.map((plan) => ({ id: newId(), ...plan })))
  const given = sql`jsonb_to_recordset(${rows}::jsonb) AS g (id uuid, instructor_id uuid, type text, lecture_id uuid, schedule_id uuid, date date,
    starts_at timestamptz, ends_at timestamptz, grace_minutes int, auto_absent_minutes int)`
  const moved =
    await sql`UPDATE attendance.instructor_attendance AS a SET date = g.date, starts_at = g.starts_at, ends_at = g.ends_at FROM ${given}
    WHERE a.instructor_id = g.instructor_id AND a.lecture_id = g.lecture_id AND a.status IN ('not_started', 'pending')
      AND (a.starts_at, a.ends_at) IS DISTINCT FROM (g.starts_at, g.ends_at)`.execute(ctx.tx)
  const created = await sql`INSERT INTO attendance.instructor_attendance
      (id, instructor_id, type, lecture_id, schedule_id, date, starts_at, ends_at, grace_minutes, auto_absent_minutes, created_at)
    SELECT id, instructor_id, type, lecture_id, schedule_id, date, starts_at, ends_at, grace_minutes, auto_absent_minutes, ${timestamp(ctx.now)} FROM ${given}
    ON CONFLICT DO NOTHING`.execute(ctx.tx)
  return { created: Number(created.numAffectedRows ?? 0n), moved: Number(moved.numAffectedRows ?? 0n) }
}

/** Records not begun that no lecture stands behind any more: cancelled, or given to somebody else. */
export async function dropOrphans(
  ctx: Reader,
  span: { from: Temporal.Instant; to: Temporal.Instant } | { lectureIds: readonly string[] },
): Promise<number> {
  const which =
    'lectureIds' in span
      ? sql`a.lecture_id = ANY(${[...span.lectureIds]}::uuid[])`
      : sql`a.starts_at >= ${timestamp(span.from)} AND a.starts_at < ${timestamp(span.to)}`
  const done = await sql`DELETE FROM attendance.instructor_attendance a USING catalog.lecture_cards l
    WHERE l.id = a.lecture_id AND ${which} AND a.status IN ('not_started', 'pending')
      AND (l.status = 'cancelled' OR NOT l.is_accepted OR l.instructor_id IS DISTINCT FROM a.instructor_id)`.execute(
    ctx.tx,
  )
  return Number(done.numAffectedRows ?? 0n)
}

/** Lectures that somebody gives, beginning in [from, to) or among the ids. */
export async function lecturePlans(
  ctx: Reader,
  span: { from: Temporal.Instant; to: Temporal.Instant } | { lectureIds: readonly string[] },
): Promise<{ lecture_id: string; instructor_id: string; day: string; starts_at: string; ends_at: string }[]> {
  const which =
    'lectureIds' in span
      ? sql`id = ANY(${[...span.lectureIds]}::uuid[])`
      : sql`starts_at >= ${timestamp(span.from)} AND starts_at < ${timestamp(span.to)}`
  const { rows } = await sql<{
    lecture_id: string
    instructor_id: string
    day: string
    starts_at: string
    ends_at: string
  }>`
    SELECT id AS lecture_id, instructor_id, day, starts_at, ends_at FROM catalog.lecture_cards
    WHERE ${which} AND instructor_id IS NOT NULL AND status <> 'cancelled' AND is_accepted ORDER BY starts_at, id`.execute(
    ctx.tx,
  )
  return rows
}

/** Instructors who never came, of records that were over by then. Answers the records. */
export async function markPendingAbsent(ctx: Reader, upTo: Temporal.Instant): Promise<PresenceRow[]> {
  const { rows } =
    await sql<PresenceRow>`UPDATE attendance.instructor_attendance SET status = 'absent', rating = NULL
    WHERE status IN ('not_started', 'pending') AND ends_at <= ${timestamp(upTo)} RETURNING ${columns}`.execute(
      ctx.tx,
    )
  return rows
}

/** Ids of a person's records between two dates, both included. */
export async function presenceOfPerson(
  ctx: Reader,
  instructorId: string,
  from: string,
  to: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM attendance.instructor_attendance
    WHERE instructor_id = ${instructorId} AND date BETWEEN ${from} AND ${to} ORDER BY starts_at LIMIT 500`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}
