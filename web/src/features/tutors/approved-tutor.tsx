import type { OwnTutor } from '@halqa/api-client'
import { Alert, Button, Text } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { api, useAct } from '../../api/index.ts'
import { defineMessages, useFormatSettings, useText } from '../../i18n/index.ts'
import { Card, Form, FormActions, Link, notify, useForm } from '../../ui/index.ts'
import { DocumentFields, DocumentList } from './document-list.tsx'
import { ApplicationBadge, Words } from './parts.tsx'
import { myTutorPath } from './paths.ts'
import { HeadlineField, TeachingFields, WordFields } from './tutor-fields.tsx'
import css from './tutors.module.css'
import { tutorTexts } from './texts.ts'
import { rememberTutor, valuesOf } from './use-draft.ts'

const messages = defineMessages({
  approved: { en: 'You are approved', ar: 'تم قبولك', fa: 'شما تأیید شده‌اید' },
  next: {
    en: 'Keep your profile true: families read it before they book. A photo helps them to trust you.',
    ar: 'حافظ على دقة ملفك: تقرؤه الأسر قبل الحجز. والصورة تزيد ثقتهم بك.',
    fa: 'نمایه‌تان را درست نگه دارید: خانواده‌ها پیش از رزرو آن را می‌خوانند. عکس اعتماد می‌آورد.',
  },
  photo: { en: 'Add a photo', ar: 'إضافة صورة', fa: 'افزودن عکس' },
  profile: { en: 'What families read', ar: 'ما تقرؤه الأسر', fa: 'آنچه خانواده‌ها می‌خوانند' },
  saved: {
    en: 'Saved; it counts at once.',
    ar: 'تم الحفظ ويسري فورا.',
    fa: 'ذخیره شد و از هم‌اکنون اعتبار دارد.',
  },
  reviewed: { en: 'Headline and documents', ar: 'العنوان والمستندات', fa: 'عنوان و مدارک' },
  reviewedHint: {
    en: 'A change of these is reviewed first. Until then families see what was approved.',
    ar: 'يُراجع أي تعديل هنا أولا، وتبقى الأسر ترى ما اعتُمد حتى ذلك الحين.',
    fa: 'تغییر این‌ها نخست بررسی می‌شود. تا آن زمان خانواده‌ها آنچه تأیید شده را می‌بینند.',
  },
  approvedNow: {
    en: 'Shown now: {headline}',
    ar: 'المعروض الآن: {headline}',
    fa: 'اکنون نمایش داده می‌شود: {headline}',
  },
  send: { en: 'Send for review', ar: 'إرسال للمراجعة', fa: 'ارسال برای بررسی' },
  discard: { en: 'Give up the change', ar: 'إلغاء التعديل', fa: 'انصراف از تغییر' },
  sent: { en: 'The change is with us.', ar: 'وصلنا التعديل.', fa: 'تغییر رسید.' },
})

/** An approved tutor: next steps, the free part of the profile, and what is reviewed before it is shown. */
export function ApprovedTutor({ tutor }: { tutor: OwnTutor }) {
  const t = useText(messages)
  return (
    <div className={css.stack}>
      <Alert variant="light" icon={<IconCircleCheck size={22} aria-hidden />} title={t.approved}>
        <Text mb="xs">{t.next}</Text>
        <Button component={Link} href="/account" variant="default">
          {t.photo}
        </Button>
      </Alert>
      <Card title={t.profile}>
        <FreePart tutor={tutor} />
      </Card>
      <ReviewedPart tutor={tutor} />
    </div>
  )
}

function FreePart({ tutor }: { tutor: OwnTutor }) {
  const t = useText(messages)
  const { settings } = useFormatSettings()
  const form = useForm({
    initial: valuesOf(tutor, settings.currency),
    submit: ({ bio, subjects, languages, skills, currency, hourly_price, introduction_video }) =>
      api.patch<OwnTutor>(myTutorPath, {
        bio,
        subjects,
        languages,
        skills,
        currency,
        hourly_price: hourly_price === '' ? null : hourly_price,
        introduction_video: introduction_video === '' ? null : introduction_video,
      }),
    onDone: (answer) => {
      rememberTutor(answer)
      notify.success(t.saved)
    },
  })
  return (
    <Form form={form}>
      <WordFields field={form.field} />
      <TeachingFields field={form.field} />
      <FormActions form={form} />
    </Form>
  )
}

function ReviewedPart({ tutor }: { tutor: OwnTutor }) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const { application } = tutor
  const change = application?.kind === 'change' ? application : null
  const isOpen = change !== null && ['draft', 'asked', 'pending'].includes(change.status)
  const form = useForm({
    initial: { headline: change && isOpen ? change.headline : tutor.headline },
    submit: (values) => api.patch<OwnTutor>(myTutorPath, values),
    onDone: rememberTutor,
    guard: false,
  })
  const submit = useAct(
    async () => {
      if (form.dirty) rememberTutor(await api.patch<OwnTutor>(myTutorPath, form.values))
      return api.post<OwnTutor>(`${myTutorPath}submit/`)
    },
    { onSuccess: rememberTutor, success: t.sent },
  )
  const discard = useAct(() => api.post<OwnTutor>(`${myTutorPath}withdraw/`), {
    onSuccess: (answer) => {
      rememberTutor(answer)
      form.reset({ headline: answer.headline })
    },
  })
  const frozen = change?.status === 'pending'
  return (
    <Card
      title={t.reviewed}
      action={isOpen && change ? <ApplicationBadge status={change.status} /> : undefined}
    >
      <div className={css.stack}>
        <Text size="sm" c="dimmed">
          {t.reviewedHint}
        </Text>
        {change && ['asked', 'rejected'].includes(change.status) && change.reason && (
          <Alert color={change.status === 'asked' ? 'orange' : 'red'} variant="light">
            <Words>{change.reason}</Words>
          </Alert>
        )}
        {frozen ? (
          <>
            <Words>{change?.headline ?? ''}</Words>
            <DocumentList documents={application?.documents ?? []} />
          </>
        ) : (
          <>
            <HeadlineField
              field={form.field}
              {...(isOpen ? { description: t.approvedNow({ headline: tutor.headline }) } : {})}
            />
            <Text fw={600}>{words.documents}</Text>
            <DocumentFields tutor={tutor} />
          </>
        )}
        <div className={css.actions}>
          {!frozen && (
            <Button
              loading={submit.running}
              disabled={!isOpen && !form.dirty}
              onClick={() => void submit.run(undefined)}
            >
              {t.send}
            </Button>
          )}
          {isOpen && (
            <Button variant="default" loading={discard.running} onClick={() => void discard.run(undefined)}>
              {t.discard}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}
