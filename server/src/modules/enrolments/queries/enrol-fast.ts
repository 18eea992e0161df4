import { sql, type RawBuilder } from 'kysely'
import { auditValues } from '#platform/audit'
import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'

export interface FastEnrollment {
  readonly courseId: string
  readonly learnerId: string
  readonly kind: 'child' | 'student'
  /** Local date of the centre, YYYY-MM-DD. */
  readonly today: string
  readonly key: { readonly actor: string; readonly key: string; readonly hash: Buffer } | null
}

/**
 * The ordinary direct enrolment in one statement: seat, enrolment, audit, event with its jobs and the key's answer, all
 * or nothing. Answers the enrolment as JSON text, or null when anything is not ordinary (a check fails, no seat, a
 * place or the key exists already): then nothing was written, and the longer way finds out why. It is a transaction of
 * its own, whatever `ctx.tx` is.
 */
export async function enrolInOneStatement(ctx: Context, wanted: FastEnrollment): Promise<string | null> {
  const queues = ctx.ports.jobs.queuesOf('enrollment.activated')
  const rows = await ctx.ports.hotWrites.rows<{ body: string }>(
    enrolStatement(ctx, wanted, queues).compile(ctx.tx),
  )
  const answer = rows[0]?.body ?? null
  if (answer !== null) {
    ctx.ports.hints.send([
      { channel: 'halqa_catalog', payload: wanted.courseId },
      ...queues.map((queue) => ({ channel: 'halqa_jobs', payload: queue })),
    ])
  }
  return answer
}

/** What {@link enrolInOneStatement} runs; `queues` get the event's jobs. The benchmark's limit runs the same text. */
export function enrolStatement(
  ctx: Pick<Context, 'actor' | 'now' | 'origin'>,
  wanted: FastEnrollment,
  queues: readonly string[],
): RawBuilder<{ body: string }> {
  const id = newId()
  const at = timestamp(ctx.now)
  const fact = { enrollment_id: id, course_id: wanted.courseId, learner_id: wanted.learnerId }
  const event = { id: newId(), type: 'enrollment.activated', data: fact, actorId: ctx.actor.userId, at }
  const entry = auditValues(ctx, {
    action: 'enrollment.activate',
    object: { kind: 'enrollment', id },
    after: { course_id: wanted.courseId, learner_id: wanted.learnerId, override: null },
  })
  return sql<{ body: string }>`
    WITH fact AS MATERIALIZED (
      SELECT c.id AS course_id, c.name, c.slug, c.kind, c.status, c.start_date, c.price_minor, c.currency, c.is_demo,
        greatest(c.start_date, ${wanted.today}::date) AS active_from,
        l.id AS learner_id, l.kind AS learner_kind, l.first_name, l.last_name, l.unique_code, p.user_id AS payer_id
      FROM catalog.course_terms c, people.learner_cards l JOIN people.payers p ON p.learner_id = l.id
      WHERE c.id = ${wanted.courseId} AND l.id = ${wanted.learnerId} AND l.kind = ${wanted.kind} AND l.archived_at IS NULL
        AND enrolments.fits(c.status, coalesce(c.start_date, ${wanted.today}::date), c.min_age, c.max_age, c.for_adults, c.gender, l.dob, l.gender)
        AND NOT EXISTS (SELECT 1 FROM enrolments.enrollments e WHERE e.course_id = c.id AND e.learner_id = l.id AND e.status IN ('active', 'suspended', 'completed'))
        AND NOT EXISTS (SELECT 1 FROM platform.idempotency_keys k WHERE k.actor = ${wanted.key?.actor ?? null} AND k.key = ${wanted.key?.key ?? null})),
    seated AS MATERIALIZED (SELECT fact.* FROM fact WHERE catalog.take_seats_untold(fact.course_id, 1)),
    enrollment AS (
      INSERT INTO enrolments.enrollments (id, course_id, learner_id, status, enrolled_at, active_from, requested_by, price_minor, currency, created_by, is_demo)
      SELECT ${id}, course_id, learner_id, 'active', ${at}::timestamptz, active_from, payer_id, price_minor, currency, ${ctx.actor.userId}, is_demo FROM seated
      RETURNING id),
    waited AS (
      UPDATE enrolments.waitlist_entries w SET status = 'left', closed_at = ${at}::timestamptz FROM seated
      WHERE w.course_id = seated.course_id AND w.learner_id = seated.learner_id AND w.status = 'waiting'),
    logged AS (
      INSERT INTO platform.audit_log (id, at, actor_kind, actor_id, actor_label, action, object_kind, object_id, request_id, digest)
      SELECT ${entry.id}, ${at}::timestamptz, ${ctx.actor.kind}, ${ctx.actor.userId}::uuid, ${entry.label}, 'enrollment.activate', 'enrollment', ${id}::uuid,
        ${ctx.origin.requestId}, ${entry.digest} FROM seated RETURNING id),
    details AS (
      INSERT INTO platform.audit_details (audit_id, salt, before, after, ip, user_agent)
      SELECT id, ${entry.salt}, NULL, ${entry.after}::jsonb, ${ctx.origin.ip}::inet, ${ctx.origin.userAgent} FROM logged),
    announced AS (
      INSERT INTO platform.events (id, type, data, actor_id, at)
      SELECT ${event.id}, ${event.type}, ${JSON.stringify(fact)}::jsonb, ${event.actorId}::uuid, ${at}::timestamptz FROM seated),
    sent AS MATERIALIZED (SELECT platform.file_jobs(${[...queues]}::text[], ${JSON.stringify(event)}::jsonb) AS jobs FROM seated),
    answer AS MATERIALIZED (
      SELECT json_build_object('id', ${id}::text,
        'course', json_build_object('id', course_id, 'name', name, 'slug', slug, 'kind', kind, 'status', status, 'start_date', start_date),
        'learner', json_build_object('id', learner_id, 'kind', learner_kind, 'first_name', first_name, 'last_name', last_name, 'unique_code', unique_code),
        'status', 'active', 'enrolled_at', ${at}::text, 'active_from', active_from, 'ended_at', NULL, 'end_reason', NULL,
        'price', catalog.amount_text(price_minor, currency), 'currency', currency, 'is_paid', price_minor = 0, 'invoice', NULL)::text AS body
      FROM seated),
    kept AS (
      INSERT INTO platform.idempotency_keys (actor, key, request_hash, status, body)
      SELECT ${wanted.key?.actor ?? null}, ${wanted.key?.key ?? null}, ${wanted.key?.hash ?? null}::bytea, 201, body FROM answer WHERE ${wanted.key !== null}::boolean)
    SELECT answer.body FROM answer, sent`
}
