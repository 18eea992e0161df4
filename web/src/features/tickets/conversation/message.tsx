import type { TicketMessage } from '@halqa/api-client'
import { IconLock } from '@tabler/icons-react'
import { useFormat, useText } from '../../../i18n/index.ts'
import { Attachments } from './attachments.tsx'
import css from './chat.module.css'
import type { Outgoing } from './outgoing.ts'
import { chatTexts } from './texts.ts'

export interface MessageProps {
  message: Pick<TicketMessage, 'body' | 'files' | 'sender' | 'internal_note' | 'created_at'>
  mine: boolean
  /** The first of several from the same person: says his name. */
  first: boolean
}

/** One message as its readers see it. */
export function Message({ message, mine, first }: MessageProps) {
  const t = useText(chatTexts)
  const format = useFormat()
  return (
    <div
      className={css.row}
      data-mine={mine || undefined}
      data-first={first || undefined}
      data-note={message.internal_note || undefined}
    >
      {first && <span className={css.who}>{mine ? t.you : <bdi>{message.sender.name}</bdi>}</span>}
      <div className={css.bubble}>
        {message.internal_note && <NoteMark />}
        {message.body !== '' && (
          <p className={css.body} dir="auto">
            {message.body}
          </p>
        )}
        <Attachments files={message.files} />
        <div className={css.meta}>
          <time dateTime={message.created_at}>{format.time(message.created_at)}</time>
        </div>
      </div>
    </div>
  )
}

function NoteMark() {
  const t = useText(chatTexts)
  return (
    <span className={css.meta} style={{ justifyContent: 'flex-start' }}>
      <IconLock size={14} aria-hidden />
      {t.note}
    </span>
  )
}

/** A message on its way, with what became of it so far. */
export function OutgoingMessage({
  item,
  onRetry,
  onDrop,
}: {
  item: Outgoing
  onRetry: () => void
  onDrop: () => void
}) {
  const t = useText(chatTexts)
  const refused = item.state === 'refused'
  return (
    <div className={css.row} data-mine data-note={item.note || undefined}>
      <div className={css.bubble}>
        {item.note && <NoteMark />}
        <p className={css.body} dir="auto">
          {item.body}
        </p>
        {item.files.map((file) => (
          <div key={file.name} className={css.meta}>
            <bdi>{file.name}</bdi>
          </div>
        ))}
        <div className={css.meta} role="status" data-refused={refused || undefined}>
          {refused ? item.reason || t.refused : t[item.state]}
          {item.state !== 'sending' && (
            <button type="button" className={css.metaButton} onClick={onRetry}>
              {t.retry}
            </button>
          )}
          {refused && (
            <button type="button" className={css.metaButton} onClick={onDrop}>
              {t.drop}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}
