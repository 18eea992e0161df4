import type { Context } from '#platform/context'
import { send } from '#platform/events'
import { setting } from '#platform/settings'
import { audit } from '#platform/audit'
import { lockedImportFor } from '../access.ts'
import { definitionOf } from '../definitions.ts'
import { importErrors } from '../errors.ts'
import { jobNames } from '../job-names.ts'
import { adoptOrphans, countInvitations, deleteImport, findImport, lockImport } from '../queries/imports.ts'
import { forgetValues, outdatedImports } from '../queries/forget.ts'
import { madeObjects } from '../queries/objects.ts'

const silentSeconds = 45
const jobOf = { checking: jobNames.check, running: jobNames.run, undoing: jobNames.undo } as const

/** Goes on with imports whose process died in the middle. */
export async function resumeImports(ctx: Context): Promise<void> {
  await ctx.tx.transaction().execute(async (tx) => {
    const inside = { ...ctx, tx }
    for (const { id, state } of await adoptOrphans(inside, silentSeconds))
      if (state === 'checking' || state === 'running' || state === 'undoing')
        await send(inside, jobOf[state], { import_id: id })
  })
}

/** Files and values are kept as long as the centre says; drafts of that age go whole. */
export async function forgetImports(ctx: Context): Promise<void> {
  const days = await setting(ctx, 'imports.keep_days')
  for (const { id, state } of await outdatedImports(ctx, ctx.now.subtract({ hours: days * 24 })))
    await ctx.tx.transaction().execute(async (tx) => {
      if (state === 'draft' || state === 'checked') await deleteImport({ tx }, id)
      else await forgetValues({ ...ctx, tx }, id)
    })
}

/** Throws a draft away, file and all. @throws Problem `import_not_ready` for one that was run */
export async function discardImport(ctx: Context, id: string): Promise<void> {
  const { row } = await lockedImportFor(ctx, id)
  if (row.state !== 'draft' && row.state !== 'checked') throw importErrors.import_not_ready()
  await deleteImport(ctx, id)
  await audit(ctx, { action: 'import.discard', object: { kind: 'import', id }, before: { kind: row.kind } })
}

/**
 * Invites the next of those whom an import gave an account, so many a minute. `sent` is how many were when the job was
 * queued: a job that comes twice does nothing the second time.
 */
export async function sendInvitations(ctx: Context, job: { import_id: string; sent: number }): Promise<void> {
  const found = await findImport(ctx, job.import_id)
  const invitation = found ? definitionOf(ctx, found.kind).invitation : undefined
  if (!invitation) return
  const perMinute = await setting(ctx, 'imports.invitations_a_minute')
  await ctx.tx.transaction().execute(async (tx) => {
    const inside = { ...ctx, tx }
    const row = await lockImport(inside, job.import_id)
    if (row?.state !== 'done' || row.invitations_sent !== job.sent) return
    const all = await madeObjects(inside, row.id, invitation.kind)
    const ids = all.slice(job.sent, job.sent + perMinute)
    await invitation.send(inside, ids)
    await countInvitations(inside, row.id, ids.length)
    const sent = job.sent + ids.length
    if (sent < all.length)
      await send(
        inside,
        jobNames.invite,
        { import_id: row.id, sent },
        { startAfter: ctx.now.add({ seconds: 60 }) },
      )
  })
}
