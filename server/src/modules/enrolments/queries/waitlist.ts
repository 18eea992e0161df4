import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'

/** Puts a request at the end of its course's list; a request keeps its place when it tries again. */
export async function insertWaiting(
  ctx: Context,
  entry: { courseId: string; learnerId: string; requestId: string },
): Promise<void> {
  await sql`INSERT INTO enrolments.waitlist_entries (id, course_id, learner_id, request_id, status, created_at)
    VALUES (${newId()}, ${entry.courseId}, ${entry.learnerId}, ${entry.requestId}, 'waiting', ${timestamp(ctx.now)})
    ON CONFLICT DO NOTHING`.execute(ctx.tx)
}

export async function closeWaiting(
  ctx: Context,
  requestId: string,
  status: 'admitted' | 'left',
): Promise<void> {
  await sql`UPDATE enrolments.waitlist_entries SET status = ${status}, closed_at = ${timestamp(ctx.now)}
    WHERE request_id = ${requestId} AND status = 'waiting'`.execute(ctx.tx)
}

/** Somebody got a place without his request (staff enrolled him): his entry is done. */
export async function closeWaitingOfLearner(
  ctx: Context,
  courseId: string,
  learnerId: string,
): Promise<void> {
  await sql`UPDATE enrolments.waitlist_entries SET status = 'left', closed_at = ${timestamp(ctx.now)}
    WHERE course_id = ${courseId} AND learner_id = ${learnerId} AND status = 'waiting'`.execute(ctx.tx)
}
