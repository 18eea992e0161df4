import type { Context } from '#platform/context'
import { publish } from '#platform/events'
import { can } from '#platform/permissions'
import { isUuid } from '#platform/ids'
import type { Topic } from '#platform/realtime/topics'
import { findImport } from './queries/imports.ts'
import type { ImportState } from './states.ts'

/** `import:{id}`: how far an import is, for those who may see it. */
export const importTopic: Topic = {
  prefix: 'import',
  async allowed(ctx, id) {
    if (!can(ctx, 'imports.manage') || !isUuid(id)) return false
    const found = await findImport(ctx, id)
    return found !== undefined && (found.created_by === ctx.actor.userId || can(ctx, 'imports.manage_all'))
  },
  room: (_ctx, id) => roomOf(id),
}

function roomOf(id: string): string {
  return `import:${id}`
}

export async function tellProgress(
  ctx: Context,
  id: string,
  progress: { state: ImportState; done: number; total: number },
): Promise<void> {
  await publish(ctx, roomOf(id), { type: 'progress', data: progress })
}
