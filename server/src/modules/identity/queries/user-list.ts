import { sql } from 'kysely'
import type { Database } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import { lastSeenOf, secondFactorOf } from './user-facts.ts'

const col = (name: string) => sql.ref(`t.${name}`)

/** The list of accounts, for staff. */
export const userList: ListSpec = {
  search: [col('search_text')],
  ordering: {
    first_name: col('first_name'),
    last_name: col('last_name'),
    date_joined: col('date_joined'),
    last_sign_in_at: col('last_sign_in_at'),
    last_seen_at: col('last_seen_at'),
  },
  defaultOrdering: '-date_joined',
  tie: col('id'),
  filters: {
    id: filters.uuid(col('id')),
    role: filters.custom('Has this role, or one of several with commas', (value) => {
      const roles = value.split(',').map((role) => (role === 'teacher' ? 'instructor' : role))
      if (!roles.every((role) => /^[a-z_]{1,40}$/.test(role))) return null
      return sql<boolean>`EXISTS (SELECT 1 FROM identity.user_roles r WHERE r.user_id = t.id AND r.role = ANY(${roles}::text[]))`
    }),
    is_active: filters.boolean(col('is_active')),
    is_verified: filters.boolean(col('is_verified')),
    second_factor: filters.boolean(col('second_factor'), 'Has an authenticator app or a passkey'),
    works_here: filters.boolean(col('works_here'), 'Staff and teachers'),
    date_joined: filters.instant(col('date_joined')),
    last_seen: filters.instant(col('last_seen_at'), 'When a session of the person was last used'),
    never_seen: filters.boolean(sql`(t.last_seen_at IS NULL)`),
  },
}

/**
 * Ids of accounts that are not erased; `only` narrows to one person. Who may not see contact data of the staff does not
 * find them by it either.
 */
export function userListQuery(
  db: Database,
  only: string | null,
  seesStaffContact: boolean,
  own: string | null,
) {
  const searched = seesStaffContact
    ? sql`u.search_text`
    : sql`CASE WHEN u.id IS DISTINCT FROM ${own}::uuid AND identity.works_here(u.id)
        THEN platform.fold(u.first_name || ' ' || u.last_name) ELSE u.search_text END`
  const rows = sql<{
    id: string
    first_name: string
    last_name: string
    search_text: string
    is_active: boolean
    is_verified: boolean
    date_joined: string
    last_sign_in_at: string | null
    last_seen_at: string | null
    second_factor: boolean
    works_here: boolean
  }>`(SELECT u.id, u.first_name, u.last_name, ${searched} AS search_text, u.is_active, u.is_verified, u.date_joined, u.last_sign_in_at,
      ${lastSeenOf} AS last_seen_at, ${secondFactorOf} AS second_factor, identity.works_here(u.id) AS works_here
    FROM identity.users u WHERE u.erased_at IS NULL AND (${only}::uuid IS NULL OR u.id = ${only}))`
  return db.selectFrom(rows.as('t')).select('t.id')
}
