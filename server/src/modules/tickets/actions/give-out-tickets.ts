import { usersWithPermission } from '#identity'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { setting } from '#platform/settings'
import { tellTicket } from '../live.ts'
import { answerTickets } from '../policy.ts'
import { presentSince } from '../presence.ts'
import {
  categoryAgents,
  lockAssignment,
  onlineDesks,
  waitingTickets,
  writeAssignments,
} from '../queries/agents.ts'
import { findTicket } from '../queries/tickets.ts'
import { planAssignments, type Assignment } from '../rules/assignment.ts'
import '../events.ts'
import '../settings.ts'

const batch = 200

/**
 * Gives waiting tickets to the agents who are there (docs/domain/tickets.md). One transaction at a time does this, so
 * that nobody is counted twice; the others wait for the commit.
 */
export async function giveOutTickets(ctx: Context): Promise<readonly Assignment[]> {
  await lockAssignment(ctx)
  const allowed = await usersWithPermission(ctx, answerTickets)
  const capacity = await setting(ctx, 'tickets.agent_capacity')
  const desks = await onlineDesks(ctx, { since: presentSince(ctx), allowed, capacity })
  if (desks.length === 0) return []
  const plan = planAssignments(await waitingTickets(ctx, batch), desks, await categoryAgents(ctx))
  if (plan.length === 0) return []
  await writeAssignments(ctx, plan)
  for (const { ticketId, agentId } of plan) {
    await audit(ctx, {
      action: 'ticket.assign',
      object: { kind: 'ticket', id: ticketId },
      after: { assignee_id: agentId },
    })
    await emit(ctx, 'ticket.assigned', { ticket_id: ticketId, assignee_id: agentId })
    const ticket = await findTicket(ctx, ticketId)
    if (ticket) await tellTicket(ctx, ticket)
  }
  return plan
}
