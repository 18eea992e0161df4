import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { userId } from '#platform/permissions'
import { passwordsDiffer, wrongPassword } from '../errors.ts'
import { sendNotice } from '../letters.ts'
import { checkPassword, hashPassword } from '../passwords/hash.ts'
import { dropChallenges } from '../queries/challenges.ts'
import { dropOneTime } from '../queries/one-time.ts'
import { updateUser, userRow, type UserChanges, type UserRow } from '../queries/users.ts'
import { atomically } from '../scope.ts'
import { revokeSessions } from '../revocation.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { refuseWeak } from './sign-up.ts'

/** Guesses at the own password by somebody who holds the session. */
const budget = { name: 'own-password', points: 10, seconds: 900 } as const

/** The signed-in person's row. @throws Problem `not_authenticated` */
export async function ownRow(ctx: Context): Promise<UserRow> {
  const user = await userRow(ctx.tx, userId(ctx))
  if (!user) throw errors.not_authenticated()
  return user
}

/** @throws Problem naming the field when this is not the person's password */
export async function demandOwnPassword(
  ctx: Context,
  user: UserRow,
  password: string,
  field = 'current_password',
): Promise<void> {
  await ctx.ports.limits.take(budget, user.id)
  const verdict = await checkPassword(user.password_hash, password)
  if (!verdict.ok) throw wrongPassword(field)
  await ctx.ports.limits.reset(budget, user.id)
}

export interface PasswordChange {
  /** Absent only for a person who has no password yet; then the sign-in must be fresh. */
  readonly current: string | undefined
  readonly wanted: string
  readonly again?: string | undefined
}

/** Changes the own password and ends the other sessions. Runs outside a transaction. @throws Problem by field */
export async function changePassword(ctx: Context, change: PasswordChange): Promise<void> {
  const user = await ownRow(ctx)
  if (change.current !== undefined) await demandOwnPassword(ctx, user, change.current)
  else if (user.password_hash !== null) throw wrongPassword()
  else requireFreshSignIn(ctx)
  refuseWeak(change.wanted, user, 'new_password')
  if (change.again !== undefined && change.again !== change.wanted) throw passwordsDiffer()
  const hash = await hashPassword(change.wanted)
  await atomically(ctx, (inner) => storePassword(inner, user, hash, { keep: inner.actor.sessionId }))
}

/** Stores a new hash: links sent earlier and all other sessions end, the person is told. */
export async function storePassword(
  ctx: Context,
  user: UserRow,
  hash: string,
  options: { keep: string | null; more?: UserChanges },
): Promise<void> {
  await updateUser(ctx.tx, user.id, { ...options.more, password_hash: hash })
  await dropOneTime(ctx.tx, user.id, ['password_reset', 'invitation'])
  await dropChallenges(ctx.tx, user.id, ['second_factor', 'enrolment'])
  await revokeSessions(ctx, { userId: user.id, except: options.keep }, 'password_changed')
  await audit(ctx, { action: 'user.change_password', object: { kind: 'user', id: user.id } })
  await sendNotice(ctx, 'password_changed', user)
}
