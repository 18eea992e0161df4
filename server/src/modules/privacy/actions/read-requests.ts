import type { Context } from '#platform/context'
import { findRequest } from '../queries/requests.ts'
import { nameOf } from '../person-scope.ts'

/** What a notice about a request says; undefined when it is gone. */
export async function requestFacts(
  ctx: Context,
  id: string,
): Promise<{ name: string; notBefore: string | null; expiresAt: string | null } | undefined> {
  const request = await findRequest(ctx, id)
  if (!request) return undefined
  const name = await nameOf(ctx, { kind: request.subject_kind, id: request.subject_id })
  return { name, notBefore: request.not_before, expiresAt: request.expires_at }
}
