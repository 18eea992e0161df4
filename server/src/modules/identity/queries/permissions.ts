import { sql } from 'kysely'
import type { Database } from '#platform/context'
import type { PermissionSpec } from '#platform/permissions'

/**
 * Makes the matrix hold every permission that the program knows. A permission that is new to the database gets its
 * default roles; what an admin has changed since stays as it is. Permissions that no longer exist leave.
 */
export async function syncPermissions(
  db: Database,
  modules: readonly { name: string; permissions?: readonly PermissionSpec[] }[],
): Promise<void> {
  const specs = modules.flatMap((module) =>
    (module.permissions ?? []).map((spec) => ({ ...spec, module: module.name })),
  )
  const rows = JSON.stringify(
    specs.map(({ key, label, help, module, roles }) => ({ key, label, help, module, roles })),
  )
  await sql`WITH wanted AS (
      SELECT * FROM jsonb_to_recordset(${rows}::jsonb) AS w (key text, label jsonb, help jsonb, module text, roles jsonb)),
    fresh AS (
      INSERT INTO identity.permissions (key, label, help, module) SELECT key, label, help, module FROM wanted
      ON CONFLICT (key) DO UPDATE SET label = excluded.label, help = excluded.help, module = excluded.module
      RETURNING key, (xmax = 0) AS is_new)
    INSERT INTO identity.role_permissions (role, permission)
    SELECT r.role, w.key FROM fresh f JOIN wanted w USING (key), jsonb_array_elements_text(w.roles) AS r (role)
    WHERE f.is_new AND r.role <> 'owner' ON CONFLICT DO NOTHING`.execute(db)
  await sql`DELETE FROM identity.permissions WHERE key <> ALL(${specs.map((spec) => spec.key)}::text[])`.execute(
    db,
  )
}

/** Roles that hold one of the permissions in a new installation, for the API document. */
export function defaultRoles(
  modules: readonly { permissions?: readonly PermissionSpec[] }[],
): (permissions: readonly string[]) => string[] {
  const byKey = new Map(
    modules.flatMap((module) => module.permissions ?? []).map((spec) => [spec.key, spec.roles]),
  )
  return (permissions) => [
    'owner',
    ...new Set(permissions.flatMap((key) => byKey.get(key) ?? []).filter((role) => role !== 'owner')),
  ]
}

/** What these roles may do together; the owner may do everything. */
export async function permissionsOfRoles(db: Database, roles: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`SELECT key FROM identity.permissions
    WHERE 'owner' = ANY(${[...roles]}::text[])
      OR key IN (SELECT permission FROM identity.role_permissions WHERE role = ANY(${[...roles]}::text[])) ORDER BY key`.execute(
    db,
  )
  return rows.map((row) => row.key)
}
