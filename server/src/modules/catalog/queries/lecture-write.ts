import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'

type Writer = Pick<Context, 'tx' | 'now' | 'actor'>

export interface LectureChange {
  readonly title: string
  readonly meeting_link: string
  readonly instructor_id: string | null
  readonly room_id: string | null
  readonly day: string
  readonly starts_at: string
  readonly ends_at: string
  readonly by_hand: boolean
}

export async function updateLecture(
  ctx: Pick<Context, 'tx'>,
  id: string,
  change: LectureChange,
): Promise<void> {
  await sql`UPDATE catalog.lectures SET title = ${change.title}, meeting_link = ${change.meeting_link}, instructor_id = ${change.instructor_id}, room_id = ${change.room_id},
    day = ${change.day}, starts_at = ${change.starts_at}, ends_at = ${change.ends_at}, by_hand = ${change.by_hand}, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export interface FollowingChange {
  readonly instructor_id?: string | null
  readonly room_id?: string | null
  readonly meeting_link?: string
}

/** Later lectures of the course that have not begun; answers their ids. */
export async function updateFollowing(
  ctx: Writer,
  courseId: string,
  after: string,
  change: FollowingChange,
): Promise<string[]> {
  const set = [
    ...(change.instructor_id === undefined ? [] : [sql`instructor_id = ${change.instructor_id}`]),
    ...(change.room_id === undefined ? [] : [sql`room_id = ${change.room_id}, by_hand = true`]),
    ...(change.meeting_link === undefined ? [] : [sql`meeting_link = ${change.meeting_link}`]),
  ]
  if (set.length === 0) return []
  const { rows } = await sql<{
    id: string
  }>`UPDATE catalog.lectures SET ${sql.join(set)}, version = version + 1
    WHERE course_id = ${courseId} AND starts_at > ${after} AND starts_at > ${timestamp(ctx.now)} AND NOT attendance_taken AND status IN ('scheduled', 'additional')
    RETURNING id`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

/** The lecture, and with `following` all later ones without marks; answers the ids. */
export async function cancelLectures(
  ctx: Writer,
  lecture: { id: string; course_id: string; starts_at: string },
  reason: string,
  following: boolean,
): Promise<string[]> {
  const which = following
    ? sql`(id = ${lecture.id} OR (course_id = ${lecture.course_id} AND starts_at > ${lecture.starts_at} AND NOT attendance_taken))`
    : sql`id = ${lecture.id}`
  const { rows } = await sql<{
    id: string
  }>`UPDATE catalog.lectures SET status = 'cancelled', status_reason = ${reason}, by_hand = true, version = version + 1
    WHERE ${which} AND status IN ('scheduled', 'additional') RETURNING id`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

/** Takes a cancellation back. */
export async function restoreLecture(ctx: Pick<Context, 'tx'>, id: string): Promise<void> {
  await sql`UPDATE catalog.lectures SET status = CASE WHEN is_additional THEN 'additional' ELSE 'scheduled' END, status_reason = '', version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export interface AdditionalLecture extends LectureChange {
  readonly course_id: string
  readonly is_accepted: boolean
}

/** With the next free number; the caller holds the course's lock. */
export async function insertAdditional(ctx: Writer, lecture: AdditionalLecture): Promise<string> {
  const id = newId()
  await sql`INSERT INTO catalog.lectures (id, course_id, number, title, day, starts_at, ends_at, instructor_id, room_id, status, is_additional, is_accepted, meeting_link, by_hand, proposed_by, created_at)
    SELECT ${id}, ${lecture.course_id}, coalesce(max(number), 0) + 1, ${lecture.title}, ${lecture.day}, ${lecture.starts_at}, ${lecture.ends_at}, ${lecture.instructor_id}, ${lecture.room_id},
      'additional', true, ${lecture.is_accepted}, ${lecture.meeting_link}, true, ${ctx.actor.userId}, ${timestamp(ctx.now)}
    FROM catalog.lectures WHERE course_id = ${lecture.course_id}`.execute(ctx.tx)
  return id
}

export async function acceptLecture(ctx: Pick<Context, 'tx'>, id: string): Promise<void> {
  await sql`UPDATE catalog.lectures SET is_accepted = true, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function deleteProposal(ctx: Pick<Context, 'tx'>, id: string): Promise<void> {
  await sql`DELETE FROM catalog.lectures WHERE id = ${id} AND NOT is_accepted`.execute(ctx.tx)
}
