import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { StandingMark } from '../rules/marks.ts'
import type { Standing } from '../rules/words.ts'

type Reader = Pick<Context, 'tx'>

/** One line of a register: who is expected, and the mark as it stands. */
export interface RegisterRow extends StandingMark {
  readonly learner_id: string
  readonly kind: 'child' | 'student'
  readonly first_name: string
  readonly last_name: string
  readonly unique_code: string
  readonly standing: Standing
  readonly marked_by: string | null
  readonly marked_at: string | null
}

/** Everybody in the register of a lecture, by name: enrolled on its day, guests, and whoever was marked. */
export async function registerRows(
  ctx: Reader,
  lecture: { id: string; course_id: string; day: string },
): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`WITH expected AS (
      SELECT learner_id, 1 AS rank, 'enrolled' AS standing FROM enrolments.roster
        WHERE course_id = ${lecture.course_id} AND status <> 'suspended' AND active_from <= ${lecture.day}::date
      UNION ALL SELECT learner_id, 2, kind FROM attendance.guests WHERE lecture_id = ${lecture.id}
      UNION ALL SELECT learner_id, 3, 'former' FROM attendance.lecture_attendance WHERE lecture_id = ${lecture.id} AND present IS NOT NULL
    ), register AS (SELECT DISTINCT ON (learner_id) learner_id, standing FROM expected ORDER BY learner_id, rank)
    SELECT r.learner_id, r.standing, c.kind, c.first_name, c.last_name, c.unique_code,
      a.present, coalesce(a.late, false) AS late, coalesce(a.excused, false) AS excused, a.rating::text AS rating, coalesce(a.notes, '') AS notes,
      coalesce(a.version, 0) AS version, a.marked_via, a.marked_by, a.marked_at
    FROM register r JOIN people.learner_cards c ON c.id = r.learner_id
      LEFT JOIN attendance.lecture_attendance a ON a.lecture_id = ${lecture.id} AND a.learner_id = r.learner_id
    ORDER BY platform.fold(c.first_name || ' ' || c.last_name), r.learner_id`.execute(ctx.tx)
  return rows
}

export interface RegisterState {
  readonly teacher_ids: string[]
  readonly confirmed_at: string | null
  readonly confirmed_by: string | null
  readonly flagged_at: string | null
  readonly operation_hash: string | null
  readonly operation_status: number | null
  readonly operation_answer: unknown
}

/** The register as a whole, who teaches the course, and what an operation of this person answered before. */
export async function registerState(
  ctx: Reader,
  lecture: { id: string; course_id: string },
  operation: { userId: string; id: string } | null,
): Promise<RegisterState> {
  const { rows } = await sql<RegisterState>`SELECT
      (SELECT coalesce(array_agg(user_id), '{}') FROM catalog.course_teachers WHERE course_id = ${lecture.course_id}) AS teacher_ids,
      r.confirmed_at, r.confirmed_by, CASE WHEN r.flag_resolved_at IS NULL THEN r.flagged_at END AS flagged_at,
      encode(o.request_hash, 'hex') AS operation_hash, o.status AS operation_status, o.answer AS operation_answer
    FROM (SELECT 1) AS one
      LEFT JOIN attendance.registers r ON r.lecture_id = ${lecture.id}
      LEFT JOIN attendance.operations o ON o.user_id = ${operation?.userId ?? null}::uuid AND o.operation_id = ${operation?.id ?? null}::text`.execute(
    ctx.tx,
  )
  const [row] = rows
  if (!row) throw new Error('one row was asked for')
  return row
}

export interface MarkWrite {
  readonly id: string
  readonly learner_id: string
  readonly present: boolean | null
  readonly late: boolean
  readonly excused: boolean
  readonly rating: string | null
  readonly notes: string
}

export interface ConflictWrite {
  readonly id: string
  readonly learner_id: string
  readonly offered: object
  readonly kept: object
}

export interface RegisterWrite {
  readonly lecture: { readonly id: string; readonly course_id: string }
  readonly by: string | null
  readonly marks: readonly MarkWrite[]
  readonly conflicts: readonly ConflictWrite[]
  readonly operation: {
    readonly id: string
    readonly hash: Buffer
    readonly status: number
    readonly answer: object
  } | null
}

/**
 * Writes marks, conflicts and the operation's answer in one statement, however many there are. The caller holds the
 * lecture's lock, so that the versions it decided on are the present ones.
 */
export async function writeRegister(ctx: Context, write: RegisterWrite): Promise<void> {
  const at = timestamp(ctx.now)
  const { operation } = write
  await sql`WITH given AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(write.marks)}::jsonb)
        AS g (id uuid, learner_id uuid, present boolean, late boolean, excused boolean, rating numeric, notes text)
    ), written AS (
      INSERT INTO attendance.lecture_attendance AS a
        (id, lecture_id, course_id, learner_id, present, late, excused, rating, notes, marked_by, marked_at, marked_via, created_at)
      SELECT id, ${write.lecture.id}, ${write.lecture.course_id}, learner_id, present, late, excused, rating, notes,
        CASE WHEN present IS NOT NULL THEN ${write.by}::uuid END, CASE WHEN present IS NOT NULL THEN ${at}::timestamptz END,
        CASE WHEN present IS NOT NULL THEN 'manual' END, ${at} FROM given
      ON CONFLICT (lecture_id, learner_id) DO UPDATE SET present = excluded.present, late = excluded.late, excused = excluded.excused,
        rating = excluded.rating, notes = excluded.notes, marked_by = excluded.marked_by, marked_at = excluded.marked_at,
        marked_via = excluded.marked_via, version = a.version + 1
    ), register AS (
      INSERT INTO attendance.registers AS r (lecture_id) SELECT ${write.lecture.id}::uuid WHERE EXISTS (SELECT 1 FROM given)
      ON CONFLICT (lecture_id) DO UPDATE SET flag_resolved_at = CASE WHEN r.flagged_at IS NOT NULL THEN coalesce(r.flag_resolved_at, ${at}) END
    ), superseded AS (
      UPDATE attendance.conflicts SET resolved_at = ${at}, resolved_by = ${write.by}, resolution = 'superseded'
      WHERE lecture_id = ${write.lecture.id} AND offered_by = ${write.by} AND resolved_at IS NULL AND learner_id IN (SELECT learner_id FROM given)
    ), clashes AS (
      INSERT INTO attendance.conflicts AS c (id, lecture_id, learner_id, offered, kept, offered_by, at)
      SELECT id, ${write.lecture.id}, learner_id, offered, kept, ${write.by}, ${at}
      FROM jsonb_to_recordset(${JSON.stringify(write.conflicts)}::jsonb) AS g (id uuid, learner_id uuid, offered jsonb, kept jsonb)
      ON CONFLICT (lecture_id, learner_id, offered_by) WHERE resolved_at IS NULL
        DO UPDATE SET id = excluded.id, offered = excluded.offered, kept = excluded.kept, at = excluded.at
    ) INSERT INTO attendance.operations (user_id, operation_id, lecture_id, request_hash, status, answer, at)
      SELECT ${write.by}::uuid, ${operation?.id ?? null}::text, ${write.lecture.id}::uuid, ${operation?.hash ?? null}::bytea, ${operation?.status ?? null}::int,
        ${operation ? JSON.stringify(operation.answer) : null}::jsonb, ${at}::timestamptz
      WHERE ${operation !== null}`.execute(ctx.tx)
}

/** Says that the register is right and whole. */
export async function writeConfirmation(ctx: Context, lectureId: string): Promise<void> {
  await sql`INSERT INTO attendance.registers AS r (lecture_id, confirmed_at, confirmed_by) VALUES (${lectureId}, ${timestamp(ctx.now)}, ${ctx.actor.userId})
    ON CONFLICT (lecture_id) DO UPDATE SET confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by,
      flag_resolved_at = CASE WHEN r.flagged_at IS NOT NULL THEN coalesce(r.flag_resolved_at, excluded.confirmed_at) END`.execute(
    ctx.tx,
  )
}

export async function insertGuest(
  ctx: Context,
  guest: { lectureId: string; learnerId: string; kind: string },
): Promise<void> {
  await sql`INSERT INTO attendance.guests (lecture_id, learner_id, kind, added_by, added_at)
    VALUES (${guest.lectureId}, ${guest.learnerId}, ${guest.kind}, ${ctx.actor.userId}, ${timestamp(ctx.now)})
    ON CONFLICT (lecture_id, learner_id) DO UPDATE SET kind = excluded.kind`.execute(ctx.tx)
}

export async function deleteGuest(ctx: Reader, lectureId: string, learnerId: string): Promise<boolean> {
  const { rows } =
    await sql`DELETE FROM attendance.guests WHERE lecture_id = ${lectureId} AND learner_id = ${learnerId} RETURNING 1`.execute(
      ctx.tx,
    )
  return rows.length > 0
}
