import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { cursorQuery, feedOf, runCursor, textParameter } from '#platform/http/cursor'
import { listQuery, runList, type ListInput } from '#platform/http/list'
import { route } from '#platform/http/route'
import { isUuid } from '#platform/ids'
import { userId } from '#platform/permissions'
import { changePreferences, readPreferences } from '../actions/change-preferences.ts'
import { readAbout, readAll, setRead, unreadOf } from '../actions/read-notifications.ts'
import { presentNotification } from '../present.ts'
import { notificationListSpec } from '../queries/lists.ts'
import {
  findNotification,
  notificationsAfter,
  selectNotifications,
  type NotificationRow,
} from '../queries/notifications.ts'
import { currentReader } from '../reader.ts'
import { loadOverrides } from '../render.ts'
import { IdParams, NotificationSchema, PreferencesBody, PreferencesSchema, UnreadSchema } from '../schemas.ts'
import { categories } from '../words.ts'

const tag = 'Notifications'

export const ownNotificationRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/notifications/',
    operationId: 'listNotifications',
    tag,
    summary: 'What one was told, newest first',
    description:
      'By pages, or along a `cursor` (start with an empty one). The words are in the reader’s language.',
    access: 'user',
    query: Type.Object({ ...listQuery(notificationListSpec).properties, ...cursorQuery }),
    response: feedOf(NotificationSchema),
    handler: (ctx, { query, url }) => list(ctx, { query, url }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/notifications/unread-count/',
    operationId: 'countUnreadNotifications',
    tag,
    summary: 'How many are unread',
    access: 'user',
    response: UnreadSchema,
    handler: async (ctx) => ({ unread: await unreadOf(ctx, userId(ctx)) }),
  }),
  route({
    method: 'POST',
    path: '/api/v1/notifications/read-all/',
    operationId: 'readAllNotifications',
    tag,
    summary: 'Mark all, or those of a category or about one thing, as read',
    access: 'user',
    status: 200,
    body: Type.Object({
      category: Type.Optional(Type.String({ enum: [...categories] })),
      thread: Type.Optional(
        Type.String({
          maxLength: 120,
          pattern: '^(ticket|desk|mark):',
          description: 'Such as `ticket:{id}`',
        }),
      ),
    }),
    response: UnreadSchema,
    handler: async (ctx, { body }) => {
      if (body.thread) await readAbout(ctx, body.thread)
      else await readAll(ctx, body.category ?? null)
      return { unread: await unreadOf(ctx, userId(ctx)) }
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/notifications/preferences/',
    operationId: 'getNotificationPreferences',
    tag,
    summary: 'What reaches one by mail and text, and when not',
    access: 'user',
    response: PreferencesSchema,
    handler: (ctx) => readPreferences(ctx),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/notifications/preferences/',
    operationId: 'changeNotificationPreferences',
    tag,
    summary: 'Choose what reaches one by mail and text, and when not',
    access: 'user',
    body: PreferencesBody,
    response: PreferencesSchema,
    handler: async (ctx, { body }) => {
      await changePreferences(ctx, body)
      return readPreferences(ctx)
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/notifications/{id}/',
    operationId: 'getNotification',
    tag,
    summary: 'One of them',
    access: 'user',
    params: IdParams,
    response: NotificationSchema,
    handler: (ctx, { params }) => one(ctx, params.id),
  }),
  route({
    method: 'PATCH',
    path: '/api/v1/notifications/{id}/',
    operationId: 'changeNotification',
    tag,
    summary: 'Mark one as read or unread',
    access: 'user',
    params: IdParams,
    body: Type.Object({ is_read: Type.Boolean() }),
    response: NotificationSchema,
    handler: async (ctx, { params, body }) => {
      await setRead(ctx, params.id, body.is_read)
      return one(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/notifications/{id}/read/',
    operationId: 'markNotificationRead',
    tag,
    summary: 'Mark one as read',
    access: 'user',
    status: 200,
    params: IdParams,
    response: NotificationSchema,
    handler: async (ctx, { params }) => {
      await setRead(ctx, params.id, true)
      return one(ctx, params.id)
    },
  }),
]

async function one(ctx: Context, id: string) {
  const row = await findNotification(ctx, userId(ctx), id)
  if (!row) throw errors.not_found()
  return (await presentAll(ctx, [row]))[0] ?? presentNotification(row, await currentReader(ctx), new Map())
}

async function presentAll(ctx: Context, rows: readonly NotificationRow[]) {
  const reader = await currentReader(ctx)
  const overrides = await loadOverrides(
    ctx,
    rows.map((row) => row.type),
  )
  return rows.map((row) => presentNotification(row, reader, overrides))
}

async function list(ctx: Context, input: ListInput) {
  const me = userId(ctx)
  if (textParameter(input.query, 'cursor') === undefined) {
    const rows = selectNotifications(ctx, me)
    const page = await runList(ctx.tx, notificationListSpec, rows, input, (row) => row)
    return { ...page, results: await presentAll(ctx, page.results) }
  }
  const filter = {
    unread: textParameter(input.query, 'unread') === 'true',
    category: textParameter(input.query, 'category') ?? null,
  }
  const feed = await runCursor(input, {
    parse: (text) => (isUuid(text) ? text : null),
    read: ({ after, limit }) => notificationsAfter(ctx, me, after, filter, limit),
    cursorOf: (row) => row.id,
    present: (row: NotificationRow) => row,
  })
  return { ...feed, results: await presentAll(ctx, feed.results) }
}
