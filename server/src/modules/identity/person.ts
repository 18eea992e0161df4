import { audit } from '#platform/audit'
import { emit } from '#platform/events'
import type { PersonHooks } from '#platform/personal'
import { timestamp } from '#platform/time'
import { refuseWithoutOwner } from './actions/change-roles.ts'
import { lastOwnerAmong } from './queries/erasure.ts'
import { eraseUser, userRow } from './queries/users.ts'
import { revokeSessions } from './revocation.ts'

/** An account that is erased: no login, no roles, no session; the row stays for money and attendance. */
export const identityPerson: PersonHooks = {
  async blockers(ctx, { users }) {
    if (users.length === 0 || !(await lastOwnerAmong(ctx.tx, users))) return []
    return [
      {
        code: 'last_owner',
        text: {
          en: 'This is the only owner of the centre.',
          ar: 'هذا هو المالك الوحيد للمركز.',
          fa: 'این تنها مالک مرکز است.',
        },
        action: {
          en: 'Give the owner role to somebody else first.',
          ar: 'امنح دور المالك لشخص آخر أولا.',
          fa: 'ابتدا نقش مالک را به فرد دیگری بدهید.',
        },
        things: [],
      },
    ]
  },
  async leaving(ctx, { users }) {
    for (const userId of users) {
      const user = await userRow(ctx.tx, userId, { lock: true })
      if (!user) continue
      await ctx.ports['identity:userDeleted']?.(ctx, { userId })
      await eraseUser(ctx.tx, userId, timestamp(ctx.now))
      await refuseWithoutOwner(ctx)
      await revokeSessions(ctx, { userId }, 'account_deleted')
      await audit(ctx, { action: 'user.delete', object: { kind: 'user', id: userId } })
      await emit(ctx, 'user.deleted', { user_id: userId })
    }
  },
}
