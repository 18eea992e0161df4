import { userCards } from '#identity'
import type { Context } from '#platform/context'
import { deliveryExpired, deliveryQueued, dueDeliveries, lockDeferred } from '../queries/deliveries.ts'
import { loadHouse, sendOut } from '../send-out.ts'
import { readParams } from '../values.ts'
import { isLinkKind } from '../words.ts'

/** Sends a delivery whose time has come, once, unless a newer notice took its place or nobody needs it any more. */
export async function sendDeferred(ctx: Context, deliveryId: string): Promise<void> {
  const delivery = await lockDeferred(ctx, deliveryId)
  // Too early by our clock: the minute's sweep sends it.
  if (!delivery || Temporal.Instant.compare(ctx.now, Temporal.Instant.from(delivery.not_before)) < 0) return
  const person = (await userCards(ctx, [delivery.user_id])).get(delivery.user_id)
  const late =
    delivery.useful_until !== null &&
    Temporal.Instant.compare(ctx.now, Temporal.Instant.from(delivery.useful_until)) > 0
  const address = delivery.channel === 'email' ? person?.email : person?.phone_number1
  if (late || !person || !address) {
    await deliveryExpired(ctx, deliveryId)
    return
  }
  const link = isLinkKind(delivery.link_kind) ? { kind: delivery.link_kind, id: delivery.link_id } : null
  const outgoing = { type: delivery.type, params: readParams(delivery.params), link }
  const message = await sendOut(
    ctx,
    delivery.channel,
    person,
    outgoing,
    await loadHouse(ctx, [delivery.type]),
  )
  await deliveryQueued(ctx, deliveryId, message)
}

/** Sends everything that is due; the way back when a job was lost. */
export async function sendAllDue(ctx: Context): Promise<void> {
  for (const id of await dueDeliveries(ctx, 500)) {
    await ctx.tx.transaction().execute((tx) => sendDeferred({ ...ctx, tx }, id))
  }
}
