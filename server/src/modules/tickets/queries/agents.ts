import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Assignment, Desk, WaitingTicket } from '../rules/assignment.ts'
import type { Priority } from '../words.ts'
import type { Tx } from './tickets.ts'

const assignmentLock = 70_001

/** One at a time gives tickets out, over all nodes, until the transaction ends. */
export async function lockAssignment(ctx: Tx): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${assignmentLock})`.execute(ctx.tx)
}

/** Weight of a ticket, as `priorityWeights` says. */
const weight = sql`CASE t.priority WHEN 'urgent' THEN 4 WHEN 'high' THEN 3 WHEN 'medium' THEN 2 ELSE 1 END`

/** Agents who are there and take tickets. `allowed` = who may answer at all. */
export async function onlineDesks(
  ctx: Tx,
  options: { since: Temporal.Instant; allowed: readonly string[]; capacity: number },
): Promise<Desk[]> {
  const { rows } = await sql<{
    user_id: string
    capacity: number | null
    last_assigned_at: string | null
    load: number
    waiting: number
  }>`
    SELECT g.user_id, g.capacity, g.last_assigned_at, coalesce(sum(${weight}), 0)::int AS load,
      (count(t.id) FILTER (WHERE t.status IN ('pending', 'reviewing')))::int AS waiting
    FROM tickets.agents g LEFT JOIN tickets.tickets t ON t.assignee_id = g.user_id AND t.status <> 'closed'
    WHERE g.available AND g.last_seen_at >= ${timestamp(options.since)} AND g.user_id = ANY(${[...options.allowed]}::uuid[])
    GROUP BY g.user_id`.execute(ctx.tx)
  return rows.map((row) => ({
    userId: row.user_id,
    load: row.load,
    waiting: row.waiting,
    capacity: row.capacity ?? options.capacity,
    lastAssignedAt: row.last_assigned_at ? Date.parse(row.last_assigned_at) : null,
  }))
}

/** The head of the queue, most urgent first; rows that somebody else works on right now are left out. */
export async function waitingTickets(ctx: Tx, limit: number): Promise<WaitingTicket[]> {
  const { rows } = await sql<{
    id: string
    category_id: string | null
    priority: Priority
  }>`SELECT t.id, t.category_id, t.priority
    FROM tickets.tickets t WHERE t.assignee_id IS NULL AND t.status IN ('pending', 'reviewing')
    ORDER BY ${weight} DESC, t.created_at, t.id LIMIT ${limit} FOR UPDATE SKIP LOCKED`.execute(ctx.tx)
  return rows.map((row) => ({ id: row.id, categoryId: row.category_id, priority: row.priority }))
}

export async function categoryAgents(ctx: Tx): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{
    category_id: string
    user_id: string
  }>`SELECT category_id, user_id FROM tickets.category_agents`.execute(ctx.tx)
  const map = new Map<string, Set<string>>()
  for (const row of rows) map.set(row.category_id, (map.get(row.category_id) ?? new Set()).add(row.user_id))
  return map
}

export async function anybodyPresent(ctx: Tx, since: Temporal.Instant): Promise<boolean> {
  const { rows } =
    await sql`SELECT 1 FROM tickets.agents WHERE available AND last_seen_at >= ${timestamp(since)} LIMIT 1`.execute(
      ctx.tx,
    )
  return rows.length > 0
}

/** Writes a plan. The order of its lines is the order of the agents' turns. */
export async function writeAssignments(ctx: Context, plan: readonly Assignment[]): Promise<void> {
  const base = ctx.now.epochMilliseconds
  const lines = plan.map((line, index) => ({
    ...line,
    at: timestamp(Temporal.Instant.fromEpochMilliseconds(base + index)),
  }))
  await sql`WITH plan AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS p("ticketId" uuid, "agentId" uuid, at timestamptz)),
    given AS (UPDATE tickets.tickets t SET assignee_id = p."agentId", assigned_at = ${timestamp(ctx.now)}, updated_at = ${timestamp(ctx.now)}
      FROM plan p WHERE t.id = p."ticketId" AND t.assignee_id IS NULL)
    UPDATE tickets.agents g SET last_assigned_at = l.at FROM (SELECT "agentId", max(at) AS at FROM plan GROUP BY 1) l WHERE g.user_id = l."agentId"`.execute(
    ctx.tx,
  )
}

/** Says that an agent is there. Answers whether he was there before (seen since `since` and taking tickets). */
export async function touchAgent(
  ctx: Context,
  agent: { readonly userId: string; readonly available: boolean | null; readonly firstAvailable: boolean },
  since: Temporal.Instant,
): Promise<{ readonly came: boolean; readonly available: boolean }> {
  const now = timestamp(ctx.now)
  const { rows } = await sql<{ before: boolean | null; available: boolean }>`WITH old AS (
      SELECT available AND last_seen_at >= ${timestamp(since)} AS there FROM tickets.agents WHERE user_id = ${agent.userId})
    INSERT INTO tickets.agents AS g (user_id, available, last_seen_at)
    VALUES (${agent.userId}, ${agent.available ?? agent.firstAvailable}, ${now})
    ON CONFLICT (user_id) DO UPDATE SET available = coalesce(${agent.available}::boolean, g.available), last_seen_at = greatest(g.last_seen_at, excluded.last_seen_at)
    RETURNING (SELECT there FROM old) AS before, available`.execute(ctx.tx)
  const row = rows[0]
  return { came: row?.available === true && row.before !== true, available: row?.available ?? false }
}

/**
 * Gives back tickets whose client waits since before `waitingBefore` while their agent is gone since before `seenBefore`
 * (or says that he takes none). Answers their ids.
 */
export async function releaseAbandoned(
  ctx: Context,
  moment: { waitingBefore: Temporal.Instant; seenBefore: Temporal.Instant },
): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`UPDATE tickets.tickets SET assignee_id = NULL, assigned_at = NULL, updated_at = ${timestamp(ctx.now)}
    WHERE id IN (SELECT t.id FROM tickets.tickets t LEFT JOIN tickets.agents g ON g.user_id = t.assignee_id
      WHERE t.status IN ('pending', 'reviewing') AND t.assignee_id IS NOT NULL AND t.waiting_since < ${timestamp(moment.waitingBefore)}
        AND t.assigned_at < ${timestamp(moment.waitingBefore)}
        AND (g.user_id IS NULL OR NOT g.available OR g.last_seen_at < ${timestamp(moment.seenBefore)})
      FOR UPDATE OF t SKIP LOCKED)
    RETURNING id`.execute(ctx.tx)
  return rows.map((row) => row.id)
}

export interface AgentRow {
  readonly user_id: string
  readonly first_name: string
  readonly last_name: string
  readonly avatar_file_id: string | null
  readonly available: boolean
  readonly online: boolean
  readonly capacity: number | null
  readonly last_seen_at: string | null
  readonly open: number
  readonly waiting: number
}

/** Everybody in `allowed`, whether ever seen at the desk or not. */
export async function agentRows(
  ctx: Tx,
  allowed: readonly string[],
  since: Temporal.Instant,
): Promise<AgentRow[]> {
  const { rows } =
    await sql<AgentRow>`SELECT u.id AS user_id, u.first_name, u.last_name, u.avatar_file_id, coalesce(g.available, false) AS available,
      coalesce(g.available AND g.last_seen_at >= ${timestamp(since)}, false) AS online, g.capacity, g.last_seen_at,
      (SELECT count(*)::int FROM tickets.tickets t WHERE t.assignee_id = u.id AND t.status <> 'closed') AS open,
      (SELECT count(*)::int FROM tickets.tickets t WHERE t.assignee_id = u.id AND t.status IN ('pending', 'reviewing')) AS waiting
    FROM identity.user_names u LEFT JOIN tickets.agents g ON g.user_id = u.id
    WHERE u.id = ANY(${[...allowed]}::uuid[]) AND u.is_active ORDER BY online DESC, u.first_name, u.last_name, u.id`.execute(
      ctx.tx,
    )
  return rows
}

export async function setCapacity(ctx: Context, userId: string, capacity: number | null): Promise<void> {
  await sql`INSERT INTO tickets.agents (user_id, available, capacity, last_seen_at) VALUES (${userId}, false, ${capacity}, '1970-01-01T00:00:00Z')
    ON CONFLICT (user_id) DO UPDATE SET capacity = excluded.capacity`.execute(ctx.tx)
}
