import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { ImportState } from '../states.ts'

type Reader = Pick<Context, 'tx'>

/** Finished or forgotten imports whose personal values have been kept long enough. */
export async function outdatedImports(
  ctx: Reader,
  before: Temporal.Instant,
): Promise<{ id: string; state: ImportState }[]> {
  const { rows } = await sql<{ id: string; state: ImportState }>`SELECT id, state FROM imports.imports
    WHERE coalesce(finished_at, created_at) < ${timestamp(before)} AND forgotten_at IS NULL
      AND state NOT IN ('checking', 'running', 'undoing') LIMIT 200`.execute(ctx.tx)
  return rows
}

/** Takes every personal value out of an import; counts and tags stay. */
export async function forgetValues(ctx: Context, id: string): Promise<void> {
  await sql`DELETE FROM imports.files WHERE import_id = ${id}`.execute(ctx.tx)
  await sql`DELETE FROM imports.rows WHERE import_id = ${id}`.execute(ctx.tx)
  await sql`UPDATE imports.objects SET before = NULL, after = NULL WHERE import_id = ${id}`.execute(ctx.tx)
  await sql`UPDATE imports.imports SET forgotten_at = ${timestamp(ctx.now)}, columns = (
      SELECT coalesce(jsonb_agg(jsonb_build_object('header', c ->> 'header', 'samples', '[]'::jsonb)), '[]') FROM jsonb_array_elements(columns) AS c)
    WHERE id = ${id}`.execute(ctx.tx)
}
