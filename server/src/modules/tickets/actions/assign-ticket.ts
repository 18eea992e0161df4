import { usersWithPermission } from '#identity'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { userId } from '#platform/permissions'
import { tellTicket } from '../live.ts'
import { loadAndLockAsAgent } from '../load-ticket.ts'
import { answerTickets } from '../policy.ts'
import { changeTicket, type TicketRow } from '../queries/tickets.ts'
import { moved } from '../rules/status.ts'
import { refuseClosed } from './close-ticket.ts'
import { stirDesk } from './stir-desk.ts'

/** Takes a ticket, also from a colleague. @throws Problem `not_found`, `ticket_closed` */
export async function takeTicket(ctx: Context, id: string): Promise<void> {
  const ticket = await loadAndLockAsAgent(ctx, id)
  refuseClosed(ticket)
  await hand(ctx, ticket, userId(ctx))
}

/**
 * Gives a ticket to an agent, or back to the queue (null), where it stays until an agent takes it or comes by.
 * @throws Problem `not_found`, `ticket_closed`, `invalid_input` when that person is no agent
 */
export async function assignTicket(ctx: Context, id: string, assigneeId: string | null): Promise<void> {
  const ticket = await loadAndLockAsAgent(ctx, id)
  refuseClosed(ticket)
  if (assigneeId !== null && !(await usersWithPermission(ctx, answerTickets)).includes(assigneeId)) {
    throw invalid('assignee', 'not_an_agent', {
      en: 'This person does not answer tickets.',
      ar: 'هذا الشخص لا يرد على التذاكر.',
      fa: 'این شخص به تیکت‌ها پاسخ نمی‌دهد.',
    })
  }
  await hand(ctx, ticket, assigneeId)
}

async function hand(ctx: Context, ticket: TicketRow, assigneeId: string | null): Promise<void> {
  if (ticket.assignee_id === assigneeId) return
  const seen = assigneeId === ctx.actor.userId ? moved(ticket.status, 'agent_seen') : null
  await changeTicket(ctx, ticket.id, {
    assignee: assigneeId === null ? null : { id: assigneeId },
    ...(seen ? { status: seen } : {}),
  })
  await audit(ctx, {
    action: 'ticket.assign',
    object: { kind: 'ticket', id: ticket.id },
    before: { assignee_id: ticket.assignee_id },
    after: { assignee_id: assigneeId },
  })
  await tellTicket(ctx, { id: ticket.id, client_id: ticket.client_id, status: seen ?? ticket.status })
  if (assigneeId !== null && assigneeId !== ctx.actor.userId) {
    await emit(ctx, 'ticket.assigned', { ticket_id: ticket.id, assignee_id: assigneeId })
  }
  await stirDesk(ctx, ticket.id)
}
