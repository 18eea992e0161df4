import type { Context } from '#platform/context'
import { retentionKinds } from '#platform/retention'
import { setting } from '#platform/settings'
import { insertRun } from '../queries/retention.ts'

/** Removes what is older than the centre keeps it, kind by kind, and writes down how much that was. */
export async function runRetention(ctx: Context): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const kind of retentionKinds) {
    const days = await setting(ctx, `retention.${kind}_days`)
    const before = ctx.now.subtract({ hours: 24 * days })
    for (const rule of ctx.ports.personal.flatMap((part) => part.retention)) {
      if (rule.kind !== kind) continue
      const removed = await ctx.tx.transaction().execute((tx) => rule.run({ ...ctx, tx }, before))
      counts[kind] = (counts[kind] ?? 0) + removed
    }
  }
  await insertRun(ctx, counts)
  return counts
}
