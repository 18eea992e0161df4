import { sql } from 'kysely'
import type { Database } from '#platform/context'
import type { Text } from '#platform/i18n'

export interface RoleRow {
  readonly key: string
  readonly name: Text
  readonly description: Text
  readonly archived_at: string | null
  readonly built_in: boolean
  readonly is_staff: boolean
  readonly users: number
  readonly permissions: string[]
}

export interface PermissionRow {
  readonly key: string
  readonly label: Text
  readonly help: Text | null
  readonly module: string
}

/** The matrix; the owner's row names every permission. */
export async function roleRows(db: Database): Promise<RoleRow[]> {
  const { rows } =
    await sql<RoleRow>`SELECT r.key, r.name, r.description, r.archived_at, r.built_in, r.is_staff,
      (SELECT count(*)::int FROM identity.user_roles u JOIN identity.users p ON p.id = u.user_id
        WHERE u.role = r.key AND p.erased_at IS NULL) AS users,
      CASE WHEN r.key = 'owner' THEN ARRAY(SELECT key FROM identity.permissions ORDER BY key)
        ELSE ARRAY(SELECT permission FROM identity.role_permissions WHERE role = r.key ORDER BY permission) END AS permissions
    FROM identity.roles r ORDER BY NOT r.built_in, array_position(
      ARRAY['owner', 'admin', 'supervisor', 'financial', 'support', 'instructor', 'tutor', 'parent', 'student'], r.key), r.key`.execute(
      db,
    )
  return rows
}

export async function permissionRows(db: Database): Promise<PermissionRow[]> {
  const { rows } =
    await sql<PermissionRow>`SELECT key, label, help, module FROM identity.permissions ORDER BY module, key`.execute(
      db,
    )
  return rows
}

export async function setRolePermissions(
  db: Database,
  role: string,
  permissions: readonly string[],
): Promise<void> {
  await sql`DELETE FROM identity.role_permissions WHERE role = ${role} AND permission <> ALL(${[...permissions]}::text[])`.execute(
    db,
  )
  await sql`INSERT INTO identity.role_permissions (role, permission) SELECT ${role}, unnest(${[...permissions]}::text[]) ON CONFLICT DO NOTHING`.execute(
    db,
  )
}

/** True when the person did not have it. */
export async function addRole(
  db: Database,
  userId: string,
  role: string,
  by: string | null,
  at: string,
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`INSERT INTO identity.user_roles (user_id, role, granted_at, granted_by)
    VALUES (${userId}, ${role}, ${at}, ${by}) ON CONFLICT DO NOTHING`.execute(db)
  return numAffectedRows === 1n
}

export async function removeRole(db: Database, userId: string, role: string): Promise<boolean> {
  const { numAffectedRows } =
    await sql`DELETE FROM identity.user_roles WHERE user_id = ${userId} AND role = ${role}`.execute(db)
  return numAffectedRows === 1n
}

/** Asks now, not at commit, whether an owner is left: the refusal can then be said in words. */
export async function checkOwnersNow(db: Database): Promise<void> {
  await sql`SET CONSTRAINTS identity.last_owner_role, identity.last_owner_user IMMEDIATE`.execute(db)
}

/** The row of one role, held until the transaction ends: nobody gets it meanwhile. */
export async function lockRole(db: Database, key: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM identity.roles WHERE key = ${key} FOR UPDATE`.execute(db)
  return rows.length > 0
}

export async function insertRole(
  db: Database,
  role: { key: string; name: Text; description: Text; isStaff: boolean; at: string; by: string | null },
): Promise<boolean> {
  const { numAffectedRows } =
    await sql`INSERT INTO identity.roles (key, name, description, built_in, is_staff, created_at, created_by)
    VALUES (${role.key}, ${JSON.stringify(role.name)}::jsonb, ${JSON.stringify(role.description)}::jsonb, false, ${role.isStaff},
      ${role.at}, ${role.by}) ON CONFLICT DO NOTHING`.execute(db)
  return numAffectedRows === 1n
}

export async function updateRole(
  db: Database,
  key: string,
  words: { name: Text; description: Text },
): Promise<void> {
  await sql`UPDATE identity.roles SET name = ${JSON.stringify(words.name)}::jsonb, description = ${JSON.stringify(words.description)}::jsonb
    WHERE key = ${key}`.execute(db)
}

/** `at` null brings it back. */
export async function setRoleArchived(db: Database, key: string, at: string | null): Promise<void> {
  await sql`UPDATE identity.roles SET archived_at = ${at} WHERE key = ${key}`.execute(db)
}

/** Everybody who has a role, erased people left out. */
export async function holdersOf(db: Database, role: string): Promise<{ id: string; roles: string[] }[]> {
  const { rows } = await sql<{ id: string; roles: string[] }>`SELECT u.id,
      ARRAY(SELECT a.role FROM identity.user_roles a WHERE a.user_id = u.id ORDER BY a.role) AS roles
    FROM identity.user_roles r JOIN identity.users u ON u.id = r.user_id
    WHERE r.role = ${role} AND u.erased_at IS NULL ORDER BY u.id FOR UPDATE OF u`.execute(db)
  return rows
}
