import type { Ticket } from '@halqa/api-client'
import { ActionIcon, Modal } from '@mantine/core'
import { IconPhonePlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useInvalidate } from '../../../api/index.ts'
import { defineMessages, useText } from '../../../i18n/index.ts'
import { Form, FormActions, PhoneField, TextField, useForm, useGo } from '../../../ui/index.ts'
import { ticketsPath } from '../paths.ts'
import { deskTexts } from './texts.ts'

const messages = defineMessages({
  phone: { en: 'Phone of the caller', ar: 'هاتف المتصل', fa: 'تلفن تماس‌گیرنده' },
  phoneHint: {
    en: 'An account is made when there is none yet.',
    ar: 'يُنشأ حساب إن لم يكن موجودا.',
    fa: 'اگر حسابی نباشد ساخته می‌شود.',
  },
  firstName: { en: 'First name', ar: 'الاسم الأول', fa: 'نام' },
  lastName: { en: 'Last name', ar: 'اسم العائلة', fa: 'نام خانوادگی' },
  subject: { en: 'Subject', ar: 'الموضوع', fa: 'موضوع' },
  details: { en: 'What the caller says', ar: 'ما يقوله المتصل', fa: 'گفتهٔ تماس‌گیرنده' },
  needed: { en: 'This is needed.', ar: 'هذا مطلوب.', fa: 'این لازم است.' },
  open: { en: 'Open the ticket', ar: 'فتح التذكرة', fa: 'باز کردن تیکت' },
})

/** Opens a ticket for somebody on the phone. */
export function CallerTicket() {
  const label = useText(deskTexts).openFor
  const [opened, setOpened] = useState(false)
  return (
    <>
      <ActionIcon aria-label={label} title={label} onClick={() => setOpened(true)}>
        <IconPhonePlus size={22} aria-hidden />
      </ActionIcon>
      <Modal opened={opened} onClose={() => setOpened(false)} title={label}>
        <CallerForm onDone={() => setOpened(false)} />
      </Modal>
    </>
  )
}

function CallerForm({ onDone }: { onDone: () => void }) {
  const t = useText(messages)
  const go = useGo()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const missing = (text: string) => (text.trim() ? undefined : t.needed)
  const form = useForm({
    initial: { client_phone: '', client_first_name: '', client_last_name: '', title: '', description: '' },
    validate: (values) => ({ client_phone: missing(values.client_phone), title: missing(values.title) }),
    submit: (values) => api.post<Ticket>(ticketsPath, values, { idempotencyKey: key.current }),
    onDone: (ticket) => {
      invalidate(ticketsPath)
      onDone()
      go(`/desk/${ticket.id}${location.search}`)
    },
  })
  return (
    <Form form={form}>
      <PhoneField
        label={t.phone}
        description={t.phoneHint}
        required
        autoFocus
        autoComplete="off"
        {...form.field('client_phone')}
      />
      <TextField label={t.firstName} maxLength={80} {...form.field('client_first_name')} />
      <TextField label={t.lastName} maxLength={80} {...form.field('client_last_name')} />
      <TextField label={t.subject} required maxLength={200} {...form.field('title')} />
      <TextField label={t.details} rows={3} maxLength={20_000} {...form.field('description')} />
      <FormActions form={form} label={t.open} />
    </Form>
  )
}
