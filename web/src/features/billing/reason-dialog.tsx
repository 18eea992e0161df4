import { Button, Group, Modal } from '@mantine/core'
import { useText } from '../../i18n/index.ts'
import { Form, FormActions, TextField, useForm } from '../../ui/index.ts'
import { moneyTexts } from './texts.ts'

export interface ReasonDialogProps {
  opened: boolean
  onClose: () => void
  title: string
  confirmLabel: string
  /** Reasons that come up often; a press fills the field. */
  usual?: readonly string[]
  onConfirm: (reason: string) => Promise<unknown>
}

/** Asks why before something is refused or undone; the person concerned reads the answer. */
export function ReasonDialog({
  opened,
  onClose,
  title,
  confirmLabel,
  usual = [],
  onConfirm,
}: ReasonDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={title}>
      {opened && <Asking {...{ onClose, confirmLabel, usual, onConfirm }} />}
    </Modal>
  )
}

function Asking({
  onClose,
  confirmLabel,
  usual,
  onConfirm,
}: Required<Omit<ReasonDialogProps, 'opened' | 'title'>>) {
  const t = useText(moneyTexts)
  const form = useForm({
    initial: { reason: '' },
    guard: false,
    validate: (values) => ({ reason: values.reason.trim().length < 5 ? t.reasonShort : undefined }),
    submit: (values) => onConfirm(values.reason.trim()),
    onDone: onClose,
  })
  return (
    <Form form={form}>
      {usual.length > 0 && (
        <Group gap={6}>
          {usual.map((text) => (
            <Button key={text} variant="default" size="sm" onClick={() => form.set({ reason: text })}>
              {text}
            </Button>
          ))}
        </Group>
      )}
      <TextField {...form.field('reason')} label={t.reason} rows={3} maxLength={1000} required autoFocus />
      <FormActions form={form} label={confirmLabel} onCancel={onClose} />
    </Form>
  )
}
