import { sql, type RawBuilder } from 'kysely'
import type { Database } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import { likeTerm, searchTerms } from '#platform/text'

const col = (name: string) => sql.ref(`t.${name}`)

export interface AuditRow {
  readonly id: string
  readonly position: bigint
  readonly at: string
  readonly actor_kind: 'anonymous' | 'user' | 'api_key' | 'system'
  readonly actor_id: string | null
  readonly actor_label: string | null
  readonly impersonator_id: string | null
  readonly action: string
  readonly object_kind: string
  readonly object_id: string | null
  readonly request_id: string
  readonly before: unknown
  readonly after: unknown
  readonly ip: string | null
  readonly user_agent: string | null
  readonly erased: boolean
  readonly sealed: boolean
}

/** The trail as a list. `actor` finds what somebody did, also in another person's place. */
export const auditList: ListSpec = {
  ordering: { at: col('position') },
  defaultOrdering: '-at',
  tie: sql`t.position DESC`,
  filters: {
    search: filters.custom(
      'Every word must occur: in a name, an action or a kind, or be a request’s number',
      words,
    ),
    actor: filters.custom('Who did it, also behind another person', (value) =>
      isId(value) ? sql<boolean>`(t.actor_id = ${value} OR t.impersonator_id = ${value})` : null,
    ),
    action: filters.custom(
      'Such as `user.change_roles`; several with commas, `user.*` for all of a kind',
      actions,
    ),
    object_kind: filters.custom('Such as `user` or `role:support`', (value) =>
      value.length <= 100 ? sql<boolean>`t.object_kind = ${value}` : null,
    ),
    object_id: filters.uuid(col('object_id')),
    request_id: filters.custom('All that one request did', (value) =>
      value.length <= 100 ? sql<boolean>`t.request_id = ${value}` : null,
    ),
    impersonated: filters.boolean(sql`(t.impersonator_id IS NOT NULL)`, 'Done in another person’s place'),
    at: filters.instant(col('at')),
    position: filters.number(col('position'), 'Place in the trail'),
  },
}

function isId(value: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value)
}

function actions(value: string): RawBuilder<boolean> | null {
  const wanted = value.split(',')
  if (wanted.length > 50 || !wanted.every((name) => /^[a-z_.]{1,80}(\*)?$/.test(name))) return null
  const any = wanted.map((name) =>
    name.endsWith('*')
      ? sql<boolean>`starts_with(t.action, ${name.slice(0, -1)})`
      : sql<boolean>`t.action = ${name}`,
  )
  return sql<boolean>`(${sql.join(any, sql` OR `)})`
}

/** Every word names who did it or to whom it happened, is in the action or kind, or is the request's number. */
function words(value: string): RawBuilder<boolean> {
  const terms = searchTerms(value)
  if (terms.length === 0) return sql<boolean>`true`
  return sql<boolean>`(${sql.join(
    terms.map((term) => {
      const people = sql`SELECT n.id FROM identity.user_names n WHERE n.name_text LIKE ${likeTerm(term)}`
      return sql`(t.action LIKE ${likeTerm(term)} OR t.object_kind LIKE ${likeTerm(term)} OR t.request_id = ${term}
        OR t.actor_id = ANY(ARRAY(${people})) OR t.impersonator_id = ANY(ARRAY(${people})) OR t.object_id = ANY(ARRAY(${people})))`
    }),
    sql` AND `,
  )})`
}

/** Ids of entries and their places. */
export function auditListQuery(db: Database) {
  return db.selectFrom('platform.audit_log as t').select(['t.id', 't.position'])
}

/** Entries with their values, by id, newest first. */
export async function auditRows(db: Database, ids: readonly string[]): Promise<AuditRow[]> {
  const { rows } =
    await sql<AuditRow>`SELECT a.id, a.position, a.at, a.actor_kind, a.actor_id, a.actor_label, a.impersonator_id,
      a.action, a.object_kind, a.object_id, a.request_id, d.before, d.after, host(d.ip) AS ip, d.user_agent,
      (d.salt IS NULL) AS erased, EXISTS (SELECT 1 FROM platform.audit_sealed s WHERE s.position = a.position) AS sealed
    FROM platform.audit_log a LEFT JOIN platform.audit_details d ON d.audit_id = a.id
    WHERE a.id = ANY(${[...ids]}::uuid[]) ORDER BY a.position DESC`.execute(db)
  return rows
}

/** Which actions and kinds of objects the trail knows; steps from one to the next along the index. */
export async function auditWords(db: Database): Promise<{ actions: string[]; object_kinds: string[] }> {
  const { rows } = await sql<{ actions: string[]; object_kinds: string[] }>`WITH RECURSIVE
    step AS (SELECT min(action) AS word FROM platform.audit_log
      UNION ALL SELECT (SELECT min(action) FROM platform.audit_log WHERE action > step.word) FROM step WHERE word IS NOT NULL),
    kind AS (SELECT min(object_kind) AS word FROM platform.audit_log
      UNION ALL SELECT (SELECT min(object_kind) FROM platform.audit_log WHERE object_kind > kind.word) FROM kind WHERE word IS NOT NULL)
    SELECT ARRAY(SELECT word FROM step WHERE word IS NOT NULL) AS actions,
      ARRAY(SELECT word FROM kind WHERE word IS NOT NULL) AS object_kinds`.execute(db)
  return rows[0] ?? { actions: [], object_kinds: [] }
}
