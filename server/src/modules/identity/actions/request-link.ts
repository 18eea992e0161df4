import { createHash } from 'node:crypto'
import type { Context } from '#platform/context'
import { send } from '#platform/events'
import { networkClaims } from '#platform/http/limits'
import type { Locale } from '#platform/i18n'
import { job } from '#platform/jobs'
import { canonicalEmail, readPhone } from '../login-names.ts'
import { sendLink } from '../letters.ts'
import { userByLogin } from '../queries/users.ts'
import { atomically } from '../scope.ts'
import { issueOneTime } from './one-time-link.ts'
import { issueCode, takeCodeBudget } from './request-code.ts'

const jobName = 'identity.answer-request'
const budgets = {
  address: { name: 'link-address', points: 30, seconds: 3_600 },
  login: { name: 'link-login', points: 5, seconds: 3_600 },
} as const

export type RequestPurpose = 'activation' | 'password_reset' | 'phone_reset'

interface Wish {
  readonly purpose: RequestPurpose
  readonly email: string | null
  readonly phone: string | null
  readonly locale: Locale
}

/**
 * Somebody forgot something. The work is left to a job, so that neither answer nor time tells whether the account
 * exists. Runs outside a transaction. @throws Problem for a text that is no phone, `too_many_requests`
 */
export async function requestLink(
  ctx: Context,
  purpose: RequestPurpose,
  to: { email: string } | { phone: string },
): Promise<void> {
  const email = 'email' in to ? canonicalEmail(to.email) : null
  const phone = 'phone' in to ? await readPhone(ctx, to.phone, 'phone') : null
  if (phone) await takeCodeBudget(ctx, phone)
  else await takeLinkBudget(ctx, email ?? '')
  const wish: Wish = { purpose, email, phone, locale: ctx.locale }
  await atomically(ctx, (inner) => send(inner, jobName, wish))
}

async function takeLinkBudget(ctx: Context, email: string): Promise<void> {
  await ctx.ports.limits.takeAll(networkClaims(budgets.address, ctx.origin.ip))
  await ctx.ports.limits.take(budgets.login, createHash('sha256').update(email).digest('base64url'))
}

async function answer(ctx: Context, wish: Wish): Promise<void> {
  const user = await userByLogin(ctx.tx, { phone: wish.phone, email: wish.email, username: null })
  if (!user?.is_active) return
  if (wish.purpose === 'activation' && (wish.phone ? user.phone_verified_at : user.email_verified_at)) return
  await atomically({ ...ctx, locale: wish.locale }, async (inner) => {
    if (wish.phone && wish.purpose === 'password_reset') {
      await issueCode(inner, {
        phone: wish.phone,
        purpose: 'password_reset',
        userId: user.id,
        locale: user.locale ?? wish.locale,
      })
      return
    }
    const token = await issueOneTime(inner, wish.purpose, { userId: user.id })
    const to = wish.email ? { email: wish.email } : { phone: wish.phone ?? '' }
    await sendLink(inner, wish.purpose, to, user, token)
  })
}

export const answerRequestJob = job<Wish>({ name: jobName, retries: 3, run: answer })
