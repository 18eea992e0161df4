import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import { timestamp } from '#platform/time'
import { kinds, statuses, subjectKinds } from '../words.ts'
import type { RequestRow } from './requests.ts'

export interface ListedRequest extends RequestRow {
  /** Name of the account or learner; empty for guests and for the erased. */
  readonly name: string
  readonly asked_by_name: string
  readonly overdue: boolean
}

/** How the list of requests is searched, filtered and ordered. */
export const requestList: ListSpec = {
  search: [sql.ref('r.name_text')],
  ordering: {
    created_at: sql.ref('r.created_at'),
    due_at: sql.ref('r.due_at'),
    not_before: sql.ref('r.not_before'),
  },
  defaultOrdering: '-created_at',
  tie: sql.ref('r.id'),
  filters: {
    kind: filters.choice(sql.ref('r.kind'), kinds),
    status: filters.choice(sql.ref('r.status'), statuses),
    subject_kind: filters.choice(sql.ref('r.subject_kind'), subjectKinds),
    subject: filters.uuid(sql.ref('r.subject_id'), 'Account, learner or guest’s request'),
    created: filters.instant(sql.ref('r.created_at')),
    open: filters.custom('true: those that still have to be answered', (value) =>
      value === 'true' ? sql<boolean>`r.status IN ('waiting', 'running', 'blocked', 'failed')` : null,
    ),
    overdue: filters.custom('true: those whose answer is late', (value) =>
      value === 'true' ? sql<boolean>`r.overdue` : null,
    ),
  },
}

/** Every request; `mine` only those whose file and news are this person's. */
export function selectRequests(ctx: Context, mine?: string) {
  const rows = sql<ListedRequest>`(SELECT q.*,
      coalesce(btrim(u.first_name || ' ' || u.last_name), btrim(l.first_name || ' ' || l.last_name), '') AS name,
      coalesce(u.name_text, l.search_text, '') AS name_text,
      coalesce(btrim(a.first_name || ' ' || a.last_name), '') AS asked_by_name,
      q.status IN ('waiting', 'running', 'blocked', 'failed') AND q.due_at < ${timestamp(ctx.now)} AS overdue
    FROM privacy.requests q
      LEFT JOIN identity.user_names u ON q.subject_kind = 'user' AND u.id = q.subject_id
      LEFT JOIN people.learner_cards l ON q.subject_kind = 'learner' AND l.id = q.subject_id
      LEFT JOIN identity.user_names a ON a.id = q.asked_by
    WHERE ${mine ? sql`q.owner_id = ${mine}` : sql`true`})`.as<'r'>('r')
  return ctx.tx.selectFrom(rows).selectAll()
}
