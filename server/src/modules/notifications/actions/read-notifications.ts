import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { publish } from '#platform/events'
import { userId } from '#platform/permissions'
import {
  findNotification,
  markRead,
  markThreadRead,
  markUnread,
  unreadCounts,
} from '../queries/notifications.ts'

/** Marks one as read or unread. @throws Problem `not_found` for somebody else's */
export async function setRead(ctx: Context, id: string, read: boolean): Promise<void> {
  const me = userId(ctx)
  if (!(await findNotification(ctx, me, id))) throw errors.not_found()
  if (read) await markRead(ctx, me, { ids: [id] })
  else await markUnread(ctx, me, id)
  await tellUnread(ctx, me)
}

/** Marks all, or those of a category, as read. */
export async function readAll(ctx: Context, category: string | null): Promise<void> {
  const me = userId(ctx)
  const changed = await markRead(ctx, me, category === null ? {} : { category })
  if (changed > 0n) await tellUnread(ctx, me)
}

/** Marks what stands about an object as read: the person looks at it. */
export async function readAbout(ctx: Context, thread: string): Promise<void> {
  const me = userId(ctx)
  if ((await markThreadRead(ctx, me, thread)) > 0n) await tellUnread(ctx, me)
}

export async function unreadOf(ctx: Context, user: string): Promise<number> {
  return (await unreadCounts(ctx, [user])).get(user) ?? 0
}

/** The person's other screens count with him. */
async function tellUnread(ctx: Context, user: string): Promise<void> {
  await publish(ctx, `user:${user}`, { type: 'unread', data: { unread: await unreadOf(ctx, user) } })
}
