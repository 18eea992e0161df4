import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { Problem } from '#platform/errors'
import { emit, send } from '#platform/events'
import { userId } from '#platform/permissions'
import { actingFor, lockedImportFor } from '../access.ts'
import type { DataRow, ImportDefinition, ImportRun } from '../definition.ts'
import { definitionOf } from '../definitions.ts'
import { importErrors } from '../errors.ts'
import { jobNames } from '../job-names.ts'
import {
  attempt,
  beginStep,
  findImport,
  lockImport,
  markRun,
  saveFailure,
  saveProgress,
  saveRun,
  saveWrittenTo,
  takeTurn,
  type Counts,
  type ImportRow,
} from '../queries/imports.ts'
import { countTags, digestTags, madeBy, madeObjects, saveTags } from '../queries/objects.ts'
import { countRows, saveFailed, saveWritten, writableRows } from '../queries/rows.ts'
import { tellProgress } from '../topics.ts'

export interface RunWish {
  readonly on_errors: 'skip' | 'all'
  readonly invite: boolean
}

/** Orders the import of what was checked. @throws Problem `import_not_ready`, `import_has_errors`, `import_nothing_to_do` */
export async function startRun(ctx: Context, id: string, wish: RunWish): Promise<void> {
  const { row } = await lockedImportFor(ctx, id)
  if (row.state !== 'checked') throw importErrors.import_not_ready()
  const counts = row.check_counts ?? {}
  const broken = counts['rows.error'] ?? 0
  if (wish.on_errors === 'all' && broken > 0) throw importErrors.import_has_errors({ count: broken })
  const total = (counts['rows.good'] ?? 0) + (counts['rows.warning'] ?? 0)
  if (total === 0) throw importErrors.import_nothing_to_do()
  await markRun(ctx, id, userId(ctx), { ...row.options, ...wish })
  await beginStep(ctx, id, 'running', total)
  await audit(ctx, {
    action: 'import.start',
    object: { kind: 'import', id },
    after: { ...wish, rows: total },
  })
  await send(ctx, jobNames.run, { import_id: id })
}

/**
 * Writes what was checked. Each part is one transaction that also notes how far it came, so a run that was killed goes
 * on where it stood, and two that run at once do each part once.
 */
export async function performRun(ctx: Context, id: string): Promise<void> {
  const row = await findImport(ctx, id)
  if (row?.state !== 'running') return
  const acting = actingFor(ctx, row.run_by)
  if (row.options.on_errors === 'all') return runWhole(acting, row)
  for (let more = true; more; )
    more = await ctx.tx.transaction().execute((tx) => writeNextPart({ ...acting, tx }, id))
}

const part = 500

async function writeNextPart(ctx: Context, id: string): Promise<boolean> {
  await takeTurn(ctx)
  const row = await lockImport(ctx, id)
  if (row?.state !== 'running') return false
  const definition = definitionOf(ctx, row.kind)
  const rows = await writableRows(ctx, id, row.written_to, part)
  const last = rows.at(-1)
  if (!last) {
    await finish(ctx, row, definition)
    return false
  }
  await writeOrDivide(ctx, row, definition, rows)
  await saveWrittenTo(ctx, id, last.number)
  const done = row.progress_done + rows.length
  await saveProgress(ctx, id, done)
  await tellProgress(ctx, id, { state: 'running', done, total: row.progress_total })
  return true
}

/** A row that the database refuses is found by halving; the others are written without it. */
async function writeOrDivide(
  ctx: Context,
  row: ImportRow,
  definition: ImportDefinition,
  rows: readonly DataRow<unknown>[],
): Promise<void> {
  try {
    await attempt(ctx, () => writeRows(ctx, row, definition, rows))
  } catch (error) {
    const reason = rowFault(error)
    if (reason === null) throw error
    const [only] = rows
    if (only && rows.length === 1) {
      await saveFailed(ctx, row.id, only.number, { code: 'not_written', field: null, values: { reason } })
      return
    }
    const middle = Math.ceil(rows.length / 2)
    await writeOrDivide(ctx, row, definition, rows.slice(0, middle))
    await writeOrDivide(ctx, row, definition, rows.slice(middle))
  }
}

/** Refusals and broken constraints are about rows; everything else (a lost connection) is tried again later. */
function rowFault(error: unknown): string | null {
  if (error instanceof Problem) return error.code
  const state = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return /^2[23]/.test(state) ? 'conflict' : null
}

async function writeRows(
  ctx: Context,
  row: ImportRow,
  definition: ImportDefinition,
  rows: readonly DataRow<unknown>[],
): Promise<void> {
  const run: ImportRun = {
    importId: row.id,
    choices: row.options.choices,
    made: (kind, ids) => madeBy(ctx, row.id, kind, ids),
  }
  const written = await definition.write(ctx, rows, run)
  await saveTags(ctx, row.id, written.tags)
  await saveWritten(ctx, row.id, written.rows)
}

/**
 * Everything or nothing: one transaction. The import's own row stays unlocked until the end, so that the progress,
 * which is told beside the transaction, does not wait for it.
 */
async function runWhole(ctx: Context, row: ImportRow): Promise<void> {
  const definition = definitionOf(ctx, row.kind)
  try {
    await ctx.tx.transaction().execute(async (tx) => {
      const inside = { ...ctx, tx }
      await takeTurn(inside)
      if ((await findImport(inside, row.id))?.state !== 'running') return
      for (let after = 0, done = 0; ; ) {
        const rows = await writableRows(inside, row.id, after, part)
        if (rows.length === 0) break
        await writeRows(inside, row, definition, rows)
        after = rows.at(-1)?.number ?? after
        done += rows.length
        await saveProgress(ctx, row.id, done)
        await tellProgress(ctx, row.id, { state: 'running', done, total: row.progress_total })
      }
      await lockImport(inside, row.id)
      await finish(inside, row, definition)
    })
  } catch (error) {
    if (rowFault(error) === null) throw error
    await saveFailure(ctx, row.id, 'checked', 'rolled_back')
    await tellProgress(ctx, row.id, { state: 'checked', done: 0, total: row.progress_total })
  }
}

async function finish(ctx: Context, row: ImportRow, definition: ImportDefinition): Promise<void> {
  const states = await countRows(ctx, row.id)
  const counts: Counts = {
    ...Object.fromEntries([...states].map(([state, n]) => [`rows.${state}`, n])),
    ...(await countTags(ctx, row.id)),
  }
  const invited =
    row.options.invite && definition.invitation
      ? (await madeObjects(ctx, row.id, definition.invitation.kind)).length
      : 0
  await saveRun(ctx, row.id, counts, invited)
  await audit(ctx, {
    action: 'import.finish',
    object: { kind: 'import', id: row.id },
    after: { kind: row.kind, counts, objects: await digestTags(ctx, row.id) },
  })
  await emit(ctx, 'import.finished', { import_id: row.id, kind: row.kind })
  if (invited > 0) await send(ctx, jobNames.invite, { import_id: row.id, sent: 0 })
  await tellProgress(ctx, row.id, { state: 'done', done: row.progress_total, total: row.progress_total })
}
