import type { File as StoredFile, Ticket, TicketCategory } from '@halqa/api-client'
import { Chip, Group, Input } from '@mantine/core'
import { useRef } from 'react'
import { api, newKey, upload, useInvalidate, useList } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, FileField, Form, FormActions, Page, TextField, useForm, useGo } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { categoriesPath, ticketsPath } from './paths.ts'
import { ticketNavigation } from './texts.ts'
import css from './tickets.module.css'

const messages = defineMessages({
  title: { en: 'Ask for help', ar: 'اطلب المساعدة', fa: 'درخواست کمک' },
  about: { en: 'What is it about?', ar: 'ما الموضوع؟', fa: 'دربارهٔ چیست؟' },
  subject: { en: 'In a few words', ar: 'في كلمات قليلة', fa: 'در چند کلمه' },
  subjectNeeded: { en: 'Write a few words.', ar: 'اكتب بضع كلمات.', fa: 'چند کلمه بنویسید.' },
  subjectHint: {
    en: 'For example: the receipt is not shown',
    ar: 'مثلا: الإيصال لا يظهر',
    fa: 'مثلاً: رسید دیده نمی‌شود',
  },
  details: { en: 'Details', ar: 'التفاصيل', fa: 'جزئیات' },
  photo: { en: 'Photo or document', ar: 'صورة أو مستند', fa: 'عکس یا سند' },
  optional: { en: 'Optional', ar: 'اختياري', fa: 'اختیاری' },
  send: { en: 'Send', ar: 'إرسال', fa: 'فرستادن' },
})

const linkKinds = ['course', 'booking', 'invoice', 'enrollment']

/** Three fields and a photo. `?about=invoice:ID` links the ticket to what the person was looking at. */
export default function NewTicket() {
  const t = useText(messages)
  const help = useText(ticketNavigation).myTickets
  const go = useGo()
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const [about] = useSearchParam('about')
  const [kind = '', linkId = ''] = about.split(':', 2)
  const link = linkKinds.includes(kind) && linkId !== '' ? { link_kind: kind, link_id: linkId } : {}
  const form = useForm({
    initial: { category: '', title: '', description: '', file_id: '' },
    validate: (values) => ({ title: values.title.trim() ? undefined : t.subjectNeeded }),
    submit: (values) =>
      api.post<Ticket>(
        ticketsPath,
        {
          title: values.title,
          description: values.description,
          ...(values.category ? { category: values.category } : {}),
          ...(values.file_id ? { file_ids: [values.file_id] } : {}),
          ...link,
        },
        { idempotencyKey: key.current },
      ),
    onDone: (ticket) => {
      invalidate(ticketsPath)
      go(`/tickets/${ticket.id}`)
    },
  })
  return (
    <Page title={t.title} width="narrow" breadcrumbs={[{ label: help, href: '/tickets' }]}>
      <Card>
        <Form form={form}>
          <CategoryChoice {...form.field('category')} />
          <TextField
            label={t.subject}
            placeholder={t.subjectHint}
            maxLength={200}
            required
            {...form.field('title')}
          />
          <TextField label={t.details} rows={4} maxLength={20_000} {...form.field('description')} />
          <FileField<StoredFile>
            label={t.photo}
            description={t.optional}
            accept="image/*,application/pdf"
            error={form.errorOf('file_ids')}
            send={(file, tell) =>
              upload<StoredFile>('/api/v1/files/', file, { ...tell, fields: { purpose: 'attachment' } })
            }
            onSent={(sent) => form.set({ file_id: sent?.id ?? '' })}
          />
          <FormActions form={form} label={t.send} onCancel={() => go('/tickets')} />
        </Form>
      </Card>
    </Page>
  )
}

/** One tap instead of a list to open; nothing chosen is fine. */
function CategoryChoice({
  value,
  onChange,
  error,
}: {
  value: string
  onChange: (value: string) => void
  error: string | undefined
}) {
  const t = useText(messages)
  const { rows } = useList<TicketCategory>(categoriesPath, { page_size: 100 })
  if (rows.length === 0) return null
  return (
    <Input.Wrapper size="md" label={t.about} error={error} labelElement="div">
      <Chip.Group value={value} onChange={(next) => onChange(typeof next === 'string' ? next : '')}>
        <Group gap="xs" mt={6} role="radiogroup" aria-label={t.about}>
          {rows.map((category) => (
            <Chip key={category.id} value={category.id} size="md" classNames={{ label: css.chip ?? '' }}>
              {category.name}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </Input.Wrapper>
  )
}
