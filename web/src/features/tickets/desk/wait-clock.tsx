import type { Ticket } from '@halqa/api-client'
import { useEffect, useState } from 'react'
import { useFormat, useText } from '../../../i18n/index.ts'
import { ticketTexts } from '../texts.ts'
import css from './desk.module.css'
import { deskTexts } from './texts.ts'

/** How near the promised time is: within its last quarter hour it is soon. */
export function toneOf(
  ticket: Pick<
    Ticket,
    'waiting_since' | 'first_reply_at' | 'first_reply_due_at' | 'resolution_due_at' | 'is_closed'
  >,
  now: number,
): 'calm' | 'soon' | 'late' {
  const due = dueOf(ticket)
  if (due === null || ticket.is_closed) return 'calm'
  const left = Date.parse(due) - now
  return left < 0 ? 'late' : left < 15 * 60_000 ? 'soon' : 'calm'
}

function dueOf(
  ticket: Pick<Ticket, 'first_reply_at' | 'first_reply_due_at' | 'resolution_due_at'>,
): string | null {
  return ticket.first_reply_at === null && ticket.first_reply_due_at !== null
    ? ticket.first_reply_due_at
    : ticket.resolution_due_at
}

/** How long the customer waits for us, coloured by what was promised. */
export function WaitClock({ ticket }: { ticket: Ticket }) {
  const t = { desk: useText(deskTexts), ticket: useText(ticketTexts) }
  const format = useFormat()
  const now = useMinute()
  const tone = toneOf(ticket, now)
  if (ticket.waiting_since === null) {
    const words = {
      pending: t.ticket.pending,
      reviewing: t.ticket.reviewing,
      answered: t.ticket.answered,
      waiting_customer: t.ticket.waitingForClient,
      closed: t.ticket.closed,
    }
    return <span className={css.clock}>{words[ticket.status]}</span>
  }
  const minutes = Math.max(0, Math.floor((now - Date.parse(ticket.waiting_since)) / 60_000))
  return (
    <time
      className={css.clock}
      dateTime={ticket.waiting_since}
      data-tone={tone}
      title={format.dateTime(ticket.waiting_since)}
    >
      {tone === 'late' ? t.desk.late({ time: short(minutes, format.tag) }) : short(minutes, format.tag)}
    </time>
  )
}

/** `4 min`, `2 h`, `3 d` in the reader's words. */
function short(minutes: number, tag: string): string {
  const [unit, value] =
    minutes < 60
      ? ['minute', minutes]
      : minutes < 1440
        ? ['hour', Math.floor(minutes / 60)]
        : ['day', Math.floor(minutes / 1440)]
  return new Intl.NumberFormat(tag, { style: 'unit', unit: String(unit), unitDisplay: 'short' }).format(
    Number(value),
  )
}

/** The time, anew each half minute. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
