import type { Context } from '#platform/context'
import { userId } from '#platform/permissions'
import { tellActivity, tellTicket } from '../live.ts'
import { loadAndLockTicket } from '../load-ticket.ts'
import { personName } from '../names.ts'
import { viewingSince } from '../presence.ts'
import { changeTicket, markRead } from '../queries/tickets.ts'
import { putViewer, removeViewer, viewersOf, type ViewerRow } from '../queries/viewers.ts'
import { actorName } from '../queries/people.ts'
import { moved } from '../rules/status.ts'
import { meetAgent } from './meet-agent.ts'
import { stirDesk } from './stir-desk.ts'

export interface Look {
  readonly state: 'viewing' | 'typing' | 'left'
  /** An agent writes a note: only agents learn that he writes. */
  readonly note: boolean
}

/**
 * Says that the actor looks at a ticket or writes in it; the open screen repeats it every 20 s. Marks what is there as
 * read, turns a pending ticket into reviewing when its agent looks, and tells the others when something is new.
 * Answers who else is there now; clients learn only who writes to them.
 */
export async function lookAtTicket(ctx: Context, id: string, look: Look): Promise<ViewerRow[]> {
  const { ticket, side } = await loadAndLockTicket(ctx, id)
  const me = userId(ctx)
  const name = await actorName(ctx, me)
  const person = { user_id: me, name: personName(name.first_name, name.last_name), side }
  if (look.state === 'left') {
    if (await removeViewer(ctx, id, me)) await tellActivity(ctx, ticket, { ...person, state: 'left' }, false)
    return []
  }
  await markRead(ctx, id, side)
  const state = look.state === 'typing' && look.note && side === 'staff' ? 'noting' : look.state
  const before = await putViewer(ctx, id, me, state, viewingSince(ctx))
  if (before !== state) {
    // The other side sees the dots go, whatever comes instead; that an agent looks or writes a note it never learns.
    if (before === 'typing') await tellActivity(ctx, ticket, { ...person, state: 'left' }, false)
    await tellActivity(ctx, ticket, { ...person, state }, side === 'staff' && state !== 'typing')
  }
  const others = (await viewersOf(ctx, id, viewingSince(ctx))).filter((viewer) => viewer.user_id !== me)
  if (side === 'client') return others.filter((viewer) => viewer.state === 'typing')
  await meetAgent(ctx, null)
  if (ticket.assignee_id === me && ticket.status === 'pending') {
    const status = moved(ticket.status, 'agent_seen') ?? ticket.status
    await changeTicket(ctx, id, { status })
    await tellTicket(ctx, { id, client_id: ticket.client_id, status })
    await stirDesk(ctx, id)
  }
  return others
}
