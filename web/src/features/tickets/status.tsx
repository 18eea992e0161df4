import type { Ticket } from '@halqa/api-client'
import { useText } from '../../i18n/index.ts'
import { StatusBadge, type Tone } from '../../ui/index.ts'
import { ticketTexts } from './texts.ts'

const tones: Record<Ticket['status'], Tone> = {
  pending: 'attention',
  reviewing: 'waiting',
  answered: 'good',
  waiting_customer: 'info',
  closed: 'neutral',
}

/** The state of a ticket, as its reader says it. */
export function TicketStatus({ ticket }: { ticket: Pick<Ticket, 'status' | 'side'> }) {
  const t = useText(ticketTexts)
  const forStaff = ticket.status === 'waiting_customer' && ticket.side === 'staff'
  return (
    <StatusBadge tone={tones[ticket.status]}>{forStaff ? t.waitingForClient : t[ticket.status]}</StatusBadge>
  )
}

const priorityTones: Record<Ticket['priority'], Tone> = {
  low: 'neutral',
  medium: 'neutral',
  high: 'attention',
  urgent: 'bad',
}

/** Said only when it is not the usual one. */
export function PriorityBadge({ priority }: { priority: Ticket['priority'] }) {
  const t = useText(ticketTexts)
  if (priority === 'medium') return null
  return <StatusBadge tone={priorityTones[priority]}>{t[priority]}</StatusBadge>
}
