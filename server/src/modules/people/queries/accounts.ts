import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Gender } from '../rules.ts'

/** What a student's learner row copies of the account. */
export interface AccountFacts {
  readonly first_name: string
  readonly last_name: string
  readonly dob: string | null
  readonly gender: Gender | null
  readonly is_demo: boolean
}

export async function accountFacts(
  ctx: Pick<Context, 'tx'>,
  userId: string,
): Promise<AccountFacts | undefined> {
  const { rows } =
    await sql<AccountFacts>`SELECT first_name, last_name, dob, gender, is_demo FROM identity.user_details WHERE id = ${userId}`.execute(
      ctx.tx,
    )
  return rows[0]
}
