import type { CannedReply, Ticket } from '@halqa/api-client'
import { Checkbox, SegmentedControl } from '@mantine/core'
import { useState, type KeyboardEvent, type RefObject } from 'react'
import { useList, useMe } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { CannedMenu } from './canned-menu.tsx'
import { filled, matching, slashWord } from './canned.ts'
import { Composer } from '../conversation/composer.tsx'
import type { Conversation } from '../conversation/use-conversation.ts'
import type { Looking } from '../conversation/use-looking.ts'
import { cannedRepliesPath } from '../paths.ts'
import css from './desk.module.css'
import { deskTexts } from './texts.ts'

export interface DeskComposerProps {
  ticket: Ticket
  conversation: Conversation
  looking: Looking
  note: boolean
  onNote: (note: boolean) => void
  field: RefObject<HTMLTextAreaElement | null>
}

/** Answer or note; `/` opens the ready answers. */
export function DeskComposer({ ticket, conversation, looking, note, onNote, field }: DeskComposerProps) {
  const t = useText(deskTexts)
  const { me } = useMe()
  const [text, setText] = useState('')
  const [asks, setAsks] = useState(false)
  const [active, setActive] = useState(0)
  const { rows } = useList<CannedReply>(cannedRepliesPath, { page_size: 100 }, { freshFor: 300_000 })
  const word = slashWord(text)
  const found = word === null ? [] : matching(rows, word)

  const change = (next: string) => {
    setText(next)
    setActive(0)
    if (next === '') looking.paused()
    else looking.typing(note)
  }
  const choose = (reply: CannedReply | undefined) => {
    if (!reply) return
    setText(
      filled(reply.body, {
        client: ticket.client.name,
        agent: me?.first_name ?? '',
        number: String(ticket.number),
      }),
    )
    field.current?.focus()
  }
  const key = (event: KeyboardEvent): boolean => {
    if (event.key === 'Escape') {
      if (found.length > 0) setText('')
      else field.current?.blur()
      return true
    }
    if (found.length === 0) return false
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      setActive((active + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length)
      return true
    }
    if (event.key !== 'Enter' && event.key !== 'Tab') return false
    choose(found[active])
    return true
  }
  const staff = ticket.side === 'staff'
  return (
    <Composer
      field={field}
      value={text}
      onChange={change}
      note={note}
      onKey={key}
      onSend={(body, files) => {
        conversation.queue.add({ body, files, note: note && staff, asks: asks && !note && staff })
        setAsks(false)
        looking.paused()
      }}
      above={<CannedMenu replies={found} active={active} onChoose={choose} />}
      tools={
        staff && (
          <div className={css.tools}>
            <SegmentedControl
              aria-label={t.kind}
              value={note ? 'note' : 'reply'}
              onChange={(value) => onNote(value === 'note')}
              data={[
                { value: 'reply', label: t.reply },
                { value: 'note', label: t.note },
              ]}
            />
            {!note && (
              <Checkbox
                label={t.asks}
                checked={asks}
                onChange={(event) => setAsks(event.currentTarget.checked)}
              />
            )}
            <span className={css.keys}>{t.keys}</span>
          </div>
        )
      }
    />
  )
}
