import type { Context } from '#platform/context'
import { uploadErrors } from '../errors.ts'
import type { Purpose } from '../purposes.ts'
import { clearObject, lockFile, setObject, type FileRow } from '../queries.ts'

/**
 * Gives an uploaded file to the object that it belongs to; from then on that object's readers may read it.
 * Attaching it to the same object again changes nothing.
 * @throws Problem `invalid_input` (`unknown_file` at `field`, default `file`) unless the actor uploaded it and it is free
 */
export async function attachFile(
  ctx: Context,
  fileId: string,
  object: { readonly kind: string; readonly id: string },
  expect: { readonly field?: string; readonly purpose?: Purpose } = {},
): Promise<FileRow> {
  const file = await lockFile(ctx, fileId)
  const refused = uploadErrors.unknown(expect.field ?? 'file')
  if (!file) throw refused
  if (file.object_kind === object.kind && file.object_id === object.id) return file
  const mine = ctx.actor.kind === 'system' || file.owner_id === ctx.actor.userId
  if (!mine || file.object_kind !== null) throw refused
  if (expect.purpose && expect.purpose !== file.purpose) throw refused
  await setObject(ctx, file.id, object)
  return { ...file, object_kind: object.kind, object_id: object.id }
}

/** Takes files from their objects (a photo was replaced); they go after a day. The caller answers for the right to. */
export async function detachFiles(ctx: Context, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0) await clearObject(ctx, fileIds)
}
