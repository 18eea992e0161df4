import type { CourseDetail } from '@halqa/api-client'
import { Button, Menu, Modal, Stack, Text } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Form, FormActions, TextField, useForm } from '../../ui/index.ts'
import { course as coursePath, paths } from './paths.ts'

const messages = defineMessages({
  next: { en: 'Change status', ar: 'تغيير الحالة', fa: 'تغییر وضعیت' },
  registration_open: { en: 'Open registration', ar: 'فتح التسجيل', fa: 'باز کردن ثبت‌نام' },
  in_progress: { en: 'Begin the course', ar: 'بدء الدورة', fa: 'آغاز دوره' },
  completed: { en: 'Complete the course', ar: 'إنهاء الدورة', fa: 'پایان دادن به دوره' },
  cancelled: { en: 'Cancel the course…', ar: 'إلغاء الدورة…', fa: 'لغو دوره…' },
  cancelTitle: { en: 'Cancel “{name}”', ar: 'إلغاء «{name}»', fa: 'لغو «{name}»' },
  cancelWhat: {
    en: 'Its lectures to come are cancelled, families are told, and refunds can be asked for. This cannot be undone.',
    ar: 'تُلغى محاضراتها القادمة ويُبلّغ الأهالي ويمكن طلب استرداد المبالغ. لا يمكن التراجع عن ذلك.',
    fa: 'جلسه‌های آینده لغو می‌شود، به خانواده‌ها خبر داده می‌شود و می‌توانند بازپرداخت بخواهند. بازگشت ندارد.',
  },
  reason: {
    en: 'Why? Families will read this.',
    ar: 'السبب؟ ستقرؤه الأسر.',
    fa: 'دلیل؟ خانواده‌ها آن را می‌خوانند.',
  },
  confirm: { en: 'Cancel the course', ar: 'إلغاء الدورة', fa: 'لغو دوره' },
  short: { en: 'At least 5 characters.', ar: '5 أحرف على الأقل.', fa: 'دست‌کم ۵ نویسه.' },
  done: { en: 'Status changed', ar: 'تغيرت الحالة', fa: 'وضعیت تغییر کرد' },
})

/** Where the course may go from here; only what the server allows is offered. */
export function CourseStatus({ course }: { course: CourseDetail }) {
  const t = useText(messages)
  const [cancelling, setCancelling] = useState(false)
  const move = useAct((status: CourseDetail['status']) => api.patch(coursePath(course.id), { status }), {
    invalidates: [paths.courses],
    success: t.done,
  })
  const next = (course.next_statuses ?? []).filter((status) => status !== 'draft')
  const [first] = next
  if (!first) return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button rightSection={<IconChevronDown size={18} aria-hidden />} loading={move.running}>
            {t.next}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {next.map((status) => (
            <Menu.Item
              key={status}
              mih={44}
              {...(status === 'cancelled' ? { color: 'red' } : {})}
              onClick={() => (status === 'cancelled' ? setCancelling(true) : void move.run(status))}
            >
              {t[status]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={cancelling}
        onClose={() => setCancelling(false)}
        title={t.cancelTitle({ name: course.name })}
      >
        <CancelForm course={course} onDone={() => setCancelling(false)} />
      </Modal>
    </>
  )
}

function CancelForm({ course, onDone }: { course: CourseDetail; onDone: () => void }) {
  const t = useText(messages)
  const cancel = useAct(
    (reason: string) => api.patch(coursePath(course.id), { status: 'cancelled', status_reason: reason }),
    {
      invalidates: [paths.courses, paths.lectures],
      success: t.done,
      throws: true,
    },
  )
  const form = useForm({
    initial: { status_reason: '' },
    guard: false,
    validate: (values) => ({ status_reason: values.status_reason.trim().length >= 5 ? undefined : t.short }),
    submit: (values) => cancel.run(values.status_reason),
    onDone,
  })
  return (
    <Form form={form}>
      <Stack gap="sm">
        <Text>{t.cancelWhat}</Text>
        <TextField label={t.reason} rows={3} required {...form.field('status_reason')} />
      </Stack>
      <FormActions form={form} label={t.confirm} onCancel={onDone} />
    </Form>
  )
}
