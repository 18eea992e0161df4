import type { Ticket } from '@halqa/api-client'
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../../../i18n/index.ts'
import { Link } from '../../../ui/index.ts'
import { TicketStatus } from '../status.tsx'
import { ticketTexts } from '../texts.ts'
import frame from '../tickets.module.css'
import { deskTexts } from './texts.ts'
import type { TicketActs } from './use-ticket-acts.ts'
import { WaitClock } from './wait-clock.tsx'

export interface DeskBarProps {
  ticket: Ticket
  acts: TicketActs
  myId: string | undefined
  panelButton: ReactNode
}

/** What it is about, how long it waits, take and close. */
export function DeskBar({ ticket, acts, myId, panelButton }: DeskBarProps) {
  const t = { desk: useText(deskTexts), ticket: useText(ticketTexts) }
  const mine = ticket.assignee?.id === myId
  return (
    <div className={frame.bar}>
      <ActionIcon component={Link} href={`/desk${location.search}`} hiddenFrom="md" aria-label={t.desk.back}>
        <IconChevronLeft size={22} className="halqa-directional" aria-hidden />
      </ActionIcon>
      <div className={frame.barTitle}>
        <h1>
          <bdi>{ticket.title}</bdi>
        </h1>
        <Text size="sm" c="dimmed" component="div" truncate>
          <bdi>{ticket.client.name}</bdi> · <bdi>{t.ticket.number({ number: String(ticket.number) })}</bdi> ·{' '}
          <WaitClock ticket={ticket} />
        </Text>
      </div>
      <Group gap="xs">
        <TicketStatus ticket={ticket} />
        {!mine && !ticket.is_closed && ticket.side === 'staff' && (
          <Button variant="light" loading={acts.take.running} onClick={() => void acts.take.run(undefined)}>
            {t.desk.take}
          </Button>
        )}
        {ticket.is_closed ? (
          <Button
            variant="default"
            loading={acts.reopen.running}
            onClick={() => void acts.reopen.run(undefined)}
          >
            {t.ticket.reopen}
          </Button>
        ) : (
          <Button
            variant="default"
            loading={acts.close.running}
            onClick={() => void acts.close.run(undefined)}
          >
            {t.ticket.close}
          </Button>
        )}
        {panelButton}
      </Group>
    </div>
  )
}
