import { sql } from 'kysely'
import type { Tx } from './tickets.ts'

export interface NameRow {
  readonly first_name: string
  readonly last_name: string
}

export async function actorName(ctx: Tx, userId: string): Promise<NameRow> {
  const { rows } =
    await sql<NameRow>`SELECT first_name, last_name FROM identity.user_names WHERE id = ${userId}`.execute(
      ctx.tx,
    )
  return rows[0] ?? { first_name: '', last_name: '' }
}
