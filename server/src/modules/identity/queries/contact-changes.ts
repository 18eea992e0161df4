import { sql } from 'kysely'
import type { Database } from '#platform/context'

export interface ContactChange {
  readonly id: string
  readonly user_id: string
  readonly kind: 'phone' | 'email'
  readonly old_value: string
  readonly new_value: string | null
  readonly old_verified_at: string | null
  readonly changed_at: string
}

export async function insertContactChange(
  db: Database,
  change: ContactChange & { digest: Buffer; expiresAt: string },
): Promise<void> {
  await sql`INSERT INTO identity.contact_changes (id, user_id, kind, old_value, new_value, old_verified_at, digest, changed_at, expires_at)
    VALUES (${change.id}, ${change.user_id}, ${change.kind}, ${change.old_value}, ${change.new_value}, ${change.old_verified_at},
      ${change.digest}, ${change.changed_at}, ${change.expiresAt})`.execute(db)
}

/** The change of a link that still works. */
export async function findContactChange(
  db: Database,
  digest: Buffer,
  now: string,
): Promise<ContactChange | undefined> {
  const { rows } =
    await sql<ContactChange>`SELECT id, user_id, kind, old_value, new_value, old_verified_at, changed_at
    FROM identity.contact_changes WHERE digest = ${digest} AND undone_at IS NULL AND expires_at > ${now}`.execute(
      db,
    )
  return rows[0]
}

/** Uses up a change's link and those of everything that was changed after it. False when somebody was faster. */
export async function closeContactChanges(
  db: Database,
  change: ContactChange,
  now: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`UPDATE identity.contact_changes SET undone_at = ${now}
    WHERE user_id = ${change.user_id} AND changed_at >= ${change.changed_at} AND undone_at IS NULL RETURNING id`.execute(
    db,
  )
  return rows.some((row) => row.id === change.id)
}

/** Second factors and passkeys that came after the change are the other party's. */
export async function dropFactorsSince(db: Database, userId: string, since: string): Promise<void> {
  await sql`DELETE FROM identity.passkeys WHERE user_id = ${userId} AND created_at >= ${since}`.execute(db)
  await sql`DELETE FROM identity.authenticators WHERE user_id = ${userId} AND created_at >= ${since}`.execute(
    db,
  )
  await sql`DELETE FROM identity.recovery_codes WHERE user_id = ${userId} AND created_at >= ${since}`.execute(
    db,
  )
}
