import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { Together } from '#platform/db/together'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { deskJob } from '../jobs-names.ts'
import type { LiveMessage } from '../live.ts'
import { isAgent } from '../policy.ts'
import { moves } from '../rules/status.ts'

export interface OrdinaryMessage {
  readonly ticketId: string
  readonly body: string
  readonly internalNote: boolean
  readonly clientMessageId: string | null
}

interface Order {
  readonly ctx: Pick<Context, 'actor' | 'now'>
  readonly message: OrdinaryMessage
}

/** Each application gathers for itself: its connections are its own. */
const desks = new WeakMap<object, Together<Order, LiveMessage | null>>()

/**
 * An ordinary message in one statement: its number, the ticket's clocks and status, event, jobs and the room's frame,
 * all or nothing; those that come in a rush share it. Null when anything is not ordinary: then nothing was written. It
 * is a transaction of its own, whatever `ctx.tx` is.
 */
export function postInOneStatement(ctx: Context, message: OrdinaryMessage): Promise<LiveMessage | null> {
  const { hotWrites } = ctx.ports
  const desk = desks.get(hotWrites) ?? deskOf(ctx)
  desks.set(hotWrites, desk)
  return desk.ask({ ctx, message })
}

function deskOf({ ports, tx }: Context): Together<Order, LiveMessage | null> {
  return new Together({
    most: 64,
    // One numbers while the next gathers; more would only wait for each other at a busy ticket.
    lanes: 2,
    run: async (orders) => {
      const queues = ports.jobs.queuesOf('ticket.message_posted')
      const rows = await ports.hotWrites.rows<Row>(statement(orders, queues).compile(tx))
      const stirred = rows.some((row) => row.stirred)
      const heads = new Map(rows.map(({ room, room_seq }) => [room, room_seq]))
      if (rows.length > 0) {
        ports.hints.send([
          ...[...heads].map(([room, seq]) => ({ channel: 'halqa_rooms', payload: `${room} ${seq}` })),
          ...[...queues, ...(stirred ? [deskJob] : [])].map((queue) => ({
            channel: 'halqa_jobs',
            payload: queue,
          })),
        ])
      }
      const messages = new Map(rows.map(({ n, data }) => [n - 1, data]))
      return orders.map((_, n) => messages.get(n) ?? null)
    },
  })
}

interface Row {
  /** From 1. */
  readonly n: number
  readonly data: LiveMessage
  readonly room: string
  readonly room_seq: bigint
  readonly stirred: boolean
}

function statement(orders: readonly Order[], queues: readonly string[]) {
  const at = orders.map(({ ctx }) => timestamp(ctx.now))
  return sql<Row>`SELECT * FROM tickets.post_messages(${orders.map(() => newId())}::uuid[], ${orders.map(({ message }) => message.ticketId)}::uuid[],
    ${orders.map(({ ctx }) => ctx.actor.userId)}::uuid[], ${orders.map(({ ctx }) => isAgent(ctx.actor))}::boolean[],
    ${orders.map(({ message }) => message.internalNote)}::boolean[], ${orders.map(({ message }) => message.body)}::text[],
    ${orders.map(({ message }) => message.clientMessageId)}::text[], ${at}::timestamptz[], ${at}::text[], ${orders.map(() => newId())}::uuid[],
    ${JSON.stringify(moves.client_post)}::jsonb, ${JSON.stringify(moves.agent_reply)}::jsonb, ${[...queues]}::text[], ${deskJob})`
}
