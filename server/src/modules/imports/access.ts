import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { can, demand } from '#platform/permissions'
import type { ImportDefinition } from './definition.ts'
import { definitionOf } from './definitions.ts'
import { findImport, lockImport, type ImportRow } from './queries/imports.ts'

export interface FoundImport {
  readonly row: ImportRow
  readonly definition: ImportDefinition
}

/** An import of the actor's, or of anybody for those who manage all. @throws Problem `not_found`, `permission_denied` */
export async function importFor(ctx: Context, id: string): Promise<FoundImport> {
  return allowed(ctx, await findImport(ctx, id))
}

/** The same, locked until the transaction ends. */
export async function lockedImportFor(ctx: Context, id: string): Promise<FoundImport> {
  return allowed(ctx, await lockImport(ctx, id))
}

function allowed(ctx: Context, row: ImportRow | undefined): FoundImport {
  if (!row || (row.created_by !== ctx.actor.userId && !can(ctx, 'imports.manage_all')))
    throw errors.not_found()
  const definition = definitionOf(ctx, row.kind)
  demand(ctx, definition.permission)
  return { row, definition }
}

/** Work that goes on in a job is done by the person who ordered it. */
export function actingFor(ctx: Context, userId: string | null): Context {
  return userId === null ? ctx : { ...ctx, actor: { ...ctx.actor, kind: 'user', userId } }
}
