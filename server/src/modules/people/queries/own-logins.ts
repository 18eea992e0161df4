import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'

/** Joins the account to the learner row, which stays the same; announces it to open sockets. */
export async function giveLogin(
  ctx: Context,
  login: { id: string; learnerId: string; userId: string; consented: boolean },
): Promise<void> {
  const at = timestamp(ctx.now)
  await sql`INSERT INTO people.own_logins (id, learner_id, user_id, given_at, given_by, consented_at)
    VALUES (${login.id}, ${login.learnerId}, ${login.userId}, ${at}, ${ctx.actor.userId}, ${login.consented ? at : null})`.execute(
    ctx.tx,
  )
  await sql`UPDATE people.learners SET user_id = ${login.userId}, version = version + 1 WHERE id = ${login.learnerId}`.execute(
    ctx.tx,
  )
}

/** Takes the account from the learner; answers the account. */
export async function endLogin(ctx: Context, learnerId: string): Promise<void> {
  await sql`UPDATE people.own_logins SET ended_at = ${timestamp(ctx.now)}, ended_by = ${ctx.actor.userId}
    WHERE learner_id = ${learnerId} AND ended_at IS NULL`.execute(ctx.tx)
  await sql`UPDATE people.learners SET user_id = NULL, version = version + 1 WHERE id = ${learnerId}`.execute(
    ctx.tx,
  )
}

/** Was this account the learner's own login before? */
export async function wasLoginOf(
  ctx: Pick<Context, 'tx'>,
  learnerId: string,
  userId: string,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`SELECT EXISTS (SELECT 1 FROM people.own_logins
    WHERE learner_id = ${learnerId} AND user_id = ${userId} AND ended_at IS NOT NULL) AS known`.execute(
    ctx.tx,
  )
  return rows[0]?.known ?? false
}
