import { sql } from 'kysely'
import type { Database } from '#platform/context'
import type { Locale } from '#platform/i18n'

/** A person's account as stored; `roles` beside it. */
export interface UserRow {
  readonly id: string
  readonly phone_number1: string | null
  readonly phone_number2: string | null
  readonly email: string | null
  readonly username: string | null
  readonly password_hash: string | null
  readonly first_name: string
  readonly last_name: string
  readonly dob: string | null
  readonly gender: 'male' | 'female' | null
  readonly identity_number: string | null
  readonly identity_type: 'nid' | 'passport' | 'other' | null
  readonly address: string
  readonly location: string
  readonly country: string | null
  readonly province: string
  readonly city: string
  readonly avatar_file_id: string | null
  readonly locale: Locale | null
  readonly time_zone: string | null
  readonly currency: string | null
  readonly calendar: 'gregorian' | 'persian' | 'islamic-umalqura' | null
  readonly is_verified: boolean
  readonly is_active: boolean
  readonly is_demo: boolean
  readonly phone_verified_at: string | null
  readonly email_verified_at: string | null
  readonly last_sign_in_at: string | null
  readonly date_joined: string
  readonly roles: string[]
}

const columns = sql`u.id, u.phone_number1, u.phone_number2, u.email, u.username, u.password_hash, u.first_name, u.last_name, u.dob,
  u.gender, u.identity_number, u.identity_type, u.address, u.location, u.country, u.province, u.city, u.avatar_file_id, u.locale,
  u.time_zone, u.currency, u.calendar, u.is_verified, u.is_active, u.is_demo, u.phone_verified_at, u.email_verified_at,
  u.last_sign_in_at, u.date_joined,
  ARRAY(SELECT r.role FROM identity.user_roles r WHERE r.user_id = u.id ORDER BY r.role) AS roles`

/** One account that is not erased. */
export async function userRow(
  db: Database,
  id: string,
  options: { lock?: boolean } = {},
): Promise<UserRow | undefined> {
  const lock = options.lock ? sql`FOR UPDATE OF u` : sql``
  const { rows } =
    await sql<UserRow>`SELECT ${columns} FROM identity.users u WHERE u.id = ${id} AND u.erased_at IS NULL ${lock}`.execute(
      db,
    )
  return rows[0]
}

export async function userRows(db: Database, ids: readonly string[]): Promise<UserRow[]> {
  const { rows } =
    await sql<UserRow>`SELECT ${columns} FROM identity.users u WHERE u.id = ANY(${[...ids]}::uuid[])`.execute(
      db,
    )
  return rows
}

/** What somebody typed to say who he is, in every form that it may have. */
export interface LoginNames {
  readonly phone: string | null
  readonly email: string | null
  readonly username: string | null
}

export async function userByLogin(db: Database, names: LoginNames): Promise<UserRow | undefined> {
  const { rows } = await sql<UserRow>`SELECT ${columns} FROM identity.users u
    WHERE u.erased_at IS NULL AND (u.phone_number1 = ${names.phone} OR u.email = ${names.email} OR u.username = ${names.username})
    ORDER BY u.phone_number1 = ${names.phone} DESC NULLS LAST LIMIT 1`.execute(db)
  return rows[0]
}

/** Which of these login names belong to somebody else already. */
export async function takenLogins(
  db: Database,
  names: Partial<LoginNames>,
  except: string | null,
): Promise<Set<keyof LoginNames>> {
  const { phone = null, email = null, username = null } = names
  const { rows } = await sql<{ phone: boolean; email: boolean; username: boolean }>`SELECT
      coalesce(bool_or(phone_number1 = ${phone}), false) AS phone, coalesce(bool_or(email = ${email}), false) AS email,
      coalesce(bool_or(username = ${username}), false) AS username
    FROM identity.users WHERE id IS DISTINCT FROM ${except}::uuid
      AND (phone_number1 = ${phone} OR email = ${email} OR username = ${username})`.execute(db)
  const [found] = rows
  const taken = new Set<keyof LoginNames>()
  if (found?.phone) taken.add('phone')
  if (found?.email) taken.add('email')
  if (found?.username) taken.add('username')
  return taken
}

/** Columns that may be written; absent members stay. */
export type UserChanges = Partial<Omit<UserRow, 'id' | 'roles' | 'date_joined' | 'is_demo'>>

export async function insertUser(
  db: Database,
  user: UserChanges & { id: string; is_demo?: boolean },
  at: string,
): Promise<void> {
  const entries = Object.entries({ ...user, date_joined: at }).filter(([, value]) => value !== undefined)
  const names = sql.join(entries.map(([name]) => sql.ref(name)))
  const values = sql.join(entries.map(([, value]) => sql`${value}`))
  await sql`INSERT INTO identity.users (${names}) VALUES (${values})`.execute(db)
}

export async function updateUser(db: Database, id: string, changes: UserChanges): Promise<void> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  if (entries.length === 0) return
  const sets = sql.join(entries.map(([name, value]) => sql`${sql.ref(name)} = ${value}`))
  await sql`UPDATE identity.users SET ${sets} WHERE id = ${id}`.execute(db)
}

/** Takes everything personal away; the row stays, because money and attendance refer to it. */
export async function eraseUser(db: Database, id: string, at: string): Promise<void> {
  await sql`UPDATE identity.users SET phone_number1 = NULL, phone_number2 = NULL, email = NULL, username = NULL, password_hash = NULL,
      first_name = '', last_name = '', dob = NULL, gender = NULL, identity_number = NULL, identity_type = NULL, address = '',
      location = '', country = NULL, province = '', city = '', avatar_file_id = NULL, is_active = false, erased_at = ${at}
    WHERE id = ${id}`.execute(db)
  await sql`DELETE FROM identity.user_roles WHERE user_id = ${id}`.execute(db)
  await sql`DELETE FROM identity.one_time_tokens WHERE user_id = ${id}`.execute(db)
  await sql`DELETE FROM identity.codes WHERE user_id = ${id}`.execute(db)
  await sql`DELETE FROM identity.contact_changes WHERE user_id = ${id}`.execute(db)
  await sql`DELETE FROM identity.authenticators WHERE user_id = ${id}`.execute(db)
  await sql`DELETE FROM identity.recovery_codes WHERE user_id = ${id}`.execute(db)
  await sql`DELETE FROM identity.passkeys WHERE user_id = ${id}`.execute(db)
  await sql`DELETE FROM identity.challenges WHERE user_id = ${id}`.execute(db)
}

export async function noteSignIn(db: Database, id: string, at: string): Promise<void> {
  await sql`UPDATE identity.users SET last_sign_in_at = ${at} WHERE id = ${id}`.execute(db)
}

/** When this person was last seen by any of his sessions, or joined. */
export async function lastSeen(db: Database, id: string): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`SELECT greatest(u.date_joined, u.last_sign_in_at,
      (SELECT max(s.last_used_at) FROM identity.sessions s WHERE s.user_id = u.id AND s.impersonator_id IS NULL)) AS at
    FROM identity.users u WHERE u.id = ${id}`.execute(db)
  return rows[0]?.at ?? null
}

export async function idsWithRole(db: Database, role: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`SELECT u.id FROM identity.users u JOIN identity.user_roles r ON r.user_id = u.id
    WHERE r.role = ${role} AND u.is_active AND u.erased_at IS NULL ORDER BY u.id`.execute(db)
  return rows.map((row) => row.id)
}

/** People who hold a permission through any role; owners hold every one. */
export async function idsWithPermission(db: Database, permission: string): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`SELECT DISTINCT u.id FROM identity.users u JOIN identity.user_roles r ON r.user_id = u.id
    WHERE u.is_active AND u.erased_at IS NULL AND (r.role = 'owner' OR EXISTS (
      SELECT 1 FROM identity.role_permissions p WHERE p.role = r.role AND p.permission = ${permission})) ORDER BY u.id`.execute(
    db,
  )
  return rows.map((row) => row.id)
}

/** Names of those of these ids that are people; erased ones are left out. */
export async function namesOfUsers(db: Database, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    id: string
    name: string
  }>`SELECT id, btrim(first_name || ' ' || last_name) AS name
    FROM identity.users WHERE id = ANY(${[...ids]}::uuid[]) AND erased_at IS NULL`.execute(db)
  return new Map(rows.map((row) => [row.id, row.name]))
}
