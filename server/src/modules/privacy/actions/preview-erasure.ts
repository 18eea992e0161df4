import { childrenOnlyOf, type OnlyChild } from '#people'
import type { Context } from '#platform/context'
import { countErasure, type ErasureCount } from '#platform/personal-erase'
import type { Blocker } from '#platform/personal'
import type { PersonScope } from '#platform/personal-scope'
import { setting } from '#platform/settings'
import { privacyErrors } from '../errors.ts'
import { registryOf, scopeOf } from '../person-scope.ts'
import type { Person } from '../words.ts'
import '../settings.ts'

export interface ErasurePreview {
  readonly counts: readonly ErasureCount[]
  readonly blockers: readonly Blocker[]
  /** Children who would go along, or stand in the way. */
  readonly children: readonly OnlyChild[]
  readonly waitDays: number
}

/** What an erasure would take, leave and why, and what stands in its way. Changes nothing. */
export async function previewErasure(
  ctx: Context,
  person: Person,
  withChildren: boolean,
): Promise<ErasurePreview> {
  const scope = await scopeOf(ctx, person, { withChildren })
  return {
    counts: await countErasure(ctx.tx, registryOf(ctx), scope),
    blockers: await blockersOf(ctx, scope),
    children: person.kind === 'user' ? await childrenOnlyOf(ctx, [person.id]) : [],
    waitDays: await setting(ctx, 'privacy.erasure_wait_days'),
  }
}

export async function blockersOf(ctx: Context, scope: PersonScope): Promise<Blocker[]> {
  const found: Blocker[] = []
  for (const part of ctx.ports.personal) found.push(...((await part.blockers?.(ctx, scope)) ?? []))
  return found
}

/** @throws Problem `erasure_blocked` */
export async function refuseBlocked(ctx: Context, person: Person, withChildren: boolean): Promise<void> {
  const blockers = await blockersOf(ctx, await scopeOf(ctx, person, { withChildren }))
  if (blockers.length > 0) throw privacyErrors.erasure_blocked()
}
