import { lectureRow } from '#catalog'
import type { Context } from '#platform/context'
import { errors, type Problem } from '#platform/errors'
import { settings } from '#platform/settings'
import { attendanceErrors } from '../errors.ts'
import { mayRead, reachOf } from '../policy.ts'
import { registerState, type RegisterState } from '../queries/register.ts'
import { markingWindow, type MarkingWindow, type Reach, type WindowPolicy } from '../rules/window.ts'

export type Lecture = Awaited<ReturnType<typeof lectureRow>>

/** A register in the actor's hands. */
export interface OpenRegister {
  readonly lecture: Lecture
  readonly state: RegisterState
  /** null = may look, not mark. */
  readonly reach: Reach | null
  readonly window: MarkingWindow
  readonly policy: WindowPolicy
  readonly ratingsRequired: boolean
}

/** Loads a register through the actor. @throws Problem `not_found`, also for lectures of others */
export async function openRegister(
  ctx: Context,
  lectureId: string,
  options: { lock?: 'lock'; operationId?: string | null } = {},
): Promise<OpenRegister> {
  const lecture = await lectureRow(ctx, lectureId, options.lock)
  const { policy, ratingsRequired } = await registerPolicy(ctx)
  const operation =
    options.operationId && ctx.actor.userId ? { userId: ctx.actor.userId, id: options.operationId } : null
  const state = await registerState(ctx, lecture, operation)
  const taught = { instructor_id: lecture.instructor_id, teacher_ids: state.teacher_ids }
  if (!mayRead(ctx, taught)) throw errors.not_found()
  const reach = reachOf(ctx, taught)
  return {
    lecture,
    state,
    reach,
    policy,
    ratingsRequired,
    window: markingWindow(lecture, reach ?? 'own', ctx.now, policy),
  }
}

export async function registerPolicy(
  ctx: Pick<Context, 'tx'>,
): Promise<{ policy: WindowPolicy; ratingsRequired: boolean }> {
  const values = await settings(ctx, [
    'attendance.opens_minutes_before',
    'attendance.closes_hours_after',
    'attendance.ratings_required',
  ])
  return {
    policy: {
      opensMinutesBefore: values['attendance.opens_minutes_before'],
      closesHoursAfter: values['attendance.closes_hours_after'],
    },
    ratingsRequired: values['attendance.ratings_required'],
  }
}

/** @throws Problem when the actor may not mark here, or not now */
export function demandWritable(register: OpenRegister): void {
  if (register.reach === null) throw errors.permission_denied()
  const refusal = refusalOf(register)
  if (refusal) throw refusal
}

function refusalOf({ window, policy }: OpenRegister): Problem | null {
  switch (window.closed) {
    case 'cancelled':
      return attendanceErrors.lecture_cancelled()
    case 'not_accepted':
      return attendanceErrors.lecture_not_accepted()
    case 'not_open':
      return attendanceErrors.marking_not_open({ minutes: policy.opensMinutesBefore })
    case 'closed':
      return attendanceErrors.marking_closed()
    case null:
      return null
  }
}
