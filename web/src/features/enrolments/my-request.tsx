import type { EnrollmentRequest } from '@halqa/api-client'
import { Alert, Button, Text } from '@mantine/core'
import { IconMessageQuestion } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { ConfirmPreview, Form, FormActions, notify, TextField, useForm } from '../../ui/index.ts'
import { comerOf, RequestBadge } from './badges.tsx'
import css from './enrolments.module.css'
import { placeTexts } from './texts.ts'

const messages = defineMessages({
  cancel: { en: 'Take it back', ar: 'سحب الطلب', fa: 'پس گرفتن' },
  cancelTitle: { en: 'Take the request back?', ar: 'سحب الطلب؟', fa: 'درخواست پس گرفته شود؟' },
  cancelDetail: {
    en: 'The request of {name} for {course} ends. A place in line would be lost. You can ask again later.',
    ar: 'سينتهي طلب {name} للدورة {course} ويضيع دوره في الانتظار إن وجد. يمكنك الطلب مجددا لاحقا.',
    fa: 'درخواست {name} برای {course} پایان می‌یابد و نوبت صف از دست می‌رود. بعداً می‌توانید دوباره درخواست بدهید.',
  },
  keep: { en: 'Keep it', ar: 'إبقاء الطلب', fa: 'نگه داشتن' },
  cancelled: { en: 'The request was taken back.', ar: 'تم سحب الطلب.', fa: 'درخواست پس گرفته شد.' },
  until: {
    en: 'Please answer by {day}, else the request lapses.',
    ar: 'يرجى الرد قبل {day} وإلا انتهى الطلب.',
    fa: 'لطفاً تا {day} پاسخ دهید، وگرنه درخواست از بین می‌رود.',
  },
  answer: { en: 'Your answer', ar: 'إجابتك', fa: 'پاسخ شما' },
  send: { en: 'Send the answer', ar: 'إرسال الإجابة', fa: 'فرستادن پاسخ' },
  sent: { en: 'Thank you, we go on.', ar: 'شكرا، سنتابع طلبك.', fa: 'سپاس، ادامه می‌دهیم.' },
  answerNeeded: { en: 'Please write an answer.', ar: 'اكتب إجابة من فضلك.', fa: 'لطفاً پاسخی بنویسید.' },
})

/** One request as the family sees it: where it stands, a question to answer, the way to take it back. */
export function MyRequest({ request }: { request: EnrollmentRequest }) {
  const t = useText(messages)
  const words = useText(placeTexts)
  const [asking, setAsking] = useState(false)
  const open = request.status === 'pending' || request.status === 'processing'
  const cancel = useAct(() => api.post(`/api/v1/enrollment-requests/${request.id}/cancel/`), {
    invalidates: ['/api/v1/enrollment-requests/'],
    success: t.cancelled,
  })
  return (
    <div className={css.stack} style={{ gap: 8 }}>
      <div className={css.row}>
        <div>
          <Text fw={600}>
            <bdi>{request.course.name}</bdi>
          </Text>
          <Text c="dimmed">
            <bdi>{comerOf(request)}</bdi>
          </Text>
        </div>
        <RequestBadge request={request} />
      </div>
      {request.reason && !open && (
        <Text size="sm" dir="auto">
          {words.reason}: {request.reason}
        </Text>
      )}
      {request.status === 'processing' && request.question !== null && request.waitlist_position === null && (
        <Question request={request} />
      )}
      {open && (
        <div>
          <Button variant="subtle" color="gray" onClick={() => setAsking(true)}>
            {t.cancel}
          </Button>
        </div>
      )}
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.cancelTitle}
        confirmLabel={t.cancel}
        cancelLabel={t.keep}
        danger
        onConfirm={() => cancel.run(undefined)}
      >
        {t.cancelDetail({ name: comerOf(request), course: request.course.name })}
      </ConfirmPreview>
    </div>
  )
}

function Question({ request }: { request: EnrollmentRequest }) {
  const t = useText(messages)
  const format = useFormat()
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { answer: '' },
    validate: (values) => ({ answer: values.answer.trim() === '' ? t.answerNeeded : undefined }),
    submit: (values) =>
      api.post(`/api/v1/enrollment-requests/${request.id}/answer/`, { answer: values.answer.trim() }),
    onDone: () => {
      invalidate('/api/v1/enrollment-requests/')
      notify.success(t.sent)
    },
  })
  return (
    <Alert
      variant="light"
      color="orange"
      icon={<IconMessageQuestion size={22} aria-hidden />}
      title={<bdi>{request.question}</bdi>}
    >
      {request.expires_at && (
        <Text size="sm" mb="xs">
          {t.until({ day: format.date(request.expires_at, 'weekday') })}
        </Text>
      )}
      <Form form={form}>
        <TextField {...form.field('answer')} label={t.answer} rows={2} maxLength={1000} />
        <FormActions form={form} label={t.send} wide />
      </Form>
    </Alert>
  )
}
