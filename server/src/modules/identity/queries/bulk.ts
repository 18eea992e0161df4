import { sql } from 'kysely'
import type { Context, Database } from '#platform/context'
import { timestamp } from '#platform/time'

export interface AccountOfPhone {
  readonly id: string
  readonly phone: string
  readonly first_name: string
  readonly last_name: string
  readonly is_active: boolean
  readonly roles: string[]
}

export async function accountsOfPhones(db: Database, phones: readonly string[]): Promise<AccountOfPhone[]> {
  const { rows } =
    await sql<AccountOfPhone>`SELECT u.id, u.phone_number1 AS phone, u.first_name, u.last_name, u.is_active,
      ARRAY(SELECT r.role FROM identity.user_roles r WHERE r.user_id = u.id) AS roles
    FROM identity.users u WHERE u.phone_number1 = ANY(${phones}::text[]) AND u.erased_at IS NULL`.execute(db)
  return rows
}

export interface AccountToOpen {
  readonly id: string
  readonly phone: string
  readonly first_name: string
  readonly last_name: string
}

/** Opens accounts whose phones nobody has; answers the ids of those that were opened. */
export async function insertAccounts(
  ctx: Context,
  people: readonly AccountToOpen[],
  role: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`WITH made AS (
      INSERT INTO identity.users (id, phone_number1, first_name, last_name, date_joined)
      SELECT id, phone, first_name, last_name, ${timestamp(ctx.now)}
      FROM jsonb_to_recordset(${JSON.stringify(people)}::jsonb) AS p (id uuid, phone text, first_name text, last_name text)
      ON CONFLICT (phone_number1) DO NOTHING RETURNING id
    ), given AS (
      INSERT INTO identity.user_roles (user_id, role, granted_at, granted_by)
      SELECT id, ${role}, ${timestamp(ctx.now)}, ${ctx.actor.userId} FROM made)
    SELECT id FROM made`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

export async function addRoleToMany(ctx: Context, ids: readonly string[], role: string): Promise<string[]> {
  const { rows } = await sql<{
    user_id: string
  }>`INSERT INTO identity.user_roles (user_id, role, granted_at, granted_by)
    SELECT id, ${role}, ${timestamp(ctx.now)}, ${ctx.actor.userId} FROM unnest(${ids}::uuid[]) AS id
    ON CONFLICT DO NOTHING RETURNING user_id`.execute(ctx.tx)
  return rows.map((row) => row.user_id)
}

export async function removeRoleFromMany(ctx: Context, ids: readonly string[], role: string): Promise<void> {
  await sql`DELETE FROM identity.user_roles WHERE user_id = ANY(${ids}::uuid[]) AND role = ${role}`.execute(
    ctx.tx,
  )
  await sql`SELECT pg_notify('halqa_rights', '')`.execute(ctx.tx)
}

export interface OpenedAccount extends Omit<AccountToOpen, 'id'> {
  readonly id: string
  readonly role: string
}

/**
 * Of accounts that were opened so, those that are not so any more: somebody signed in, or they were changed. Rows are
 * locked when asked.
 */
export async function changedSince(
  db: Database,
  accounts: readonly OpenedAccount[],
  lock: boolean,
): Promise<{ id: string; because: 'signed_in' | 'edited' }[]> {
  if (lock)
    await sql`SELECT 1 FROM identity.users WHERE id = ANY(${accounts.map(({ id }) => id)}::uuid[]) ORDER BY id FOR UPDATE`.execute(
      db,
    )
  const { rows } = await sql<{ id: string; because: 'signed_in' | 'edited' }>`SELECT p.id,
      CASE WHEN u.last_sign_in_at IS NOT NULL OR EXISTS (SELECT 1 FROM identity.sessions s WHERE s.user_id = u.id)
        THEN 'signed_in' ELSE 'edited' END AS because
    FROM jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) AS p (id uuid, phone text, first_name text, last_name text, role text)
    JOIN identity.users u ON u.id = p.id
    WHERE u.phone_number1 IS DISTINCT FROM p.phone OR u.first_name <> p.first_name OR u.last_name <> p.last_name
      OR u.email IS NOT NULL OR u.username IS NOT NULL OR u.password_hash IS NOT NULL OR u.is_verified OR NOT u.is_active
      OR u.last_sign_in_at IS NOT NULL OR EXISTS (SELECT 1 FROM identity.sessions s WHERE s.user_id = u.id)
      OR EXISTS (SELECT 1 FROM identity.user_roles r WHERE r.user_id = u.id AND r.role <> p.role)`.execute(db)
  return rows
}

/** Takes accounts away whole. Only for those that nothing points to but their roles. */
export async function deleteAccounts(ctx: Context, ids: readonly string[]): Promise<void> {
  await sql`DELETE FROM identity.user_roles WHERE user_id = ANY(${ids}::uuid[])`.execute(ctx.tx)
  await sql`DELETE FROM identity.users WHERE id = ANY(${ids}::uuid[])`.execute(ctx.tx)
  await sql`SELECT pg_notify('halqa_rights', '')`.execute(ctx.tx)
}
