import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { sendLink, sendNotice } from '../letters.ts'
import { updateUser, userRow, type UserChanges, type UserRow } from '../queries/users.ts'
import { rightsChanged } from '../revocation.ts'
import { orTaken, refuseTakenLogins } from './create-user.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { issueOneTime } from './one-time-link.ts'
import { tellOldContact } from './undo-contact-change.ts'

/**
 * Changes a person's own data in the caller's transaction; who may is decided by the caller. Values are canonical.
 * A new e-mail address or username asks for a fresh sign-in; the address has to be confirmed, and the old one is told.
 * Answers the row as it is afterwards. @throws Problem `fresh_sign_in_required`
 */
export async function updateProfile(ctx: Context, userId: string, wanted: UserChanges): Promise<UserRow> {
  const before = await userRow(ctx.tx, userId, { lock: true })
  if (!before) throw errors.not_found()
  const changes = differing(before, wanted)
  if (Object.keys(changes).length === 0) return before
  const newLogin = changes.email !== undefined || changes.username !== undefined
  if (newLogin && ctx.actor.kind !== 'system') requireFreshSignIn(ctx)
  await refuseTakenLogins(ctx, changes, userId)
  const newAddress = changes.email !== undefined
  await orTaken(
    updateUser(ctx.tx, userId, { ...changes, ...(newAddress ? { email_verified_at: null } : {}) }),
  )
  await audit(ctx, {
    action: 'user.update',
    object: { kind: 'user', id: userId },
    before: pick(before, changes),
    after: changes,
  })
  await ctx.ports['identity:profileChanged']?.(ctx, { userId })
  if (newAddress) await confirmAddress(ctx, before, changes.email ?? null)
  if (changes.locale !== undefined) await rightsChanged(ctx, userId)
  return { ...before, ...changes }
}

async function confirmAddress(ctx: Context, before: UserRow, email: string | null): Promise<void> {
  // What staff correct is told without the link: only a person undoes what was done in his own name.
  if (ctx.actor.userId === before.id) await tellOldContact(ctx, before, { kind: 'email', newValue: email })
  else if (before.email && before.email_verified_at) await sendNotice(ctx, 'email_changed', before)
  if (email)
    await sendLink(
      ctx,
      'activation',
      { email },
      before,
      await issueOneTime(ctx, 'activation', { userId: before.id }),
    )
}

function differing(before: UserRow, wanted: UserChanges): UserChanges {
  const known = new Map<string, unknown>(Object.entries(before))
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => value !== undefined && value !== known.get(name)),
  )
}

function pick(row: UserRow, like: UserChanges): Record<string, unknown> {
  const known = new Map<string, unknown>(Object.entries(row))
  return Object.fromEntries(Object.keys(like).map((name) => [name, known.get(name)]))
}
