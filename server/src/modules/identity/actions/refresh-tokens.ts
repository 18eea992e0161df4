import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { tokenNotValid } from '../errors.ts'
import {
  insertRefresh,
  lockFamily,
  prolongSession,
  refreshRow,
  resignRefresh,
  supersede,
  type RefreshFamily,
  type RefreshRow,
} from '../queries/refresh.ts'
import { decideRefresh, refreshDays } from '../rules.ts'
import { actingAs, atomically } from '../scope.ts'
import { revokeSessions } from '../revocation.ts'
import type { TokenPair } from './open-session.ts'

/**
 * A refresh token for a fresh access token and the refresh token's successor (docs/domain/identity.md, "Tokens").
 * The end of a family is committed before the refusal is thrown.
 * @throws Problem `token_not_valid`
 */
export async function refreshTokens(ctx: Context, token: string): Promise<TokenPair> {
  const claims = await ctx.ports.signer.read(token, ctx.now)
  if (!claims) throw tokenNotValid()
  if (claims.type !== 'refresh') throw tokenNotValid('type')
  const pair = await atomically(ctx, async (inner) => {
    const family = await lockFamily(inner.tx, claims.id, claims.sessionId, timestamp(inner.now))
    if (!family || family.ended || !family.usable) return null
    const presented = await refreshRow(inner.tx, claims.id)
    return presented ? present(actingAs(inner, family.user_id), family, presented) : null
  })
  if (!pair) throw tokenNotValid()
  return pair
}

async function present(
  ctx: Context,
  family: RefreshFamily,
  presented: RefreshRow,
): Promise<TokenPair | null> {
  const successor = presented.successor_id ? await refreshRow(ctx.tx, presented.successor_id) : undefined
  const successorPresentedAt = successor?.presented_at ? Temporal.Instant.from(successor.presented_at) : null
  const decision = decideRefresh({ hasSuccessor: successor !== undefined, successorPresentedAt }, ctx.now)
  if (decision === 'replayed') {
    await revokeSessions(ctx, { userId: family.user_id, only: family.session_id }, 'refresh_replayed')
    await audit(ctx, {
      action: 'session.refresh_replayed',
      object: { kind: 'session', id: family.session_id },
    })
    return null
  }
  const next = decision === 'repeat' && successor ? successor : await rotate(ctx, family, presented)
  const expiresAt = ctx.now.add({ hours: refreshDays * 24 })
  await prolongSession(ctx.tx, family.session_id, timestamp(ctx.now), timestamp(expiresAt))
  return {
    access: await ctx.ports.signer.sign(family.user_id, family.session_id, ctx.now),
    refresh: await sign(ctx, family, next),
  }
}

async function rotate(ctx: Context, family: RefreshFamily, presented: RefreshRow): Promise<RefreshRow> {
  const issuedAt = timestamp(ctx.now)
  const expiresAt = timestamp(ctx.now.add({ hours: refreshDays * 24 }))
  const next = { id: newId(), sessionId: family.session_id, kid: ctx.ports.signer.kid, issuedAt, expiresAt }
  await insertRefresh(ctx.tx, next)
  await supersede(ctx.tx, presented.id, next.id, issuedAt)
  return {
    id: next.id,
    session_id: next.sessionId,
    kid: next.kid,
    issued_at: issuedAt,
    expires_at: expiresAt,
    successor_id: null,
    presented_at: null,
  }
}

async function sign(ctx: Context, family: RefreshFamily, row: RefreshRow): Promise<string> {
  const { signer } = ctx.ports
  const spec = {
    id: row.id,
    userId: family.user_id,
    sessionId: row.session_id,
    issuedAt: Temporal.Instant.from(row.issued_at),
    expiresAt: Temporal.Instant.from(row.expires_at),
  }
  const token = await signer.signRefresh(row.kid, spec)
  if (token) return token
  // Its key has been retired since: the same token, signed by today's key.
  await resignRefresh(ctx.tx, row.id, signer.kid)
  const again = await signer.signRefresh(signer.kid, spec)
  if (!again) throw new Error('no signing key is loaded')
  return again
}
