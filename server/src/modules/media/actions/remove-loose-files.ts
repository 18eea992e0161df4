import type { Context } from '#platform/context'
import { send } from '#platform/events'
import { deleteLooseFiles, keysInUse } from '../queries.ts'

const keptHours = 24
const atOnce = 200

/** Forgets files that nothing has held for a day; their bytes follow after commit. */
export async function removeLooseFiles(ctx: Context): Promise<void> {
  const before = ctx.now.subtract({ hours: keptHours })
  for (let found = atOnce; found > 0; ) {
    found = await ctx.tx.transaction().execute(async (tx) => {
      const keys = await deleteLooseFiles({ tx }, before, atOnce)
      if (keys.length > 0) await send({ ...ctx, tx }, 'media.remove_bytes', { keys })
      return keys.length
    })
  }
}

/** Removes bytes that no row names (any more). */
export async function removeBytes(ctx: Context, keys: readonly string[]): Promise<void> {
  const used = await keysInUse(ctx, keys)
  for (const key of (await ctx.ports['keepsBytes:privacy']?.(ctx, keys)) ?? []) used.add(key)
  for (const key of keys) if (!used.has(key)) await ctx.ports.storage.remove(key)
}

/** Removes bytes whose row never came to be: an upload inside a transaction that failed afterwards. */
export async function sweepStorage(ctx: Context): Promise<void> {
  let keys: string[] = []
  for await (const key of ctx.ports.storage.list(ctx.now.subtract({ hours: keptHours }))) {
    keys.push(key)
    if (keys.length < atOnce) continue
    await removeBytes(ctx, keys)
    keys = []
  }
  await removeBytes(ctx, keys)
}
