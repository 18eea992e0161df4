import type { Ticket, TicketDesk } from '@halqa/api-client'
import { useEffect, useState } from 'react'
import { api, useInvalidate, useMe, useTopic } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { EmptyState, useGo } from '../../../ui/index.ts'
import { deskPath, ticketPath, ticketsPath } from '../paths.ts'
import { ticketNavigation } from '../texts.ts'
import css from './desk.module.css'
import { DeskTicket } from './desk-ticket.tsx'
import { Queue } from './queue.tsx'
import { deskTexts } from './texts.ts'
import { useKeys } from './use-keys.ts'

const beatMs = 45_000

/** The agents' place: the queue, the conversation, the person behind it. On phones one after the other. */
export function Desk({ ticketId }: { ticketId: string | null }) {
  const t = useText(deskTexts)
  const title = useText(ticketNavigation).desk
  const go = useGo()
  const invalidate = useInvalidate()
  const { me } = useMe()
  const [rows, setRows] = useState<readonly Ticket[]>([])
  const desk = useDeskBeat()
  useTopic('tickets', () => invalidate(ticketsPath))
  useEffect(() => {
    document.title = title
  }, [title])

  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.id === ticketId)
    const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]
    if (next) go(`/desk/${next.id}${location.search}`)
  }
  useKeys({ j: () => step(1), k: () => step(-1) })
  return (
    <div className={css.desk} data-open={ticketId !== null || undefined}>
      <Queue
        ticketId={ticketId}
        myId={me?.id}
        desk={desk.figures}
        onRows={setRows}
        onAvailable={desk.setAvailable}
      />
      <div className={css.room}>
        {ticketId === null ? (
          <div className={css.empty}>
            <EmptyState title={t.choose} detail={t.chooseDetail} />
          </div>
        ) : (
          <DeskTicket
            key={ticketId}
            id={ticketId}
            onChanged={() => invalidate(ticketPath(ticketId), ticketsPath)}
          />
        )}
      </div>
    </div>
  )
}

/** Says every 45 s that the agent is at the desk, and keeps the figures. */
function useDeskBeat() {
  const [figures, setFigures] = useState<TicketDesk>()
  const meet = (body: { available?: boolean }) =>
    api.post<TicketDesk>(deskPath, body).then(setFigures, () => undefined)
  useEffect(() => {
    const beat = () => {
      if (document.visibilityState === 'visible') void meet({})
    }
    beat()
    const timer = setInterval(beat, beatMs)
    document.addEventListener('visibilitychange', beat)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', beat)
    }
  }, [])
  useTopic('tickets', () => void meet({}))
  return { figures, setAvailable: (available: boolean) => void meet({ available }) }
}
