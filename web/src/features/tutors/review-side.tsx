import type { TutorReview } from '@halqa/api-client'
import { Alert, Button, Text } from '@mantine/core'
import {
  IconArrowRight,
  IconCheck,
  IconHandGrab,
  IconLock,
  IconMessageQuestion,
  IconX,
} from '@tabler/icons-react'
import { api, useAct } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Ago, Card, KeyValue, Person, Phone } from '../../ui/index.ts'
import { ApplicationBadge, Listed, useLanguageNames, Words } from './parts.tsx'
import { applicationsPath } from './paths.ts'
import { nameOf } from './review-list.tsx'
import css from './tutors.module.css'
import { tutorTexts } from './texts.ts'

const messages = defineMessages({
  approve: { en: 'Approve', ar: 'قبول', fa: 'تأیید' },
  reject: { en: 'Reject', ar: 'رفض', fa: 'رد' },
  ask: { en: 'Ask for something', ar: 'طلب مستند', fa: 'خواستن مدرک' },
  next: { en: 'Next', ar: 'التالي', fa: 'بعدی' },
  take: { en: 'Take it', ar: 'أراجعه أنا', fa: 'برمی‌دارم' },
  release: { en: 'Put it back', ar: 'إعادته للقائمة', fa: 'برگرداندن به صف' },
  mine: { en: 'You are reviewing it', ar: 'أنت تراجعه', fa: 'شما بررسی می‌کنید' },
  taken: { en: '{name} is reviewing it', ar: 'يراجعه {name}', fa: '{name} بررسی می‌کند' },
  takenDetail: {
    en: 'It is free again half an hour after it was taken.',
    ar: 'يصبح متاحا بعد نصف ساعة من أخذه.',
    fa: 'نیم ساعت پس از برداشتن دوباره آزاد می‌شود.',
  },
  was: { en: 'Approved headline', ar: 'العنوان المعتمد', fa: 'عنوان تأییدشده' },
  contact: { en: 'Phone', ar: 'الهاتف', fa: 'تلفن' },
  email: { en: 'E-mail', ar: 'البريد الإلكتروني', fa: 'ایمیل' },
  video: { en: 'Watch', ar: 'مشاهدة', fa: 'تماشا' },
  history: { en: 'History', ar: 'السجل', fa: 'تاریخچه' },
  submit: { en: 'Handed in', ar: 'قُدّم', fa: 'ارسال شد' },
  reopen: { en: 'Taken back', ar: 'سُحب', fa: 'پس گرفته شد' },
  discard: { en: 'Given up', ar: 'أُلغي', fa: 'کنار گذاشته شد' },
  stepAsk: { en: 'Asked', ar: 'طُلب استكمال', fa: 'پرسیده شد' },
  stepApprove: { en: 'Approved', ar: 'قُبل', fa: 'تأیید شد' },
  stepReject: { en: 'Rejected', ar: 'رُفض', fa: 'رد شد' },
})

interface ReviewSideProps {
  application: TutorReview
  deciding: boolean
  onApprove: () => void
  onReject: () => void
  onAsk: () => void
  onNext: () => void
}

/** Who applies, what he says, what happened so far, and the decision. */
export function ReviewSide(props: ReviewSideProps) {
  const { application } = props
  return (
    <div className={css.stack}>
      <div className={css.decide}>
        <Card>
          <div className={css.stack}>
            <Person
              name={nameOf(application)}
              src={application.tutor.avatar}
              size={48}
              detail={application.headline}
            />
            <ClaimLine application={application} />
            <Decisions {...props} />
          </div>
        </Card>
      </div>
      <Facts application={application} />
      <History application={application} />
    </div>
  )
}

function Decisions({ application, deciding, onApprove, onReject, onAsk, onNext }: ReviewSideProps) {
  const t = useText(messages)
  const { can } = application
  return (
    <div className={css.actions}>
      {can.decide && (
        <>
          <Button
            color="teal.9"
            leftSection={<IconCheck size={18} aria-hidden />}
            loading={deciding}
            onClick={onApprove}
            aria-keyshortcuts="A"
          >
            {t.approve}
          </Button>
          <Button
            variant="light"
            color="red"
            leftSection={<IconX size={18} aria-hidden />}
            disabled={deciding}
            onClick={onReject}
            aria-keyshortcuts="R"
          >
            {t.reject}
          </Button>
        </>
      )}
      {can.ask && (
        <Button
          variant="default"
          leftSection={<IconMessageQuestion size={18} aria-hidden />}
          disabled={deciding}
          onClick={onAsk}
        >
          {t.ask}
        </Button>
      )}
      <Button
        variant="subtle"
        rightSection={<IconArrowRight size={18} className="halqa-directional" aria-hidden />}
        onClick={onNext}
        aria-keyshortcuts="N"
      >
        {t.next}
      </Button>
    </div>
  )
}

/** Who looks at it now, so that two do not do the same work. */
function ClaimLine({ application }: { application: TutorReview }) {
  const t = useText(messages)
  const path = `${applicationsPath}${application.id}/claim/`
  const again = { invalidates: [applicationsPath] }
  const take = useAct(() => api.post(path), again)
  const release = useAct(() => api.delete(path), again)
  const { claim, can } = application
  if (claim && !claim.mine) {
    return (
      <Alert
        color="orange"
        variant="light"
        icon={<IconLock size={20} aria-hidden />}
        title={t.taken({ name: `\u2068${claim.name}\u2069` })}
      >
        <Ago at={claim.at} /> · {t.takenDetail}
      </Alert>
    )
  }
  if (!can.decide) return null
  return claim ? (
    <div className={css.row}>
      <Text size="sm" c="dimmed">
        {t.mine} · <Ago at={claim.at} />
      </Text>
      <Button variant="subtle" loading={release.running} onClick={() => void release.run(undefined)}>
        {t.release}
      </Button>
    </div>
  ) : (
    <div>
      <Button
        variant="default"
        leftSection={<IconHandGrab size={18} aria-hidden />}
        loading={take.running}
        onClick={() => void take.run(undefined)}
      >
        {t.take}
      </Button>
    </div>
  )
}

function Facts({ application }: { application: TutorReview }) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const format = useFormat()
  const nameOfLanguage = useLanguageNames()
  const { tutor } = application
  const price =
    tutor.hourly_price !== null && tutor.currency !== null
      ? words.an_hour({ amount: format.money(tutor.hourly_price, tutor.currency) })
      : null
  return (
    <Card title={words[application.kind]}>
      <KeyValue
        items={[
          ...(application.kind === 'change' ? [{ label: t.was, value: tutor.approved_headline }] : []),
          { label: words.headline, value: <bdi>{application.headline}</bdi> },
          { label: words.subjects, value: tutor.subjects.length > 0 && <Listed items={tutor.subjects} /> },
          { label: words.languages, value: format.list(tutor.languages.map(nameOfLanguage)) },
          { label: words.price, value: price },
          { label: words.skills, value: tutor.skills.length > 0 && <Listed items={tutor.skills} /> },
          { label: t.contact, value: tutor.phone_number1 && <Phone number={tutor.phone_number1} /> },
          {
            label: t.email,
            value: tutor.email && (
              <a href={`mailto:${tutor.email}`} className="halqa-ltr">
                {tutor.email}
              </a>
            ),
          },
          {
            label: words.video,
            value: tutor.introduction_video && (
              <a href={tutor.introduction_video} target="_blank" rel="noopener noreferrer">
                {t.video}
              </a>
            ),
          },
        ].map((item) => ({ ...item, value: item.value || null }))}
      />
      <Text size="sm" c="dimmed" mt="sm">
        {words.aboutTutor}
      </Text>
      <Words>{tutor.bio}</Words>
    </Card>
  )
}

function History({ application }: { application: TutorReview }) {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const format = useFormat()
  const names = {
    submit: t.submit,
    ask: t.stepAsk,
    approve: t.stepApprove,
    reject: t.stepReject,
    reopen: t.reopen,
    discard: t.discard,
  }
  return (
    <Card title={t.history}>
      <ol className={css.timeline}>
        {application.steps.map((step) => (
          <li key={step.id}>
            <Text fw={600}>
              {names[step.step]} · <bdi>{step.by}</bdi>
            </Text>
            <Text size="sm" c="dimmed">
              {format.dateTime(step.at)}
            </Text>
            {step.reason && <Words>{step.reason}</Words>}
          </li>
        ))}
        {application.earlier.map((earlier) => (
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
