import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef, type ReactNode, type SubmitEvent } from 'react'
import { useText } from '../../i18n/provider.tsx'
import { halfWritten } from '../dates/half-written.ts'
import { kitTexts } from '../texts.ts'
import css from './form.module.css'
import type { FormHandle } from './use-form.ts'

export interface FormProps<V extends object> {
  form: FormHandle<V>
  children: ReactNode
}

/** Draws the fields, what went wrong as a whole, and sends on Enter. The first field with an error gets the focus. */
export function Form<V extends object>({ form, children }: FormProps<V>) {
  const element = useRef<HTMLFormElement>(null)
  const asked = useRef(false)

  useEffect(() => {
    if (!asked.current || form.submitting) return
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')
    if (wrong) {
      asked.current = false
      wrong.focus()
    }
  })

  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const half = element.current && halfWritten(element.current)
    if (half) return half.focus()
    asked.current = true
    void form.submit()
  }
  return (
    <form ref={element} onSubmit={send} noValidate aria-busy={form.submitting}>
      <Stack gap="md">
        {children}
        <FormError form={form} />
      </Stack>
    </form>
  )
}

function FormError<V extends object>({ form }: { form: FormHandle<V> }) {
  const t = useText(kitTexts)
  const message = form.formError
  if (message === undefined) return null
  const offline = form.failure?.status === 0
  return (
    <Alert
      color="red"
      variant="light"
      role="alert"
      className={css.failure ?? ''}
      icon={<IconAlertTriangle size={20} aria-hidden />}
      title={offline ? t.offlineTitle : t.formFailed}
    >
      {message.trim() || (offline ? t.offlineDetail : t.failedDetail)}
      {form.failure?.requestId && (
        <Text size="xs" mt={4}>
          {t.requestId({ id: form.failure.requestId })}
        </Text>
      )}
    </Alert>
  )
}

export interface FormActionsProps<V extends object> {
  form: FormHandle<V>
  /** What the main button says; "Save" when left out. */
  label?: string
  onCancel?: () => void
  /** Other buttons, before the main one. */
  children?: ReactNode
  /** Whole-width button, for short forms on phones. */
  wide?: boolean
}

/** The form's buttons: at the end of the form, the main one last. */
export function FormActions<V extends object>({
  form,
  label,
  onCancel,
  children,
  wide,
}: FormActionsProps<V>) {
  const t = useText(kitTexts)
  return (
    <Group justify="flex-end" grow={wide === true} mt="xs" className={css.actions ?? ''}>
      {onCancel && (
        <Button variant="default" onClick={onCancel} disabled={form.submitting}>
          {t.cancel}
        </Button>
      )}
      {children}
      <Button type="submit" loading={form.submitting}>
        {label ?? t.save}
      </Button>
    </Group>
  )
}
