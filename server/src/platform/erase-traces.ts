import { sql } from 'kysely'
import type { Database } from './context.ts'
import { patterns, redactColumn } from './personal-erase.ts'
import { needlesOf, type PersonScope } from './personal-scope.ts'

/*
 * What the kernel's own tables keep of a person beside his rows: values of the audit trail, live rooms, jobs, limits.
 * Everything is in the erasure's transaction.
 */
export async function eraseTraces(db: Database, scope: PersonScope): Promise<void> {
  const needles = needlesOf(scope)
  await eraseAuditValues(db, scope, needles)
  await eraseFrames(db, scope, needles)
  await eraseJobs(db, needles)
  await eraseAnswers(db, scope)
  await eraseLimits(db, scope)
}

/**
 * Values of entries about the person's things, and of those that name him, go with their salt: the digest in the chain
 * stays and says nothing. Of what he did to others' things only his address and device go.
 */
async function eraseAuditValues(db: Database, scope: PersonScope, needles: readonly string[]): Promise<void> {
  await sql`UPDATE platform.audit_details d SET salt = NULL, before = NULL, after = NULL
    FROM platform.audit_log a WHERE a.id = d.audit_id AND a.object_id = ANY(${scope.objects}::uuid[])`.execute(
    db,
  )
  await sql`UPDATE platform.audit_details d SET salt = NULL, ip = NULL, user_agent = NULL
    FROM platform.audit_log a WHERE a.id = d.audit_id AND a.actor_id = ANY(${scope.users}::uuid[])`.execute(
    db,
  )
  // Acts before anybody was known (a sign-up, a guest's request) bear the person's own address.
  await sql`UPDATE platform.audit_details d SET ip = NULL, user_agent = NULL
    FROM platform.audit_log a WHERE a.id = d.audit_id AND a.actor_kind = 'anonymous' AND a.object_id = ANY(${scope.objects}::uuid[])`.execute(
    db,
  )
  await eraseMembers(db, [...scope.learners, ...scope.users])
  const inJson = [...patterns(needles.map(asInJson)), ...patterns(scope.learners)]
  await sql`UPDATE platform.audit_details SET salt = NULL, before = NULL, after = NULL
    WHERE before::text ILIKE ANY(${inJson}::text[]) OR after::text ILIKE ANY(${inJson}::text[])`.execute(db)
}

/** Values by person, such as the marks of a lecture: only the person's member goes. */
async function eraseMembers(db: Database, ids: readonly string[]): Promise<void> {
  await sql`UPDATE platform.audit_details SET salt = NULL,
      before = CASE WHEN jsonb_typeof(before) = 'object' THEN before - ${ids}::text[] ELSE before END,
      after = CASE WHEN jsonb_typeof(after) = 'object' THEN after - ${ids}::text[] ELSE after END
    WHERE (jsonb_typeof(before) = 'object' AND before ?| ${ids}::text[])
      OR (jsonb_typeof(after) = 'object' AND after ?| ${ids}::text[])`.execute(db)
}

/** Rooms of the person go as a whole; whoever still follows one reloads. Elsewhere the frames about him go. */
async function eraseFrames(db: Database, scope: PersonScope, needles: readonly string[]): Promise<void> {
  await sql`DELETE FROM platform.room_events WHERE split_part(room, ':', 2) = ANY(${scope.objects}::uuid[]::text[])`.execute(
    db,
  )
  const ids = patterns([...scope.learners, ...scope.users])
  await sql`DELETE FROM platform.room_events
    WHERE data::text ILIKE ANY(${[...ids, ...patterns(needles.map(asInJson))]}::text[])`.execute(db)
}

/** Jobs carry ids; should one carry more, or a failure quote something, it goes. */
async function eraseJobs(db: Database, needles: readonly string[]): Promise<void> {
  if (needles.length === 0) return
  for (const [table, column] of [
    ['pgboss.job', 'data'],
    ['pgboss.job', 'output'],
    ['pgboss.job', 'source_output'],
    ['pgboss.warning', 'data'],
  ] as const)
    await redactColumn(db, { table, column, json: true }, needles)
  await redactColumn(db, { table: 'pgboss.warning', column: 'message', json: false }, needles)
}

/** First answers that others got about the person are not given again. */
async function eraseAnswers(db: Database, scope: PersonScope): Promise<void> {
  const ids = patterns([...scope.learners, ...scope.users])
  await sql`UPDATE platform.idempotency_keys SET body = NULL WHERE body ILIKE ANY(${ids}::text[])`.execute(db)
}

/** Budgets are counted by phone, address and account. */
async function eraseLimits(db: Database, scope: PersonScope): Promise<void> {
  const keys = patterns([...scope.contacts, ...scope.users])
  await sql`DELETE FROM platform.rate_limits WHERE key ILIKE ANY(${keys}::text[])`.execute(db)
}

/** Letters that told others about the person: their words go, that they were sent stays. */
export async function eraseLetters(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`UPDATE platform.outbox_messages SET subject = NULL, body = '', html = NULL, secrets = '{}'
    WHERE id = ANY(${ids}::uuid[])`.execute(db)
}

/** Events of the last months that were about one of these things. */
export async function eventsAbout(db: Database, scope: PersonScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`SELECT id FROM platform.events
    WHERE jsonb_path_query_array(data, '$.**') ?| ${scope.objects}::text[]`.execute(db)
  return rows.map((row) => row.id)
}

/** As a text stands inside JSON. */
function asInJson(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}
