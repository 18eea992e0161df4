import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, type ListSpec } from '#platform/http/list'
import { timestamp } from '#platform/time'
import type { Source } from '../sheets/sheet.ts'
import { importStates, type ImportState } from '../states.ts'

type Reader = Pick<Context, 'tx'>

export interface ColumnFacts {
  readonly header: string
  readonly samples: readonly string[]
}
export type Mapping = Readonly<Record<string, number>>
/** field → the file's word, folded → our word. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>
export type Counts = Readonly<Record<string, number>>

export interface ImportOptions {
  readonly choices: Readonly<Record<string, string>>
  readonly calendar: 'auto' | 'gregorian' | 'persian' | 'islamic'
  readonly date_order: 'auto' | 'dmy' | 'mdy'
  /** `skip`: rows with errors are left out; `all`: everything or nothing. */
  readonly on_errors: 'skip' | 'all'
  readonly invite: boolean
}

export interface ImportRow {
  readonly id: string
  readonly kind: string
  readonly state: ImportState
  readonly file_name: string
  readonly file_size: number
  readonly format: 'csv' | 'xlsx'
  readonly sheets: string[]
  readonly source: Source
  readonly columns: ColumnFacts[]
  readonly mapping: Mapping
  readonly words: Words
  readonly options: ImportOptions
  readonly rows_total: number
  readonly check_counts: Counts | null
  readonly run_counts: Counts | null
  readonly undo_counts: Counts | null
  readonly progress_done: number
  readonly progress_total: number
  readonly written_to: number
  readonly failure: string | null
  readonly undo_partly: boolean
  readonly invitations_sent: number
  readonly invitations_total: number
  readonly version: number
  readonly created_by: string
  readonly created_at: string
  readonly run_by: string | null
  readonly run_at: string | null
  readonly finished_at: string | null
  readonly undone_by: string | null
  readonly undone_at: string | null
  readonly forgotten_at: string | null
}

const names = [
  'id',
  'kind',
  'state',
  'file_name',
  'file_size',
  'format',
  'sheets',
  'source',
  'columns',
  'mapping',
  'words',
  'options',
  'rows_total',
  'check_counts',
  'run_counts',
  'undo_counts',
  'progress_done',
  'progress_total',
  'written_to',
  'failure',
  'undo_partly',
  'invitations_sent',
  'invitations_total',
  'version',
  'created_by',
  'created_at',
  'run_by',
  'run_at',
  'finished_at',
  'undone_by',
  'undone_at',
  'forgotten_at',
] as const
const columns = sql.raw(names.join(', '))

export const importList: ListSpec = {
  search: [sql.ref('t.name_text')],
  ordering: { created_at: sql.ref('t.created_at'), file_name: sql.ref('t.file_name') },
  defaultOrdering: '-created_at',
  tie: sql.ref('t.id'),
  filters: {
    kind: filters.custom('Kind of import', (value) => sql<boolean>`t.kind = ${value}`),
    state: filters.choice(sql.ref('t.state'), [...importStates]),
    created_by: filters.uuid(sql.ref('t.created_by')),
    created_at: filters.instant(sql.ref('t.created_at')),
  },
}

/** Imports of one person, or of everybody. */
export function selectImports(ctx: Reader, ownerId: string | null) {
  const scope = ownerId === null ? sql`` : sql`WHERE created_by = ${ownerId}`
  const own = sql<ImportRow & { name_text: string }>`(
    SELECT ${columns}, platform.fold(file_name) AS name_text FROM imports.imports ${scope})`.as('t')
  return ctx.tx.selectFrom(own).select(names.map((name) => `t.${name}` as const))
}

export async function findImport(ctx: Reader, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`SELECT ${columns} FROM imports.imports WHERE id = ${id}`.execute(
    ctx.tx,
  )
  return rows[0]
}

export async function lockImport(ctx: Reader, id: string): Promise<ImportRow | undefined> {
  const { rows } =
    await sql<ImportRow>`SELECT ${columns} FROM imports.imports WHERE id = ${id} FOR UPDATE`.execute(ctx.tx)
  return rows[0]
}

export type NewImport = Pick<
  ImportRow,
  | 'id'
  | 'kind'
  | 'file_name'
  | 'file_size'
  | 'format'
  | 'sheets'
  | 'source'
  | 'columns'
  | 'mapping'
  | 'words'
  | 'options'
  | 'rows_total'
>

export async function insertImport(ctx: Context, made: NewImport, createdBy: string): Promise<void> {
  await sql`INSERT INTO imports.imports (id, kind, file_name, file_size, format, sheets, source, columns, mapping, words, options,
      rows_total, created_by, created_at)
    VALUES (${made.id}, ${made.kind}, ${made.file_name}, ${made.file_size}, ${made.format}, ${[...made.sheets]}::text[],
      ${json(made.source)}::jsonb, ${json(made.columns)}::jsonb, ${json(made.mapping)}::jsonb, ${json(made.words)}::jsonb,
      ${json(made.options)}::jsonb, ${made.rows_total}, ${createdBy}, ${timestamp(ctx.now)})`.execute(ctx.tx)
}

export type Reading = Pick<
  ImportRow,
  'source' | 'sheets' | 'columns' | 'mapping' | 'words' | 'options' | 'rows_total'
>

/** A draft is read or understood otherwise: what was checked before counts no more. */
export async function updateReading(ctx: Reader, id: string, reading: Reading): Promise<void> {
  await sql`UPDATE imports.imports SET state = 'draft', source = ${json(reading.source)}::jsonb, sheets = ${[...reading.sheets]}::text[],
      columns = ${json(reading.columns)}::jsonb, mapping = ${json(reading.mapping)}::jsonb, words = ${json(reading.words)}::jsonb,
      options = ${json(reading.options)}::jsonb, rows_total = ${reading.rows_total}, check_counts = NULL, failure = NULL, version = version + 1
    WHERE id = ${id}`.execute(ctx.tx)
}

/** Begins a long step: its progress starts at nothing. */
export async function beginStep(ctx: Reader, id: string, state: ImportState, total: number): Promise<void> {
  await sql`UPDATE imports.imports SET state = ${state}, progress_done = 0, progress_total = ${total},
      progress_at = clock_timestamp(), failure = NULL, version = version + 1 WHERE id = ${id}`.execute(ctx.tx)
}

export async function markRun(ctx: Context, id: string, by: string, options: ImportOptions): Promise<void> {
  await sql`UPDATE imports.imports SET run_by = ${by}, run_at = ${timestamp(ctx.now)}, written_to = 0,
      options = ${json(options)}::jsonb WHERE id = ${id}`.execute(ctx.tx)
}

/** The sign of life is of the database's clock: a job's own moment stands still. */
export async function saveProgress(ctx: Reader, id: string, done: number): Promise<void> {
  await sql`UPDATE imports.imports SET progress_done = ${done}, progress_at = clock_timestamp() WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function saveWrittenTo(ctx: Reader, id: string, number: number): Promise<void> {
  await sql`UPDATE imports.imports SET written_to = ${number} WHERE id = ${id}`.execute(ctx.tx)
}

export async function saveCheck(ctx: Context, id: string, counts: Counts): Promise<void> {
  await sql`UPDATE imports.imports SET state = 'checked', check_counts = ${json(counts)}::jsonb, progress_done = progress_total,
      version = version + 1 WHERE id = ${id}`.execute(ctx.tx)
}

export async function saveRun(ctx: Context, id: string, counts: Counts, invitations: number): Promise<void> {
  await sql`UPDATE imports.imports SET state = 'done', run_counts = ${json(counts)}::jsonb, progress_done = progress_total,
      finished_at = ${timestamp(ctx.now)}, invitations_total = ${invitations}, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function saveUndo(ctx: Context, id: string, state: ImportState, counts: Counts): Promise<void> {
  await sql`UPDATE imports.imports SET state = ${state}, undo_counts = ${json(counts)}::jsonb, progress_done = progress_total,
      undone_at = ${timestamp(ctx.now)}, version = version + 1 WHERE id = ${id}`.execute(ctx.tx)
}

export async function markUndo(ctx: Reader, id: string, by: string, partly: boolean): Promise<void> {
  await sql`UPDATE imports.imports SET undone_by = ${by}, undo_partly = ${partly} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

/** A step ends without its result. */
export async function saveFailure(
  ctx: Reader,
  id: string,
  state: ImportState,
  failure: string,
): Promise<void> {
  await sql`UPDATE imports.imports SET state = ${state}, failure = ${failure}, version = version + 1 WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function countInvitations(ctx: Reader, id: string, sent: number): Promise<void> {
  await sql`UPDATE imports.imports SET invitations_sent = invitations_sent + ${sent} WHERE id = ${id}`.execute(
    ctx.tx,
  )
}

export async function deleteImport(ctx: Reader, id: string): Promise<void> {
  await sql`DELETE FROM imports.imports WHERE id = ${id}`.execute(ctx.tx)
}

/** Work that may fail without taking the transaction with it. */
export async function attempt<T>(ctx: Reader, work: () => Promise<T>): Promise<T> {
  await sql`SAVEPOINT import_part`.execute(ctx.tx)
  try {
    const result = await work()
    await sql`RELEASE SAVEPOINT import_part`.execute(ctx.tx)
    return result
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT import_part`.execute(ctx.tx)
    await sql`RELEASE SAVEPOINT import_part`.execute(ctx.tx)
    throw error
  }
}

const writers = 4_812_125

/** Imports write one after the other, part by part, so that each sees what the others made. Until the transaction ends. */
export async function takeTurn(ctx: Reader): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${writers})`.execute(ctx.tx)
}

/** Imports whose step nobody has moved on for a while: their process died. They count as moved on from now. */
export async function adoptOrphans(
  ctx: Reader,
  silentSeconds: number,
): Promise<{ id: string; state: ImportState }[]> {
  const { rows } = await sql<{
    id: string
    state: ImportState
  }>`UPDATE imports.imports SET progress_at = clock_timestamp()
    WHERE state IN ('checking', 'running', 'undoing') AND progress_at < clock_timestamp() - ${silentSeconds} * interval '1 second'
    RETURNING id, state`.execute(ctx.tx)
  return rows
}

export function json(value: unknown): string {
  return JSON.stringify(value)
}
