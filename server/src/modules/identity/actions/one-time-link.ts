import type { Context } from '#platform/context'
import { isUuid } from '#platform/ids'
import { timestamp } from '#platform/time'
import { badLinkToken, badUid } from '../errors.ts'
import {
  insertOneTime,
  oneTimeRow,
  spendOneTime,
  type OneTimePurpose,
  type OneTimeRow,
} from '../queries/one-time.ts'
import { userRow, type UserRow } from '../queries/users.ts'
import { digestOf, makeSecret } from '../tokens.ts'

const minutes = {
  activation: 10,
  password_reset: 10,
  phone_reset: 10,
  sign_up: 10,
  invitation: 72 * 60,
} as const satisfies Record<OneTimePurpose, number>

/** A secret that is good once; only its digest is kept. */
export async function issueOneTime(
  ctx: Context,
  purpose: OneTimePurpose,
  whom: { userId: string } | { phone: string },
): Promise<string> {
  const secret = makeSecret(24)
  await insertOneTime(ctx.tx, {
    digest: digestOf(secret),
    purpose,
    userId: 'userId' in whom ? whom.userId : null,
    phone: 'phone' in whom ? whom.phone : null,
    at: timestamp(ctx.now),
    expiresAt: timestamp(ctx.now.add({ minutes: minutes[purpose] })),
  })
  return secret
}

/** What a one-time secret stands for; undefined when there is none or it belongs to another purpose. */
export function readOneTime(
  ctx: Context,
  purpose: OneTimePurpose,
  secret: string,
): Promise<OneTimeRow | undefined> {
  return oneTimeRow(ctx.tx, digestOf(secret), purpose, timestamp(ctx.now))
}

/** False when somebody was faster, or it has expired. */
export function useOneTime(ctx: Context, secret: string): Promise<boolean> {
  return spendOneTime(ctx.tx, digestOf(secret), timestamp(ctx.now))
}

/** Django's `uid` of a person: base64url of the id. */
export function uidOf(userId: string): string {
  return Buffer.from(userId).toString('base64url')
}

/**
 * The person of a link's `uid` and `token`, for links of that purpose.
 * @throws Problem naming `uid` or `token`
 */
export async function personOfLink(
  ctx: Context,
  purpose: OneTimePurpose,
  link: { uid: string; token: string },
): Promise<{ user: UserRow; used: boolean }> {
  const id = Buffer.from(link.uid, 'base64url').toString()
  const user = isUuid(id) ? await userRow(ctx.tx, id) : undefined
  if (!user) throw badUid()
  const row = await readOneTime(ctx, purpose, link.token)
  if (!row || row.user_id !== user.id || (row.expired && !row.used)) throw badLinkToken()
  return { user, used: row.used }
}
