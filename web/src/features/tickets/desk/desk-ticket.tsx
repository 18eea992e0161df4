import type { Ticket } from '@halqa/api-client'
import { ActionIcon, Drawer } from '@mantine/core'
import { IconUserSearch } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useMe, useOne } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Loaded, useGo } from '../../../ui/index.ts'
import chat from '../conversation/chat.module.css'
import { MessageLog } from '../conversation/message-log.tsx'
import { PresenceLine } from '../conversation/presence-line.tsx'
import { useConversation } from '../conversation/use-conversation.ts'
import { useLooking } from '../conversation/use-looking.ts'
import { useReadAbout } from '../conversation/use-read-about.ts'
import { ticketPath } from '../paths.ts'
import css from './desk.module.css'
import { DeskBar } from './desk-bar.tsx'
import { DeskComposer } from './desk-composer.tsx'
import { CustomerPanel } from './customer-panel.tsx'
import { deskTexts } from './texts.ts'
import { useKeys } from './use-keys.ts'
import { useTicketActs } from './use-ticket-acts.ts'

/** One ticket at the desk: conversation, answer, the person behind it. */
export function DeskTicket({ id, onChanged }: { id: string; onChanged: () => void }) {
  const ticket = useOne<Ticket>(ticketPath(id))
  return (
    <Loaded {...ticket} onRetry={() => void ticket.reload()}>
      {(data) => <Room ticket={data} onChanged={onChanged} />}
    </Loaded>
  )
}

function Room({ ticket, onChanged }: { ticket: Ticket; onChanged: () => void }) {
  const t = useText(deskTexts)
  const { me } = useMe()
  const go = useGo()
  const [panel, setPanel] = useState(false)
  const [note, setNote] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  const looking = useLooking(ticket.id, me?.id)
  const acts = useTicketActs(ticket, onChanged)
  useReadAbout(`desk:${ticket.id}`)
  const conversation = useConversation(ticket.id, {
    onActivity: looking.take,
    onMoved: (next) => go(`/desk/${next}`),
  })
  const write = (asNote: boolean) => {
    setNote(asNote)
    field.current?.focus()
  }
  useKeys({
    r: () => write(false),
    n: () => write(true),
    t: () => void acts.take.run(undefined),
    e: () => void acts.close.run(undefined),
  })
  return (
    <>
      <div className={css.talk}>
        <DeskBar
          ticket={ticket}
          acts={acts}
          myId={me?.id}
          panelButton={
            <ActionIcon
              className={css.panelButton ?? ''}
              aria-label={t.details}
              onClick={() => setPanel(true)}
            >
              <IconUserSearch size={22} aria-hidden />
            </ActionIcon>
          }
        />
        <div className={chat.chat}>
          <MessageLog ticket={ticket} conversation={conversation} myId={me?.id} />
          <PresenceLine others={looking.others} />
        </div>
        <DeskComposer
          ticket={ticket}
          conversation={conversation}
          looking={looking}
          note={note}
          onNote={setNote}
          field={field}
        />
      </div>
      <aside className={css.panel} aria-label={t.details}>
        <CustomerPanel ticket={ticket} acts={acts} />
      </aside>
      <Drawer opened={panel} onClose={() => setPanel(false)} title={t.details} position="right" size="sm">
        <CustomerPanel ticket={ticket} acts={acts} />
      </Drawer>
    </>
  )
}
