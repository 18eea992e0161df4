import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { publish, send } from '#platform/events'
import { newId } from '#platform/ids'
import { peopleOf, type Audience } from '../audience.ts'
import { notificationErrors } from '../errors.ts'
import { broadcastJob } from '../jobs-names.ts'
import {
  findBroadcast,
  insertBroadcast,
  nextRecipients,
  recipientsTold,
  type BroadcastRow,
} from '../queries/broadcasts.ts'
import { notify } from './notify.ts'

export interface BroadcastWords {
  readonly title: string
  readonly body: string
  readonly channels: readonly string[]
  readonly audience: Audience
}

/**
 * Queues an announcement to users, roles and courses. Who belongs to them is written down now; a job tells them in
 * batches, shows its progress to the sender, and goes on where a crash left it. @throws Problem `nobody_to_tell`
 */
export async function startBroadcast(ctx: Context, words: BroadcastWords): Promise<BroadcastRow> {
  const userIds = await peopleOf(ctx, words.audience)
  if (userIds.length === 0) throw notificationErrors.nobody_to_tell()
  const id = newId()
  await insertBroadcast(ctx, {
    id,
    title: words.title.trim(),
    body: words.body.trim(),
    channels: words.channels,
    audience: words.audience,
    userIds,
  })
  await audit(ctx, {
    action: 'broadcast.start',
    object: { kind: 'broadcast', id },
    after: { ...words, recipients: userIds.length },
  })
  await send(ctx, broadcastJob, { broadcast_id: id })
  const row = await findBroadcast(ctx, id)
  if (!row) throw new Error('the broadcast was not written')
  return row
}

const batch = 50

/** Tells everybody who was not told yet; each batch is a transaction of its own. */
export async function runBroadcast(ctx: Context, id: string): Promise<void> {
  for (;;) {
    const told = await ctx.tx.transaction().execute((tx) => tellNext({ ...ctx, tx }, id))
    if (told < batch) return
  }
}

async function tellNext(ctx: Context, id: string): Promise<number> {
  const broadcast = await findBroadcast(ctx, id)
  const userIds = broadcast ? await nextRecipients(ctx, id, batch) : []
  if (!broadcast || userIds.length === 0) return 0
  const { title, body, channels, created_by } = broadcast
  await notify(ctx, {
    eventId: id,
    type: 'broadcast',
    userIds,
    params: { title, body },
    link: null,
    channels,
  })
  const progress = await recipientsTold(ctx, id, userIds)
  await publish(ctx, `user:${created_by}`, { type: 'broadcast', data: { id, ...progress } })
  return userIds.length
}
