import { sql } from 'kysely'
import type { Context } from './context.ts'

/**
 * Which of these rows are pointed to, and from which tables (`billing.invoices`): what was used since cannot simply be
 * taken back. Tables that the caller looks at himself are named in `except`.
 */
export async function referencesTo(
  ctx: Pick<Context, 'tx'>,
  table: string,
  ids: readonly string[],
  except: readonly string[] = [],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  if (ids.length === 0) return found
  const { rows } = await sql<{ id: string; found_in: string }>`
    SELECT id, found_in FROM platform.references_to(${table}::regclass, ${ids}::uuid[], ${except}::text[])`.execute(
    ctx.tx,
  )
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), row.found_in])
  return found
}
