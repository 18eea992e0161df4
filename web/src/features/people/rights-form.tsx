import { Modal, Text } from '@mantine/core'
import { api, useInvalidate } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, FormActions, notify, SelectField, SwitchField, useForm } from '../../ui/index.ts'
import { familyTexts } from './family-texts.ts'
import type { Guardian } from './guardian-list.tsx'
import { useRelations } from './relations.ts'
import { personTexts } from './texts.ts'

interface RightsFormProps {
  guardian: Guardian
  name: string
  /** `/api/v1/learners/ID/` */
  path: string
  onClose: () => void
}

/** What one guardian may do for the child. */
export function RightsForm({ guardian, name, path, onClose }: RightsFormProps) {
  const t = useText(familyTexts)
  const person = useText(personTexts)
  const relations = useRelations()
  const invalidate = useInvalidate()
  const form = useForm({
    initial: startOf(guardian),
    submit: ({ relation: as, ...rights }) =>
      api.patch(`${path}guardians/${guardian.user_id}/`, { relation: as ?? guardian.relation, rights }),
    onDone: () => {
      invalidate('/api/v1/parents/children/', '/api/v1/learners/')
      notify.success(t.rightsSaved)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t.rightsOf({ name })}>
      <Form form={form}>
        <SelectField label={person.relation} options={relations} {...form.field('relation')} />
        <Text fw={600}>{t.rights}</Text>
        <SwitchField label={t.view} {...form.field('view')} />
        <SwitchField label={t.pay} {...form.field('pay')} />
        <SwitchField label={t.pick_up} {...form.field('pick_up')} />
        <SwitchField label={t.message} {...form.field('message')} />
        <FormActions form={form} label={t.save} onCancel={onClose} />
      </Form>
    </Modal>
  )
}

function startOf(guardian: Guardian): Guardian['rights'] & { relation: Guardian['relation'] | null } {
  return { relation: guardian.relation, ...guardian.rights }
}
