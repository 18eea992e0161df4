import type { NewAuthenticator } from '@halqa/api-client'
import { Button, Loader, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { errorText } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { CodeField, Form, FormActions, notify, useForm } from '../../../ui/index.ts'
import { atField } from '../at-field.ts'
import { QrCode } from './qr-code.tsx'
import css from './security.module.css'
import { securityTexts } from './texts.ts'

interface SetupProps {
  start: () => Promise<NewAuthenticator>
  /** Sends the first code; answers the recovery codes. */
  confirm: (code: string) => Promise<readonly string[]>
  onDone: (recoveryCodes: readonly string[]) => void
  onCancel?: () => void
}

/** An authenticator app in three steps: open it, scan, type its first code. */
export function AuthenticatorSetup({ start, confirm, onDone, onCancel }: SetupProps) {
  const t = useText(securityTexts)
  const [made, setMade] = useState<NewAuthenticator>()
  const begin = useEffectEvent(() => {
    start().then(setMade, (error: unknown) => {
      notify.error(errorText(error))
      onCancel?.()
    })
  })
  useEffect(() => begin(), [])
  const form = useForm({
    initial: { code: '' },
    guard: false,
    validate: ({ code }) => ({ code: code.length === 6 ? undefined : t.needed }),
    submit: ({ code }) =>
      confirm(code).catch((error: unknown) => {
        throw atField(error)
      }),
    onDone,
  })
  if (!made) return <Loader mx="auto" />
  return (
    <Form form={form}>
      <ol className={css.steps}>
        <li>{t.step1}</li>
        <li>
          <div className={css.stack}>
            {t.step2}
            <QrCode text={made.uri} label={t.qrLabel} />
            <Secret made={made} />
          </div>
        </li>
        <li>{t.step3}</li>
      </ol>
      <CodeField label={t.appCode} {...form.field('code')} />
      <FormActions form={form} label={t.go} wide {...(onCancel ? { onCancel } : {})} />
    </Form>
  )
}

function Secret({ made }: { made: NewAuthenticator }) {
  const t = useText(securityTexts)
  const grouped = made.secret.match(/.{1,4}/g)?.join(' ') ?? made.secret
  const copy = () => void navigator.clipboard.writeText(made.secret).then(() => notify.success(t.copied))
  return (
    <>
      <Text size="sm" c="dimmed" component="span">
        {t.secretKey}
      </Text>
      <div className={css.secret} dir="ltr" translate="no">
        {grouped}
      </div>
      <Button variant="default" onClick={copy}>
        {t.copyKey}
      </Button>
      <Button variant="subtle" component="a" href={made.uri}>
        {t.openApp}
      </Button>
    </>
  )
}
