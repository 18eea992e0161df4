import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import type { CourseStatus } from './rules/words.ts'

interface Visible {
  readonly status: CourseStatus
  readonly teacher_ids: readonly string[]
}

/** Drafts are for those who prepare them. */
export function maySee(ctx: Pick<Context, 'actor'>, course: Visible): boolean {
  return course.status !== 'draft' || seesAllDrafts(ctx) || teaches(ctx, course)
}

export function seesAllDrafts(ctx: Pick<Context, 'actor'>): boolean {
  return ctx.actor.kind === 'system' || can(ctx, 'courses.manage') || can(ctx, 'courses.view_drafts')
}

export function teaches(ctx: Pick<Context, 'actor'>, course: Pick<Visible, 'teacher_ids'>): boolean {
  return ctx.actor.userId !== null && course.teacher_ids.includes(ctx.actor.userId)
}

/** `all` fields, only the `content` of an own course, or nothing. */
export function mayEdit(ctx: Pick<Context, 'actor'>, course: Visible): 'all' | 'content' | null {
  if (can(ctx, 'courses.manage')) return 'all'
  return can(ctx, 'courses.teach') && teaches(ctx, course) ? 'content' : null
}

/** Prepares the catalogue: sees how to get in, links and figures of every course. */
export function isStaffHere(ctx: Pick<Context, 'actor'>): boolean {
  return seesAllDrafts(ctx) || can(ctx, 'lectures.manage')
}
