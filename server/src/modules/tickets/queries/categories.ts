import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Tx } from './tickets.ts'

export interface CategoryRow {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly position: number
  readonly first_reply_minutes: number | null
  readonly resolution_minutes: number | null
  readonly open_tickets: number
  readonly agents: { readonly id: string; readonly first_name: string; readonly last_name: string }[]
}

export function selectCategories(ctx: Tx) {
  return ctx.tx.selectFrom(categoryList().as('c')).selectAll()
}

function categoryList(): RawBuilder<CategoryRow & { search: string }> {
  return sql`(SELECT c.id, c.name, c.description, c.position, c.first_reply_minutes, c.resolution_minutes, platform.fold(c.name) AS search,
      (SELECT count(*)::int FROM tickets.tickets t WHERE t.category_id = c.id AND t.status <> 'closed') AS open_tickets,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'first_name', u.first_name, 'last_name', u.last_name) ORDER BY u.first_name, u.id), '[]')
       FROM tickets.category_agents a JOIN identity.user_names u ON u.id = a.user_id WHERE a.category_id = c.id) AS agents
    FROM tickets.categories c WHERE c.archived_at IS NULL)`
}

export async function findCategory(ctx: Tx, id: string): Promise<CategoryRow | undefined> {
  const { rows } = await sql<CategoryRow>`SELECT * FROM ${categoryList()} AS c WHERE c.id = ${id}`.execute(
    ctx.tx,
  )
  return rows[0]
}

export interface CategoryTargets {
  readonly first_reply_minutes: number | null
  readonly resolution_minutes: number | null
}

export interface CategoryValues extends CategoryTargets {
  readonly name: string
  readonly description: string
  readonly position: number
}

export async function insertCategory(ctx: Context, id: string, values: CategoryValues): Promise<void> {
  await sql`INSERT INTO tickets.categories (id, name, description, position, first_reply_minutes, resolution_minutes, created_at)
    VALUES (${id}, ${values.name}, ${values.description}, ${values.position}, ${values.first_reply_minutes}, ${values.resolution_minutes},
      ${timestamp(ctx.now)})`.execute(ctx.tx)
}

export async function updateCategoryRow(ctx: Tx, id: string, values: CategoryValues): Promise<void> {
  await sql`UPDATE tickets.categories SET name = ${values.name}, description = ${values.description}, position = ${values.position},
    first_reply_minutes = ${values.first_reply_minutes}, resolution_minutes = ${values.resolution_minutes} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function setCategoryAgents(ctx: Tx, id: string, userIds: readonly string[]): Promise<void> {
  await sql`DELETE FROM tickets.category_agents WHERE category_id = ${id} AND user_id <> ALL(${[...userIds]}::uuid[])`.execute(
    ctx.tx,
  )
  await sql`INSERT INTO tickets.category_agents (category_id, user_id) SELECT ${id}, unnest(${[...userIds]}::uuid[]) ON CONFLICT DO NOTHING`.execute(
    ctx.tx,
  )
}

/** Gone for new tickets; those that name it keep it. */
export async function archiveCategory(ctx: Context, id: string): Promise<void> {
  await sql`UPDATE tickets.categories SET archived_at = ${timestamp(ctx.now)} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** Two transactions that pass here at once are parted by the unique index. */
export async function nameTaken(ctx: Tx, name: string, exceptId: string): Promise<boolean> {
  const { rows } = await sql`SELECT 1 FROM tickets.categories
    WHERE platform.fold(name) = platform.fold(${name}) AND archived_at IS NULL AND id <> ${exceptId}`.execute(
    ctx.tx,
  )
  return rows.length > 0
}
