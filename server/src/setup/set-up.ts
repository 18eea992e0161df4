import type { Static } from 'typebox'
import { systemActor, type Context } from '#platform/context'
import { invalid } from '#platform/errors'
import type { Text } from '#platform/i18n'
import { isCurrency } from '#platform/money'
import { changeSetting } from '#platform/settings'
import { isTimeZone } from '#platform/time'
import { createUser } from '#identity'
import { setupErrors } from './errors.ts'
import { lockSetup, reopenLink, spendLink } from './links.ts'
import { readOwner } from './owner.ts'
import type { SetupOrder } from './schemas.ts'

export type Order = Static<typeof SetupOrder>

/** Fills a centre that has just been made, in the transaction that makes it. */
export type Fill = (ctx: Context) => Promise<void>

/**
 * Makes the centre: settings, content, owner. The link is spent first and in a transaction of its own, so that of two
 * at once the slower is refused at once; a failure afterwards gives it back. `after` runs with the finished centre.
 * @throws Problem `setup_link_not_valid`, `setup_done`, or by field
 */
export async function setUp<T>(
  ctx: Context,
  order: Order,
  fill: Fill,
  after: (ctx: Context, ownerId: string) => Promise<T>,
): Promise<T> {
  const name = readName(order.name)
  if (!isTimeZone(order.time_zone))
    throw invalid('time_zone', 'unknown_time_zone', {
      en: 'Unknown time zone.',
      ar: 'منطقة زمنية غير معروفة.',
      fa: 'منطقهٔ زمانی ناشناخته است.',
    })
  if (!isCurrency(order.currency))
    throw invalid('currency', 'unknown_currency', {
      en: 'Unknown currency.',
      ar: 'عملة غير معروفة.',
      fa: 'ارز ناشناخته است.',
    })
  const owner = await readOwner(order.owner, order)
  const own: Context = { ...ctx, actor: systemActor('setup'), locale: order.locale }
  await own.tx.transaction().execute((tx) => reserve({ ...own, tx }, order, name))
  try {
    return await own.tx.transaction().execute(async (tx) => {
      const inner = { ...own, tx }
      if ((await lockSetup(tx)).ready) throw setupErrors.setup_done()
      // The demo goes first: what is there before the first real account is known to be demo.
      if (order.content === 'demo') await fill(inner)
      const ownerId = await createUser(inner, owner)
      await changeSetting(inner, 'centre.ready', true)
      return after(inner, ownerId)
    })
  } catch (error) {
    await reopenLink(ctx.tx, order.token)
    throw error
  }
}

/** Spends the link and settles what every rule afterwards reads: zone, currency, language. */
async function reserve(ctx: Context, order: Order, name: Text): Promise<void> {
  if ((await lockSetup(ctx.tx)).ready) throw setupErrors.setup_done()
  if (!(await spendLink(ctx, order.token))) throw setupErrors.setup_link_not_valid()
  await changeSetting(ctx, 'centre.name', name)
  await changeSetting(ctx, 'centre.locale', order.locale)
  await changeSetting(ctx, 'centre.country', order.country)
  await changeSetting(ctx, 'centre.time_zone', order.time_zone)
  await changeSetting(ctx, 'centre.currency', order.currency)
  await changeSetting(ctx, 'centre.first_weekday', order.first_weekday)
  await changeSetting(ctx, 'centre.calendar', order.calendar)
  await changeSetting(ctx, 'centre.brand_color', order.brand_color.toLowerCase())
}

/** A centre with one name has it in every language. @throws Problem naming `name` when there is none */
function readName(given: Order['name']): Text {
  const en = given.en?.trim() ?? ''
  const ar = given.ar?.trim() ?? ''
  const fa = given.fa?.trim() ?? ''
  const any = en || ar || fa
  if (!any)
    throw invalid('name', 'required', {
      en: 'Give the centre a name.',
      ar: 'اكتب اسم المركز.',
      fa: 'نام مرکز را بنویسید.',
    })
  return { en: en || any, ar: ar || any, fa: fa || any }
}
