import type { Context } from '#platform/context'
import { badLinkToken, phonesDiffer } from '../errors.ts'
import { readPhone } from '../login-names.ts'
import { atomically } from '../scope.ts'
import { checkCode } from './check-code.ts'
import { demandOwnPassword, ownRow } from './change-password.ts'
import { refuseTakenLogins } from './create-user.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { personOfLink, useOneTime } from './one-time-link.ts'
import { issueCode, takeCodeBudget } from './request-code.ts'
import { confirmNewPhone } from './sign-in-with-code.ts'

export interface PhoneChange {
  readonly wanted: string
  readonly again?: string | undefined
  readonly field: string
}

/**
 * Asks for another login phone: a code goes to the new one, which becomes the login when the code comes back
 * (`otp/verify/`). Without `password` the sign-in must be fresh. Runs outside a transaction. @throws Problem by field
 */
export async function requestPhoneChange(
  ctx: Context,
  change: PhoneChange & { password: string | undefined },
): Promise<void> {
  const user = await ownRow(ctx)
  if (change.password === undefined) requireFreshSignIn(ctx)
  else await demandOwnPassword(ctx, user, change.password)
  const phone = await acceptable(ctx, change, user.id)
  await takeCodeBudget(ctx, phone)
  await atomically(ctx, (inner) =>
    issueCode(inner, { phone, purpose: 'phone_change', userId: user.id, locale: user.locale ?? ctx.locale }),
  )
}

/** The same by the link of a letter, for somebody who lost the old phone. @throws Problem by field */
export async function requestPhoneByLink(
  ctx: Context,
  link: { uid: string; token: string },
  change: PhoneChange,
): Promise<void> {
  const phone = await acceptable(ctx, change, null)
  const { user, used } = await personOfLink(ctx, 'phone_reset', link)
  if (used) throw badLinkToken()
  await takeCodeBudget(ctx, phone)
  await atomically(ctx, async (inner) => {
    if (!(await useOneTime(inner, link.token))) throw badLinkToken()
    await issueCode(inner, {
      phone,
      purpose: 'phone_reset',
      userId: user.id,
      locale: user.locale ?? ctx.locale,
    })
  })
}

/** The code that went to the new phone, from the person who asked for the change. @throws Problem `code_not_right` */
export async function confirmPhoneChange(ctx: Context, typed: string, digits: string): Promise<void> {
  const phone = await readPhone(ctx, typed, 'phone')
  const code = await checkCode(ctx, phone, digits, ['phone_change'])
  await confirmNewPhone(ctx, code, async () => undefined)
}

async function acceptable(ctx: Context, change: PhoneChange, except: string | null): Promise<string> {
  const phone = await readPhone(ctx, change.wanted, change.field)
  await refuseTakenLogins(ctx, { phone_number1: phone }, except, change.field)
  if (change.again !== undefined && change.again !== change.wanted) throw phonesDiffer()
  return phone
}
