import type { Context } from '#platform/context'
import { moveObject } from '../queries.ts'

/** A file goes to another object of the same kind: two learners became one. The caller answers for the right to. */
export function reassignFile(ctx: Pick<Context, 'tx'>, id: string, objectId: string): Promise<void> {
  return moveObject(ctx, id, objectId)
}
