import { sql } from 'kysely'
import type { Database } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'

const col = (name: string) => sql.ref(`t.${name}`)

/** The list of accounts, for staff. */
export const userList: ListSpec = {
  search: [col('search_text')],
  ordering: {
    first_name: col('first_name'),
    last_name: col('last_name'),
    date_joined: col('date_joined'),
    last_sign_in_at: col('last_sign_in_at'),
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
    date_joined: filters.instant(col('date_joined')),
  },
}

/** Ids of accounts that are not erased; `only` narrows to one person. */
export function userListQuery(db: Database, only: string | null) {
  const rows = sql<{
    id: string
    first_name: string
    last_name: string
    search_text: string
    is_active: boolean
    is_verified: boolean
    date_joined: string
    last_sign_in_at: string | null
  }>`(SELECT u.* FROM identity.users u WHERE u.erased_at IS NULL AND (${only}::uuid IS NULL OR u.id = ${only}))`
  return db.selectFrom(rows.as('t')).select('t.id')
}
