import { userCards, usersWithPermission, usersWithRole } from '#identity'
import { lookingAt, messageFacts, ticketFacts, type TicketFacts } from '#tickets'
import type { Context } from '#platform/context'
import { subscriber } from '#platform/jobs'
import { centreSettings, setting } from '#platform/settings'
import { notify } from '../actions/notify.ts'
import { mailTeam } from '../mail-team.ts'

const snippetLength = 300

export const peopleSubscribers = [
  subscriber({
    name: 'notifications.welcome',
    event: 'user.created',
    run: async (ctx, event) => {
      const { name, locale } = await centreSettings(ctx)
      await notify(ctx, {
        eventId: event.id,
        type: 'welcome',
        userIds: [event.data.user_id],
        params: { centre: name[locale] },
        link: { kind: 'today', id: null },
      })
    },
  }),
  subscriber({
    name: 'notifications.support-looked',
    event: 'impersonation.started',
    run: async (ctx, event) => {
      const { user_id, by } = event.data
      const card = (await userCards(ctx, [by])).get(by)
      await notify(ctx, {
        eventId: event.id,
        type: 'support_looked',
        userIds: [user_id],
        params: { name: card ? `${card.first_name} ${card.last_name}`.trim() : '' },
        link: null,
      })
    },
  }),
  subscriber({
    name: 'notifications.audit-broken',
    event: 'audit.broken',
    run: async (ctx, event) =>
      void (await notify(ctx, {
        eventId: event.id,
        type: 'audit_broken',
        userIds: await usersWithRole(ctx, 'owner'),
        params: {},
        link: { kind: 'audit', id: null },
        urgent: true,
      })),
  }),
  subscriber({
    name: 'notifications.sms-paused',
    event: 'sms.paused',
    run: async (ctx, event) =>
      void (await notify(ctx, {
        eventId: event.id,
        type: 'sms_paused',
        userIds: await usersWithRole(ctx, 'owner'),
        params: {},
        link: { kind: 'settings', id: null },
        urgent: true,
      })),
  }),
  subscriber({
    name: 'notifications.ticket-opened',
    event: 'ticket.opened',
    run: async (ctx, event) => {
      const ticket = await ticketFacts(ctx, event.data.ticket_id)
      if (!ticket) return
      const params = { number: String(ticket.number), title: ticket.title, client: ticket.clientName }
      // With agents at the desk it is somebody's in a moment, and only he is told; else everybody who could come.
      const able = ticket.deskStaffed ? [] : await agentsFor(ctx, ticket)
      const agents = able.filter((id) => id !== event.actorId && id !== ticket.clientId)
      await notify(ctx, {
        eventId: event.id,
        type: 'ticket_opened',
        userIds: agents,
        params,
        link: { kind: 'desk_ticket', id: ticket.id },
        thread: deskThread(ticket.id),
      })
      if (ticket.openedByStaff) {
        await notify(ctx, {
          eventId: event.id,
          type: 'ticket_opened_for_you',
          userIds: [ticket.clientId],
          params,
          link: { kind: 'ticket', id: ticket.id },
          thread: threadOf(ticket.id),
        })
      }
      const address = await setting(ctx, 'tickets.support_email')
      if (address !== '')
        await mailTeam(ctx, address, {
          type: 'ticket_opened',
          params,
          link: { kind: 'desk_ticket', id: ticket.id },
        })
    },
  }),
  subscriber({
    name: 'notifications.ticket-assigned',
    event: 'ticket.assigned',
    run: async (ctx, event) => {
      const ticket = await ticketFacts(ctx, event.data.ticket_id)
      if (!ticket) return
      await notify(ctx, {
        eventId: event.id,
        type: 'ticket_opened',
        userIds: [event.data.assignee_id],
        params: { number: String(ticket.number), title: ticket.title, client: ticket.clientName },
        link: { kind: 'desk_ticket', id: ticket.id },
        thread: deskThread(ticket.id),
      })
    },
  }),
  subscriber({
    name: 'notifications.ticket-message',
    event: 'ticket.message_posted',
    run: async (ctx, event) => {
      const { ticket_id, message_id, author_id } = event.data
      const ticket = await ticketFacts(ctx, ticket_id)
      const message = await messageFacts(ctx, message_id)
      if (!ticket || !message) return
      const params = {
        number: String(ticket.number),
        title: ticket.title,
        author: message.authorName,
        text: snippet(message.body),
      }
      const there = await lookingAt(ctx, ticket_id)
      if (message.side === 'staff' && !message.internal) {
        const userIds = [ticket.clientId]
        // Who reads along on the screen needs no mail; the row stays for later.
        const channels = there.has(ticket.clientId) ? [] : undefined
        await notify(ctx, {
          eventId: event.id,
          type: 'ticket_answered',
          userIds,
          params,
          link: { kind: 'ticket', id: ticket_id },
          thread: threadOf(ticket_id),
          ...(channels ? { channels } : {}),
        })
        return
      }
      const agents = (await agentsFor(ctx, ticket)).filter(
        (id) => id !== author_id && id !== ticket.clientId && !there.has(id),
      )
      const type = message.internal ? 'ticket_note' : 'ticket_replied'
      await notify(ctx, {
        eventId: event.id,
        type,
        userIds: agents,
        params,
        link: { kind: 'desk_ticket', id: ticket_id },
        thread: deskThread(ticket_id),
      })
    },
  }),
  subscriber({
    name: 'notifications.ticket-closed',
    event: 'ticket.closed',
    run: async (ctx, event) => {
      const ticket = await ticketFacts(ctx, event.data.ticket_id)
      if (!ticket) return
      const params = { number: String(ticket.number), title: ticket.title, client: ticket.clientName }
      if (event.actorId === ticket.clientId) {
        const userIds = ticket.assigneeId === null ? [] : [ticket.assigneeId]
        await notify(ctx, {
          eventId: event.id,
          type: 'ticket_closed_by_client',
          userIds,
          params,
          link: { kind: 'desk_ticket', id: ticket.id },
          thread: deskThread(ticket.id),
        })
        return
      }
      await notify(ctx, {
        eventId: event.id,
        type: 'ticket_closed',
        userIds: [ticket.clientId],
        params,
        link: { kind: 'ticket', id: ticket.id },
        thread: threadOf(ticket.id),
      })
    },
  }),
]

const threadOf = (ticketId: string): string => `ticket:${ticketId}`
const deskThread = (ticketId: string): string => `desk:${ticketId}`

/** Its agent; while it waits, those of its category, else everybody at support (else whoever may answer). */
async function agentsFor(ctx: Context, ticket: TicketFacts): Promise<string[]> {
  if (ticket.assigneeId !== null) return [ticket.assigneeId]
  if (ticket.categoryAgentIds.length > 0) return [...ticket.categoryAgentIds]
  const support = await usersWithRole(ctx, 'support')
  return support.length > 0 ? support : usersWithPermission(ctx, 'tickets.answer')
}

function snippet(body: string): string {
  return body.length <= snippetLength ? body : `${body.slice(0, snippetLength - 1)}…`
}
