import { parsePhoneNumberFromString } from 'libphonenumber-js'
import type { Context } from '#platform/context'
import { Problem } from '#platform/errors'
import { emit } from '#platform/events'
import { setting, settings } from '#platform/settings'
import { timestamp } from '#platform/time'
import { countryRefused, identityErrors } from './errors.ts'
import { atomically } from './scope.ts'

const hour = 3_600
const day = 86_400
/** One budget for the whole centre: who pumps messages does it from many addresses and to many phones. */
const everybody = 'centre'

/** @throws Problem naming `field` when the centre sends no codes to the phone's country */
export async function refuseCountry(ctx: Context, phone: string, field = 'phone'): Promise<void> {
  const allowed = readCountries(await setting(ctx, 'identity.sms_countries'))
  if (allowed.length === 0) return
  const country = parsePhoneNumberFromString(phone)?.country
  if (!country || !allowed.includes(country)) throw countryRefused(field)
}

/** `EG, sa` → `['EG', 'SA']`. */
export function readCountries(text: string): string[] {
  return text.toUpperCase().match(/\b[A-Z]{2}\b/g) ?? []
}

/**
 * Takes one message from what the centre wants to send in an hour and a day. When that is used up, codes pause until
 * the window is over; they come back by themselves, and the owner is told once. @throws Problem `sms_paused`
 */
export async function takeFromSmsBudget(ctx: Context): Promise<void> {
  const caps = await settings(ctx, [
    'identity.sms_hourly_cap',
    'identity.sms_daily_cap',
    'identity.sms_price',
    'identity.sms_hourly_cost',
    'identity.sms_daily_cost',
  ])
  const price = caps['identity.sms_price']
  const hourly = mostMessages(caps['identity.sms_hourly_cap'], caps['identity.sms_hourly_cost'], price)
  const daily = mostMessages(caps['identity.sms_daily_cap'], caps['identity.sms_daily_cost'], price)
  try {
    await ctx.ports.limits.takeAll([
      [{ name: 'sms-hour', points: hourly, seconds: hour }, everybody],
      [{ name: 'sms-day', points: daily, seconds: day }, everybody],
    ])
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 429) throw error
    const seconds = Number(error.headers['retry-after'] ?? hour)
    await tellOwner(ctx, seconds)
    const paused = identityErrors.sms_paused()
    throw new Problem(
      paused.code,
      { status: paused.status, ...paused.text },
      {},
      { headers: { 'retry-after': String(seconds) } },
    )
  }
}

/** The cap in messages, or in money when that is reached first. */
export function mostMessages(count: number, cost: number, price: number): number {
  return cost > 0 && price > 0 ? Math.min(count, Math.floor(cost / price)) : count
}

/** Once a pause, by whichever node was first. Inside a transaction nothing would stay of it: the next request tells. */
async function tellOwner(ctx: Context, seconds: number): Promise<void> {
  if (ctx.tx.isTransaction) return
  const until = ctx.now.add({ seconds })
  const first = await ctx.ports.limits.take({ name: 'sms-paused', points: 1, seconds }, everybody).then(
    () => true,
    () => false,
  )
  if (first) await atomically(ctx, (inner) => emit(inner, 'sms.paused', { until: timestamp(until) }))
}
