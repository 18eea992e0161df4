import { sql } from 'kysely'
import type { Database } from '#platform/context'
import type { Text } from '#platform/i18n'

export interface RoleRow {
  readonly key: string
  readonly name: Text
  readonly built_in: boolean
  readonly is_staff: boolean
  readonly users: number
  readonly permissions: string[]
}

export interface PermissionRow {
  readonly key: string
  readonly label: Text
  readonly module: string
}

/** The matrix; the owner's row names every permission. */
export async function roleRows(db: Database): Promise<RoleRow[]> {
  const { rows } = await sql<RoleRow>`SELECT r.key, r.name, r.built_in, r.is_staff,
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
    await sql<PermissionRow>`SELECT key, label, module FROM identity.permissions ORDER BY module, key`.execute(
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
