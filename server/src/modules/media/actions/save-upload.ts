import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Context } from '#platform/context'
import type { UploadedPart } from '#platform/http/route'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { uploadErrors } from '../errors.ts'
import { displayName } from '../names.ts'
import { redraw } from '../pictures.ts'
import { pictureTypes, purposeRules, type Purpose } from '../purposes.ts'
import { insertFile, type FileRow } from '../queries.ts'
import { sniff } from '../sniff.ts'
import '../ports.ts'

export interface UploadSpec {
  readonly purpose: Purpose
  /** Whose it is; the actor when absent. */
  readonly ownerId?: string
  /** The input field that refusals are put at; `file` when absent. */
  readonly field?: string
  readonly isDemo?: boolean
}

/**
 * Keeps one file of a multipart body. It belongs to nothing yet and goes after a day unless attached.
 * @throws Problem `invalid_input` with `empty_file`, `file_too_large`, `file_type_refused` or `unreadable_picture`
 */
export async function saveUpload(
  ctx: Context,
  upload: UploadSpec & { readonly part: UploadedPart },
): Promise<FileRow> {
  const field = upload.field ?? upload.part.field
  const { maxBytes } = purposeRules[upload.purpose]
  if (upload.part.size > maxBytes) throw uploadErrors.tooLarge(field, maxBytes)
  return saveBytes(ctx, {
    ...upload,
    field,
    bytes: await readFile(upload.part.path),
    name: upload.part.filename,
  })
}

/** The same for bytes at hand (a socket frame, the demo centre). */
export async function saveBytes(
  ctx: Context,
  upload: UploadSpec & { readonly bytes: Uint8Array; readonly name: string },
): Promise<FileRow> {
  const stored = await storeBytes(ctx, { ...upload, field: upload.field ?? 'file' })
  try {
    return await keepUpload(ctx, stored, upload.ownerId ?? userId(ctx), upload.isDemo ?? false)
  } catch (error) {
    await dropUploads(ctx, [stored])
    throw error
  }
}

/** Bytes that are checked and stored, and belong to nobody yet: no row names them. */
export type StoredUpload = Omit<Parameters<typeof insertFile>[1], 'id' | 'owner_id' | 'is_demo'>

/**
 * The part of {@link saveUpload} that needs no transaction and no owner, for files that come together with what they
 * belong to. The caller keeps or drops what it got. @throws Problem as `saveUpload`
 */
export async function storeUpload(
  ctx: Context,
  upload: { readonly part: UploadedPart; readonly purpose: Purpose; readonly field?: string },
): Promise<StoredUpload> {
  const { part, purpose, field = part.field } = upload
  const { maxBytes } = purposeRules[purpose]
  if (part.size > maxBytes) throw uploadErrors.tooLarge(field, maxBytes)
  return storeBytes(ctx, { purpose, field, bytes: await readFile(part.path), name: part.filename })
}

async function storeBytes(
  ctx: Context,
  upload: { bytes: Uint8Array; name: string; purpose: Purpose; field: string },
): Promise<StoredUpload> {
  const content = await readContent(upload.bytes, upload.purpose, upload.field)
  const stored = await ctx.ports.storage.put(Readable.from([content.bytes]))
  return {
    purpose: upload.purpose,
    name: displayName(upload.name, content.extension),
    mime: content.mime,
    size: BigInt(stored.size),
    sha256: createHash('sha256').update(upload.bytes).digest(),
    width: content.width,
    height: content.height,
    storage_key: stored.key,
  }
}

/** Gives stored bytes their row, in the caller's transaction. */
export function keepUpload(
  ctx: Context,
  stored: StoredUpload,
  ownerId: string,
  isDemo = false,
): Promise<FileRow> {
  return insertFile(ctx, { ...stored, id: newId(), owner_id: ownerId, is_demo: isDemo })
}

/** Removes stored bytes whose rows never came to be, or went with their transaction. */
export async function dropUploads(ctx: Context, stored: readonly StoredUpload[]): Promise<void> {
  for (const { storage_key: key } of stored) await ctx.ports.storage.remove(key)
}

interface Content {
  readonly bytes: Uint8Array
  readonly mime: string
  readonly extension: string
  readonly width: number | null
  readonly height: number | null
}

/** What we keep of the upload: pictures drawn anew, other accepted types as they are. */
async function readContent(bytes: Uint8Array, purpose: Purpose, field: string): Promise<Content> {
  const rule = purposeRules[purpose]
  if (bytes.byteLength === 0) throw uploadErrors.empty(field)
  if (bytes.byteLength > rule.maxBytes) throw uploadErrors.tooLarge(field, rule.maxBytes)
  const type = await sniff(bytes)
  if (!type || !rule.types.includes(type.mime)) throw uploadErrors.typeRefused(field)
  if (!pictureTypes.includes(type.mime)) return { bytes, ...type, width: null, height: null }
  const picture = await redraw(bytes, rule.maxSide)
  if (!picture) throw uploadErrors.unreadable(field)
  return picture
}
