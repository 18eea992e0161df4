import { sql } from 'kysely'
import type { Database } from '#platform/context'

export interface ViewState {
  readonly search?: string | undefined
  readonly ordering?: string | undefined
  readonly page_size?: number | undefined
  readonly filters?: Readonly<Record<string, string>> | undefined
  readonly columns?: Readonly<Record<string, boolean>> | undefined
}

export interface ViewRow {
  readonly id: string
  readonly owner_id: string
  readonly owner: string
  readonly name: string
  readonly state: ViewState
  readonly shared: boolean
  readonly is_default: boolean
}

/** A person's own views of a list and, for the staff, those that colleagues share. */
export async function viewsOf(
  db: Database,
  userId: string,
  list: string,
  staff: boolean,
): Promise<ViewRow[]> {
  const { rows } =
    await sql<ViewRow>`SELECT v.id, v.owner_id, btrim(u.first_name || ' ' || u.last_name) AS owner, v.name, v.state, v.shared,
      EXISTS (SELECT 1 FROM identity.default_views d WHERE d.view_id = v.id AND d.user_id = ${userId}) AS is_default
    FROM identity.saved_views v JOIN identity.users u ON u.id = v.owner_id
    WHERE v.list = ${list} AND (v.owner_id = ${userId} OR (v.shared AND ${staff}))
    ORDER BY v.owner_id <> ${userId}, lower(v.name), v.id LIMIT 200`.execute(db)
  return rows
}

export async function viewRow(
  db: Database,
  id: string,
): Promise<{ id: string; owner_id: string; list: string; shared: boolean } | undefined> {
  const { rows } = await sql<{ id: string; owner_id: string; list: string; shared: boolean }>`
    SELECT id, owner_id, list, shared FROM identity.saved_views WHERE id = ${id} FOR UPDATE`.execute(db)
  return rows[0]
}

export async function countViews(db: Database, userId: string, list: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`SELECT count(*)::int AS n FROM identity.saved_views
    WHERE owner_id = ${userId} AND list = ${list}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function insertView(
  db: Database,
  view: {
    id: string
    owner: string
    list: string
    name: string
    state: ViewState
    shared: boolean
    at: string
  },
): Promise<void> {
  await sql`INSERT INTO identity.saved_views (id, owner_id, list, name, state, shared, created_at, updated_at)
    VALUES (${view.id}, ${view.owner}, ${view.list}, ${view.name}, ${JSON.stringify(view.state)}::jsonb, ${view.shared}, ${view.at}, ${view.at})`.execute(
    db,
  )
}

export async function updateView(
  db: Database,
  id: string,
  changes: { name?: string | undefined; state?: ViewState | undefined; shared?: boolean | undefined },
  at: string,
): Promise<void> {
  await sql`UPDATE identity.saved_views SET name = coalesce(${changes.name ?? null}, name),
      state = coalesce(${changes.state ? JSON.stringify(changes.state) : null}::jsonb, state),
      shared = coalesce(${changes.shared ?? null}, shared), updated_at = ${at} WHERE id = ${id}`.execute(db)
  // What is no longer shared is nobody else's default.
  if (changes.shared === false)
    await sql`DELETE FROM identity.default_views d USING identity.saved_views v
      WHERE d.view_id = v.id AND v.id = ${id} AND d.user_id <> v.owner_id`.execute(db)
}

export async function deleteView(db: Database, id: string): Promise<void> {
  await sql`DELETE FROM identity.saved_views WHERE id = ${id}`.execute(db)
}

/** null = the list opens as it comes. */
export async function setDefaultView(
  db: Database,
  userId: string,
  list: string,
  viewId: string | null,
): Promise<void> {
  await sql`DELETE FROM identity.default_views WHERE user_id = ${userId} AND list = ${list}`.execute(db)
  if (viewId !== null)
    await sql`INSERT INTO identity.default_views (user_id, list, view_id) VALUES (${userId}, ${list}, ${viewId})`.execute(
      db,
    )
}

/** Somebody with a role that works for the centre. */
export async function isStaff(db: Database, userId: string): Promise<boolean> {
  const { rows } = await sql<{ staff: boolean }>`SELECT identity.works_here(${userId}) AS staff`.execute(db)
  return rows[0]?.staff ?? false
}
