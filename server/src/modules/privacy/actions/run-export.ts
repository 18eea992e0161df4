import { userCards } from '#identity'
import type { Context } from '#platform/context'
import { audit } from '#platform/audit'
import { emit } from '#platform/events'
import { centreSettings, setting } from '#platform/settings'
import { buildArchive } from '../archive/build.ts'
import { nameOf, scopeOf } from '../person-scope.ts'
import { expireArchives, findRequest, writeStatus } from '../queries/requests.ts'
import '../events.ts'
import '../settings.ts'

/** Makes one copy and tells who may have it. Runs again after a crash with the same effect. */
export async function runExport(ctx: Context, requestId: string): Promise<void> {
  const request = await findRequest(ctx, requestId)
  if (!request || !['waiting', 'running'].includes(request.status)) return
  await writeStatus(ctx, requestId, { status: 'running' })
  const person = { kind: request.subject_kind, id: request.subject_id }
  const name = await nameOf(ctx, person)
  const scope = await scopeOf(ctx, person, { exported: true })
  const reader = request.owner_id
    ? (await userCards(ctx, [request.owner_id])).get(request.owner_id)
    : undefined
  const locale = reader?.locale ?? (await centreSettings(ctx)).locale
  const archive = await buildArchive(ctx, scope, { name, locale, timeZone: reader?.time_zone ?? null })
  const stored = await ctx.ports.storage.put(archive.stream)
  const days = await setting(ctx, 'privacy.export_days')
  const kept = await ctx.tx.transaction().execute(async (tx) => {
    const inner: Context = { ...ctx, tx }
    const now = await findRequest(inner, requestId, 'lock')
    // Another run was faster, or the person was erased meanwhile.
    if (now?.status !== 'running') return false
    await writeStatus(inner, requestId, {
      status: 'ready',
      counts: archive.counts,
      archive: { key: stored.key, size: stored.size, expiresAt: ctx.now.add({ hours: 24 * days }) },
    })
    await audit(inner, {
      action: 'privacy.export',
      object: { kind: person.kind === 'guest' ? 'enrollment_request' : person.kind, id: person.id },
      after: { request: requestId },
    })
    if (request.owner_id)
      await emit(inner, 'privacy.export_ready', { request_id: requestId, owner_id: request.owner_id })
    return true
  })
  if (!kept) await ctx.ports.storage.remove(stored.key)
}

/** Copies whose days are over go. */
export async function removeOldArchives(ctx: Context): Promise<void> {
  for (const key of await expireArchives(ctx)) await ctx.ports.storage.remove(key)
}
