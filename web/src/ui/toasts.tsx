import { Button, Group, Text } from '@mantine/core'
import { Notifications, notifications } from '@mantine/notifications'
import '@mantine/notifications/styles.layer.css'
import { IconAlertTriangle, IconCheck, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { isLocale } from '../i18n/locale.ts'
import { useText } from '../i18n/provider.tsx'
import { kitTexts } from './texts.ts'

export type ToastContent =
  | { kind: 'success' | 'info'; message: string }
  | { kind: 'error'; message: string; requestId: string | undefined }
  | { kind: 'undo'; message: string; press: () => void }
  | { kind: 'ask'; message: string; label: string; press: () => void }

/** Where messages appear: under the header on phones, where no button of a form is. */
export default function ToastPlace() {
  return (
    <Notifications
      position="bottom-center"
      limit={3}
      containerWidth={420}
      zIndex={400}
      className="halqa-toasts halqa-screen-only"
    />
  )
}

export function hideToast(id: string): void {
  notifications.hide(id)
}

export function showToast(id: string, content: ToastContent): void {
  const { color, icon, stay } = looks[content.kind]
  notifications.show({
    id,
    color,
    icon,
    message: body(id, content),
    autoClose: content.kind === 'error' && content.requestId ? 12_000 : stay,
    withBorder: true,
    withCloseButton: content.kind !== 'undo',
    closeButtonProps: { 'aria-label': closeWord() },
  })
}

/** Toasts are shown from outside of React: the page says which language it is in. */
function closeWord(): string {
  const { lang } = document.documentElement
  return kitTexts.close[isLocale(lang) ? lang : 'en']
}

const looks: Record<ToastContent['kind'], { color: string; icon: ReactNode; stay: number | false }> = {
  success: { color: 'teal', icon: <IconCheck size={20} aria-hidden />, stay: 4000 },
  info: { color: 'brand', icon: <IconInfoCircle size={20} aria-hidden />, stay: 5000 },
  error: { color: 'red', icon: <IconAlertTriangle size={20} aria-hidden />, stay: 7000 },
  undo: { color: 'brand', icon: null, stay: 8000 },
  ask: { color: 'brand', icon: null, stay: false },
}

function body(id: string, content: ToastContent): ReactNode {
  if (content.kind === 'error') return <Failure message={content.message} requestId={content.requestId} />
  if (!('press' in content)) return content.message
  const press = () => {
    hideToast(id)
    content.press()
  }
  return (
    <WithButton
      message={content.message}
      label={content.kind === 'ask' ? content.label : undefined}
      onPress={press}
    />
  )
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

function WithButton({
  message,
  label,
  onPress,
}: {
  message: string
  label: string | undefined
  onPress: () => void
}) {
  const t = useText(kitTexts)
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{message}</Text>
      <Button variant="light" px="md" onClick={onPress} style={{ flexShrink: 0 }}>
        {label ?? t.undo}
      </Button>
    </Group>
  )
}
