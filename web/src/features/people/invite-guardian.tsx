import type { GuardianInvitation } from '@halqa/api-client'
import { Button, Modal, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Form, FormActions, notify, PhoneField, SelectField, SwitchField, useForm } from '../../ui/index.ts'
import { familyTexts } from './family-texts.ts'
import { useRelations } from './relations.ts'
import { personTexts } from './texts.ts'

const noRelation: GuardianInvitation['relation'] | null = null

/** The primary guardian invites another one by phone. */
export function InviteGuardian({ path }: { path: string }) {
  const t = useText(familyTexts)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        variant="light"
        mt="sm"
        leftSection={<IconUserPlus size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t.invite}
      </Button>
      {open && <InvitationForm path={path} onClose={() => setOpen(false)} />}
    </>
  )
}

function InvitationForm({ path, onClose }: { path: string; onClose: () => void }) {
  const t = useText(familyTexts)
  const person = useText(personTexts)
  const relations = useRelations()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const form = useForm({
    initial: { phone: '', relation: noRelation, view: true, pay: true, pick_up: true, message: true },
    validate: (values) => ({ phone: values.phone.trim() ? undefined : person.phoneNeeded }),
    submit: ({ phone, relation, ...rights }) => {
      const sent = api.post(
        `${path}invitations/`,
        { phone, relation: relation ?? 'guardian', rights },
        { idempotencyKey: key.current },
      )
      // A corrected form is another intent.
      return sent.finally(() => (key.current = newKey()))
    },
    onDone: () => {
      invalidate(`${path}invitations/`)
      notify.success(t.invited)
      onClose()
    },
  })
  return (
    <Modal opened onClose={onClose} title={t.invite}>
      <Form form={form}>
        <Text size="sm" c="dimmed">
          {t.inviteDetail}
        </Text>
        <PhoneField label={person.phone} required {...form.field('phone')} />
        <SelectField label={person.relation} options={relations} {...form.field('relation')} />
        <Text fw={600}>{t.rights}</Text>
        <SwitchField label={t.view} {...form.field('view')} />
        <SwitchField label={t.pay} {...form.field('pay')} />
        <SwitchField label={t.pick_up} {...form.field('pick_up')} />
        <SwitchField label={t.message} {...form.field('message')} />
        <FormActions form={form} label={t.sendInvitation} onCancel={onClose} />
      </Form>
    </Modal>
  )
}
