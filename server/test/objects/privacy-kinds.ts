import { Readable } from 'node:stream'
import { newId } from '#platform/ids'
import type { Caller } from '#test/caller'
import { gone, type Cast } from './cast.ts'
import type { Instances } from './kinds.ts'

/** Copies and deletions of people's data; see kinds.ts. */
export const privacyKinds: Readonly<Record<string, (cast: Cast) => Promise<Instances>>> = {
  privacyExport: async ({ world, nadia, layla, hany, rami, omar, staff }) => {
    const ready = async (who: Caller): Promise<string> => {
      const id = newId()
      const stored = await world.app.ports.storage.put(Readable.from([Buffer.from('PK')]))
      await world.rows(
        `INSERT INTO privacy.requests (id, kind, subject_kind, subject_id, asked_by, owner_id, status, created_at, due_at, expires_at, storage_key, size)
         VALUES ($1, 'export', 'user', $2, $2, $2, 'ready', $3, $3, $3::timestamptz + interval '7 days', $4, $5)`,
        [id, who.id, world.now().toString(), stored.key, stored.size],
      )
      return id
    }
    return {
      nadia: await ready(nadia),
      layla: await ready(layla),
      hany: await ready(hany),
      rami: await ready(rami),
      staff: await ready(staff),
      omar: await ready(omar),
      gone,
    }
  },
  privacyErasure: async ({ world, nadia, layla, hany, rami, omar }) => {
    const waiting = async (who: Caller): Promise<string> => {
      const id = newId()
      await world.rows(
        `INSERT INTO privacy.requests (id, kind, subject_kind, subject_id, asked_by, owner_id, status, created_at, due_at, not_before)
         VALUES ($1, 'erasure', 'user', $2, $2, $2, 'waiting', $3, $3, $3::timestamptz + interval '7 days')`,
        [id, who.id, world.now().toString()],
      )
      return id
    }
    return {
      nadia: await waiting(nadia),
      layla: await waiting(layla),
      hany: await waiting(hany),
      rami: await waiting(rami),
      omar: await waiting(omar),
      gone,
    }
  },
  privacySubject: async ({ nadia, omar }) => ({
    nadia: { kind: 'user', id: nadia.id },
    omar: { kind: 'user', id: omar.id },
    gone: { kind: 'user', id: gone },
  }),
}
