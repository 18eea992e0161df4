import { sql } from 'kysely'
import { filters, type ListSpec } from '#platform/http/list'
import { categories } from '../words.ts'

export const notificationListSpec: ListSpec = {
  ordering: { created_at: sql.ref('n.created_at') },
  defaultOrdering: '-created_at',
  tie: sql`n.id DESC`,
  filters: {
    category: filters.choice(sql.ref('n.category'), categories),
    unread: filters.custom('true: not read yet', (value) =>
      value === 'true'
        ? sql<boolean>`n.read_at IS NULL`
        : value === 'false'
          ? sql<boolean>`n.read_at IS NOT NULL`
          : null,
    ),
    is_read: filters.custom('true or false', (value) =>
      value === 'true'
        ? sql<boolean>`n.read_at IS NOT NULL`
        : value === 'false'
          ? sql<boolean>`n.read_at IS NULL`
          : null,
    ),
    created: filters.instant(sql.ref('n.created_at')),
  },
}

export const outboxListSpec: ListSpec = {
  search: [sql.ref('m.search')],
  ordering: { created_at: sql.ref('m.created_at') },
  defaultOrdering: '-created_at',
  tie: sql`m.id DESC`,
  filters: {
    channel: filters.choice(sql.ref('m.channel'), ['email', 'sms']),
    status: filters.choice(sql.ref('m.status'), ['queued', 'sent', 'failed', 'unknown']),
    kind: filters.custom('What it is about, such as otp', (value) =>
      /^[\w.-]{1,80}$/.test(value) ? sql<boolean>`m.kind = ${value}` : null,
    ),
    created: filters.instant(sql.ref('m.created_at')),
  },
}

export const broadcastListSpec: ListSpec = {
  ordering: { created_at: sql.ref('b.created_at') },
  defaultOrdering: '-created_at',
  tie: sql`b.id DESC`,
  filters: {},
}
