import { userCards } from '#identity'
import type { Context } from '#platform/context'
import { publish, send } from '#platform/events'
import { newId } from '#platform/ids'
import { settings } from '#platform/settings'
import { timestamp } from '#platform/time'
import { deferredJob } from '../jobs-names.ts'
import { insertDeliveries, type NewDelivery } from '../queries/deliveries.ts'
import {
  insertNotifications,
  lockThread,
  overtaken,
  replaceOlder,
  unreadCounts,
} from '../queries/notifications.ts'
import { choicesFor, quietHoursOf } from '../queries/preferences.ts'
import { waysOut } from '../rules/channels.ts'
import { quietUntil, type QuietHours } from '../rules/quiet.ts'
import { loadHouse, sendOut, type House, type Person } from '../send-out.ts'
import { templates, type NotificationType } from '../templates/index.ts'
import type { Template } from '../templates/spec.ts'
import type { Params } from '../values.ts'
import type { Link, SwitchableChannel } from '../words.ts'
import '../settings.ts'

export interface Notice {
  readonly eventId: string
  /** Parts several notices of one event to the same person, such as a mark for each child. */
  readonly subject?: string
  readonly type: NotificationType
  /** Frozen here: who belongs to the event now. Unknown and doubled ones are left out. */
  readonly userIds: readonly string[]
  readonly params: Params
  readonly link: Link | null
  /** A newer notice of a thread takes an unread older one's place. */
  readonly thread?: string
  /** Mail and text wait at least this long (a newer notice of the thread stops them). */
  readonly delayMinutes?: number
  /** After this nobody needs it any more: what is still deferred then is dropped. */
  readonly usefulUntil?: Temporal.Instant
  /** Cannot wait for the morning: passes quiet hours. */
  readonly urgent?: boolean
  /** The ways out, instead of the template's (a broadcast). */
  readonly channels?: readonly string[]
}

/**
 * Tells people something: a row in their list (live on their open screens), and mail and text as they chose
 * (docs/domain/notifications.md). Everything is in the caller's transaction; the same event never tells anybody twice.
 */
export async function notify(ctx: Context, notice: Notice): Promise<void> {
  const people = await userCards(ctx, notice.userIds)
  // One order for everybody, so that two events with the same family do not wait for each other in a circle.
  const userIds = [...people.keys()].toSorted()
  if (userIds.length === 0) return
  const template: Template = templates[notice.type]
  const ids = await write(ctx, notice, userIds, template)
  const told = userIds.filter((userId) => ids.has(userId))
  if (told.length === 0) return
  await deliver(
    ctx,
    notice,
    told.flatMap((userId) => people.get(userId) ?? []),
    { ids, template },
  )
  const unread = await unreadCounts(ctx, told)
  for (const userId of told) {
    await publish(ctx, `user:${userId}`, {
      type: 'notification',
      data: {
        id: ids.get(userId),
        category: template.category,
        type: notice.type,
        unread: unread.get(userId) ?? 0,
      },
    })
  }
}

/** Writes the rows; answers their ids by person, without those whom this event, or a later one of the thread, told before. */
async function write(
  ctx: Context,
  notice: Notice,
  userIds: readonly string[],
  template: Template,
): Promise<Map<string, string>> {
  const ids = new Map(userIds.map((userId) => [userId, newId()]))
  const rows = userIds.map((userId) => ({
    id: ids.get(userId) ?? newId(),
    userId,
    eventId: notice.eventId,
    subject: notice.subject ?? '',
    type: notice.type,
    category: template.category,
    params: notice.params,
    linkKind: notice.link?.kind ?? null,
    linkId: notice.link?.id ?? null,
    thread: notice.thread ?? null,
  }))
  if (notice.thread !== undefined) await lockThread(ctx, notice.thread)
  const written = await insertNotifications(ctx, rows)
  if (notice.thread !== undefined && written.size > 0) {
    for (const id of await overtaken(ctx, [...written])) written.delete(id)
    await replaceOlder(ctx, [...written])
  }
  return new Map([...ids].filter(([, id]) => written.has(id)))
}

interface Written {
  readonly ids: ReadonlyMap<string, string>
  readonly template: Template
}

async function deliver(
  ctx: Context,
  notice: Notice,
  people: readonly Person[],
  { ids, template }: Written,
): Promise<void> {
  const userIds = people.map((person) => person.id)
  const choices = await choicesFor(ctx, userIds, template.category)
  const quiet = await loadQuiet(ctx, userIds)
  const house = await loadHouse(ctx, [notice.type])
  const rows: NewDelivery[] = []
  for (const person of people) {
    const base = {
      notificationId: ids.get(person.id) ?? '',
      eventId: notice.eventId,
      userId: person.id,
      subject: notice.subject ?? '',
    }
    rows.push({
      ...base,
      id: newId(),
      channel: 'in_app',
      status: 'delivered',
      outboxMessageId: null,
      notBefore: null,
      usefulUntil: null,
    })
    const reachable = { email: person.email, phone: person.phone_number1 }
    for (const channel of waysOut(template, reachable, choices.get(person.id) ?? {}, notice.channels)) {
      const notBefore = laterThan(ctx, notice, channel, quiet(person, house))
      rows.push({
        ...base,
        channel,
        ...(await sendOrDefer(ctx, channel, { person, notice, house, notBefore })),
      })
    }
  }
  await insertDeliveries(ctx, rows)
}

interface Way {
  readonly person: Person
  readonly notice: Notice
  readonly house: House
  readonly notBefore: Temporal.Instant | null
}

async function sendOrDefer(
  ctx: Context,
  channel: SwitchableChannel,
  { person, notice, house, notBefore }: Way,
) {
  const id = newId()
  const usefulUntil = notice.usefulUntil ? timestamp(notice.usefulUntil) : null
  if (notBefore === null) {
    const outboxMessageId = await sendOut(
      ctx,
      channel,
      person,
      { type: notice.type, params: notice.params, link: notice.link },
      house,
    )
    return { id, status: 'queued' as const, outboxMessageId, notBefore: null, usefulUntil }
  }
  await send(ctx, deferredJob, { delivery_id: id }, { startAfter: notBefore })
  return {
    id,
    status: 'deferred' as const,
    outboxMessageId: null,
    notBefore: timestamp(notBefore),
    usefulUntil,
  }
}

/** When it may leave: after its delay, and a text message not in quiet hours unless it cannot wait. Null = now. */
function laterThan(
  ctx: Context,
  notice: Notice,
  channel: SwitchableChannel,
  quietAt: (moment: Temporal.Instant) => Temporal.Instant | null,
): Temporal.Instant | null {
  const delayed = notice.delayMinutes ? ctx.now.add({ minutes: notice.delayMinutes }) : null
  const quiet = channel === 'sms' && !notice.urgent ? quietAt(delayed ?? ctx.now) : null
  return quiet ?? delayed
}

async function loadQuiet(ctx: Context, userIds: readonly string[]) {
  const own = await quietHoursOf(ctx, userIds)
  const centre = await settings(ctx, ['notifications.quiet_from', 'notifications.quiet_to'])
  const usual: QuietHours = {
    starts: Temporal.PlainTime.from(centre['notifications.quiet_from']),
    ends: Temporal.PlainTime.from(centre['notifications.quiet_to']),
  }
  return (person: Person, house: House) => (moment: Temporal.Instant) =>
    quietUntil(moment, person.time_zone ?? house.timeZone, own.get(person.id) ?? usual)
}
