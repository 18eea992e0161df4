import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { setting } from '#platform/settings'
import { timestamp } from '#platform/time'
import { deviceDigest } from '../device.ts'
import { identityErrors, phoneTaken } from '../errors.ts'
import { sendNotice } from '../letters.ts'
import { readPhone } from '../login-names.ts'
import { checkPassword } from '../passwords/hash.ts'
import { spendCode, type CodeRow } from '../queries/codes.ts'
import { endSessions, isKnownDevice } from '../queries/sessions.ts'
import { lastSeen, takenLogins, updateUser, userByLogin, userRow, type UserRow } from '../queries/users.ts'
import { silentTooLong } from '../rules.ts'
import { actingAs, atomically } from '../scope.ts'
import { checkCode } from './check-code.ts'
import { orTaken } from './create-user.ts'
import { issueOneTime } from './one-time-link.ts'
import { tellOldContact } from './undo-contact-change.ts'

export interface CodeSignIn {
  readonly phone: string
  readonly code: string
  /** Asked beside the code after months of silence. */
  readonly password?: string | undefined
  readonly mark?: string | null
}

export type CodeOutcome<T> =
  | { readonly status: 'signed_in'; readonly opened: T; readonly user: UserRow }
  /** The code was right and nobody has this phone: good for ten minutes to make an account. */
  | { readonly status: 'new'; readonly sign_up_token: string }

/**
 * A phone and its code for a session (made by `open`), or for the permit to sign up. A code that was sent to a new
 * phone of an account confirms that phone instead.
 * @throws Problem `code_not_right`, `code_not_enough`, `no_active_account`, `too_many_requests`
 */
export async function signInWithCode<T>(
  ctx: Context,
  input: CodeSignIn,
  open: (ctx: Context, user: UserRow) => Promise<T>,
): Promise<CodeOutcome<T>> {
  const phone = await readPhone(ctx, input.phone, 'phone')
  const code = await checkCode(ctx, phone, input.code, ['sign_in', 'phone_change', 'phone_reset'])
  if (code.purpose !== 'sign_in') return confirmNewPhone(ctx, code, open)
  const user = await userByLogin(ctx.tx, { phone, email: null, username: null })
  if (!user) return permitSignUp(ctx, code)
  if (!user.is_active) throw identityErrors.no_active_account()
  await refuseSilentCode(ctx, user, input.password)
  const knownDevice = await isKnownDevice(
    ctx.tx,
    user.id,
    deviceDigest(ctx, input.mark ?? null),
    timestamp(ctx.now),
  )
  return atomically(ctx, async (inner) => {
    await spend(inner, code)
    if (!user.phone_verified_at) await verifyFirstTime(inner, user, knownDevice)
    return { status: 'signed_in', user, opened: await open(actingAs(inner, user.id), user) }
  })
}

async function permitSignUp(ctx: Context, code: CodeRow): Promise<{ status: 'new'; sign_up_token: string }> {
  return atomically(ctx, async (inner) => {
    await spend(inner, code)
    return { status: 'new', sign_up_token: await issueOneTime(inner, 'sign_up', { phone: code.phone }) }
  })
}

async function spend(ctx: Context, code: CodeRow): Promise<void> {
  if (!(await spendCode(ctx.tx, code.id, timestamp(ctx.now)))) throw identityErrors.code_not_right()
}

async function refuseSilentCode(ctx: Context, user: UserRow, password: string | undefined): Promise<void> {
  const seen = Temporal.Instant.from((await lastSeen(ctx.tx, user.id)) ?? user.date_joined)
  const months = await setting(ctx, 'identity.code_silent_months')
  if (!silentTooLong(seen, ctx.now, months)) return
  if (password === undefined) throw identityErrors.code_not_enough()
  const verdict = await checkPassword(user.password_hash, password)
  if (!verdict.ok) throw identityErrors.no_active_account()
}

/**
 * Whoever made the account did not prove the phone; this person does. On a strange device the earlier password and
 * sessions may be somebody else's, who waits for the owner of the number: they end.
 */
async function verifyFirstTime(ctx: Context, user: UserRow, knownDevice: boolean): Promise<void> {
  const at = timestamp(ctx.now)
  const doubtful = !knownDevice && !user.email_verified_at && user.password_hash !== null
  await updateUser(ctx.tx, user.id, {
    phone_verified_at: at,
    is_verified: true,
    ...(doubtful ? { password_hash: null } : {}),
  })
  if (doubtful) await endSessions(ctx.tx, { userId: user.id }, 'phone_proven', at)
  await audit(ctx, {
    action: 'user.verify_phone',
    object: { kind: 'user', id: user.id },
    after: { password_dropped: doubtful },
  })
}

/** A right code that went to a new phone: that phone becomes the login of the account it was asked for. */
export async function confirmNewPhone<T>(
  ctx: Context,
  code: CodeRow,
  open: (ctx: Context, user: UserRow) => Promise<T>,
): Promise<CodeOutcome<T>> {
  const userId = code.user_id
  // A change asked for by a signed-in person is confirmed by that person, not by whoever reads the phone.
  if (!userId || (code.purpose === 'phone_change' && ctx.actor.userId !== userId))
    throw identityErrors.code_not_right()
  return atomically(ctx, async (inner) => {
    await spend(inner, code)
    const user = await userRow(inner.tx, userId, { lock: true })
    if (!user?.is_active) throw identityErrors.no_active_account()
    if ((await takenLogins(inner.tx, { phone: code.phone }, userId)).has('phone')) throw phoneTaken('phone')
    const acting = actingAs(inner, userId)
    await orTaken(
      updateUser(inner.tx, userId, {
        phone_number1: code.phone,
        phone_verified_at: timestamp(inner.now),
        is_verified: true,
      }),
      'phone',
    )
    await audit(acting, {
      action: 'user.change_phone',
      object: { kind: 'user', id: userId },
      before: { phone_number1: user.phone_number1 },
      after: { phone_number1: code.phone },
    })
    // Whoever asked by a letter's link has lost the old phone: its next owner gets no way into the account.
    if (code.purpose === 'phone_change')
      await tellOldContact(acting, user, { kind: 'phone', newValue: code.phone })
    else await sendNotice(acting, 'phone_changed', user)
    return {
      status: 'signed_in',
      user: { ...user, phone_number1: code.phone },
      opened: await open(acting, user),
    }
  })
}
