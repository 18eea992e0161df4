import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { setting } from '#platform/settings'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { sendContactNotice, sendNotice } from '../letters.ts'
import {
  closeContactChanges,
  dropFactorsSince,
  findContactChange,
  insertContactChange,
  type ContactChange,
} from '../queries/contact-changes.ts'
import { dropOneTime } from '../queries/one-time.ts'
import { takenLogins, updateUser, userRow, type UserRow } from '../queries/users.ts'
import { revokeSessions } from '../revocation.ts'
import { digestOf, makeSecret } from '../tokens.ts'

/**
 * Tells the old phone or mailbox of a change that its person made, with the link that undoes it for some days.
 * `before` is the account as it was. A mailbox that was never confirmed is told nothing.
 */
export async function tellOldContact(
  ctx: Context,
  before: UserRow,
  changed: { readonly kind: ContactChange['kind']; readonly newValue: string | null },
): Promise<void> {
  const { kind, newValue } = changed
  const oldValue = kind === 'phone' ? before.phone_number1 : before.email
  const verified = kind === 'phone' ? before.phone_verified_at : before.email_verified_at
  const mailbox = before.email_verified_at ? before.email : null
  if (oldValue === null || (kind === 'email' && mailbox === null)) {
    if (kind === 'phone' && mailbox !== null) await sendNotice(ctx, 'phone_changed', before)
    return
  }
  const days = await setting(ctx, 'identity.contact_undo_days')
  const secret = makeSecret(24)
  await insertContactChange(ctx.tx, {
    id: newId(),
    user_id: before.id,
    kind,
    old_value: oldValue,
    new_value: newValue,
    old_verified_at: verified,
    digest: digestOf(secret),
    changed_at: timestamp(ctx.now),
    expiresAt: timestamp(ctx.now.add({ hours: 24 * days })),
  })
  const to = kind === 'phone' ? { phone: oldValue, email: mailbox } : { phone: null, email: mailbox }
  await sendContactNotice(ctx, kind, before, to, { secret, days })
}

/**
 * "This wasn't me": the old phone or address is the login again; everything that the other party could have set since
 * goes: sessions, password, second factors and passkeys, links. Links of later changes die with it.
 * @throws Problem `undo_not_valid`, `undo_taken` when somebody else has the old one meanwhile
 */
export async function undoContactChange(ctx: Context, secret: string): Promise<void> {
  const at = timestamp(ctx.now)
  const change = await findContactChange(ctx.tx, digestOf(secret), at)
  const user = change ? await userRow(ctx.tx, change.user_id, { lock: true }) : undefined
  if (!change || !user?.is_active || !(await closeContactChanges(ctx.tx, change, at)))
    throw identityErrors.undo_not_valid()
  const { kind, old_value: oldValue, old_verified_at: verified } = change
  if ((await takenLogins(ctx.tx, { [kind]: oldValue }, user.id)).has(kind)) throw identityErrors.undo_taken()
  await updateUser(ctx.tx, user.id, {
    password_hash: null,
    ...(kind === 'phone'
      ? { phone_number1: oldValue, phone_verified_at: verified ?? at }
      : { email: oldValue, email_verified_at: verified ?? at }),
  })
  await dropFactorsSince(ctx.tx, user.id, change.changed_at)
  await dropOneTime(ctx.tx, user.id, ['activation', 'password_reset', 'phone_reset'])
  await revokeSessions(ctx, { userId: user.id }, 'contact_change_undone')
  await audit(ctx, {
    action: `user.undo_${kind}_change`,
    object: { kind: 'user', id: user.id },
    before: { [kind]: change.new_value },
    after: { [kind]: oldValue },
  })
  await sendNotice(ctx, 'change_undone', {
    ...user,
    email: kind === 'email' ? oldValue : user.email,
    phone_number1: kind === 'phone' ? oldValue : user.phone_number1,
  })
}
