import type { Context } from '#platform/context'
import { invalidFields, type FieldProblem } from '#platform/errors'
import { identityErrors, passwordsDiffer } from '../errors.ts'
import { sendLink } from '../letters.ts'
import { hashPassword } from '../passwords/hash.ts'
import { passwordProblems } from '../passwords/rules.ts'
import { userRow, type UserChanges, type UserRow } from '../queries/users.ts'
import { actingAs, atomically } from '../scope.ts'
import { timestamp } from '#platform/time'
import { createUser, refuseTakenLogins } from './create-user.ts'
import { issueOneTime, readOneTime, useOneTime } from './one-time-link.ts'

/** Who may name himself so in a body under any path. */
export const signUpRoles = ['student', 'parent'] as const
/** In the web app a tutor signs up like the others and then fills in his application. */
export const webSignUpRoles = [...signUpRoles, 'tutor'] as const

export interface SignUp extends UserChanges {
  readonly role: (typeof webSignUpRoles)[number]
  readonly password?: string | undefined
  readonly passwordAgain?: string | undefined
  /** From a right code by SMS: the phone is proven and no password is needed. */
  readonly signUpToken?: string | undefined
}

/**
 * Makes an account for a person who signs up, usable at once; `after` runs in the same transaction (open a session).
 * Runs outside a transaction, because the password is hashed first. Values are canonical already.
 * @throws Problem by field; `sign_up_token_not_valid`
 */
export async function signUp<T>(
  ctx: Context,
  input: SignUp,
  after: (ctx: Context, user: UserRow) => Promise<T>,
): Promise<T> {
  const { role, password, passwordAgain, signUpToken, ...given } = input
  const phone = signUpToken === undefined ? undefined : await provenPhone(ctx, signUpToken)
  const profile: UserChanges = phone
    ? { ...given, phone_number1: phone, phone_verified_at: timestamp(ctx.now), is_verified: true }
    : given
  await refuseTakenLogins(ctx, profile, null)
  if (password !== undefined) refuseWeak(password, profile, 'password')
  if (passwordAgain !== undefined && passwordAgain !== password) throw passwordsDiffer()
  const hash = password === undefined ? null : await hashPassword(password)
  return atomically(ctx, async (inner) => {
    if (signUpToken !== undefined && !(await useOneTime(inner, signUpToken)))
      throw identityErrors.sign_up_token_not_valid()
    const id = await createUser(inner, { ...profile, password_hash: hash, roles: [role] })
    const user = await userRow(inner.tx, id)
    if (!user) throw new Error('the new account is gone')
    if (user.email)
      await sendLink(
        inner,
        'activation',
        { email: user.email },
        user,
        await issueOneTime(inner, 'activation', { userId: id }),
      )
    return after(actingAs(inner, id), user)
  })
}

async function provenPhone(ctx: Context, signUpToken: string): Promise<string> {
  const row = await readOneTime(ctx, 'sign_up', signUpToken)
  if (!row?.phone || row.used || row.expired) throw identityErrors.sign_up_token_not_valid()
  return row.phone
}

/** @throws Problem naming the field and every rule that the password breaks */
export function refuseWeak(
  password: string,
  own: Parameters<typeof passwordProblems>[1],
  field: string,
): void {
  const problems: FieldProblem[] = passwordProblems(password, own)
  if (problems.length > 0) throw invalidFields({ [field]: problems })
}
