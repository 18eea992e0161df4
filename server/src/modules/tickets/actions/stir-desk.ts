import type { Context } from '#platform/context'
import { send } from '#platform/events'
import { deskJob } from '../jobs-names.ts'
import { tellDesk } from '../live.ts'
import { giveOutTickets } from './give-out-tickets.ts'

/**
 * Asks for a look at the queues after this transaction: a ticket moved (`ticketId`), or an agent came or has room. It is
 * a job, because counting loads lets only one at a time through, and because the desk's room is shared by all tickets:
 * neither may hold up whoever opens a ticket or writes in one.
 */
export function stirDesk(ctx: Context, ticketId: string | null): Promise<void> {
  return send(ctx, deskJob, { ticket_id: ticketId })
}

interface Round {
  readonly moved: Set<string>
  readonly done: Promise<void>
}

/** Of each application in this process: the round that has not begun. */
const next = new WeakMap<object, Round>()
const running = new WeakMap<object, Promise<void>>()

/**
 * Gives out and tells, once for all who ask meanwhile: whoever asks during a round waits for the next one, which begins
 * after his transaction was committed and so sees what he did.
 */
export function lookAtQueues(ctx: Context, ticketId: string | null): Promise<void> {
  const app = ctx.ports
  const waiting = next.get(app)
  if (waiting) {
    if (ticketId !== null) waiting.moved.add(ticketId)
    return waiting.done
  }
  const moved = new Set(ticketId === null ? [] : [ticketId])
  const before = running.get(app) ?? Promise.resolve()
  const done = before.then(
    () => round(ctx, moved),
    () => round(ctx, moved),
  )
  next.set(app, { moved, done })
  return done
}

function round(ctx: Context, moved: ReadonlySet<string>): Promise<void> {
  next.delete(ctx.ports)
  const work = ctx.tx.transaction().execute(async (tx) => {
    const plan = await giveOutTickets({ ...ctx, tx })
    const ids = new Set([...moved, ...plan.map((line) => line.ticketId)])
    if (ids.size > 0) await tellDesk({ ...ctx, tx }, [...ids])
  })
  running.set(ctx.ports, work)
  return work
}
