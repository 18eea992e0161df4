import type { Context } from './context.ts'
import { errors } from './errors.ts'
import type { Text } from './i18n.ts'

/** Roles that exist from the start; more can be added as data. `owner` has every permission. */
export const builtInRoles = [
  'owner',
  'admin',
  'supervisor',
  'financial',
  'support',
  'instructor',
  'tutor',
  'parent',
  'student',
] as const
export type BuiltInRole = (typeof builtInRoles)[number]

export interface PermissionSpec {
  /** `enrollment_requests.approve`: the noun and the verb. */
  readonly key: string
  readonly label: Text
  /** What it means in practice, for who gives it. */
  readonly help?: Text
  /** Who has it in a new installation; the matrix in the database is what counts. The owner is implied. */
  readonly roles: readonly BuiltInRole[]
}

/** Declares a module's permissions: the rows of the matrix. */
export function definePermissions(list: readonly PermissionSpec[]): readonly PermissionSpec[] {
  return list
}

export function can(ctx: Pick<Context, 'actor'>, permission: string): boolean {
  return ctx.actor.permissions.has(permission)
}

/** @throws Problem `permission_denied` */
export function demand(ctx: Pick<Context, 'actor'>, permission: string): void {
  if (!can(ctx, permission)) throw errors.permission_denied()
}

/** The signed-in user's id. @throws Problem `not_authenticated` */
export function userId(ctx: Pick<Context, 'actor'>): string {
  if (ctx.actor.userId === null) throw errors.not_authenticated()
  return ctx.actor.userId
}
