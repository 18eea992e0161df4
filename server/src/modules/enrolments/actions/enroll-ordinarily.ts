import type { Static } from 'typebox'
import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { enrolInOneStatement, type FastEnrollment } from '../queries/enrol-fast.ts'
import type { EnrollBody } from '../schemas.ts'
import '../events.ts'

/**
 * Enrols in one statement when nothing is special about it; null when something is, and nothing was written. The actor
 * is staff who may manage enrolments and see learners and enrolments.
 */
export async function enrollOrdinarily(
  ctx: Context,
  body: Static<typeof EnrollBody>,
  key: FastEnrollment['key'],
): Promise<string | null> {
  const learnerId = body.child ?? body.student
  if (!learnerId || (body.child && body.student) || body.override_reason || body.invoice === 'now')
    return null
  // Who acts for somebody else is written into the trail, which only the longer way does.
  if (ctx.actor.impersonation) return null
  if (!can(ctx, 'learners.view') || !can(ctx, 'enrollments.view_all') || !can(ctx, 'enrollments.manage'))
    return null
  const today = localDate(ctx.now, (await centreSettings(ctx)).timeZone).toString()
  try {
    return await enrolInOneStatement(ctx, {
      courseId: body.course,
      learnerId,
      kind: body.child ? 'child' : 'student',
      today,
      key,
    })
  } catch (error) {
    // Somebody else was faster with the same place or the same key; the longer way says which.
    if (error instanceof Error && 'code' in error && error.code === '23505') return null
    throw error
  }
}
