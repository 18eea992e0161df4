import { errors } from '../errors.ts'
import type { Input } from './route.ts'

/** The entity tag of something that is edited. */
export function etag(version: number | string): string {
  return `"${version}"`
}

/** @throws Problem `stale_version` when the request was made from another version than the present one */
export function expectVersion(
  input: Pick<Input<unknown, unknown, unknown>, 'headers'>,
  version: number | string,
): void {
  const header = input.headers['if-match']
  if (typeof header !== 'string' || header.trim() === '*') return
  const known = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (!known.includes(etag(version))) throw errors.stale_version()
}
