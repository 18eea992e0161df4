import { buffer } from 'node:stream/consumers'
import type { Context } from '#platform/context'
import { openFile } from './read-file.ts'

/**
 * A picture that the actor may read, at most `side` pixels a side (one of the thumbnail sizes), for documents; null
 * when it cannot be had, because a document without a photo is better than none.
 */
export async function readPicture(ctx: Context, id: string, side: number): Promise<Uint8Array | null> {
  try {
    const found = await openFile(ctx, id, side)
    if (found.mime !== 'image/jpeg' && found.mime !== 'image/png') return null
    return await buffer(await ctx.ports.storage.read(found.storageKey))
  } catch {
    return null
  }
}
