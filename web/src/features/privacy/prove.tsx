import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { api, ApiError, errorText } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, notify, PasswordField, useForm } from '../../ui/index.ts'
import { proveTexts } from './texts.ts'

/**
 * Does what needs a fresh sign-in: when the server asks for one, the person enters the password again and the same thing
 * is done then. Put `dialog` somewhere on the screen.
 */
export function useProof(): { run: (act: () => Promise<unknown>) => Promise<void>; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<() => Promise<unknown>>()
  const run = async (act: () => Promise<unknown>) => {
    try {
      await act()
    } catch (error) {
      if (error instanceof ApiError && error.code === 'fresh_sign_in_required') setWaiting(() => act)
      else notify.error(errorText(error), error instanceof ApiError ? error.requestId : undefined)
    }
  }
  const goOn = () => {
    const act = waiting
    setWaiting(undefined)
    if (act) void run(act)
  }
  return { run, dialog: waiting && <Dialog onDone={goOn} onClose={() => setWaiting(undefined)} /> }
}

function Dialog({ onDone, onClose }: { onDone: () => void; onClose: () => void }) {
  const t = useText(proveTexts)
  const form = useForm({
    initial: { password: '' },
    submit: (values) => api.post('/api/v1/auth/confirm/', values),
    onDone,
    guard: false,
  })
  return (
    <Modal opened onClose={onClose} title={t.title} closeButtonProps={{ 'aria-label': t.close }}>
      <Form form={form}>
        <Stack>
          <Text>{t.about}</Text>
          <PasswordField
            label={t.password}
            required
            autoFocus
            autoComplete="current-password"
            {...form.field('password')}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t.cancel}
            </Button>
            <Button type="submit" loading={form.submitting}>
              {t.go}
            </Button>
          </Group>
        </Stack>
      </Form>
    </Modal>
  )
}
