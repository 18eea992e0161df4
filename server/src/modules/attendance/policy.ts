import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import type { Reach } from './rules/window.ts'

type Who = Pick<Context, 'actor'>

export interface Taught {
  readonly instructor_id: string | null
  /** Everybody who teaches the course. */
  readonly teacher_ids: readonly string[]
}

/** The lecture's own instructor (a substitute too), or anybody who teaches its course. */
export function isOwn(who: Who, taught: Taught): boolean {
  const { userId } = who.actor
  return userId !== null && (taught.instructor_id === userId || taught.teacher_ids.includes(userId))
}

/** How far the actor's right to mark reaches in this lecture; null = not at all. */
export function reachOf(who: Who, taught: Taught): Reach | null {
  if (can(who, 'attendance.mark_future')) return 'future'
  if (can(who, 'attendance.mark_any')) return 'any'
  return can(who, 'attendance.mark_own') && isOwn(who, taught) ? 'own' : null
}

export function mayRead(who: Who, taught: Taught): boolean {
  return seesAll(who) || reachOf(who, taught) !== null
}

export function seesAll(who: Who): boolean {
  return can(who, 'attendance.view_all') || can(who, 'attendance.mark_any')
}
