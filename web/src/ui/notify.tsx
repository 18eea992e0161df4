import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/provider.tsx'
import { kitTexts } from './texts.ts'

/** Short messages at the edge of the screen, read aloud politely. */
export const notify = {
  success: (message: string) => show('teal', <IconCheck size={20} aria-hidden />, message, 4000),
  info: (message: string) => show('brand', <IconInfoCircle size={20} aria-hidden />, message, 5000),
  /** Stays until closed when it carries a reference that support may ask for. */
  error: (message: string, requestId?: string) =>
    show('red', <IconAlertTriangle size={20} aria-hidden />, <Failure message={message} requestId={requestId} />, requestId ? 12_000 : 7000),
  /** Says what happened and offers the way back: `notify.undo(t.archived, () => restore(id))`. */
  undo: (message: string, back: () => void) => {
    const id = `undo-${(serial += 1)}`
    const press = () => {
      notifications.hide(id)
      back()
    }
    notifications.show({ id, color: 'brand', message: <Undo message={message} onUndo={press} />, autoClose: 8000, withBorder: true })
    return id
  },
  /** A message with a button of your own, staying until it is used or closed. */
  ask: (message: string, action: { label: string; run: () => void }) => {
    const id = `ask-${(serial += 1)}`
    const press = () => {
      notifications.hide(id)
      action.run()
    }
    notifications.show({ id, color: 'brand', message: <WithButton message={message} label={action.label} onPress={press} />, autoClose: false, withBorder: true })
    return id
  },
  hide: (id: string) => void notifications.hide(id),
}

let serial = 0

function show(color: string, icon: ReactNode, message: ReactNode, autoClose: number): string {
  return notifications.show({ color, icon, message, autoClose, withBorder: true })
}

function Failure({ message, requestId }: { message: string; requestId: string | undefined }) {
  const t = useText(kitTexts)
  return (
    <>
      <Text size="sm">{message}</Text>
      {requestId && (
        <Text size="xs" c="dimmed">
          {t.requestId({ id: requestId })}
        </Text>
      )}
    </>
  )
}

function Undo({ message, onUndo }: { message: string; onUndo: () => void }) {
  const t = useText(kitTexts)
  return <WithButton message={message} label={t.undo} onPress={onUndo} />
}

function WithButton({ message, label, onPress }: { message: string; label: string; onPress: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{message}</Text>
      <Button variant="light" size="md" px="md" onClick={onPress} style={{ flexShrink: 0 }}>
        {label}
      </Button>
    </Group>
  )
}
