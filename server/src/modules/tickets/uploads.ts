import { saveUpload } from '#media'
import type { Context } from '#platform/context'
import type { UploadedPart } from '#platform/http/route'

/** The input field of files that come in the same multipart body. */
export const fileField = {
  file: { required: false, description: 'A photo or document; may be repeated' },
} as const

/** Keeps the files of a multipart body; answers their ids after those that were uploaded before. */
export async function withUploads(
  ctx: Context,
  fileIds: readonly string[],
  parts: readonly UploadedPart[],
): Promise<string[]> {
  const ids = [...fileIds]
  for (const part of parts) ids.push((await saveUpload(ctx, { part, purpose: 'attachment' })).id)
  return ids
}
