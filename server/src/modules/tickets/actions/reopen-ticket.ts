import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { setting } from '#platform/settings'
import { ticketErrors } from '../errors.ts'
import { tellTicket } from '../live.ts'
import { loadAndLockTicket } from '../load-ticket.ts'
import { changeTicket } from '../queries/tickets.ts'
import { moved, postEffect } from '../rules/status.ts'
import { stirDesk } from './stir-desk.ts'
import '../settings.ts'

/**
 * Opens a closed ticket again; its client within the days that the centre grants, an agent at any time.
 * @throws Problem `not_found`, `ticket_not_closed`, `reopen_too_late`
 */
export async function reopenTicket(ctx: Context, id: string): Promise<void> {
  const { ticket, side } = await loadAndLockTicket(ctx, id)
  const status = moved(ticket.status, 'reopen')
  if (!status || !ticket.resolved_at) throw ticketErrors.ticket_not_closed()
  const resolvedAt = Temporal.Instant.from(ticket.resolved_at)
  const effect = postEffect(
    { status: ticket.status, resolvedAt },
    { side, internal: false },
    ctx.now,
    await setting(ctx, 'tickets.reopen_days'),
  )
  if (effect === 'follow') throw ticketErrors.reopen_too_late()
  await changeTicket(ctx, id, { status, waitingSince: ctx.now, closure: null })
  await audit(ctx, {
    action: 'ticket.reopen',
    object: { kind: 'ticket', id },
    before: { status: ticket.status },
    after: { status },
  })
  await tellTicket(ctx, { id, client_id: ticket.client_id, status })
  await stirDesk(ctx, id)
}
