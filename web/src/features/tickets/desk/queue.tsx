import type { Ticket, TicketDesk } from '@halqa/api-client'
import { Badge, Switch } from '@mantine/core'
import { useEffect } from 'react'
import { useList, type Query } from '../../../api/index.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import { EmptyState, ErrorState, Link, ListSkeleton, SearchBox } from '../../../ui/index.ts'
import { useSearchParam } from '../../../url/index.ts'
import { ticketsPath } from '../paths.ts'
import { PriorityBadge } from '../status.tsx'
import { ticketNavigation, ticketTexts } from '../texts.ts'
import { CallerTicket } from './caller-ticket.tsx'
import css from './desk.module.css'
import { deskTexts } from './texts.ts'
import { WaitClock } from './wait-clock.tsx'

const queues = ['mine', 'unassigned', 'all', 'closed'] as const
type QueueName = (typeof queues)[number]

export interface QueueProps {
  ticketId: string | null
  myId: string | undefined
  desk: TicketDesk | undefined
  onRows: (rows: readonly Ticket[]) => void
  onAvailable: (available: boolean) => void
}

/** What waits, most urgent first. */
export function Queue({ ticketId, myId, desk, onRows, onAvailable }: QueueProps) {
  const t = useText(deskTexts)
  const title = useText(ticketNavigation).desk
  const [chosen, setChosen] = useSearchParam('queue', 'mine')
  const [search, setSearch] = useSearchParam('search')
  const name = queues.find((known) => known === chosen) ?? 'mine'
  const list = useList<Ticket>(
    ticketsPath,
    { ...queryOf(name, myId), search, page_size: 50 },
    { enabled: myId !== undefined, refreshEvery: 60_000 },
  )
  const { page } = list
  useEffect(() => {
    if (page) onRows(page.results)
  }, [page, onRows])
  const counts: Partial<Record<QueueName, number>> = desk
    ? { mine: desk.mine, unassigned: desk.unassigned, all: desk.open }
    : {}
  return (
    <section className={css.queue} aria-label={t.queue}>
      <div className={css.queueHead}>
        <span className={css.entryLine}>
          {/* The open ticket's title is the page's first heading. */}
          {ticketId === null ? <h1>{title}</h1> : <h2>{title}</h2>}
          <CallerTicket />
        </span>
        <Switch
          label={t.takes}
          checked={desk?.available ?? false}
          disabled={!desk}
          onChange={(event) => onAvailable(event.currentTarget.checked)}
        />
        <SearchBox label={t.search} value={search} onChange={setSearch} />
        <div className={css.tabs} role="group" aria-label={t.queue}>
          {queues.map((each) => (
            <button
              key={each}
              type="button"
              className={css.tab}
              aria-pressed={each === name}
              onClick={() => setChosen(each)}
            >
              {t[each]} <Count value={counts[each]} />
            </button>
          ))}
        </div>
      </div>
      <Rows list={list} ticketId={ticketId} />
    </section>
  )
}

function Count({ value }: { value: number | undefined }) {
  const format = useFormat()
  return value ? <bdi>{format.number(value)}</bdi> : null
}

function Rows({ list, ticketId }: { list: ReturnType<typeof useList<Ticket>>; ticketId: string | null }) {
  const t = useText(deskTexts)
  if (list.loading) return <ListSkeleton rows={6} height={64} />
  if (list.error && list.rows.length === 0)
    return <ErrorState error={list.error} onRetry={() => void list.reload()} />
  if (list.rows.length === 0) return <EmptyState title={t.none} detail={t.noneDetail} />
  return (
    <ul className={css.rows}>
      {list.rows.map((ticket) => (
        <li key={ticket.id}>
          <Entry ticket={ticket} current={ticket.id === ticketId} />
        </li>
      ))}
    </ul>
  )
}

function Entry({ ticket, current }: { ticket: Ticket; current: boolean }) {
  const t = useText(ticketTexts)
  const format = useFormat()
  return (
    <Link
      href={`/desk/${ticket.id}${location.search}`}
      className={css.entry}
      aria-current={current ? 'true' : undefined}
    >
      <span className={css.entryLine}>
        <strong dir="auto">{ticket.client.name}</strong>
        <WaitClock ticket={ticket} />
      </span>
      <span className={css.entryLine}>
        <span dir="auto">{ticket.title}</span>
        {ticket.unread > 0 && (
          <Badge circle size="lg" aria-label={t.unread({ count: ticket.unread })}>
            {format.number(ticket.unread)}
          </Badge>
        )}
      </span>
      <span className={css.entryLine}>
        <span className={css.clock}>
          <bdi>{t.number({ number: String(ticket.number) })}</bdi>
          {ticket.category && <> · {ticket.category.name}</>}
        </span>
        <PriorityBadge priority={ticket.priority} />
      </span>
    </Link>
  )
}

function queryOf(name: QueueName, myId: string | undefined): Query {
  const open = { is_closed: 'false', ordering: 'urgency' }
  if (name === 'mine') return { ...open, assignee: myId }
  if (name === 'unassigned') return { ...open, unassigned: 'true' }
  return name === 'all' ? open : { is_closed: 'true', ordering: '-last_message_at' }
}
