import { createHash, randomInt } from 'node:crypto'
import type { Context } from '#platform/context'
import { networkClaims } from '#platform/http/limits'
import { newId } from '#platform/ids'
import type { Locale } from '#platform/i18n'
import { timestamp } from '#platform/time'
import { readPhone } from '../login-names.ts'
import { sendCode } from '../letters.ts'
import { insertCode, type CodePurpose } from '../queries/codes.ts'
import { atomically } from '../scope.ts'
import { refuseCountry, takeFromSmsBudget } from '../sms-budget.ts'

export const codeSeconds = 300

/** Budgets that asking for new codes does not renew. */
const budgets = {
  pause: { name: 'code-pause', points: 1, seconds: 30 },
  phoneHour: { name: 'code-phone-hour', points: 5, seconds: 3_600 },
  phoneDay: { name: 'code-phone-day', points: 12, seconds: 86_400 },
  address: { name: 'code-address', points: 40, seconds: 3_600 },
} as const

/**
 * Texts a code to a phone, whether or not it has an account: the answer never tells. Runs outside a transaction.
 * @throws Problem for a text that is no phone, `too_many_requests`
 */
export async function requestSignInCode(ctx: Context, typed: string, field = 'phone'): Promise<void> {
  const phone = await readPhone(ctx, typed, field)
  await takeCodeBudget(ctx, phone)
  await atomically(ctx, (inner) =>
    issueCode(inner, { phone, purpose: 'sign_in', userId: null, locale: ctx.locale }),
  )
}

/** @throws Problem `too_many_requests`, `sms_paused`, or naming the phone when its country gets no codes */
export async function takeCodeBudget(ctx: Context, phone: string): Promise<void> {
  await refuseCountry(ctx, phone)
  await ctx.ports.limits.takeAll(networkClaims(budgets.address, ctx.origin.ip))
  await ctx.ports.limits.takeAll([
    [budgets.phoneDay, phone],
    [budgets.phoneHour, phone],
    [budgets.pause, phone],
  ])
  await takeFromSmsBudget(ctx)
}

export async function issueCode(
  ctx: Context,
  wanted: { phone: string; purpose: CodePurpose; userId: string | null; locale: Locale },
): Promise<void> {
  const id = newId()
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await insertCode(ctx.tx, {
    id,
    phone: wanted.phone,
    purpose: wanted.purpose,
    user_id: wanted.userId,
    digest: codeDigest(id, code),
    at: timestamp(ctx.now),
    expiresAt: timestamp(ctx.now.add({ seconds: codeSeconds })),
  })
  await sendCode(ctx, wanted.purpose, wanted.phone, code, wanted.locale)
}

/** The row's id is the salt: equal codes have different digests. */
export function codeDigest(id: string, code: string): Buffer {
  return createHash('sha256').update(`${id}:${code}`).digest()
}
