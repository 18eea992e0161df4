import { sql } from 'kysely'
import type { Actor, Database } from '../context.ts'
import { errors } from '../errors.ts'
import type { AnyRoute } from './route.ts'

/** What ends it, and what a page needs that only looks. */
const always = new Set([
  'POST /api/v1/ws-tickets/',
  'DELETE /api/v1/impersonation/',
  'DELETE /api/v1/auth/session/',
  'POST /api/v1/auth/logout/',
  'POST /api/v1/logout/',
])

/**
 * What is the person's alone, whoever stands in for him: ways in, contact data, keys, what was written down about him,
 * and money on its way out. Whatever asks for a fresh sign-in refuses by itself: nobody proved anything in this session.
 */
const personal: readonly RegExp[] = [
  /^\/auth\//,
  /^\/api\/v1\/(auth|profile|signup|login|sessions|impersonation|api-keys|roles|invitations)(\/|$)/,
  /(password|second-factor|passkey|recovery|one-time|phone|email|contact|own-login)/,
  /(payout|withdraw|refund)/,
  /(personal-data|privacy|export|erasure)/,
]

/** What of it may not even be read. */
const secret: readonly RegExp[] = [/(recovery|second-factor|api-keys|personal-data|privacy|export)/]

/** @throws Problem `impersonation_read_only`, `impersonation_personal` */
export function refuseInPlaceOfSomebody(
  spec: Pick<AnyRoute, 'method' | 'path'>,
  actor: Pick<Actor, 'impersonation'>,
): void {
  if (!actor.impersonation || always.has(`${spec.method} ${spec.path}`)) return
  if (spec.method === 'GET') {
    if (secret.some((pattern) => pattern.test(spec.path))) throw errors.impersonation_personal()
    return
  }
  if (actor.impersonation.mode === 'read') throw errors.impersonation_read_only()
  if (personal.some((pattern) => pattern.test(spec.path))) throw errors.impersonation_personal()
}

/** One transaction of a socket; who only looks gets one that cannot write. @throws Problem `impersonation_read_only` */
export async function inPlaceOfSomebody<T>(
  database: Database,
  actor: Pick<Actor, 'impersonation'>,
  work: (tx: Database) => Promise<T>,
): Promise<T> {
  if (actor.impersonation?.mode !== 'read') return database.transaction().execute(work)
  try {
    return await database.transaction().execute(async (tx) => {
      await sql`SET TRANSACTION READ ONLY`.execute(tx)
      return work(tx)
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === '25006')
      throw errors.impersonation_read_only()
    throw error
  }
}
