import { attachFile, type FileRow } from '#media'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { errors, invalid } from '#platform/errors'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { userId } from '#platform/permissions'
import { setting } from '#platform/settings'
import { liveMessage, tellMessage, tellTicket, type LiveMessage } from '../live.ts'
import { loadAndLockTicket, type Loaded } from '../load-ticket.ts'
import { findByClientMessageId, insertMessage } from '../queries/messages.ts'
import { messageFiles } from '../read.ts'
import { changeTicket, openFollowUp, type TicketChange, type TicketRow } from '../queries/tickets.ts'
import { moved, postEffect } from '../rules/status.ts'
import { ticketErrors } from '../errors.ts'
import { openTicket } from './open-ticket.ts'
import { stirDesk } from './stir-desk.ts'
import '../events.ts'

/** Most characters of one message. */
export const longestMessage = 20_000

export interface PostMessage {
  readonly ticketId: string
  readonly body: string
  readonly fileIds: readonly string[]
  readonly internalNote: boolean
  /** The sender's own id of the message: the same id again answers the first message. */
  readonly clientMessageId: string | null
  /** An agent asks the client for something: the ticket then waits for him. */
  readonly asks?: boolean
}

export interface Posted {
  readonly message: LiveMessage
  /** The post came too late to reopen its ticket: it started this new one. */
  readonly followUp: boolean
  readonly replayed: boolean
}

/**
 * Adds a message, the same way from HTTP and from every socket: numbers it, moves the status, tells the room.
 * A client's post to a ticket closed lately reopens it; later it opens a new ticket that follows the old one.
 * @throws Problem `not_found`, `invalid_input` (empty), `permission_denied` (a client's note), `client_message_id_reused`
 */
export async function postMessage(ctx: Context, input: PostMessage): Promise<Posted> {
  const loaded = await loadAndLockTicket(ctx, input.ticketId)
  const { side } = loaded
  if ((input.internalNote || input.asks) && side !== 'staff') throw errors.permission_denied()
  const first = await earlier(ctx, input)
  if (first) return first
  const body = input.body.trim()
  if (body === '' && input.fileIds.length === 0) throw empty()
  if (body.length > longestMessage) throw tooLong()

  const effect = postEffect(
    {
      status: loaded.ticket.status,
      resolvedAt: loaded.ticket.resolved_at ? Temporal.Instant.from(loaded.ticket.resolved_at) : null,
    },
    { side, internal: input.internalNote },
    ctx.now,
    await setting(ctx, 'tickets.reopen_days'),
  )
  const ticket = effect === 'follow' ? await follow(ctx, loaded.ticket) : loaded.ticket
  const message = await write(ctx, { ...input, body }, { ticket, side })
  await afterwards(ctx, input, { ticket, side })
  return { message, followUp: effect === 'follow', replayed: false }
}

/** The first answer to a retry. */
async function earlier(ctx: Context, input: PostMessage): Promise<Posted | null> {
  if (input.clientMessageId === null) return null
  const known = await findByClientMessageId(ctx, userId(ctx), input.clientMessageId)
  if (!known) return null
  const here = known.ticket_id === input.ticketId
  if (!here && known.follows_id !== input.ticketId) throw ticketErrors.client_message_id_reused()
  const files = await messageFiles(ctx, [known.id])
  return { message: liveMessage(known, files.get(known.id) ?? []), followUp: !here, replayed: true }
}

/** The ticket that follows a closed one: an open one if there is one already, else a new one. */
async function follow(ctx: Context, old: TicketRow): Promise<TicketRow> {
  const known = await openFollowUp(ctx, old.id)
  if (known) return (await loadAndLockTicket(ctx, known)).ticket
  return openTicket(ctx, {
    title: old.title,
    description: '',
    categoryId: null,
    priority: old.priority,
    link: old.link_kind && old.link_id ? { kind: old.link_kind, id: old.link_id } : null,
    fileIds: [],
    followsId: old.id,
  })
}

async function write(ctx: Context, input: PostMessage, { ticket, side }: Loaded): Promise<LiveMessage> {
  const row = await insertMessage(ctx, {
    id: newId(),
    ticketId: ticket.id,
    senderId: userId(ctx),
    side,
    body: input.body,
    internalNote: input.internalNote,
    clientMessageId: input.clientMessageId,
  })
  const files: FileRow[] = []
  for (const fileId of input.fileIds) {
    files.push(
      await attachFile(
        ctx,
        fileId,
        { kind: 'ticket_message', id: row.id },
        { field: 'file_ids', purpose: 'attachment' },
      ),
    )
  }
  const message = liveMessage(row, files)
  await tellMessage(ctx, ticket.client_id, message)
  await emit(ctx, 'ticket.message_posted', {
    ticket_id: ticket.id,
    message_id: row.id,
    author_id: row.sender_id,
    internal: input.internalNote,
  })
  return message
}

/** Status, clocks and assignment after a message. Notes move nothing. */
async function afterwards(ctx: Context, input: PostMessage, { ticket, side }: Loaded): Promise<void> {
  if (input.internalNote) {
    await changeTicket(ctx, ticket.id, { lastMessage: true })
    return
  }
  const change = side === 'client' ? clientChange(ctx, ticket) : agentChange(ctx, ticket, input.asks === true)
  await changeTicket(ctx, ticket.id, { ...change, lastMessage: true })
  const status = change.status ?? ticket.status
  if (ticket.status === 'closed')
    await audit(ctx, {
      action: 'ticket.reopen',
      object: { kind: 'ticket', id: ticket.id },
      before: { status: 'closed' },
      after: { status },
    })
  if (status !== ticket.status || change.assignee)
    await tellTicket(ctx, { id: ticket.id, client_id: ticket.client_id, status })
  if (status !== ticket.status) await stirDesk(ctx, ticket.id)
}

function clientChange(ctx: Context, ticket: TicketRow): TicketChange {
  const status = moved(ticket.status, 'client_post')
  return {
    ...(status ? { status } : {}),
    ...(ticket.waiting_since === null ? { waitingSince: ctx.now } : {}),
    ...(ticket.status === 'closed' ? { closure: null } : {}),
  }
}

/** Whoever answers a ticket that nobody has takes it. */
function agentChange(ctx: Context, ticket: TicketRow, asks: boolean): TicketChange {
  const status = moved(ticket.status, asks ? 'agent_question' : 'agent_reply')
  return {
    ...(status ? { status } : {}),
    waitingSince: null,
    ...(ticket.first_reply_at === null ? { firstReplyAt: ctx.now } : {}),
    ...(ticket.status === 'closed' ? { closure: null } : {}),
    ...(ticket.assignee_id === null ? { assignee: { id: userId(ctx) } } : {}),
  }
}

function empty() {
  return invalid('body', 'required', {
    en: 'Write something or add a file.',
    ar: 'اكتب شيئا أو أضف ملفا.',
    fa: 'چیزی بنویسید یا فایلی بیفزایید.',
  })
}

function tooLong() {
  return invalid(
    'body',
    'max_length',
    { en: 'At most {max} characters.', ar: 'بحد أقصى {max} حرف.', fa: 'حداکثر {max} نویسه.' },
    { max: longestMessage },
  )
}
