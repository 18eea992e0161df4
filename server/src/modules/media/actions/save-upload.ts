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
  const field = upload.field ?? 'file'
  const content = await readContent(upload.bytes, upload.purpose, field)
  const stored = await ctx.ports.storage.put(Readable.from([content.bytes]))
  try {
    return await insertFile(ctx, {
      id: newId(),
      owner_id: upload.ownerId ?? userId(ctx),
      purpose: upload.purpose,
      name: displayName(upload.name, content.extension),
      mime: content.mime,
      size: BigInt(stored.size),
      sha256: createHash('sha256').update(upload.bytes).digest(),
      width: content.width,
      height: content.height,
      storage_key: stored.key,
      is_demo: upload.isDemo ?? false,
    })
  } catch (error) {
    await ctx.ports.storage.remove(stored.key)
    throw error
  }
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
