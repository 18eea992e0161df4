import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { timestamp } from '#platform/time'
import { isScope, makeApiKey, readNetwork } from '../api-keys.ts'
import { badNetwork, expiryPast, identityErrors, scopeNotHeld } from '../errors.ts'
import {
  apiKeyRow,
  endApiKey,
  insertApiKey,
  lockApiKey,
  updateApiKey,
  type ApiKeyRow,
  type ApiKeyValues,
} from '../queries/api-keys.ts'
import { rightsChanged } from '../revocation.ts'
import { requireFreshSignIn } from './fresh-sign-in.ts'

export interface ApiKeyWishes {
  readonly name: string
  readonly scopes: readonly string[]
  readonly networks?: readonly string[] | undefined
  readonly per_minute?: number | undefined
  readonly expires_at?: string | null | undefined
}

const usualPerMinute = 300

/**
 * A key for a program that acts in the name of whoever makes it. Answers the key itself, this once.
 * @throws Problem `fresh_sign_in_required`, or naming `scopes`, `networks` or `expires_at`
 */
export async function createApiKey(
  ctx: Context,
  wishes: ApiKeyWishes,
): Promise<{ key: ApiKeyRow; secret: string }> {
  requireFreshSignIn(ctx)
  const values = check(ctx, wishes, [])
  const { secret, prefix, digest } = makeApiKey()
  const id = newId()
  await insertApiKey(ctx.tx, {
    ...values,
    id,
    prefix,
    digest,
    created_by: userId(ctx),
    at: timestamp(ctx.now),
  })
  await audit(ctx, {
    action: 'api_key.create',
    object: { kind: 'api_key', id },
    after: { ...values, prefix },
  })
  return { key: await load(ctx, id), secret }
}

/**
 * Changes what a key may. Who widens it needs the right himself; whatever he gives, it never may more than its maker.
 * @throws Problem `api_key_revoked`, `fresh_sign_in_required`, or naming the field
 */
export async function changeApiKey(
  ctx: Context,
  id: string,
  changes: Partial<ApiKeyWishes>,
  check412: (version: number) => void,
): Promise<ApiKeyRow> {
  requireFreshSignIn(ctx)
  if (!(await lockApiKey(ctx.tx, id))) throw errors.not_found()
  const before = await load(ctx, id)
  check412(before.version)
  if (before.state === 'revoked') throw identityErrors.api_key_revoked()
  const { name, scopes, networks, per_minute, expires_at } = before
  const present = { name, scopes, networks, per_minute, expires_at }
  const values = check(ctx, { ...present, ...changes }, scopes, changes.expires_at === undefined)
  await updateApiKey(ctx.tx, id, values)
  await audit(ctx, {
    action: 'api_key.change',
    object: { kind: 'api_key', id },
    before: present,
    after: values,
  })
  await rightsChanged(ctx, before.created_by)
  return load(ctx, id)
}

/** The key stops working at once, on every node. A second time changes nothing. @throws Problem `not_found` */
export async function revokeApiKey(ctx: Context, id: string): Promise<void> {
  const key = await load(ctx, id)
  if (!(await endApiKey(ctx.tx, id, userId(ctx), timestamp(ctx.now)))) return
  await audit(ctx, { action: 'api_key.revoke', object: { kind: 'api_key', id }, before: { name: key.name } })
  await rightsChanged(ctx, key.created_by)
}

/** @throws Problem `not_found` */
export async function load(ctx: Context, id: string): Promise<ApiKeyRow> {
  const key = await apiKeyRow(ctx.tx, id, timestamp(ctx.now))
  if (!key) throw errors.not_found()
  return key
}

function check(
  ctx: Context,
  wishes: ApiKeyWishes,
  had: readonly string[],
  keepsExpiry = false,
): ApiKeyValues {
  const scopes = [...new Set(wishes.scopes)].toSorted()
  const refused = scopes.filter(
    (scope) => !had.includes(scope) && !(isScope(scope) && ctx.actor.permissions.has(scope)),
  )
  if (refused.length > 0) throw scopeNotHeld(refused)
  const expires = wishes.expires_at ? Temporal.Instant.from(wishes.expires_at) : null
  if (expires && !keepsExpiry && Temporal.Instant.compare(expires, ctx.now) <= 0) throw expiryPast()
  return {
    name: wishes.name.trim(),
    scopes,
    networks: [...new Set((wishes.networks ?? []).map(networkOf))],
    per_minute: wishes.per_minute ?? usualPerMinute,
    expires_at: expires ? timestamp(expires) : null,
  }
}

function networkOf(text: string): string {
  const network = readNetwork(text)
  if (network === null) throw badNetwork(text)
  return network
}
