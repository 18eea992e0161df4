import { errors } from '#platform/errors'

/** The entity tag of something that several people may edit. */
export function etag(version: number): string {
  return `"${version}"`
}

/** @throws Problem `stale_version` when the request was made from another version than the present one */
export function expectVersion(
  input: { readonly headers: Readonly<Record<string, string | string[] | undefined>> },
  version: number,
): void {
  const header = input.headers['if-match']
  if (typeof header !== 'string' || header.trim() === '*') return
  const known = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (!known.includes(etag(version))) throw errors.stale_version()
}
