import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { tellTicket } from '../live.ts'
import { loadAndLockAsAgent } from '../load-ticket.ts'
import { changeTicket, type TicketRow } from '../queries/tickets.ts'
import { dueTimes } from '../rules/clock.ts'
import type { Priority } from '../words.ts'
import { knownCategory } from './open-ticket.ts'
import { stirDesk } from './stir-desk.ts'

/** Members that are absent stay as they are. */
export interface UpdateTicket {
  readonly priority?: Priority
  readonly categoryId?: string | null
  readonly tags?: readonly string[]
}

/** Sorts a ticket: priority, category (its targets are set anew from the opening on), tags. Agents only. @throws Problem `not_found` */
export async function updateTicket(ctx: Context, id: string, input: UpdateTicket): Promise<void> {
  const ticket = await loadAndLockAsAgent(ctx, id)
  const tags =
    input.tags === undefined ? undefined : [...new Set(input.tags.map((tag) => tag.trim()).filter(Boolean))]
  await changeTicket(ctx, id, {
    ...(input.priority === undefined ? {} : { priority: input.priority }),
    ...(tags === undefined ? {} : { tags }),
    ...(await categoryChange(ctx, ticket, input.categoryId)),
  })
  await audit(ctx, {
    action: 'ticket.update',
    object: { kind: 'ticket', id },
    before: { priority: ticket.priority, category_id: ticket.category_id, tags: ticket.tags },
    after: {
      priority: input.priority ?? ticket.priority,
      category_id: input.categoryId ?? ticket.category_id,
      tags: tags ?? ticket.tags,
    },
  })
  await tellTicket(ctx, ticket)
  await stirDesk(ctx, id)
}

async function categoryChange(ctx: Context, ticket: TicketRow, wanted: string | null | undefined) {
  if (wanted === undefined || wanted === ticket.category_id) return {}
  const category = wanted === null ? null : await knownCategory(ctx, wanted)
  return { categoryId: wanted, ...dueTimes(Temporal.Instant.from(ticket.created_at), category) }
}
