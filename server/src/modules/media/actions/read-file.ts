import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { redraw } from '../pictures.ts'
import { mayRead } from '../policy.ts'
import { findFiles, findThumbnail, insertThumbnail, type FileRow, type Thumbnail } from '../queries.ts'

export interface ReadableFile {
  readonly file: FileRow
  readonly mime: string
  /** Bytes of the form that was asked for. */
  readonly size: number
  readonly storageKey: string
  /** Names these very bytes; they never change. */
  readonly version: string
  readonly isPublic: boolean
}

/**
 * A file that the actor may read now, as it is or with a picture made to fit `side` pixels.
 * @throws Problem `not_found`, also for files that the actor may not see
 */
export async function openFile(ctx: Context, id: string, side?: number): Promise<ReadableFile> {
  const [file] = await findFiles(ctx, [id])
  const allowed = file ? await mayRead(ctx, file) : false
  if (!file || !allowed) throw errors.not_found()
  const isPublic = allowed === 'public'
  const large = Math.max(file.width ?? 0, file.height ?? 0)
  if (side === undefined || large <= side) {
    return {
      file,
      isPublic,
      mime: file.mime,
      size: Number(file.size),
      storageKey: file.storage_key,
      version: file.id,
    }
  }
  const small = (await findThumbnail(ctx, file.id, side)) ?? (await makeThumbnail(ctx, file, side))
  return {
    file,
    isPublic,
    mime: small.mime,
    size: Number(small.size),
    storageKey: small.storage_key,
    version: `${file.id}-${side}`,
  }
}

async function makeThumbnail(ctx: Context, file: FileRow, side: number): Promise<Thumbnail> {
  const { storage } = ctx.ports
  const picture = await redraw(await buffer(await storage.read(file.storage_key)), side)
  if (!picture) throw errors.not_found()
  const stored = await storage.put(Readable.from([picture.bytes]))
  const made: Thumbnail = { mime: picture.mime, size: BigInt(stored.size), storage_key: stored.key }
  if (await insertThumbnail(ctx, file.id, side, made)) return made
  await storage.remove(stored.key)
  const other = await findThumbnail(ctx, file.id, side)
  if (!other) throw errors.not_found()
  return other
}
