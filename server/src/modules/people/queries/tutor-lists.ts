import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { timestamp } from '#platform/time'
import { claimMinutes } from '../tutor-rules.ts'
import type { TutorApplication } from './tutor-applications.ts'
import type { TutorProfile } from './tutors.ts'

/** An application as the queue shows it: with the applicant's name and words. */
export interface QueuedApplication
  extends TutorApplication,
    Pick<
      TutorProfile,
      'bio' | 'skills' | 'languages' | 'subjects' | 'hourly_price_minor' | 'hourly_price_currency'
    > {
  readonly first_name: string
  readonly last_name: string
  readonly phone_number1: string | null
  readonly email: string | null
  readonly avatar_file_id: string | null
  readonly claimer: string
  readonly documents: number
}

const shown = [
  't.id',
  't.user_id',
  't.number',
  't.kind',
  't.status',
  't.headline',
  't.reason_code',
  't.reason',
  't.claimed_by',
  't.claimed_at',
  't.decided_by',
  't.decided_at',
  't.submitted_at',
  't.version',
  't.bio',
  't.skills',
  't.languages',
  't.subjects',
  't.hourly_price_minor',
  't.hourly_price_currency',
  't.first_name',
  't.last_name',
  't.phone_number1',
  't.email',
  't.avatar_file_id',
  't.claimer',
  't.documents',
] as const

/** Drafts are nobody's business but the applicant's. */
const queue = sql<QueuedApplication & { search_text: string }>`(
  SELECT a.id, a.user_id, a.number, a.kind, a.status, a.headline, a.reason_code, a.reason, a.claimed_by, a.claimed_at, a.decided_by,
    a.decided_at, a.submitted_at, a.version, p.bio, p.skills, p.languages, p.subjects, p.hourly_price_minor, p.hourly_price_currency,
    u.first_name, u.last_name, u.phone_number1, u.email, u.avatar_file_id,
    trim(coalesce(c.first_name, '') || ' ' || coalesce(c.last_name, '')) AS claimer,
    (SELECT count(*)::int FROM people.tutor_documents d WHERE d.application_id = a.id) AS documents,
    u.search_text || ' ' || platform.fold(a.headline || ' ' || array_to_string(p.subjects, ' ')) AS search_text
  FROM people.tutor_applications a JOIN people.tutor_profiles p ON p.user_id = a.user_id
    JOIN identity.user_details u ON u.id = a.user_id LEFT JOIN identity.user_names c ON c.id = a.claimed_by
  WHERE a.status NOT IN ('draft', 'withdrawn') AND u.is_present)`.as('t')

/** The queue as one reviewer may narrow it. */
export function tutorQueueList(ctx: Pick<Context, 'actor' | 'now'>): ListSpec {
  const me = ctx.actor.userId
  const lapsed = timestamp(ctx.now.subtract({ minutes: claimMinutes }))
  const held = sql`(t.claimed_by IS NOT NULL AND t.claimed_at > ${lapsed}::timestamptz)`
  return { ...described, filters: { ...described.filters, claim: claimFilter(me, held) } }
}

function claimFilter(me: string | null, held: ReturnType<typeof sql>) {
  return filters.custom('free: taken by nobody now; mine; others', (value) => {
    if (value === 'free') return sql<boolean>`NOT ${held}`
    if (value === 'mine') return sql<boolean>`(${held} AND t.claimed_by = ${me}::uuid)`
    return value === 'others' ? sql<boolean>`(${held} AND t.claimed_by IS DISTINCT FROM ${me}::uuid)` : null
  })
}

const described: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    submitted_at: sql.ref('t.submitted_at'),
    decided_at: sql.ref('t.decided_at'),
    first_name: sql.ref('t.first_name'),
    last_name: sql.ref('t.last_name'),
  },
  defaultOrdering: 'submitted_at',
  tie: sql.ref('t.id'),
  filters: {
    status: filters.choice(sql.ref('t.status'), ['pending', 'asked', 'approved', 'rejected']),
    kind: filters.choice(sql.ref('t.kind'), ['application', 'change']),
    tutor: filters.uuid(sql.ref('t.user_id'), 'The applicant'),
    subject: filters.custom(
      'A subject, as the tutor wrote it',
      (value) => sql<boolean>`${value} = ANY(t.subjects)`,
    ),
    language: filters.custom('ISO 639 code', (value) => sql<boolean>`${value} = ANY(t.languages)`),
    submitted_at: filters.instant(sql.ref('t.submitted_at')),
  },
}

/** For the route's parameters. */
export const tutorQueueParameters: ListSpec = {
  ...described,
  filters: { ...described.filters, claim: claimFilter(null, sql`false`) },
}

export function listTutorQueue<W>(
  ctx: Pick<Context, 'tx' | 'actor' | 'now'>,
  input: ListInput,
  present: (row: QueuedApplication) => W,
): Promise<Page<W>> {
  return runList(ctx.tx, tutorQueueList(ctx), ctx.tx.selectFrom(queue).select([...shown]), input, present)
}

export async function queuedApplication(
  ctx: Pick<Context, 'tx'>,
  id: string,
): Promise<QueuedApplication | undefined> {
  return ctx.tx
    .selectFrom(queue)
    .select([...shown])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** The oldest one that waits and that nobody has taken. */
export async function nextWaiting(
  ctx: Pick<Context, 'tx' | 'actor' | 'now'>,
  after: string | null,
): Promise<string | null> {
  const lapsed = timestamp(ctx.now.subtract({ minutes: claimMinutes }))
  const { rows } = await sql<{ id: string }>`SELECT a.id FROM people.tutor_applications a
    WHERE a.status = 'pending' AND a.user_id IS DISTINCT FROM ${ctx.actor.userId}::uuid AND a.id IS DISTINCT FROM ${after}::uuid
      AND (a.claimed_by IS NULL OR a.claimed_by = ${ctx.actor.userId}::uuid OR a.claimed_at <= ${lapsed})
    ORDER BY (a.submitted_at, a.id) <= (SELECT o.submitted_at, o.id FROM people.tutor_applications o WHERE o.id = ${after}::uuid) NULLS FIRST,
      a.submitted_at, a.id LIMIT 1`.execute(ctx.tx)
  return rows[0]?.id ?? null
}
