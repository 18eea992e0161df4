import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import type { RowProblem, RowWriting } from '../definition.ts'
import type { SheetRow } from '../sheets/sheet.ts'
import { rowStates, type RowState } from '../states.ts'
import { json } from './imports.ts'

type Reader = Pick<Context, 'tx'>

export interface ResultRow {
  readonly number: number
  readonly cells: string[]
  readonly state: RowState
  readonly problems: RowProblem[]
  readonly outcome: 'create' | 'update' | 'match' | null
  readonly object_id: string | null
}

const shown = ['t.number', 't.cells', 't.state', 't.problems', 't.outcome', 't.object_id'] as const

export const rowList: ListSpec = {
  search: [sql.ref('t.row_text')],
  ordering: { number: sql.ref('t.number') },
  defaultOrdering: 'number',
  tie: sql.ref('t.number'),
  filters: {
    state: filters.choice(sql.ref('t.state'), [...rowStates]),
    outcome: filters.choice(sql.ref('t.outcome'), ['create', 'update', 'match']),
    problem: filters.custom(
      'Code of a problem',
      (value) => sql<boolean>`t.problems @> ${JSON.stringify([{ code: value }])}::jsonb`,
    ),
  },
}

export function selectRows(ctx: Reader, importId: string) {
  const rows = sql<ResultRow & { row_text: string }>`(
    SELECT number, cells, state, problems, outcome, object_id, platform.fold(array_to_string(cells, ' ')) AS row_text
    FROM imports.rows WHERE import_id = ${importId})`.as('t')
  return ctx.tx.selectFrom(rows).select([...shown])
}

const part = 2_000

export async function replaceRows(ctx: Reader, importId: string, rows: readonly SheetRow[]): Promise<void> {
  await sql`DELETE FROM imports.rows WHERE import_id = ${importId}`.execute(ctx.tx)
  for (let at = 0; at < rows.length; at += part) {
    const list = rows.slice(at, at + part).map(({ number, cells }) => ({ n: number, c: cells }))
    await sql`INSERT INTO imports.rows (import_id, number, cells)
      SELECT ${importId}, (r ->> 'n')::int, ARRAY(SELECT jsonb_array_elements_text(r -> 'c'))
      FROM jsonb_array_elements(${json(list)}::jsonb) AS r`.execute(ctx.tx)
  }
}

/** The next rows behind a number, in the order of the file. */
export async function rowsAfter(
  ctx: Reader,
  importId: string,
  after: number,
  limit: number,
): Promise<SheetRow[]> {
  const { rows } = await sql<{ number: number; cells: string[] }>`SELECT number, cells FROM imports.rows
    WHERE import_id = ${importId} AND number > ${after} ORDER BY number LIMIT ${limit}`.execute(ctx.tx)
  return rows
}

/** Rows that a run writes: checked, without errors, each once. */
export async function writableRows(
  ctx: Reader,
  importId: string,
  after: number,
  limit: number,
): Promise<{ number: number; data: unknown }[]> {
  const { rows } = await sql<{ number: number; data: unknown }>`SELECT number, data FROM imports.rows
    WHERE import_id = ${importId} AND number > ${after} AND state IN ('good', 'warning') ORDER BY number LIMIT ${limit}`.execute(
    ctx.tx,
  )
  return rows
}

/** Values of one column, for telling how its dates are meant. */
export async function columnValues(ctx: Reader, importId: string, column: number): Promise<string[]> {
  const { rows } = await sql<{
    value: string
  }>`SELECT DISTINCT cells[${column + 1}] AS value FROM imports.rows
    WHERE import_id = ${importId} AND cells[${column + 1}] <> '' LIMIT 5000`.execute(ctx.tx)
  return rows.map((row) => row.value)
}

/** The different words of a column and how often each stands there, the commonest first. */
export async function columnWords(
  ctx: Reader,
  importId: string,
  column: number,
): Promise<{ text: string; count: number }[]> {
  const { rows } = await sql<{
    text: string
    count: number
  }>`SELECT cells[${column + 1}] AS text, count(*)::int AS count
    FROM imports.rows WHERE import_id = ${importId} AND cells[${column + 1}] <> '' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 100`.execute(
    ctx.tx,
  )
  return rows
}

export interface CheckedRow {
  readonly number: number
  readonly state: RowState
  readonly data: unknown
  readonly problems: readonly RowProblem[]
  readonly outcome: string | null
}

export async function saveChecked(ctx: Reader, importId: string, rows: readonly CheckedRow[]): Promise<void> {
  await sql`UPDATE imports.rows r SET state = c.state, data = c.data, problems = c.problems, outcome = c.outcome, object_id = NULL
    FROM jsonb_to_recordset(${json(rows)}::jsonb) AS c (number int, state text, data jsonb, problems jsonb, outcome text)
    WHERE r.import_id = ${importId} AND r.number = c.number`.execute(ctx.tx)
}

export async function saveWritten(ctx: Reader, importId: string, rows: readonly RowWriting[]): Promise<void> {
  await sql`UPDATE imports.rows r SET outcome = c.outcome, object_id = c.object_id
    FROM unnest(${rows.map((row) => row.number)}::int[], ${rows.map((row) => row.outcome)}::text[],
      ${rows.map((row) => row.objectId)}::uuid[]) AS c (number, outcome, object_id)
    WHERE r.import_id = ${importId} AND r.number = c.number`.execute(ctx.tx)
}

export async function saveFailed(
  ctx: Reader,
  importId: string,
  number: number,
  problem: RowProblem,
): Promise<void> {
  await sql`UPDATE imports.rows SET state = 'failed', outcome = NULL, problems = problems || ${json([problem])}::jsonb
    WHERE import_id = ${importId} AND number = ${number}`.execute(ctx.tx)
}

export async function countRows(ctx: Reader, importId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ state: string; n: number }>`SELECT state, count(*)::int AS n FROM imports.rows
    WHERE import_id = ${importId} GROUP BY state`.execute(ctx.tx)
  return new Map(rows.map((row) => [row.state, row.n]))
}

/** How many rows have each problem. */
export async function countProblems(
  ctx: Reader,
  importId: string,
): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{
    code: string
    count: number
  }>`SELECT p ->> 'code' AS code, count(DISTINCT number)::int AS count
    FROM imports.rows, jsonb_array_elements(problems) AS p WHERE import_id = ${importId} GROUP BY 1 ORDER BY 2 DESC, 1`.execute(
    ctx.tx,
  )
  return rows
}

/** The rows that somebody has to mend, for the file that goes back to him. */
export async function brokenRows(
  ctx: Reader,
  importId: string,
  after: number,
  limit: number,
): Promise<ResultRow[]> {
  const { rows } =
    await sql<ResultRow>`SELECT number, cells, state, problems, outcome, object_id FROM imports.rows
    WHERE import_id = ${importId} AND state IN ('error', 'failed') AND number > ${after} ORDER BY number LIMIT ${limit}`.execute(
      ctx.tx,
    )
  return rows
}
