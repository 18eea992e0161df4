import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors as platformErrors } from '#platform/errors'
import { emit } from '#platform/events'
import { demand } from '#platform/permissions'
import { errors } from '../errors.ts'
import {
  findEnrollment,
  giveSeat,
  writeEnrollmentStatus,
  type EnrollmentRow,
} from '../queries/enrollments.ts'
import { enrollmentTransitions, type EnrollmentStatus } from '../rules.ts'
import '../events.ts'

/** The learner does not come for a while and keeps the seat. @throws Problem `not_found`, `enrollment_wrong_status` */
export function suspendEnrollment(ctx: Context, id: string, reason: string): Promise<void> {
  return change(ctx, id, { to: 'suspended', from: ['active'], reason })
}

/** @throws Problem `not_found`, `enrollment_wrong_status` */
export function resumeEnrollment(ctx: Context, id: string): Promise<void> {
  return change(ctx, id, { to: 'active', from: ['suspended'], reason: '' })
}

/** Ends an enrolment for good and gives the seat back; what was paid stays until a refund. Dropping again changes nothing. */
export function dropEnrollment(ctx: Context, id: string, reason: string): Promise<void> {
  return change(ctx, id, { to: 'dropped', from: ['active', 'suspended'], reason })
}

async function change(
  ctx: Context,
  id: string,
  wanted: { to: EnrollmentStatus; from: readonly EnrollmentStatus[]; reason: string },
): Promise<void> {
  demand(ctx, 'enrollments.manage')
  const enrollment = await findEnrollment(ctx, id, null, 'lock')
  if (!enrollment) throw platformErrors.not_found()
  if (enrollment.status === wanted.to) return
  if (
    !wanted.from.includes(enrollment.status) ||
    !enrollmentTransitions[enrollment.status].includes(wanted.to)
  ) {
    throw errors.enrollment_wrong_status({ status: enrollment.status })
  }
  const ends = wanted.to === 'dropped'
  await writeEnrollmentStatus(ctx, id, wanted.to, ends ? { reason: wanted.reason } : null)
  if (ends) await giveSeat(ctx, enrollment.course_id)
  await audit(ctx, {
    action: `enrollment.${wanted.to}`,
    object: { kind: 'enrollment', id },
    before: { status: enrollment.status },
    after: { status: wanted.to, reason: wanted.reason },
  })
  await announce(ctx, enrollment, wanted.to)
}

async function announce(ctx: Context, enrollment: EnrollmentRow, to: EnrollmentStatus): Promise<void> {
  const fact = {
    enrollment_id: enrollment.id,
    course_id: enrollment.course_id,
    learner_id: enrollment.learner_id,
  }
  if (to === 'suspended') await emit(ctx, 'enrollment.suspended', fact)
  else if (to === 'active') await emit(ctx, 'enrollment.resumed', fact)
  else await emit(ctx, 'enrollment.ended', fact)
}
