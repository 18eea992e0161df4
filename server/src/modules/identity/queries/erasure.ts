import { sql } from 'kysely'
import type { Database } from '#platform/context'

/** Of these phones and addresses, those under which somebody else than these users lives too. */
export async function contactsOfOthers(
  db: Database,
  contacts: readonly string[],
  userIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ contact: string }>`SELECT contact FROM unnest(${contacts}::text[]) AS contact
    WHERE EXISTS (SELECT 1 FROM identity.users u WHERE u.id <> ALL(${userIds}::uuid[])
      AND contact IN (u.phone_number1, u.phone_number2, u.email))`.execute(db)
  return new Set(rows.map((row) => row.contact))
}

/** True when no owner would be left without these people. */
export async function lastOwnerAmong(db: Database, userIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ last: boolean }>`SELECT bool_or(r.user_id = ANY(${userIds}::uuid[]))
      AND NOT bool_or(r.user_id <> ALL(${userIds}::uuid[])) AS last
    FROM identity.user_roles r JOIN identity.users u ON u.id = r.user_id
    WHERE r.role = 'owner' AND u.is_active AND u.erased_at IS NULL`.execute(db)
  return rows[0]?.last ?? false
}
