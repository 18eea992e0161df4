import { sql } from 'kysely'
import { filters, type ListSpec } from '#platform/http/list'
import { priorities, statuses } from '../words.ts'

/** How lists of this module are searched, filtered and ordered; the columns are those of `ticketList` and its like. */
export const ticketListSpec: ListSpec = {
  search: [sql.ref('t.search')],
  ordering: {
    number: sql.ref('t.number'),
    created_at: sql.ref('t.created_at'),
    last_message_at: sql.ref('t.last_message_at'),
    waiting_since: sql.ref('t.waiting_since'),
    urgency: sql.ref('t.urgency'),
  },
  defaultOrdering: '-last_message_at',
  tie: sql.ref('t.id'),
  filters: {
    status: filters.choice(sql.ref('t.status'), statuses),
    is_closed: filters.custom('true or false', (value) => closedIs(value)),
    priority: filters.choice(sql.ref('t.priority'), priorities),
    category: filters.uuid(sql.ref('t.category_id')),
    assignee: filters.uuid(sql.ref('t.assignee_id')),
    unassigned: filters.custom('true: those that no agent has', (value) =>
      value === 'true' ? sql<boolean>`t.assignee_id IS NULL` : null,
    ),
    client: filters.uuid(sql.ref('t.client_id')),
    created: filters.instant(sql.ref('t.created_at')),
  },
}

function closedIs(value: string) {
  const folded = value.toLowerCase()
  if (!['true', 'false', '1', '0'].includes(folded)) return null
  return folded === 'true' || folded === '1'
    ? sql<boolean>`t.status = 'closed'`
    : sql<boolean>`t.status <> 'closed'`
}

export const messageListSpec: ListSpec = {
  ordering: { seq: sql.ref('m.place'), created_at: sql.ref('m.place') },
  defaultOrdering: 'seq',
  tie: sql.ref('m.id'),
  filters: {},
}

export const categoryListSpec: ListSpec = {
  search: [sql.ref('c.search')],
  ordering: { position: sql.ref('c.position'), name: sql.ref('c.name') },
  defaultOrdering: 'position,name',
  tie: sql.ref('c.id'),
  filters: {},
}

export const cannedReplyListSpec: ListSpec = {
  search: [sql.ref('r.search')],
  ordering: {
    shortcut: sql.ref('r.shortcut'),
    title: sql.ref('r.title'),
    updated_at: sql.ref('r.updated_at'),
  },
  defaultOrdering: 'shortcut',
  tie: sql.ref('r.id'),
  filters: {},
}
