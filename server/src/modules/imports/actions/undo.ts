import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { emit, send } from '#platform/events'
import { userId } from '#platform/permissions'
import { actingFor, importFor, lockedImportFor, type FoundImport } from '../access.ts'
import type { Kept, ObjectTag } from '../definition.ts'
import { definitionOf } from '../definitions.ts'
import { importErrors } from '../errors.ts'
import { jobNames } from '../job-names.ts'
import {
  beginStep,
  findImport,
  lockImport,
  markUndo,
  saveFailure,
  saveProgress,
  saveUndo,
  takeTurn,
  type Counts,
} from '../queries/imports.ts'
import { openTags, saveUndone } from '../queries/objects.ts'
import { tellProgress } from '../topics.ts'

export interface UndoPreview {
  readonly tags: readonly ObjectTag[]
  readonly kept: readonly Kept[]
}

/** What an undo would take back and what it would have to leave. @throws Problem `import_not_ready`, `import_forgotten` */
export async function previewUndo(ctx: Context, id: string): Promise<UndoPreview & FoundImport> {
  const found = await importFor(ctx, id)
  refuseUnlessUndoable(found)
  const tags = await openTags(ctx, id)
  return { ...found, tags, kept: await found.definition.blocked(ctx, tags) }
}

function refuseUnlessUndoable({ row }: FoundImport): void {
  if (row.state !== 'done' && row.state !== 'partly_undone') throw importErrors.import_not_ready()
  if (row.forgotten_at !== null) throw importErrors.import_forgotten()
}

/** Orders the undo. @throws Problem `import_used_since` when something would stay and that was not asked for */
export async function startUndo(ctx: Context, id: string, partly: boolean): Promise<void> {
  const found = await lockedImportFor(ctx, id)
  refuseUnlessUndoable(found)
  const tags = await openTags(ctx, id)
  const kept = await found.definition.blocked(ctx, tags)
  if (kept.length > 0 && !partly) throw importErrors.import_used_since()
  await markUndo(ctx, id, userId(ctx), partly)
  await beginStep(ctx, id, 'undoing', tags.length)
  await audit(ctx, { action: 'import.start_undo', object: { kind: 'import', id }, after: { partly } })
  await send(ctx, jobNames.undo, { import_id: id })
}

/** Takes the import back in one transaction: a kill leaves everything or nothing undone. */
export async function performUndo(ctx: Context, id: string): Promise<void> {
  const row = await findImport(ctx, id)
  if (row?.state !== 'undoing') return
  const acting = actingFor(ctx, row.undone_by)
  await ctx.tx.transaction().execute(async (tx) => {
    const inside = { ...acting, tx }
    await takeTurn(inside)
    if ((await findImport(inside, id))?.state !== 'undoing') return
    const tags = await openTags(inside, id)
    const definition = definitionOf(inside, row.kind)
    // What was used between the question and now is left out only when that was allowed.
    if (!row.undo_partly && (await definition.blocked(inside, tags)).length > 0) {
      const state = row.undo_counts ? 'partly_undone' : 'done'
      await saveFailure(inside, id, state, 'used_since')
      await tellProgress(inside, id, { state, done: 0, total: tags.length })
      return
    }
    // Told beside the transaction; the import's own row stays unlocked until the end.
    const kept = await definition.undo(inside, tags, async (done) => {
      await saveProgress(ctx, id, done)
      await tellProgress(ctx, id, { state: 'undoing', done, total: tags.length })
    })
    await lockImport(inside, id)
    const counts: Counts = await saveUndone(inside, id, kept)
    const state = kept.length > 0 ? 'partly_undone' : 'undone'
    await saveUndo(inside, id, state, counts)
    await audit(inside, { action: 'import.undo', object: { kind: 'import', id }, after: { counts } })
    await emit(inside, 'import.undone', { import_id: id, kind: row.kind })
    await tellProgress(inside, id, { state, done: tags.length, total: tags.length })
  })
}
