import { timingSafeEqual } from 'node:crypto'
import type { Context } from '#platform/context'
import { networkClaims } from '#platform/http/limits'
import { latinDigits } from '#platform/text'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { countGuess, type CodePurpose, type CodeRow } from '../queries/codes.ts'
import { codeDigest } from './request-code.ts'

/** Guesses across all codes of a phone or an address: new codes do not renew them. */
const budgets = {
  phone: { name: 'guess-phone', points: 30, seconds: 86_400 },
  address: { name: 'guess-address', points: 60, seconds: 3_600 },
} as const

/**
 * The live code of a phone, when the digits are right. The guess is counted by a statement of its own, outside any
 * transaction, so that no refusal takes it back. The caller spends the code.
 * @throws Problem `code_not_right`, `too_many_requests`
 */
export async function checkCode(
  ctx: Context,
  phone: string,
  typed: string,
  purposes: readonly CodePurpose[],
): Promise<CodeRow> {
  if (ctx.tx.isTransaction) throw new Error('a guess must be counted outside a transaction')
  const networks = networkClaims(budgets.address, ctx.origin.ip)
  await ctx.ports.limits.takeAll(networks)
  await ctx.ports.limits.take(budgets.phone, phone)
  const row = await countGuess(ctx.tx, phone, purposes, timestamp(ctx.now))
  const digits = latinDigits(typed).replace(/\D/g, '')
  if (!row || !timingSafeEqual(row.digest, codeDigest(row.id, digits))) throw identityErrors.code_not_right()
  await ctx.ports.limits.giveBack(networks)
  await ctx.ports.limits.reset(budgets.phone, phone)
  return row
}
