import { sql } from 'kysely'
import type { Context } from '#platform/context'

/** Runs work so that its failure undoes only itself and the transaction goes on. */
export async function inSavepoint<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  await sql`SAVEPOINT step`.execute(ctx.tx)
  try {
    const result = await work()
    await sql`RELEASE SAVEPOINT step`.execute(ctx.tx)
    return result
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT step`.execute(ctx.tx)
    throw error
  }
}
