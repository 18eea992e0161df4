import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { timestamp } from '#platform/time'
import { badLinkToken, identityErrors, passwordsDiffer } from '../errors.ts'
import { readPhone } from '../login-names.ts'
import { hashPassword } from '../passwords/hash.ts'
import { spendCode } from '../queries/codes.ts'
import { userByLogin, userRow, type UserRow } from '../queries/users.ts'
import { actingAs, atomically } from '../scope.ts'
import { checkCode } from './check-code.ts'
import { storePassword } from './change-password.ts'
import { personOfLink, readOneTime, useOneTime } from './one-time-link.ts'
import { refuseWeak } from './sign-up.ts'

export interface NewPassword {
  readonly wanted: string
  readonly again?: string | undefined
}

/** A new password by the link of a letter. A refused password leaves the link usable. @throws Problem by field */
export async function resetPasswordByLink(
  ctx: Context,
  link: { uid: string; token: string },
  password: NewPassword,
): Promise<void> {
  const { user, used } = await personOfLink(ctx, 'password_reset', link)
  if (used) throw badLinkToken()
  const hash = await acceptable(user, password)
  await atomically(ctx, async (inner) => {
    if (!(await useOneTime(inner, link.token))) throw badLinkToken()
    const verified = user.email ? { email_verified_at: timestamp(inner.now), is_verified: true } : {}
    await storePassword(actingAs(inner, user.id), user, hash, { keep: null, more: verified })
  })
}

/** A new password by a code sent to the phone. @throws Problem `code_not_right`, or by field */
export async function resetPasswordByCode(
  ctx: Context,
  proof: { phone: string; code: string },
  password: NewPassword,
): Promise<void> {
  const phone = await readPhone(ctx, proof.phone, 'phone')
  const code = await checkCode(ctx, phone, proof.code, ['password_reset'])
  const user = await userByLogin(ctx.tx, { phone, email: null, username: null })
  if (!user) throw identityErrors.code_not_right()
  const hash = await acceptable(user, password)
  await atomically(ctx, async (inner) => {
    if (!(await spendCode(inner.tx, code.id, timestamp(inner.now)))) throw identityErrors.code_not_right()
    const verified = { phone_verified_at: timestamp(inner.now), is_verified: true }
    await storePassword(actingAs(inner, user.id), user, hash, { keep: null, more: verified })
  })
}

/**
 * The first password of an invited person; `open` makes the session in the same transaction.
 * @throws Problem `invitation_not_valid`, or by field
 */
export async function acceptInvitation<T>(
  ctx: Context,
  token: string,
  wanted: string,
  open: (ctx: Context, user: UserRow) => Promise<T>,
): Promise<T> {
  const row = await readOneTime(ctx, 'invitation', token)
  const user = row?.user_id && !row.used && !row.expired ? await userRow(ctx.tx, row.user_id) : undefined
  if (!user?.is_active) throw identityErrors.invitation_not_valid()
  refuseWeak(wanted, user, 'password')
  const hash = await hashPassword(wanted)
  return atomically(ctx, async (inner) => {
    if (!(await useOneTime(inner, token))) throw identityErrors.invitation_not_valid()
    const acting = actingAs(inner, user.id)
    await storePassword(acting, user, hash, { keep: null, more: { is_verified: true } })
    return open(acting, user)
  })
}

async function acceptable(user: UserRow, password: NewPassword): Promise<string> {
  if (!user.is_active) throw invalid('non_field_errors', 'inactive', identityErrors.user_inactive().text)
  refuseWeak(password.wanted, user, 'new_password')
  if (password.again !== undefined && password.again !== password.wanted) throw passwordsDiffer()
  return hashPassword(password.wanted)
}
