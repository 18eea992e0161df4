import { Button, Group, Modal, Text } from '@mantine/core'
import { useText } from '../../i18n/index.ts'
import { Form, FormActions, TextField, useForm } from '../../ui/index.ts'
import { placeTexts } from './texts.ts'

export interface ReasonDialogProps {
  opened: boolean
  onClose: () => void
  title: string
  /** What will happen, with counts or names. */
  detail?: string
  label?: string
  confirmLabel: string
  /** Texts that come up often; a press fills the field. */
  usual?: readonly string[]
  onConfirm: (text: string) => Promise<unknown>
}

/** Asks for a few words before something is decided: a reason, or a question for the family. */
export function ReasonDialog(props: ReasonDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title}>
      {props.opened && <Asking {...props} />}
    </Modal>
  )
}

function Asking({ onClose, detail, label, confirmLabel, usual = [], onConfirm }: ReasonDialogProps) {
  const t = useText(placeTexts)
  const form = useForm({
    initial: { reason: '' },
    guard: false,
    validate: (values) => ({ reason: values.reason.trim().length < 5 ? t.reasonShort : undefined }),
    submit: (values) => onConfirm(values.reason.trim()),
    onDone: onClose,
  })
  return (
    <Form form={form}>
      {detail && <Text>{detail}</Text>}
      {usual.length > 0 && (
        <Group gap={6}>
          {usual.map((text) => (
            <Button key={text} variant="default" size="sm" onClick={() => form.set({ reason: text })}>
              {text}
            </Button>
          ))}
        </Group>
      )}
      <TextField
        {...form.field('reason')}
        label={label ?? t.reason}
        rows={3}
        maxLength={1000}
        required
        autoFocus
      />
      <FormActions form={form} label={confirmLabel} onCancel={onClose} />
    </Form>
  )
}
