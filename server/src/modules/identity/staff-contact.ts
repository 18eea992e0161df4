import type { Context } from '#platform/context'
import { can } from '#platform/permissions'
import { workingHere } from './queries/user-facts.ts'
import type { UserRow } from './queries/users.ts'

/** May this actor see phone and e-mail of everybody who works here? */
export function seesStaffContact(ctx: Pick<Context, 'actor'>): boolean {
  return can(ctx, 'users.view_staff_contact')
}

/** Those of these people whose contact data the actor may not see: colleagues and teachers, never himself. */
export async function contactHidden(
  ctx: Pick<Context, 'tx' | 'actor'>,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (seesStaffContact(ctx) || ctx.actor.kind === 'system') return new Set()
  const others = ids.filter((id) => id !== ctx.actor.userId)
  return new Set(await workingHere(ctx.tx, others))
}

/** Accounts as this actor may see them. */
export async function withoutStaffContact(
  ctx: Pick<Context, 'tx' | 'actor'>,
  users: readonly UserRow[],
): Promise<UserRow[]> {
  const hidden = await contactHidden(
    ctx,
    users.map((user) => user.id),
  )
  return users.map((user) =>
    hidden.has(user.id)
      ? {
          ...user,
          phone_number1: null,
          phone_number2: null,
          email: null,
          username: null,
          identity_number: null,
          address: '',
          location: '',
        }
      : user,
  )
}
