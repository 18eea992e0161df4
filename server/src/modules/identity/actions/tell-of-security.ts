import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import type { SecurityChange } from '../events.ts'
import { sendNotice } from '../letters.ts'
import type { UserRow } from '../queries/users.ts'

/** Tells a person what happened to the ways into his account: a letter, and a line in his notifications. */
export async function tellOfSecurity(ctx: Context, user: UserRow, change: SecurityChange): Promise<void> {
  await sendNotice(ctx, change, user)
  await emit(ctx, 'user.security_changed', { user_id: user.id, change })
}
