import type { Static } from 'typebox'
import { pathOf } from './links.ts'
import type { BroadcastRow } from './queries/broadcasts.ts'
import type { NotificationRow } from './queries/notifications.ts'
import type { OutboxRow } from './queries/outbox.ts'
import { render, type Overrides } from './render.ts'
import type { BroadcastSchema, NotificationSchema, OutboxMessageSchema } from './schemas.ts'
import { readParams, type Reader } from './values.ts'
import { isLinkKind } from './words.ts'

export function presentNotification(
  row: NotificationRow,
  reader: Reader,
  overrides: Overrides,
): Static<typeof NotificationSchema> {
  const { title, body } = render({ type: row.type, params: readParams(row.params) }, reader, overrides)
  const link = isLinkKind(row.link_kind) ? { kind: row.link_kind, id: row.link_id } : null
  const { id, type, category, read_at, created_at } = row
  return {
    id,
    type,
    category,
    title,
    body,
    link,
    path: pathOf(link),
    is_read: read_at !== null,
    read_at,
    created_at,
  }
}

export function presentBroadcast(row: BroadcastRow): Static<typeof BroadcastSchema> {
  const { first_name, last_name, created_by: _, ...rest } = row
  return { ...rest, sender: `${first_name} ${last_name}`.trim() }
}

const mask = '••••••'

/** Codes and one-time links stay out of sight where real people are behind them. */
export function presentOutbox(row: OutboxRow, showSecrets: boolean): Static<typeof OutboxMessageSchema> {
  const { secrets, ...message } = row
  const { id, channel, recipient, kind, transport, status, error, attempts, created_at, sent_at } = message
  const hide = (text: string): string => (showSecrets ? text : masked(text, secrets))
  return {
    id,
    channel,
    recipient,
    subject: row.subject === null ? null : hide(row.subject),
    body: hide(row.body),
    html: row.html === null ? null : hide(row.html),
    kind,
    transport,
    status,
    error: error === null ? null : hide(error),
    attempts,
    created_at,
    sent_at,
  }
}

/** Longer ones first: a link contains its token. */
export function masked(text: string, secrets: readonly string[]): string {
  let hidden = text
  for (const secret of secrets.toSorted((a, b) => b.length - a.length)) {
    if (secret === '') continue
    for (const form of [secret, secret.replaceAll('&', '&amp;'), encodeURIComponent(secret)])
      hidden = hidden.replaceAll(form, mask)
  }
  return hidden
}
