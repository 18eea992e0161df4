import type { Ticket, TicketMessage } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useFormat, useText } from '../../../i18n/index.ts'
import { ErrorState, ListSkeleton } from '../../../ui/index.ts'
import css from './chat.module.css'
import { Message, OutgoingMessage } from './message.tsx'
import { chatTexts } from './texts.ts'
import type { Conversation } from './use-conversation.ts'

export interface MessageLogProps {
  ticket: Ticket
  conversation: Conversation
  myId: string | undefined
}

/** The conversation, newest below; it follows what comes in while its end is in sight. */
export function MessageLog({ ticket, conversation, myId }: MessageLogProps) {
  const t = useText(chatTexts)
  const { thread, outgoing, queue, loading, error } = conversation
  const scroll = useStickyEnd(
    thread.messages.length + outgoing.length,
    thread.messages.at(-1)?.sender.id === myId,
  )
  if (loading)
    return (
      <div className={css.log}>
        <ListSkeleton rows={5} height={64} />
      </div>
    )
  if (error && thread.messages.length === 0)
    return (
      <div className={css.log}>
        <ErrorState error={error} onRetry={conversation.reload} />
      </div>
    )
  return (
    <div
      ref={scroll.box}
      className={css.log}
      role="log"
      aria-label={t.conversation}
      // It takes the focus so that it can be scrolled with the keyboard.
      tabIndex={0}
      onScroll={scroll.onScroll}
    >
      {thread.more ? (
        <Button variant="subtle" fullWidth onClick={() => void scroll.keep(conversation.loadOlder)}>
          {t.older}
        </Button>
      ) : (
        <Opening ticket={ticket} myId={myId} />
      )}
      {thread.messages.map((message, index) => (
        <Fragment key={message.id}>
          <Day message={message} before={thread.messages[index - 1]} opened={ticket.created_at} />
          <Message
            message={message}
            mine={message.sender.id === myId}
            first={startsGroup(message, thread.messages[index - 1])}
          />
        </Fragment>
      ))}
      {outgoing.map((item) => (
        <OutgoingMessage
          key={item.clientId}
          item={item}
          onRetry={() => queue.retry(item.clientId)}
          onDrop={() => queue.drop(item.clientId)}
        />
      ))}
      {ticket.side === 'client' && !ticket.is_closed && thread.messages.length + outgoing.length === 0 && (
        <div className={css.day}>{t.soon}</div>
      )}
      {scroll.behind && (
        <div className={css.down}>
          <Button radius="xl" leftSection={<IconArrowDown size={18} aria-hidden />} onClick={scroll.toEnd}>
            {t.newMessages}
          </Button>
        </div>
      )}
    </div>
  )
}

/** What the ticket was opened with reads as its first message. */
function Opening({ ticket, myId }: { ticket: Ticket; myId: string | undefined }) {
  if (ticket.description === '' && ticket.files.length === 0) return null
  const message = {
    body: ticket.description,
    files: ticket.files,
    sender: {
      id: ticket.client.id,
      name: ticket.client.name,
      avatar: ticket.client.avatar,
      side: 'client' as const,
    },
    internal_note: false,
    created_at: ticket.created_at,
  }
  return (
    <>
      <DayLine at={ticket.created_at} />
      <Message message={message} mine={ticket.client.id === myId} first />
    </>
  )
}

function Day({
  message,
  before,
  opened,
}: {
  message: TicketMessage
  before: TicketMessage | undefined
  opened: string
}) {
  const format = useFormat()
  const same = format.date(message.created_at) === format.date(before?.created_at ?? opened)
  return same ? null : <DayLine at={message.created_at} />
}

function DayLine({ at }: { at: string }) {
  const format = useFormat()
  return <div className={css.day}>{format.date(at, 'weekday')}</div>
}

function startsGroup(message: TicketMessage, before: TicketMessage | undefined): boolean {
  return !before || before.sender.id !== message.sender.id || before.internal_note !== message.internal_note
}

/** Stays at the end while the end is in sight (or one's own message comes), else says that there is more below. */
function useStickyEnd(count: number, lastIsMine: boolean) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [behind, setBehind] = useState(false)

  const toEnd = () => {
    const element = box.current
    if (element) element.scrollTop = element.scrollHeight
    setBehind(false)
  }
  useLayoutEffect(() => {
    if (atEnd.current || lastIsMine) toEnd()
    else if (count > 0) setBehind(true)
  }, [count, lastIsMine])
  // Pictures grow after they are drawn.
  useEffect(() => {
    const element = box.current
    if (!element) return
    const settle = () => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    }
    element.addEventListener('load', settle, true)
    return () => element.removeEventListener('load', settle, true)
  }, [count])

  const onScroll = () => {
    const element = box.current
    if (!element) return
    atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < 60
    if (atEnd.current) setBehind(false)
  }
  /** Older messages come in above: what one was reading stays where it was. */
  const keep = async (load: () => Promise<void>) => {
    const element = box.current
    const below = element ? element.scrollHeight - element.scrollTop : 0
    await load()
    requestAnimationFrame(() => {
      if (element) element.scrollTop = element.scrollHeight - below
    })
  }
  return { box, behind, toEnd, onScroll, keep }
}
