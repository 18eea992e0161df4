import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { ApplicationState, Move } from '../tutor-rules.ts'

type Tx = Pick<Context, 'tx'>

export interface TutorApplication {
  readonly id: string
  readonly user_id: string
  /** 1 for the first one; each later try counts on. */
  readonly number: number
  readonly kind: 'application' | 'change'
  readonly status: ApplicationState
  readonly headline: string
  readonly reason_code: string | null
  readonly reason: string
  readonly claimed_by: string | null
  readonly claimed_at: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
  readonly submitted_at: string | null
  readonly version: number
}

const columns =
  sql.raw(`a.id, a.user_id, a.number, a.kind, a.status, a.headline, a.reason_code, a.reason, a.claimed_by, a.claimed_at,
  a.decided_by, a.decided_at, a.submitted_at, a.version`)

export async function insertApplication(
  ctx: Tx,
  application: Pick<TutorApplication, 'id' | 'user_id' | 'kind' | 'headline'> & {
    at: string
    isDemo: boolean
  },
): Promise<void> {
  await sql`INSERT INTO people.tutor_applications (id, user_id, number, kind, headline, is_demo, created_at)
    SELECT ${application.id}, ${application.user_id}, coalesce(max(number), 0) + 1, ${application.kind}, ${application.headline},
      ${application.isDemo}, ${application.at}
    FROM people.tutor_applications WHERE user_id = ${application.user_id}`.execute(ctx.tx)
}

/** A tutor's tries, the latest first, without those that he gave up. */
export async function applicationsOf(ctx: Tx, userId: string): Promise<TutorApplication[]> {
  const { rows } = await sql<TutorApplication>`SELECT ${columns} FROM people.tutor_applications a
    WHERE a.user_id = ${userId} AND a.status <> 'withdrawn' ORDER BY a.number DESC`.execute(ctx.tx)
  return rows
}

export async function findApplication(ctx: Tx, id: string): Promise<TutorApplication | undefined> {
  const { rows } =
    await sql<TutorApplication>`SELECT ${columns} FROM people.tutor_applications a WHERE a.id = ${id}`.execute(
      ctx.tx,
    )
  return rows[0]
}

export async function lockApplication(ctx: Tx, id: string): Promise<TutorApplication | undefined> {
  const { rows } =
    await sql<TutorApplication>`SELECT ${columns} FROM people.tutor_applications a WHERE a.id = ${id} FOR UPDATE`.execute(
      ctx.tx,
    )
  return rows[0]
}

export async function updateApplication(ctx: Tx, next: TutorApplication): Promise<void> {
  await sql`UPDATE people.tutor_applications SET status = ${next.status}, headline = ${next.headline}, reason_code = ${next.reason_code},
      reason = ${next.reason}, claimed_by = ${next.claimed_by}, claimed_at = ${next.claimed_at}, decided_by = ${next.decided_by},
      decided_at = ${next.decided_at}, submitted_at = ${next.submitted_at}, version = version + 1
    WHERE id = ${next.id}`.execute(ctx.tx)
}

export interface TutorStep {
  readonly application_id: string
  readonly step: Move
  readonly actor_id: string | null
  readonly reason_code: string | null
  readonly reason: string
  readonly at: string
}

export async function insertStep(ctx: Tx, step: TutorStep & { id: string }): Promise<void> {
  await sql`INSERT INTO people.tutor_steps (id, application_id, step, actor_id, reason_code, reason, at)
    VALUES (${step.id}, ${step.application_id}, ${step.step}, ${step.actor_id}, ${step.reason_code}, ${step.reason}, ${step.at})`.execute(
    ctx.tx,
  )
}

export interface NamedStep extends TutorStep {
  readonly id: string
  readonly actor: string
}

export async function stepsOf(ctx: Tx, applicationIds: readonly string[]): Promise<NamedStep[]> {
  if (applicationIds.length === 0) return []
  const { rows } =
    await sql<NamedStep>`SELECT s.id, s.application_id, s.step, s.actor_id, s.reason_code, s.reason, s.at,
      trim(coalesce(u.first_name, '') || ' ' || coalesce(u.last_name, '')) AS actor
    FROM people.tutor_steps s LEFT JOIN identity.user_names u ON u.id = s.actor_id
    WHERE s.application_id = ANY(${[...applicationIds]}::uuid[]) ORDER BY s.id`.execute(ctx.tx)
  return rows
}

/** How many applications wait for a word, and since when. */
export async function queueFigures(ctx: Tx): Promise<{ count: number; oldest: string | null }> {
  const { rows } = await sql<{
    count: number
    oldest: string | null
  }>`SELECT count(*)::int AS count, min(submitted_at) AS oldest
    FROM people.tutor_applications WHERE status = 'pending'`.execute(ctx.tx)
  return rows[0] ?? { count: 0, oldest: null }
}
