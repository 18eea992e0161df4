import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { newId } from '#platform/ids'

type Reader = Pick<Context, 'tx'>

export interface CategoryRow {
  readonly id: string
  readonly name: string
  readonly slug: string
  readonly parent: string | null
  readonly position: number
}
export interface TagRow {
  readonly id: string
  readonly name: string
  readonly slug: string
}

const categories =
  sql<CategoryRow>`(SELECT id, name, slug, parent_id AS parent, position FROM catalog.categories)`.as('t')
const tags = sql<TagRow>`(SELECT id, name, slug FROM catalog.tags)`.as('t')

export const categoryList: ListSpec = {
  search: [sql`platform.fold(t.name)`],
  ordering: { position: sql.ref('t.position'), name: sql.ref('t.name') },
  defaultOrdering: 'position,name',
  tie: sql.ref('t.id'),
  filters: { parent: filters.uuid(sql.ref('t.parent')) },
}
export const tagList: ListSpec = {
  search: [sql`platform.fold(t.name)`],
  ordering: { name: sql.ref('t.name') },
  defaultOrdering: 'name',
  tie: sql.ref('t.id'),
  filters: {},
}

export function listCategories(ctx: Reader, input: ListInput): Promise<Page<CategoryRow>> {
  return runList(ctx.tx, categoryList, ctx.tx.selectFrom(categories).selectAll(), input, (row) => row)
}

export function categoryBy(ctx: Reader, id: string): Promise<CategoryRow | undefined> {
  return ctx.tx.selectFrom(categories).selectAll().where('t.id', '=', id).executeTakeFirst()
}

export async function insertCategory(ctx: Reader, row: Omit<CategoryRow, 'id'>): Promise<string> {
  const id = newId()
  await sql`INSERT INTO catalog.categories (id, parent_id, name, slug, position)
    VALUES (${id}, ${row.parent}, ${row.name}, ${row.slug}, ${row.position})`.execute(ctx.tx)
  return id
}

export async function updateCategory(ctx: Reader, id: string, row: Omit<CategoryRow, 'id'>): Promise<void> {
  await sql`UPDATE catalog.categories SET parent_id = ${row.parent}, name = ${row.name}, slug = ${row.slug}, position = ${row.position}
    WHERE id = ${id}`.execute(ctx.tx)
}

export async function deleteCategory(ctx: Reader, id: string): Promise<void> {
  await sql`DELETE FROM catalog.categories WHERE id = ${id}`.execute(ctx.tx)
}

export function listTags(ctx: Reader, input: ListInput): Promise<Page<TagRow>> {
  return runList(ctx.tx, tagList, ctx.tx.selectFrom(tags).selectAll(), input, (row) => row)
}

export function tagBy(ctx: Reader, id: string): Promise<TagRow | undefined> {
  return ctx.tx.selectFrom(tags).selectAll().where('t.id', '=', id).executeTakeFirst()
}

export async function insertTag(ctx: Reader, row: Omit<TagRow, 'id'>): Promise<string> {
  const id = newId()
  await sql`INSERT INTO catalog.tags (id, name, slug) VALUES (${id}, ${row.name}, ${row.slug})`.execute(
    ctx.tx,
  )
  return id
}

export async function updateTag(ctx: Reader, id: string, row: Omit<TagRow, 'id'>): Promise<void> {
  await sql`UPDATE catalog.tags SET name = ${row.name}, slug = ${row.slug} WHERE id = ${id}`.execute(ctx.tx)
}

export async function deleteTag(ctx: Reader, id: string): Promise<void> {
  await sql`DELETE FROM catalog.tags WHERE id = ${id}`.execute(ctx.tx)
}

/** Addresses of a table that begin like this one. */
export async function slugsLike(
  ctx: Reader,
  table: 'categories' | 'tags' | 'courses',
  slug: string,
  except?: string,
): Promise<Set<string>> {
  const { rows } = await sql<{ slug: string }>`SELECT slug FROM ${sql.table(`catalog.${table}`)}
    WHERE starts_with(slug, ${slug}) ${except ? sql`AND id <> ${except}` : sql``}`.execute(ctx.tx)
  return new Set(rows.map((row) => row.slug))
}
