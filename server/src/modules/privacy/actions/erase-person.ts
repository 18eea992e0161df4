import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { send } from '#platform/events'
import { eraseTraces } from '#platform/erase-traces'
import { countErasure, eraseRows, type ErasureCount } from '#platform/personal-erase'
import type { PersonScope } from '#platform/personal-scope'
import { removeArchivesJob } from '../job-names.ts'
import { registryOf } from '../person-scope.ts'
import { expireArchives } from '../queries/requests.ts'
import type { Person } from '../words.ts'

/**
 * Forgets a person in every module, in the caller's transaction: what lives ends (places, links, sessions), rows go or
 * lose their values as the registry says, then the traces in the kernel's tables. Bytes follow after commit. The caller
 * has looked for blockers.
 */
export async function erasePerson(ctx: Context, person: Person, scope: PersonScope): Promise<ErasureCount[]> {
  const registry = registryOf(ctx)
  const counts = await countErasure(ctx.tx, registry, scope)
  for (const part of ctx.ports.personal.toReversed()) await part.leaving?.(ctx, scope)
  const archives = await expireArchives(ctx, scope.objects)
  if (archives.length > 0) await send(ctx, removeArchivesJob, { keys: archives })
  await eraseRows(ctx.tx, registry, scope)
  await eraseTraces(ctx.tx, scope)
  // Nothing of this entry may tell who it was: not the address from which he said good-bye either.
  const unseen: Context = { ...ctx, origin: { ...ctx.origin, ip: null, userAgent: null } }
  await audit(unseen, {
    action: 'privacy.erase',
    object: { kind: person.kind === 'guest' ? 'enrollment_request' : person.kind, id: person.id },
    after: counts,
  })
  return counts
}
