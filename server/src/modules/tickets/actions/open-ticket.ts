import { ensureUserByPhone, readPhone, userCards } from '#identity'
import { attachFile } from '#media'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { demand, userId } from '#platform/permissions'
import { answerTickets } from '../policy.ts'
import { findCategory, type CategoryRow } from '../queries/categories.ts'
import { findTicket, insertTicket, type TicketRow } from '../queries/tickets.ts'
import { dueTimes } from '../rules/clock.ts'
import type { LinkKind, Priority } from '../words.ts'
import { stirDesk } from './stir-desk.ts'
import '../events.ts'

export interface OpenTicket {
  readonly title: string
  readonly description: string
  readonly categoryId: string | null
  readonly priority: Priority
  readonly link: { readonly kind: LinkKind; readonly id: string } | null
  readonly fileIds: readonly string[]
  /** For whom an agent opens it: a user, or a caller by phone; absent = the actor himself. */
  readonly client?:
    | { readonly id: string }
    | { readonly phone: string; readonly firstName: string; readonly lastName: string }
  readonly followsId?: string
}

/**
 * Opens a ticket; a moment later an agent has it, when one is there. Files were uploaded by the actor before.
 * @throws Problem `invalid_input` for an unknown category, client or file; `permission_denied` when somebody who is no agent names a client
 */
export async function openTicket(ctx: Context, input: OpenTicket): Promise<TicketRow> {
  const clientId = await clientFor(ctx, input)
  const category = input.categoryId === null ? null : await knownCategory(ctx, input.categoryId)
  const id = newId()
  const { firstReplyDueAt, resolutionDueAt } = dueTimes(ctx.now, category)
  await insertTicket(ctx, {
    id,
    title: input.title.trim(),
    description: input.description.trim(),
    categoryId: category?.id ?? null,
    priority: input.priority,
    clientId,
    openedBy: userId(ctx),
    tags: [],
    link: input.link,
    followsId: input.followsId ?? null,
    firstReplyDueAt,
    resolutionDueAt,
  })
  for (const fileId of input.fileIds)
    await attachFile(ctx, fileId, { kind: 'ticket', id }, { field: 'file_ids', purpose: 'attachment' })
  await audit(ctx, {
    action: 'ticket.open',
    object: { kind: 'ticket', id },
    after: { client_id: clientId, priority: input.priority, category_id: category?.id ?? null },
  })
  await emit(ctx, 'ticket.opened', { ticket_id: id })
  await stirDesk(ctx, id)
  const ticket = await findTicket(ctx, id)
  if (!ticket) throw new Error('the ticket was not written')
  return ticket
}

async function clientFor(ctx: Context, { client }: OpenTicket): Promise<string> {
  if (!client) return userId(ctx)
  if ('id' in client && client.id === ctx.actor.userId) return client.id
  demand(ctx, answerTickets)
  if ('phone' in client) {
    const phone = await readPhone(ctx, client.phone, 'client_phone')
    return ensureUserByPhone(ctx, {
      phone,
      first_name: client.firstName,
      last_name: client.lastName,
      role: 'parent',
    })
  }
  if (!(await userCards(ctx, [client.id])).has(client.id)) {
    throw invalid('client', 'does_not_exist', {
      en: 'This person does not exist.',
      ar: 'هذا الشخص غير موجود.',
      fa: 'این شخص وجود ندارد.',
    })
  }
  return client.id
}

/** @throws Problem `invalid_input` at `category` */
export async function knownCategory(ctx: Context, id: string): Promise<CategoryRow> {
  const category = await findCategory(ctx, id)
  if (!category) {
    throw invalid('category', 'does_not_exist', {
      en: 'This category does not exist.',
      ar: 'هذا التصنيف غير موجود.',
      fa: 'این دسته وجود ندارد.',
    })
  }
  return category
}
