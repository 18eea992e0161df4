import type { Context } from '#platform/context'

/** One transaction for the part of a request that must be atomic; hashing and the like stay outside it. */
export function atomically<T>(ctx: Context, work: (ctx: Context) => Promise<T>): Promise<T> {
  if (ctx.tx.isTransaction) return work(ctx)
  return ctx.tx.transaction().execute((tx) => work({ ...ctx, tx }))
}

/** The same request, acted by the person who has just proved who he is. */
export function actingAs(ctx: Context, userId: string): Context {
  return { ...ctx, actor: { ...ctx.actor, kind: 'user', userId } }
}
