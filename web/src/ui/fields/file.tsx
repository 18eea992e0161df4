import { ActionIcon, Button, Group, Input, Progress, Text } from '@mantine/core'
import { IconCloudUpload, IconFile, IconRefresh, IconX } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState, type DragEvent } from 'react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { failureOf } from '../states.tsx'
import { kitTexts } from '../texts.ts'
import css from './fields.module.css'

/** Sends the file and tells the share sent (0 to 1). The API's `upload()` fits. */
export type SendFile<R> = (
  file: File,
  tell: { onProgress: (share: number) => void; signal: AbortSignal },
) => Promise<R>

export interface FileFieldProps<R> {
  label: string
  send: SendFile<R>
  /** The server's answer, once the file is there; null after it was taken away. */
  onSent: (result: R | null, file: File | null) => void
  description?: string
  error?: string | undefined
  /** As in HTML: `image/*,application/pdf`. */
  accept?: string
  /** Bytes. Default 10 MB. */
  maxSize?: number
  /** What stands at a file that is there; "Uploaded" when left out. For forms that send the file themselves: "Chosen". */
  doneText?: string
  /** Opens the back camera on phones. */
  camera?: boolean
  required?: boolean
  disabled?: boolean
}

interface Sending {
  file: File
  share: number
  state: 'sending' | 'sent' | 'failed'
  message?: string
}

/** One file: choose, drop or photograph; it is sent at once, with preview, progress, cancel and retry. */
export function FileField<R>({
  label,
  send,
  onSent,
  description,
  error,
  accept = 'image/*',
  maxSize = 10_000_000,
  doneText,
  camera,
  required,
  disabled,
}: FileFieldProps<R>) {
  const t = useText(kitTexts)
  const format = useFormat()
  const id = useId()
  const [current, setCurrent] = useState<Sending | null>(null)
  const [refusal, setRefusal] = useState<string>()
  const [over, setOver] = useState(false)
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const begin = async (file: File | undefined) => {
    if (!file) return
    const problem = !isAccepted(file, accept)
      ? t.fileWrongType
      : file.size > maxSize
        ? t.fileTooLarge
        : undefined
    setRefusal(problem)
    if (problem) return
    running.current?.abort()
    const controller = new AbortController()
    running.current = controller
    setCurrent({ file, share: 0, state: 'sending' })
    try {
      const result = await send(file, {
        signal: controller.signal,
        onProgress: (share) =>
          setCurrent((before) => (before?.file === file ? { ...before, share } : before)),
      })
      setCurrent({ file, share: 1, state: 'sent' })
      onSent(result, file)
    } catch (thrown) {
      if (!controller.signal.aborted)
        setCurrent({ file, share: 0, state: 'failed', message: failureOf(thrown).detail || t.uploadFailed })
    }
  }
  const remove = () => {
    running.current?.abort()
    setCurrent(null)
    onSent(null, null)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void begin(event.dataTransfer.files[0])
  }

  return (
    <Input.Wrapper
      size="md"
      label={label}
      description={description}
      error={error ?? refusal}
      required={required}
      id={id}
    >
      {current ? (
        <Chosen
          sending={current}
          doneText={doneText ?? t.uploaded}
          onRemove={remove}
          onRetry={() => void begin(current.file)}
        />
      ) : (
        // The field inside takes keys and presses; dropping is a shortcut for pointers.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <label
          className={css.drop}
          data-over={over || undefined}
          data-invalid={error || refusal ? true : undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <IconCloudUpload size={32} stroke={1.5} aria-hidden />
          <span>
            <strong>{t.chooseFile}</strong> {t.dropHere}
          </span>
          <Text size="xs" c="dimmed" component="span">
            {t.upTo({ size: format.fileSize(maxSize) })}
          </Text>
          <input
            id={id}
            type="file"
            className="halqa-spoken"
            accept={accept}
            disabled={disabled}
            aria-invalid={error || refusal ? true : undefined}
            {...(camera ? { capture: 'environment' as const } : {})}
            onChange={(event) => void begin(event.currentTarget.files?.[0])}
          />
        </label>
      )}
    </Input.Wrapper>
  )
}

function Chosen({
  sending,
  doneText,
  onRemove,
  onRetry,
}: {
  sending: Sending
  doneText: string
  onRemove: () => void
  onRetry: () => void
}) {
  const t = useText(kitTexts)
  const format = useFormat()
  const preview = useObjectUrl(sending.file)
  const status = {
    sending: t.uploading({ percent: format.percent(sending.share) }),
    sent: doneText,
    failed: sending.message ?? t.uploadFailed,
  }[sending.state]
  return (
    <div className={css.file}>
      {preview ? (
        <img className={css.preview} src={preview} alt="" />
      ) : (
        <IconFile size={40} stroke={1.5} aria-hidden />
      )}
      <div className={css.fileText}>
        <Text size="sm" truncate dir="auto">
          {sending.file.name}
        </Text>
        <Text size="xs" c={sending.state === 'failed' ? 'red' : 'dimmed'} role="status">
          {format.fileSize(sending.file.size)} · {status}
        </Text>
        {sending.state === 'sending' && (
          <Progress value={sending.share * 100} size={6} mt={6} aria-label={status} />
        )}
      </div>
      <Group gap={4} wrap="nowrap">
        {sending.state === 'failed' && (
          <Button variant="light" leftSection={<IconRefresh size={18} aria-hidden />} onClick={onRetry}>
            {t.retry}
          </Button>
        )}
        <ActionIcon aria-label={t.remove} onClick={onRemove}>
          <IconX size={20} aria-hidden />
        </ActionIcon>
      </Group>
    </div>
  )
}

function useObjectUrl(file: File): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (!file.type.startsWith('image/')) return setUrl(undefined)
    const made = URL.createObjectURL(file)
    setUrl(made)
    return () => URL.revokeObjectURL(made)
  }, [file])
  return url
}

function isAccepted(file: File, accept: string): boolean {
  const name = file.name.toLowerCase()
  return accept.split(',').some((rule) => {
    const wanted = rule.trim().toLowerCase()
    if (wanted.startsWith('.')) return name.endsWith(wanted)
    return wanted.endsWith('/*') ? file.type.startsWith(wanted.slice(0, -1)) : file.type === wanted
  })
}
