import { ActionIcon, Textarea } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconPaperclip, IconSend2, IconX } from '@tabler/icons-react'
import {
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from 'react'
import { useText } from '../../../i18n/index.ts'
import { notify, typedDirection } from '../../../ui/index.ts'
import css from './chat.module.css'
import { chatTexts } from './texts.ts'

const largestFile = 10 * 1_048_576

export interface ComposerProps {
  value: string
  onChange: (value: string) => void
  onSend: (body: string, files: readonly File[]) => void
  note?: boolean
  /** Above the text: ready answers. Gets keys first; true = used. */
  above?: ReactNode
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean
  /** Beside the button. */
  tools?: ReactNode
  field?: RefObject<HTMLTextAreaElement | null>
  describedBy?: string
}

/** Where one writes. Enter sends where there is a keyboard (Shift+Enter is a new line); on phones the button does. */
export function Composer({
  value,
  onChange,
  onSend,
  note = false,
  above,
  onKey,
  tools,
  field,
}: ComposerProps) {
  const t = useText(chatTexts)
  const [files, setFiles] = useState<readonly File[]>([])
  const input = useRef<HTMLInputElement>(null)
  const hasKeyboard = useMediaQuery('(hover: hover) and (pointer: fine)', false, {
    getInitialValueInEffect: false,
  })
  const ready = value.trim() !== '' || files.length > 0

  const send = () => {
    if (!ready) return
    onSend(value.trim(), files)
    onChange('')
    setFiles([])
  }
  const add = (chosen: readonly File[]) => {
    if (chosen.some((file) => file.size > largestFile)) notify.error(t.tooLarge)
    setFiles((before) => [...before, ...chosen.filter((file) => file.size <= largestFile)].slice(0, 10))
  }
  const key = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (onKey?.(event)) {
      event.preventDefault()
      return
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    const wanted = event.ctrlKey || event.metaKey || (hasKeyboard && !event.shiftKey)
    if (!wanted) return
    event.preventDefault()
    send()
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = [...event.clipboardData.files]
    if (pasted.length === 0) return
    event.preventDefault()
    add(pasted)
  }
  const label = note ? t.writeNote : t.write
  return (
    <div className={css.composer} data-note={note || undefined}>
      {above}
      {files.length > 0 && (
        <div className={css.chosen}>
          {files.map((file) => (
            <span key={`${file.name} ${file.size}`} className={css.chosenFile}>
              <span dir="auto">{file.name}</span>
              <ActionIcon
                aria-label={t.remove({ name: file.name })}
                onClick={() => setFiles(files.filter((one) => one !== file))}
              >
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </span>
          ))}
        </div>
      )}
      {tools}
      <div className={css.line}>
        <ActionIcon aria-label={t.attach} onClick={() => input.current?.click()}>
          <IconPaperclip size={22} aria-hidden />
        </ActionIcon>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept="image/*,application/pdf,.doc,.docx,.xlsx,.txt,audio/*,video/mp4"
          onChange={(event) => {
            add([...(event.currentTarget.files ?? [])])
            event.currentTarget.value = ''
          }}
        />
        <Textarea
          ref={field ?? null}
          className={css.text ?? ''}
          aria-label={label}
          placeholder={label}
          autosize
          minRows={1}
          maxRows={8}
          maxLength={20_000}
          {...typedDirection(value)}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={key}
          onPaste={paste}
        />
        <ActionIcon variant="filled" aria-label={t.send} disabled={!ready} onClick={send}>
          <IconSend2 size={22} className="halqa-directional" aria-hidden />
        </ActionIcon>
      </div>
    </div>
  )
}
