import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { emit } from '#platform/events'
import type { Cookie } from '#platform/http/route'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { setting } from '#platform/settings'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import { impersonationRefusal, insertImpersonation, sessionKind } from '../queries/impersonation.ts'
import { userRow } from '../queries/users.ts'
import { deviceName } from '../agents.ts'
import { digestOf, makeSecret } from '../tokens.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'
import { sessionCookiesOf } from './open-session.ts'

export const impersonationMinutes = 30

export interface Impersonating {
  readonly sessionId: string
  readonly endsAt: string
  /** For the web app; empty for programs. */
  readonly cookies: readonly Cookie[]
  /** For programs: good for as long as any access token. */
  readonly access: string | null
}

/**
 * Opens a session of thirty minutes in somebody's place. It dies with the session behind it, with the right to do this,
 * and when the person gets rights that its holder lacks.
 * @throws Problem `fresh_sign_in_required`, `impersonate_self`, `impersonate_high`, `impersonate_more_rights`,
 * `impersonate_closed`, `permission_denied`, `not_found`
 */
export async function startImpersonation(
  ctx: Context,
  wanted: { userId: string; mode: 'read' | 'full'; reason: string; secure: boolean },
): Promise<Impersonating> {
  const by = userId(ctx)
  const parent = ctx.actor.sessionId
  if (parent === null || ctx.actor.impersonation) throw errors.permission_denied()
  requireFreshSignIn(ctx)
  const person = await userRow(ctx.tx, wanted.userId)
  if (!person) throw errors.not_found()
  const refusal = await impersonationRefusal(ctx.tx, by, person.id, wanted.mode)
  if (refusal === 'permission_denied') throw errors.permission_denied()
  if (refusal) throw identityErrors[refusal]()
  const web = (await sessionKind(ctx.tx, parent)) === 'web'
  const id = newId()
  const secret = web ? makeSecret() : null
  const endsAt = timestamp(ctx.now.add({ minutes: impersonationMinutes }))
  await insertImpersonation(ctx.tx, {
    id,
    userId: person.id,
    by,
    parent,
    kind: web ? 'web' : 'api',
    secretDigest: secret === null ? null : digestOf(secret),
    mode: wanted.mode,
    reason: wanted.reason,
    device: deviceName(ctx.origin.userAgent),
    ip: ctx.origin.ip,
    userAgent: ctx.origin.userAgent,
    at: timestamp(ctx.now),
    expiresAt: endsAt,
  })
  await audit(ctx, {
    action: 'impersonation.start',
    object: { kind: 'user', id: person.id },
    after: { mode: wanted.mode, reason: wanted.reason, session_id: id, ends_at: endsAt },
  })
  if (await setting(ctx, 'identity.impersonation_notice'))
    await emit(ctx, 'impersonation.started', { user_id: person.id, by, mode: wanted.mode })
  return {
    sessionId: id,
    endsAt,
    cookies: secret === null ? [] : sessionCookiesOf(wanted.secure, secret),
    access: secret === null ? await ctx.ports.signer.sign(person.id, id, ctx.now) : null,
  }
}
