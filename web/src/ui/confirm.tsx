import { Button, Group, Modal, Stack } from '@mantine/core'
import { useRef, useState, type ReactNode } from 'react'
import { useText } from '../i18n/provider.tsx'
import { kitTexts } from './texts.ts'

export interface ConfirmPreviewProps {
  opened: boolean
  onClose: () => void
  title: string
  /** What exactly will happen: counts, names, amounts. This is the point of the dialog. */
  children: ReactNode
  /** The verb: "Cancel 12 lectures", not "OK". */
  confirmLabel: string
  cancelLabel?: string
  danger?: boolean
  /** The dialog closes when it is done; it stays open when this throws. */
  onConfirm: () => unknown
}

/** Shows what will change before it changes. For what cannot be undone; otherwise use `notify.undo`. */
export function ConfirmPreview({
  opened,
  onClose,
  title,
  children,
  confirmLabel,
  cancelLabel,
  danger,
  onConfirm,
}: ConfirmPreviewProps) {
  const t = useText(kitTexts)
  const [running, setRunning] = useState(false)
  const locked = useRef(false)

  const confirm = async () => {
    if (locked.current) return
    locked.current = true
    setRunning(true)
    try {
      await onConfirm()
      onClose()
    } finally {
      locked.current = false
      setRunning(false)
    }
  }
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack>
        <div>{children}</div>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} disabled={running} data-autofocus>
            {cancelLabel ?? t.cancel}
          </Button>
          <Button
            color={danger ? 'red.8' : 'brand'}
            loading={running}
            onClick={() => void confirm().catch(() => undefined)}
          >
            {confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
