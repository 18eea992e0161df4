import { sql, type RawBuilder } from 'kysely'
import { auditValues } from '#platform/audit'
import type { Context } from '#platform/context'
import { Together } from '#platform/db/together'
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

/** One who enrols and what he enrols. */
export interface FastOrder {
  readonly ctx: Pick<Context, 'actor' | 'now' | 'origin'>
  readonly wanted: FastEnrollment
}

/** Each application gathers for itself: its connections are its own. */
const desks = new WeakMap<object, Together<FastOrder, string | null>>()

/**
 * The ordinary direct enrolment in one statement: seat, enrolment, audit, event with its jobs and the key's answer, all
 * or nothing; those that come in a rush share it. Answers the enrolment as JSON text, or null when anything is not
 * ordinary (a check fails, no seat, a place or the key exists already): then nothing was written, and the longer way
 * finds out why. It is a transaction of its own, whatever `ctx.tx` is.
 */
export async function enrolInOneStatement(ctx: Context, wanted: FastEnrollment): Promise<string | null> {
  const { hotWrites } = ctx.ports
  const known = desks.get(hotWrites)
  if (known) return known.ask({ ctx, wanted })
  const desk = deskOf(ctx)
  desks.set(hotWrites, desk)
  return desk.ask({ ctx, wanted })
}

function deskOf({ ports, tx }: Context): Together<FastOrder, string | null> {
  return new Together({
    most: 24,
    lanes: 3,
    run: async (orders) => {
      const queues = ports.jobs.queuesOf('enrollment.activated')
      const rows = await ports.hotWrites.rows<{ n: number; body: string }>(
        enrolStatement(orders, queues).compile(tx),
      )
      const bodies = new Map(rows.map(({ n, body }) => [n, body]))
      const courses = new Set(orders.flatMap(({ wanted }, n) => (bodies.has(n) ? [wanted.courseId] : [])))
      if (courses.size > 0) {
        ports.hints.send([
          ...[...courses].map((course) => ({ channel: 'halqa_catalog', payload: course })),
          ...queues.map((queue) => ({ channel: 'halqa_jobs', payload: queue })),
        ])
      }
      return orders.map((_, n) => bodies.get(n) ?? null)
    },
  })
}

/**
 * What {@link enrolInOneStatement} runs for these orders; `queues` get the events' jobs. Answers the place in the list
 * and the body of each that was enrolled. Seats are taken in the order of the courses, so that two rushes never wait for
 * each other in a ring. The benchmark's limit runs the same text.
 */
export function enrolStatement(
  orders: readonly FastOrder[],
  queues: readonly string[],
): RawBuilder<{ n: number; body: string }> {
  const rows = orders.map(valuesOf)
  const list = <K extends keyof Values>(name: K): Values[K][] => rows.map((row) => row[name])
  return sql<{ n: number; body: string }>`
    WITH wanted AS MATERIALIZED (
      SELECT * FROM unnest(${list('n')}::integer[], ${list('id')}::uuid[], ${list('course')}::uuid[], ${list('learner')}::uuid[],
        ${list('kind')}::text[], ${list('today')}::date[], ${list('at')}::timestamptz[], ${list('actorKind')}::text[],
        ${list('actorId')}::uuid[], ${list('label')}::text[], ${list('requestId')}::text[], ${list('ip')}::inet[],
        ${list('userAgent')}::text[], ${list('auditId')}::uuid[], ${list('digest')}::bytea[], ${list('salt')}::bytea[],
        ${list('after')}::jsonb[], ${list('eventId')}::uuid[], ${list('event')}::jsonb[], ${list('keyActor')}::text[],
        ${list('key')}::text[], ${list('keyHash')}::bytea[])
      AS w (n, id, course_id, learner_id, kind, today, at, actor_kind, actor_id, label, request_id, ip, user_agent, audit_id,
        digest, salt, after, event_id, event, key_actor, key, key_hash)),
    fact AS MATERIALIZED (
      SELECT w.*, c.name, c.slug, c.kind AS course_kind, c.status, c.start_date, c.price_minor, c.currency, c.is_demo,
        greatest(c.start_date, w.today) AS active_from, l.first_name, l.last_name, l.unique_code, p.user_id AS payer_id
      FROM wanted w JOIN catalog.course_terms c ON c.id = w.course_id
        JOIN people.learner_cards l ON l.id = w.learner_id AND l.kind = w.kind AND l.archived_at IS NULL
        JOIN people.payers p ON p.learner_id = l.id
      WHERE enrolments.fits(c.status, coalesce(c.start_date, w.today), c.min_age, c.max_age, c.for_adults, c.gender, l.dob, l.gender)
        AND NOT EXISTS (SELECT 1 FROM enrolments.enrollments e WHERE e.course_id = w.course_id AND e.learner_id = w.learner_id AND e.status IN ('active', 'suspended', 'completed'))
        AND NOT EXISTS (SELECT 1 FROM platform.idempotency_keys k WHERE k.actor = w.key_actor AND k.key = w.key)
      ORDER BY w.course_id),
    seated AS MATERIALIZED (SELECT * FROM fact WHERE catalog.take_seats_untold(fact.course_id, 1)),
    enrollment AS (
      INSERT INTO enrolments.enrollments (id, course_id, learner_id, status, enrolled_at, active_from, requested_by, price_minor, currency, created_by, is_demo)
      SELECT id, course_id, learner_id, 'active', at, active_from, payer_id, price_minor, currency, actor_id, is_demo FROM seated),
    waited AS (
      UPDATE enrolments.waitlist_entries w SET status = 'left', closed_at = seated.at FROM seated
      WHERE w.course_id = seated.course_id AND w.learner_id = seated.learner_id AND w.status = 'waiting'),
    logged AS (
      INSERT INTO platform.audit_log (id, at, actor_kind, actor_id, actor_label, action, object_kind, object_id, request_id, digest)
      SELECT audit_id, at, actor_kind, actor_id, label, 'enrollment.activate', 'enrollment', id, request_id, digest FROM seated),
    details AS (
      INSERT INTO platform.audit_details (audit_id, salt, before, after, ip, user_agent)
      SELECT audit_id, salt, NULL, after, ip, user_agent FROM seated),
    announced AS (
      INSERT INTO platform.events (id, type, data, actor_id, at)
      SELECT event_id, 'enrollment.activated', event -> 'data', actor_id, at FROM seated),
    sent AS MATERIALIZED (
      SELECT platform.file_jobs_of_all(${[...queues]}::text[], array_agg(event)) AS jobs FROM seated HAVING count(*) > 0),
    answer AS MATERIALIZED (
      SELECT n, key_actor, key, key_hash, json_build_object('id', id,
        'course', json_build_object('id', course_id, 'name', name, 'slug', slug, 'kind', course_kind, 'status', status, 'start_date', start_date),
        'learner', json_build_object('id', learner_id, 'kind', kind, 'first_name', first_name, 'last_name', last_name, 'unique_code', unique_code),
        'status', 'active', 'enrolled_at', event -> 'at', 'active_from', active_from, 'ended_at', NULL, 'end_reason', NULL,
        'price', catalog.amount_text(price_minor, currency), 'currency', currency, 'is_paid', price_minor = 0, 'invoice', NULL)::text AS body
      FROM seated),
    kept AS (
      INSERT INTO platform.idempotency_keys (actor, key, request_hash, status, body)
      SELECT key_actor, key, key_hash, 201, body FROM answer WHERE key IS NOT NULL)
    SELECT answer.n, answer.body FROM answer, sent`
}

type Values = ReturnType<typeof valuesOf>

function valuesOf({ ctx, wanted }: FastOrder, n: number) {
  const id = newId()
  const at = timestamp(ctx.now)
  const data = { enrollment_id: id, course_id: wanted.courseId, learner_id: wanted.learnerId }
  const event = { id: newId(), type: 'enrollment.activated', data, actorId: ctx.actor.userId, at }
  const entry = auditValues(ctx, {
    action: 'enrollment.activate',
    object: { kind: 'enrollment', id },
    after: { course_id: wanted.courseId, learner_id: wanted.learnerId, override: null },
  })
  return {
    n,
    id,
    course: wanted.courseId,
    learner: wanted.learnerId,
    kind: wanted.kind,
    today: wanted.today,
    at,
    actorKind: ctx.actor.kind,
    actorId: ctx.actor.userId,
    label: entry.label,
    requestId: ctx.origin.requestId,
    ip: ctx.origin.ip,
    userAgent: ctx.origin.userAgent,
    auditId: entry.id,
    digest: entry.digest,
    salt: entry.salt,
    after: entry.after,
    eventId: event.id,
    event: JSON.stringify(event),
    keyActor: wanted.key?.actor ?? null,
    key: wanted.key?.key ?? null,
    keyHash: wanted.key?.hash ?? null,
  }
}
