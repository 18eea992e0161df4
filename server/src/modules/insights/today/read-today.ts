import type { Context } from '#platform/context'
import { can, userId } from '#platform/permissions'
import { tutorStanding } from '#people'
import { centreSettings } from '#platform/settings'
import { localDate } from '#platform/time'
import { familyToday } from './family.ts'
import { figuresToday } from './figures.ts'
import { decisionsToday, financeToday, supportToday, teachingToday } from './staff.ts'

/** Roles whose day is about learners of their own. */
const familyRoles = ['parent', 'student']

/** Everything that the caller's day asks of him, by his roles and rights (docs/domain/insights.md). */
export async function readToday(ctx: Context) {
  const me = userId(ctx)
  const { timeZone: zone, currency } = await centreSettings(ctx)
  const day = { date: localDate(ctx.now, zone), zone }
  const is = (...roles: readonly string[]): boolean => ctx.actor.roles.some((role) => roles.includes(role))
  const finance = can(ctx, 'payments.review') ? await financeToday(ctx, day) : null
  const oversees =
    can(ctx, 'enrollment_requests.review') || can(ctx, 'attendance.mark_any') || can(ctx, 'tutors.review')
  const tutoring = is('tutor') ? await tutorStanding(ctx, me) : null
  return {
    date: day.date.toString(),
    ...(is(...familyRoles) ? { family: await familyToday(ctx, me) } : {}),
    ...(is('instructor') ? { teaching: await teachingToday(ctx, me, day) } : {}),
    ...(tutoring ? { tutoring } : {}),
    ...(finance && is('financial', 'owner') ? { finance } : {}),
    ...(can(ctx, 'tickets.answer') ? { support: await supportToday(ctx, me) } : {}),
    ...(oversees ? { decisions: await decisionsToday(ctx, day, finance) } : {}),
    ...(can(ctx, 'insights.view') ? { figures: await figuresToday(ctx, day, currency) } : {}),
  }
}
