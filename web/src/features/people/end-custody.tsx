import { Modal, Text } from '@mantine/core'
import { api, useInvalidate } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, FormActions, notify, TextField, useForm } from '../../ui/index.ts'
import type { Guardian } from './guardian-list.tsx'
import { staffTexts } from './staff-texts.ts'
import { personTexts } from './texts.ts'

interface EndCustodyProps {
  guardian: Guardian
  name: string
  child: string
  path: string
  onClose: () => void
}

/** Staff end a guardian's access because of a custody decision, and write down which. */
export function EndCustody({ guardian, name, child, path, onClose }: EndCustodyProps) {
  const t = useText(staffTexts)
  const person = useText(personTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { note: '' },
    validate: (values) => ({ note: values.note.trim() ? undefined : t.noteNeeded }),
    submit: (values) => api.post(`${path}guardians/${guardian.user_id}/end-custody/`, values),
    onDone: () => {
      invalidate('/api/v1/learners/')
      notify.success(person.accessEnded)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t.endCustodyTitle({ name })}>
      <Form form={form}>
        <Text>{t.endCustodyDetail({ name, child })}</Text>
        <TextField label={t.decision} rows={3} required {...form.field('note')} />
        <FormActions form={form} label={t.endCustody} onCancel={onClose} />
      </Form>
    </Modal>
  )
}
