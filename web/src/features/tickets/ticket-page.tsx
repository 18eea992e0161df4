import type { Ticket } from '@halqa/api-client'
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { api, useAct, useInvalidate, useMe, useOne } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Link, Loaded, notify, useGo } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { Composer } from './conversation/composer.tsx'
import css from './conversation/chat.module.css'
import { MessageLog } from './conversation/message-log.tsx'
import { PresenceLine } from './conversation/presence-line.tsx'
import { useConversation } from './conversation/use-conversation.ts'
import { useLooking } from './conversation/use-looking.ts'
import { useReadAbout } from './conversation/use-read-about.ts'
import { ticketPath, ticketsPath } from './paths.ts'
import { Rating } from './rating.tsx'
import { TicketStatus } from './status.tsx'
import { ticketTexts } from './texts.ts'
import frame from './tickets.module.css'

const messages = defineMessages({
  back: { en: 'All tickets', ar: 'كل التذاكر', fa: 'همهٔ تیکت‌ها' },
  isClosed: {
    en: 'This ticket is closed. If you write again, it opens again.',
    ar: 'هذه التذكرة مغلقة. إذا كتبت مجددا ستُفتح من جديد.',
    fa: 'این تیکت بسته است. اگر دوباره بنویسید باز می‌شود.',
  },
  moved: {
    en: 'It was long ago, so a new ticket follows the old one.',
    ar: 'مضى وقت طويل، لذلك فُتحت تذكرة جديدة تتبع القديمة.',
    fa: 'زمان زیادی گذشته بود، پس تیکت تازه‌ای در پی آن باز شد.',
  },
  agent: { en: '{name} takes care of it', ar: '{name} يتابع الأمر', fa: '{name} پیگیر است' },
})

/** The client's side of a ticket: the conversation, live. */
export default function TicketPage() {
  const id = useParam('id')
  const ticket = useOne<Ticket>(ticketPath(id))
  return <Loaded {...ticket}>{(data) => <Room key={data.id} ticket={data} />}</Loaded>
}

function Room({ ticket }: { ticket: Ticket }) {
  const t = useText(messages)
  const { me } = useMe()
  const go = useGo()
  const invalidate = useInvalidate()
  const [text, setText] = useState('')
  const looking = useLooking(ticket.id, me?.id)
  useReadAbout(`ticket:${ticket.id}`)
  useEffect(() => {
    document.title = ticket.title
  }, [ticket.title])
  const conversation = useConversation(ticket.id, {
    onActivity: looking.take,
    onMoved: (next) => {
      invalidate(ticketsPath)
      notify.info(t.moved)
      go(`/tickets/${next}`)
    },
  })
  return (
    <div className={frame.screen}>
      <TicketBar ticket={ticket} />
      <div className={css.chat}>
        <MessageLog ticket={ticket} conversation={conversation} myId={me?.id} />
        <PresenceLine others={looking.others} />
      </div>
      {ticket.is_closed && (
        <div className={frame.after}>
          <Rating ticket={ticket} />
          <Text size="sm" c="dimmed" mt={4}>
            {t.isClosed}
          </Text>
        </div>
      )}
      <Composer
        value={text}
        onChange={(next) => {
          setText(next)
          if (next === '') looking.paused()
          else looking.typing(false)
        }}
        onSend={(body, files) => {
          conversation.queue.add({ body, files, note: false, asks: false })
          looking.paused()
        }}
      />
    </div>
  )
}

function TicketBar({ ticket }: { ticket: Ticket }) {
  const t = { own: useText(messages), ticket: useText(ticketTexts) }
  const path = ticketPath(ticket.id)
  const reopen = useAct(() => api.post<Ticket>(`${path}reopen/`), { invalidates: [path, ticketsPath] })
  // The button that opens it again takes this one's place: no message that would stand over the composer on a phone.
  const close = useAct(() => api.post<Ticket>(`${path}close/`), { invalidates: [path, ticketsPath] })
  return (
    <div className={frame.bar}>
      <ActionIcon component={Link} href="/tickets" aria-label={t.own.back}>
        <IconChevronLeft size={22} className="halqa-directional" aria-hidden />
      </ActionIcon>
      <div className={frame.barTitle}>
        <h1>
          <bdi>{ticket.title}</bdi>
        </h1>
        <Text size="sm" c="dimmed" truncate>
          <bdi>{t.ticket.number({ number: String(ticket.number) })}</bdi>
          {ticket.assignee && <> · {t.own.agent({ name: ticket.assignee.name })}</>}
          {ticket.follows && (
            <>
              {' · '}
              <Link href={`/tickets/${ticket.follows.id}`}>
                {t.ticket.follows({ number: String(ticket.follows.number) })}
              </Link>
            </>
          )}
        </Text>
      </div>
      <Group gap="xs">
        <TicketStatus ticket={ticket} />
        {ticket.is_closed ? (
          <Button variant="default" loading={reopen.running} onClick={() => void reopen.run(undefined)}>
            {t.ticket.reopen}
          </Button>
        ) : (
          <Button variant="default" loading={close.running} onClick={() => void close.run(undefined)}>
            {t.ticket.close}
          </Button>
        )}
      </Group>
    </div>
  )
}
