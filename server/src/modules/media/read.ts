import type { Context } from '#platform/context'
import { fileLink } from './links.ts'
import { filesBySha256, filesOfObjects, filesOfScope, findFiles, type FileRow } from './queries.ts'

export { fileLink }

/** Files by id; unknown ids are simply absent. */
export async function fileRows(
  ctx: Pick<Context, 'tx'>,
  ids: readonly string[],
): Promise<Map<string, FileRow>> {
  return new Map((await findFiles(ctx, ids)).map((file) => [file.id, file]))
}

/** The files of each object of a kind, oldest first; objects without files have an empty list. */
export async function filesOf(
  ctx: Pick<Context, 'tx'>,
  kind: string,
  objectIds: readonly string[],
): Promise<Map<string, FileRow[]>> {
  const lists = new Map<string, FileRow[]>(objectIds.map((id) => [id, []]))
  for (const file of await filesOfObjects(ctx, kind, objectIds))
    if (file.object_id) lists.get(file.object_id)?.push(file)
  return lists
}

/** Every upload of the very same bytes, oldest first: the same receipt handed in twice. */
export function filesWithHash(ctx: Pick<Context, 'tx'>, sha256: Buffer): Promise<FileRow[]> {
  return filesBySha256(ctx, sha256)
}

/** Files of a person: those of his things, and his own that belong to nothing. For his copy of his data. */
export function filesOfPerson(
  ctx: Pick<Context, 'tx'>,
  person: { readonly users: readonly string[]; readonly objects: readonly string[] },
): Promise<FileRow[]> {
  return filesOfScope(ctx, person)
}
