import type { Learner, Ticket } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useList, useMe, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, Link } from '../../ui/index.ts'
import { ticketsPath } from './paths.ts'
import { TicketStatus } from './status.tsx'
import css from './tickets.module.css'

const messages = defineMessages({
  none: { en: 'No ticket yet.', ar: 'لا توجد تذكرة بعد.', fa: 'هنوز تیکتی نیست.' },
  title: { en: 'Tickets of the family', ar: 'تذاكر العائلة', fa: 'تیکت‌های خانواده' },
})

/** For agents: what the people behind a learner asked lately. */
export default function LearnerTickets({ learnerId }: { learnerId: string }) {
  const { can } = useMe()
  return can('tickets.answer') ? <FamilyTickets learnerId={learnerId} /> : null
}

function FamilyTickets({ learnerId }: { learnerId: string }) {
  const t = useText(messages)
  const [counts, setCounts] = useState<ReadonlyMap<string, number>>(new Map())
  const count = useCallback(
    (client: string, found: number) => setCounts((before) => new Map(before).set(client, found)),
    [],
  )
  // The page about the learner has asked this already.
  const learner = useOne<Learner>(`/api/v1/learners/${learnerId}/`)
  if (!learner.data) return null
  const people = [...learner.data.guardians.map((guardian) => guardian.user_id), learner.data.user_id]
  const clients = people.filter((id) => id !== null).slice(0, 4)
  const none = clients.every((client) => counts.get(client) === 0)
  return (
    <Card title={t.title}>
      {clients.map((client) => (
        <TicketsOf key={client} client={client} onCounted={count} />
      ))}
      {none && <Text c="dimmed">{t.none}</Text>}
    </Card>
  )
}

function TicketsOf({
  client,
  onCounted,
}: {
  client: string
  onCounted: (client: string, found: number) => void
}) {
  const format = useFormat()
  const list = useList<Ticket>(ticketsPath, { client, page_size: 5 })
  const { loading, count } = list
  useEffect(() => {
    if (!loading) onCounted(client, count)
  }, [client, loading, count, onCounted])
  return list.rows.map((ticket) => (
    <div key={ticket.id} className={css.learnerLine}>
      <div>
        <Link href={`/desk/${ticket.id}`} className={css.learnerLink}>
          <bdi>{ticket.title}</bdi>
        </Link>
        <Text size="sm" c="dimmed">
          {ticket.number} · {format.date(ticket.created_at)}
        </Text>
      </div>
      <TicketStatus ticket={ticket} />
    </div>
  ))
}
