import type { OwnTutor, OwnTutorApplication } from '@halqa/api-client'
import { Alert, Button, Text } from '@mantine/core'
import { IconHourglass, IconMessageQuestion } from '@tabler/icons-react'
import { api, useAct } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Ago, Card, Link, notify } from '../../ui/index.ts'
import { TutorFacts } from './check-step.tsx'
import { DocumentList } from './document-list.tsx'
import { ApplicationBadge, Words } from './parts.tsx'
import { myTutorPath } from './paths.ts'
import css from './tutors.module.css'
import { tutorTexts } from './texts.ts'
import { rememberTutor, valuesOf } from './use-draft.ts'

const messages = defineMessages({
  waiting: { en: 'Your application is with us', ar: 'طلبك لدينا', fa: 'درخواست شما نزد ماست' },
  waitingDetail: {
    en: 'A reviewer looks at your documents, usually within two working days. We write to you as soon as it is decided.',
    ar: 'يراجع فريقنا مستنداتك، خلال يومي عمل عادة، وسنكتب لك فور البت في الطلب.',
    fa: 'بازبین مدارکتان را می‌بیند؛ معمولاً در دو روز کاری. به‌محض تصمیم برایتان می‌نویسیم.',
  },
  takeBack: { en: 'Take it back to change it', ar: 'سحب الطلب لتعديله', fa: 'پس گرفتن برای ویرایش' },
  takenBack: {
    en: 'It is a draft again. Send it when it is ready.',
    ar: 'عاد الطلب مسودة. أرسله عندما يكون جاهزا.',
    fa: 'دوباره پیش‌نویس شد. هر وقت آماده بود بفرستید.',
  },
  sendAgain: { en: 'Send it again', ar: 'إرساله من جديد', fa: 'ارسال دوباره' },
  asked: { en: 'We need one more thing', ar: 'نحتاج منك شيئا واحدا', fa: 'یک چیز دیگر لازم داریم' },
  askedDetail: {
    en: 'Add it below and send the application again.',
    ar: 'أضفه أدناه ثم أرسل الطلب من جديد.',
    fa: 'آن را پایین بیفزایید و درخواست را دوباره بفرستید.',
  },
  rejected: { en: 'Your application was not accepted', ar: 'لم يُقبل طلبك', fa: 'درخواست شما پذیرفته نشد' },
  rejectedDetail: {
    en: 'You may apply again. What you have filled in is kept; change what the reason names.',
    ar: 'يمكنك التقديم مرة أخرى. كل ما أدخلته محفوظ؛ عدّل ما ورد في السبب.',
    fa: 'می‌توانید دوباره درخواست دهید. آنچه پر کرده‌اید مانده است؛ آنچه در دلیل آمده را اصلاح کنید.',
  },
  again: { en: 'Apply again', ar: 'التقديم مرة أخرى', fa: 'درخواست دوباره' },
  help: { en: 'Ask us about it', ar: 'اسألنا عن ذلك', fa: 'از ما بپرسید' },
  answers: { en: 'What you have handed in', ar: 'ما أرسلته', fa: 'آنچه فرستاده‌اید' },
})

export function WaitingCard({ tutor }: { tutor: OwnTutor }) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const { application } = tutor
  const send = useAct(() => api.post<OwnTutor>(`${myTutorPath}submit/`), { onSuccess: rememberTutor })
  const back = useAct(() => api.post<OwnTutor>(`${myTutorPath}withdraw/`), {
    onSuccess: (answer) => {
      rememberTutor(answer)
      notify.undo(t.takenBack, () => void send.run(undefined))
    },
  })
  return (
    <div className={css.stack}>
      <Alert variant="light" role="status" icon={<IconHourglass size={22} aria-hidden />} title={t.waiting}>
        {t.waitingDetail}
        {application?.submitted_at && (
          <Text size="sm" mt={6}>
            {words.handedIn}: <Ago at={application.submitted_at} />
          </Text>
        )}
      </Alert>
      <Card title={t.answers}>
        <div className={css.stack}>
          <TutorFacts values={valuesOf(tutor, tutor.currency ?? '')} />
          <DocumentList documents={application?.documents ?? []} />
          <div className={css.actions}>
            <Button variant="default" loading={back.running} onClick={() => void back.run(undefined)}>
              {t.takeBack}
            </Button>
          </div>
        </div>
      </Card>
    </div>
  )
}

export function AskedNote({ application }: { application: OwnTutorApplication }) {
  const t = useText(messages)
  return (
    <Alert
      mb="md"
      color="orange"
      variant="light"
      role="status"
      icon={<IconMessageQuestion size={22} aria-hidden />}
      title={t.asked}
    >
      <Words>{application.reason}</Words>
      <Text mt="xs" size="sm">
        {t.askedDetail}
      </Text>
    </Alert>
  )
}

export function RejectedCard({ tutor }: { tutor: OwnTutor }) {
  const t = useText(messages)
  const again = useAct(() => api.post<OwnTutor>(`${myTutorPath}apply-again/`), { onSuccess: rememberTutor })
  return (
    <Card title={t.rejected}>
      <div className={css.stack}>
        <Alert color="red" variant="light">
          <Words>{tutor.application?.reason ?? ''}</Words>
        </Alert>
        <Text>{t.rejectedDetail}</Text>
        <div className={css.actions}>
          <Button loading={again.running} onClick={() => void again.run(undefined)}>
            {t.again}
          </Button>
          <Button component={Link} href="/tickets" variant="default">
            {t.help}
          </Button>
        </div>
      </div>
    </Card>
  )
}

export function EarlierTries({ tutor }: { tutor: OwnTutor }) {
  const words = useText(tutorTexts)
  const format = useFormat()
  if (tutor.earlier.length === 0) return null
  return (
    <Card title={words.earlier}>
      <ol className={css.timeline}>
        {tutor.earlier.map((earlier) => (
          <li key={earlier.id}>
            <div className={css.row}>
              <Text>
                {words.tryNumber({ number: format.number(earlier.number) })}
                {earlier.submitted_at && ` · ${format.date(earlier.submitted_at)}`}
              </Text>
              <ApplicationBadge status={earlier.status} />
            </div>
            {earlier.reason && <Words>{earlier.reason}</Words>}
          </li>
        ))}
      </ol>
    </Card>
  )
}
