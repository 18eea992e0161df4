import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import type { NightSpan } from '../rules/nightly.ts'

type Reader = Pick<Context, 'tx'>

/** Lectures that took place as far as the plan knows. */
const counting = sql`l.status <> 'cancelled' AND l.is_accepted`

export interface Unmarked {
  readonly lecture_id: string
  readonly course_id: string
  readonly learner_id: string
}

/** Everybody who was expected and not marked in lectures that ended in the span. */
export async function unmarkedIn(ctx: Reader, span: NightSpan): Promise<Unmarked[]> {
  const { rows } = await sql<Unmarked>`WITH over AS (
      SELECT l.id, l.course_id, l.day FROM catalog.lecture_cards l
      WHERE ${counting} AND l.ends_at > ${timestamp(span.after)} AND l.ends_at <= ${timestamp(span.upTo)}
    ), expected AS (
      SELECT o.id AS lecture_id, o.course_id, r.learner_id FROM over o
        JOIN enrolments.roster r ON r.course_id = o.course_id AND r.status <> 'suspended' AND r.active_from <= o.day
      UNION SELECT o.id, o.course_id, g.learner_id FROM over o JOIN attendance.guests g ON g.lecture_id = o.id
    ) SELECT e.lecture_id, e.course_id, e.learner_id FROM expected e
      LEFT JOIN attendance.lecture_attendance a ON a.lecture_id = e.lecture_id AND a.learner_id = e.learner_id
    WHERE a.present IS NULL ORDER BY e.lecture_id, e.learner_id`.execute(ctx.tx)
  return rows
}

/** Absences of the nightly job. A mark that a person makes at the same moment stays. Answers how many were written. */
export async function insertAutoAbsences(ctx: Context, unmarked: readonly Unmarked[]): Promise<number> {
  const at = timestamp(ctx.now)
  const rows = JSON.stringify(unmarked.map((entry) => ({ id: newId(), ...entry })))
  const done =
    await sql`INSERT INTO attendance.lecture_attendance AS a (id, lecture_id, course_id, learner_id, present, marked_at, marked_via, created_at)
    SELECT id, lecture_id, course_id, learner_id, false, ${at}, 'auto', ${at}
      FROM jsonb_to_recordset(${rows}::jsonb) AS g (id uuid, lecture_id uuid, course_id uuid, learner_id uuid)
    ON CONFLICT (lecture_id, learner_id) DO UPDATE SET present = false, marked_at = excluded.marked_at, marked_via = 'auto', version = a.version + 1
      WHERE a.present IS NULL`.execute(ctx.tx)
  return Number(done.numAffectedRows ?? 0n)
}

/** A cancelled lecture has no absences: those of the nightly job are taken back. Answers how many. */
export async function voidAutoAbsences(ctx: Reader, lectureIds: readonly string[]): Promise<number> {
  const done =
    await sql`UPDATE attendance.lecture_attendance a SET present = NULL, marked_at = NULL, marked_via = NULL, version = version + 1
    FROM catalog.lecture_cards l WHERE l.id = a.lecture_id AND l.id = ANY(${[...lectureIds]}::uuid[]) AND l.status = 'cancelled' AND a.marked_via = 'auto'`.execute(
      ctx.tx,
    )
  return Number(done.numAffectedRows ?? 0n)
}

/** Flags lectures that ended in the span and whose attendance no person took. Answers the newly flagged. */
export async function flagUntaken(ctx: Context, span: NightSpan): Promise<string[]> {
  const { rows } = await sql<{
    lecture_id: string
  }>`INSERT INTO attendance.registers AS r (lecture_id, flagged_at)
    SELECT l.id, ${timestamp(ctx.now)} FROM catalog.lecture_cards l
    WHERE ${counting} AND NOT l.attendance_taken AND l.ends_at > ${timestamp(span.after)} AND l.ends_at <= ${timestamp(span.upTo)}
      AND EXISTS (SELECT 1 FROM enrolments.roster e WHERE e.course_id = l.course_id AND e.status <> 'suspended' AND e.active_from <= l.day)
    ON CONFLICT (lecture_id) DO UPDATE SET flagged_at = excluded.flagged_at WHERE r.flagged_at IS NULL
    RETURNING lecture_id`.execute(ctx.tx)
  return rows.map((row) => row.lecture_id)
}

/** Flagged lectures that began before the moment and that nobody has looked after since. */
export async function stillUntaken(ctx: Reader, startedBefore: Temporal.Instant): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`SELECT l.id FROM attendance.registers r JOIN catalog.lecture_cards l ON l.id = r.lecture_id
    WHERE r.flagged_at IS NOT NULL AND r.flag_resolved_at IS NULL AND ${counting} AND NOT l.attendance_taken AND l.starts_at < ${timestamp(startedBefore)}`.execute(
    ctx.tx,
  )
  return rows.map((row) => row.id)
}

export async function resolveFlags(ctx: Context, lectureIds: readonly string[]): Promise<void> {
  await sql`UPDATE attendance.registers SET flag_resolved_at = ${timestamp(ctx.now)} WHERE lecture_id = ANY(${[...lectureIds]}::uuid[])`.execute(
    ctx.tx,
  )
}

export interface Reminder {
  readonly lecture_id: string
  readonly course_id: string
  readonly instructor_id: string
}

/** Unmarked lectures that ended in (after, upTo] and of which the instructor was not reminded yet; notes that he now is. */
export async function takeReminders(ctx: Context, span: NightSpan): Promise<Reminder[]> {
  const { rows } = await sql<Reminder>`WITH due AS (
      SELECT l.id, l.course_id, l.instructor_id FROM catalog.lecture_cards l
      WHERE ${counting} AND NOT l.attendance_taken AND l.instructor_id IS NOT NULL AND l.ends_at > ${timestamp(span.after)} AND l.ends_at <= ${timestamp(span.upTo)}
        AND EXISTS (SELECT 1 FROM enrolments.roster e WHERE e.course_id = l.course_id AND e.status <> 'suspended' AND e.active_from <= l.day)
    ), noted AS (
      INSERT INTO attendance.registers AS r (lecture_id, reminded_at) SELECT id, ${timestamp(ctx.now)} FROM due
      ON CONFLICT (lecture_id) DO UPDATE SET reminded_at = excluded.reminded_at WHERE r.reminded_at IS NULL
      RETURNING lecture_id
    ) SELECT d.id AS lecture_id, d.course_id, d.instructor_id FROM due d JOIN noted n ON n.lecture_id = d.id`.execute(
    ctx.tx,
  )
  return rows
}
