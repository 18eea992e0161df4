import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { timestamp } from '#platform/time'
import type { Priority, TicketStatus } from '../words.ts'

export interface TicketLine {
  readonly id: string
  readonly number: bigint
  readonly title: string
  readonly priority: Priority
  readonly status: TicketStatus
  readonly waiting_since: string | null
  readonly client_id: string
  /** Answers that the client has not read. */
  readonly unread: number
}

const line = sql`t.id, t.number, t.title, t.priority, t.status, t.waiting_since, t.client_id, greatest(0, t.last_seq - t.client_read_seq) AS unread`

export interface QueueFigures {
  /** Tickets whose client waits for us, by priority. */
  readonly waiting: Readonly<Record<Priority, number>>
  readonly unassigned: number
  /** First replies that should have been given by now. */
  readonly late: number
}

export async function queueFigures(ctx: Pick<Context, 'tx' | 'now'>): Promise<QueueFigures> {
  const { rows } = await sql<Record<Priority | 'unassigned' | 'late', bigint>>`SELECT
      count(*) FILTER (WHERE waiting_since IS NOT NULL AND priority = 'urgent') AS urgent, count(*) FILTER (WHERE waiting_since IS NOT NULL AND priority = 'high') AS high,
      count(*) FILTER (WHERE waiting_since IS NOT NULL AND priority = 'medium') AS medium, count(*) FILTER (WHERE waiting_since IS NOT NULL AND priority = 'low') AS low,
      count(*) FILTER (WHERE assignee_id IS NULL) AS unassigned,
      count(*) FILTER (WHERE first_reply_at IS NULL AND first_reply_due_at < ${timestamp(ctx.now)}) AS late
    FROM tickets.tickets WHERE status <> 'closed'`.execute(ctx.tx)
  const [row] = rows
  const of = (name: Priority | 'unassigned' | 'late'): number => Number(row?.[name] ?? 0)
  return {
    waiting: { urgent: of('urgent'), high: of('high'), medium: of('medium'), low: of('low') },
    unassigned: of('unassigned'),
    late: of('late'),
  }
}

/** Open tickets of an agent; those whose client waits longest come first. */
export async function ticketsOfAgent(
  ctx: Pick<Context, 'tx'>,
  agentId: string,
  limit: number,
): Promise<TicketLine[]> {
  const { rows } =
    await sql<TicketLine>`SELECT ${line} FROM tickets.tickets t WHERE t.assignee_id = ${agentId} AND t.status <> 'closed'
    ORDER BY t.waiting_since NULLS LAST, t.last_message_at DESC, t.id LIMIT ${limit}`.execute(ctx.tx)
  return rows
}

/** Open tickets of a client, the liveliest first. */
export async function ticketsOfClient(
  ctx: Pick<Context, 'tx'>,
  clientId: string,
  limit: number,
): Promise<TicketLine[]> {
  const { rows } =
    await sql<TicketLine>`SELECT ${line} FROM tickets.tickets t WHERE t.client_id = ${clientId} AND t.status <> 'closed'
    ORDER BY t.last_message_at DESC, t.id LIMIT ${limit}`.execute(ctx.tx)
  return rows
}

/** Tickets whose number or text holds every pattern, newest first. */
export async function ticketsLike(
  ctx: Pick<Context, 'tx'>,
  patterns: readonly string[],
  limit: number,
): Promise<TicketLine[]> {
  const { rows } =
    await sql<TicketLine>`SELECT ${line} FROM tickets.tickets t WHERE t.search_text LIKE ALL(${[...patterns]}::text[])
    ORDER BY t.last_message_at DESC, t.id LIMIT ${limit}`.execute(ctx.tx)
  return rows
}
