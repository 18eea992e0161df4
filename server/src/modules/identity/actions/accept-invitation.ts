import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { timestamp } from '#platform/time'
import { identityErrors, passwordNeeded } from '../errors.ts'
import { hashPassword } from '../passwords/hash.ts'
import { closeInvitation, invitationRow, type InvitationRow } from '../queries/invitations.ts'
import { roleRows, type RoleRow } from '../queries/roles.ts'
import { userByLogin, userRow, type UserRow } from '../queries/users.ts'
import { rightsChanged } from '../revocation.ts'
import { actingAs, atomically } from '../scope.ts'
import { digestOf } from '../tokens.ts'
import { createUser, giveRole } from './create-user.ts'
import { refuseWeak } from './sign-up.ts'

export interface Offer {
  readonly invitation: InvitationRow
  readonly roles: readonly RoleRow[]
  /** The account that has this phone or address already. */
  readonly account: UserRow | undefined
}

/** What a link offers. @throws Problem `invitation_not_valid` */
export async function readOffer(ctx: Context, token: string, lock = false): Promise<Offer> {
  const invitation = await invitationRow(ctx.tx, { digest: digestOf(token) }, timestamp(ctx.now), { lock })
  if (invitation?.state !== 'open') throw identityErrors.invitation_not_valid()
  const inviter = await userRow(ctx.tx, invitation.invited_by)
  const roles = (await roleRows(ctx.tx)).filter(
    (role) => role.archived_at === null && invitation.roles.includes(role.key),
  )
  // Who has left invites nobody any more, and a role that was put away is no place to come to.
  if (!inviter?.is_active || roles.length === 0) throw identityErrors.invitation_not_valid()
  const account = await userByLogin(ctx.tx, {
    phone: invitation.phone,
    email: invitation.email,
    username: null,
  })
  return { invitation, roles, account }
}

/**
 * A new colleague: an account with these roles, its phone or address proven by the link. Runs outside a transaction,
 * because the password is hashed first. `open` makes the session in the same transaction.
 * @throws Problem `invitation_not_valid`, `sign_in_to_accept`, or by field
 */
export async function joinByInvitation<T>(
  ctx: Context,
  token: string,
  person: { first_name: string; last_name: string; password: string | undefined },
  open: (ctx: Context, user: UserRow) => Promise<T>,
): Promise<T> {
  const offer = await readOffer(ctx, token)
  if (offer.account) throw identityErrors.sign_in_to_accept()
  const { phone, email, locale } = offer.invitation
  const { password, ...names } = person
  // By mail nobody signs in with a code: there a password is needed.
  if (password === undefined && email !== null) throw passwordNeeded()
  if (password !== undefined) refuseWeak(password, { ...names, phone_number1: phone, email }, 'password')
  const hash = password === undefined ? null : await hashPassword(password)
  return atomically(ctx, async (inner) => {
    const { invitation, roles, account } = await readOffer(inner, token, true)
    if (account) throw identityErrors.sign_in_to_accept()
    const at = timestamp(inner.now)
    const id = await createUser(inner, {
      ...names,
      locale,
      ...(phone ? { phone_number1: phone, phone_verified_at: at } : { email, email_verified_at: at }),
      is_verified: true,
      password_hash: hash,
      roles: roles.map((role) => role.key),
    })
    await close(actingAs(inner, id), invitation, id)
    const user = await userRow(inner.tx, id)
    if (!user) throw new Error('the new account is gone')
    return open(actingAs(inner, id), user)
  })
}

/** Somebody who has an account already, signed in with it, takes the roles. @throws Problem `invitation_not_valid`, `sign_in_to_accept` */
export async function takeInvitedRoles(ctx: Context, token: string): Promise<void> {
  await atomically(ctx, async (inner) => {
    const { invitation, roles, account } = await readOffer(inner, token, true)
    if (!account || account.id !== inner.actor.userId || inner.actor.impersonation)
      throw identityErrors.sign_in_to_accept()
    for (const role of roles) await giveRole(inner, account.id, role.key)
    await audit(inner, {
      action: 'user.change_roles',
      object: { kind: 'user', id: account.id },
      before: { roles: account.roles },
      after: { roles: [...new Set([...account.roles, ...roles.map((role) => role.key)])].toSorted() },
    })
    await emit(inner, 'user.roles_changed', { user_id: account.id })
    await rightsChanged(inner, account.id)
    await close(inner, invitation, account.id)
  })
}

async function close(ctx: Context, invitation: InvitationRow, userId: string): Promise<void> {
  await closeInvitation(ctx.tx, invitation.id, { acceptedBy: userId, at: timestamp(ctx.now) })
  await audit(ctx, {
    action: 'invitation.accept',
    object: { kind: 'invitation', id: invitation.id },
    after: { user_id: userId, roles: invitation.roles },
  })
  await emit(ctx, 'invitation.accepted', { user_id: userId, invited_by: invitation.invited_by })
}
