import type { Context } from '#platform/context'
import type { FileRow } from './queries.ts'
import './ports.ts'

/** Who may read a file: its owner; who may read its object (asked through the object's port); a logo: everybody. */
export async function mayRead(ctx: Context, file: FileRow): Promise<boolean | 'public'> {
  if (file.object_kind !== null && file.object_id !== null) {
    if (file.purpose === 'logo') return 'public'
    const answer = await ctx.ports[`canRead:${file.object_kind}`]?.(ctx, file.object_id)
    if (answer) return answer
  }
  return ctx.actor.userId !== null && ctx.actor.userId === file.owner_id
}
