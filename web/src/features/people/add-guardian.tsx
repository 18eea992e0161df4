import type { Learner } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Form, FormActions, PhoneField, SelectField, TextField, useForm } from '../../ui/index.ts'
import { learnersPath } from './learner-form.tsx'
import { useRelations } from './relations.ts'
import { personTexts } from './texts.ts'

const messages = defineMessages({
  add: { en: 'Add a guardian', ar: 'إضافة ولي أمر', fa: 'افزودن سرپرست' },
})

type Relation = Learner['guardians'][number]['relation']
const noRelation: Relation | null = null

/** Staff give a child another guardian, by phone. */
export function AddGuardian({ learnerId }: { learnerId: string }) {
  const t = useText(messages)
  const [open, setOpen] = useState(false)
  if (open) return <GuardianForm learnerId={learnerId} onClose={() => setOpen(false)} />
  return (
    <Button
      variant="light"
      mt="sm"
      leftSection={<IconUserPlus size={18} aria-hidden />}
      onClick={() => setOpen(true)}
    >
      {t.add}
    </Button>
  )
}

function GuardianForm({ learnerId, onClose }: { learnerId: string; onClose: () => void }) {
  const t = useText(personTexts)
  const own = useText(messages)
  const relations = useRelations()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const form = useForm({
    initial: { phone: '', first_name: '', last_name: '', relation: noRelation },
    validate: (values) => ({ phone: values.phone.trim() ? undefined : t.phoneNeeded }),
    submit: ({ relation, ...person }) =>
      api.post<Learner>(
        `${learnersPath}${learnerId}/guardians/`,
        { ...person, relation: relation ?? 'guardian' },
        { idempotencyKey: key.current },
      ),
    onDone: () => {
      invalidate(learnersPath)
      onClose()
    },
  })
  return (
    <Form form={form}>
      <PhoneField label={t.phone} required {...form.field('phone')} />
      <TextField label={t.firstName} {...form.field('first_name')} />
      <TextField label={t.lastName} {...form.field('last_name')} />
      <SelectField label={t.relation} options={relations} {...form.field('relation')} />
      <FormActions form={form} label={own.add} onCancel={onClose} />
    </Form>
  )
}
