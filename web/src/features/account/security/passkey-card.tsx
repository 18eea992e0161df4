import type { PasskeyInfo } from '@halqa/api-client'
import { Button, Group, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { api, errorText, useAct, useInvalidate, useOne } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import {
  Ago,
  Card,
  ConfirmPreview,
  Form,
  FormActions,
  Loaded,
  notify,
  StatusBadge,
  TextField,
  useForm,
} from '../../../ui/index.ts'
import { factorPath } from './authenticator-card.tsx'
import { isDeviceError, makePasskey, passkeysWork, turnedAway } from './passkey.ts'
import css from './security.module.css'
import { securityTexts } from './texts.ts'

const path = '/api/v1/passkeys/'

/** The person's passkeys: made, named, removed. */
export function PasskeyCard() {
  const t = useText(securityTexts)
  const invalidate = useInvalidate()
  const keys = useOne<{ results: PasskeyInfo[] }>(path)
  const [making, setMaking] = useState(false)
  const add = async () => {
    setMaking(true)
    try {
      const credential = await makePasskey()
      await api.post<PasskeyInfo>(path, { credential })
      invalidate(path, factorPath)
      notify.success(t.passkeyAdded)
    } catch (error) {
      if (!turnedAway(error)) notify.error(isDeviceError(error) ? t.passkeyFailed : errorText(error))
    } finally {
      setMaking(false)
    }
  }
  const works = passkeysWork()
  return (
    <Card
      title={t.passkeys}
      action={
        works && (
          <Button variant="light" loading={making} onClick={() => void add()}>
            {t.addPasskey}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" mb="xs">
        {works ? t.passkeysHint : t.unsupported}
      </Text>
      <Loaded {...keys}>
        {({ results }) =>
          results.length === 0 ? (
            <Text size="sm">{t.noPasskeys}</Text>
          ) : (
            <ul className={css.passkeys}>
              {results.map((key) => (
                <Passkey key={key.id} passkey={key} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  )
}

function Passkey({ passkey }: { passkey: PasskeyInfo }) {
  const t = useText(securityTexts)
  const [open, setOpen] = useState<'name' | 'remove'>()
  const remove = useAct(() => api.delete(`${path}${passkey.id}/`), {
    invalidates: [path, factorPath],
    success: t.removed,
  })
  return (
    <li className={css.passkey}>
      <div>
        <Text fw={500} component="div">
          <bdi>{passkey.name}</bdi> {passkey.blocked && <StatusBadge tone="bad">{t.blocked}</StatusBadge>}
          {passkey.synced && !passkey.blocked && <StatusBadge tone="neutral">{t.synced}</StatusBadge>}
        </Text>
        <Text size="sm" c="dimmed" component="div">
          {passkey.last_used_at ? (
            <>
              {t.lastUsed}: <Ago at={passkey.last_used_at} />
            </>
          ) : (
            t.neverUsed
          )}
        </Text>
      </div>
      <Group gap="xs">
        <Button variant="default" onClick={() => setOpen('name')} aria-label={`${t.rename}: ${passkey.name}`}>
          {t.rename}
        </Button>
        <Button
          variant="light"
          color="red"
          onClick={() => setOpen('remove')}
          aria-label={`${t.remove}: ${passkey.name}`}
        >
          {t.remove}
        </Button>
      </Group>
      <Modal opened={open === 'name'} onClose={() => setOpen(undefined)} title={t.rename}>
        <NameForm passkey={passkey} onDone={() => setOpen(undefined)} />
      </Modal>
      <ConfirmPreview
        opened={open === 'remove'}
        onClose={() => setOpen(undefined)}
        title={t.removePasskey}
        confirmLabel={t.remove}
        danger
        onConfirm={() => remove.run(undefined)}
      >
        {t.removeDetail({ name: passkey.name })}
      </ConfirmPreview>
    </li>
  )
}

function NameForm({ passkey, onDone }: { passkey: PasskeyInfo; onDone: () => void }) {
  const t = useText(securityTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { name: passkey.name },
    guard: false,
    validate: ({ name }) => ({ name: name.trim() ? undefined : t.needed }),
    submit: (values) => api.patch<PasskeyInfo>(`${path}${passkey.id}/`, values),
    onDone: () => {
      invalidate(path)
      onDone()
    },
  })
  return (
    <Form form={form}>
      <TextField label={t.name} required maxLength={60} autoFocus {...form.field('name')} />
      <FormActions form={form} onCancel={onDone} />
    </Form>
  )
}
