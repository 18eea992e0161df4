import { learnerForActor } from '#people'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { deleteGuest, insertGuest } from '../queries/register.ts'
import { namedLearner } from '../rules/marks.ts'
import type { GuestKind } from '../rules/words.ts'
import { openRegister } from './open-register.ts'

/** The desk puts somebody without an enrolment into a lecture's register. @throws Problem `not_found`, `child_or_student` */
export async function addGuest(
  ctx: Context,
  lectureId: string,
  guest: { child?: string | null; student?: string | null; kind: GuestKind },
): Promise<void> {
  await openRegister(ctx, lectureId)
  namedLearner(guest, (name) => name)
  const learner = await learnerForActor(ctx, guest, 'view')
  await insertGuest(ctx, { lectureId, learnerId: learner.id, kind: guest.kind })
  await audit(ctx, {
    action: 'attendance.add_guest',
    object: { kind: 'lecture', id: lectureId },
    after: { learner: learner.id, kind: guest.kind },
  })
}

/** @throws Problem `not_found` */
export async function removeGuest(ctx: Context, lectureId: string, learnerId: string): Promise<void> {
  await openRegister(ctx, lectureId)
  if (!(await deleteGuest(ctx, lectureId, learnerId))) throw errors.not_found()
  await audit(ctx, {
    action: 'attendance.remove_guest',
    object: { kind: 'lecture', id: lectureId },
    before: { learner: learnerId },
  })
}
