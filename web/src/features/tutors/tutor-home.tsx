import type { OwnTutor } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconSchool } from '@tabler/icons-react'
import { api, ApiError, mePath, useAct, useInvalidate, useOne, useTopic } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, EmptyState, Loaded, Page } from '../../ui/index.ts'
import { ApplicationSteps } from './application-steps.tsx'
import { ApprovedTutor } from './approved-tutor.tsx'
import { tutorNavigation } from './navigation-texts.ts'
import { ApplicationBadge } from './parts.tsx'
import { myTutorPath } from './paths.ts'
import { AskedNote, EarlierTries, RejectedCard, WaitingCard } from './status-cards.tsx'
import { rememberTutor } from './use-draft.ts'

const messages = defineMessages({
  apply: { en: 'Apply as a tutor', ar: 'التقديم كمدرس خصوصي', fa: 'درخواست معلمی خصوصی' },
  notYet: { en: 'You are not a tutor yet', ar: 'لست مدرسا خصوصيا بعد', fa: 'هنوز معلم خصوصی نیستید' },
  notYetDetail: {
    en: 'Tell us what you teach, add your CV and certificates, and we look at them.',
    ar: 'أخبرنا بما تدرّس وأضف سيرتك وشهاداتك، وسنراجعها.',
    fa: 'بگویید چه درس می‌دهید، رزومه و گواهی‌هایتان را بیفزایید تا بررسی کنیم.',
  },
  draftHint: {
    en: 'Four short steps. Everything is saved while you write; come back whenever you like.',
    ar: 'أربع خطوات قصيرة. يُحفظ كل شيء أثناء الكتابة، ويمكنك العودة متى شئت.',
    fa: 'چهار گام کوتاه. همه چیز هنگام نوشتن ذخیره می‌شود؛ هر وقت خواستید برگردید.',
  },
})

/** A tutor's own place: the application, where it stands, and later the profile. */
export default function TutorHome() {
  const t = useText(messages)
  const title = useText(tutorNavigation).mine
  const invalidate = useInvalidate()
  const tutor = useOne<OwnTutor>(myTutorPath)
  useTopic('notifications', () => invalidate(myTutorPath))
  const begin = useAct(() => api.post<OwnTutor>(myTutorPath), {
    onSuccess: (answer) => {
      rememberTutor(answer)
      invalidate(mePath)
    },
  })
  if (tutor.data === undefined && tutor.error instanceof ApiError && tutor.error.status === 404) {
    return (
      <Page title={title} width="narrow">
        <Card>
          <EmptyState
            title={t.notYet}
            detail={t.notYetDetail}
            icon={<IconSchool size={30} stroke={1.5} aria-hidden />}
            action={
              <Button loading={begin.running} onClick={() => void begin.run(undefined)}>
                {t.apply}
              </Button>
            }
          />
        </Card>
      </Page>
    )
  }
  const status = tutor.data?.application?.status
  return (
    <Page
      title={title}
      width="narrow"
      description={status === 'draft' && tutor.data?.approval_status !== 'approved' ? t.draftHint : undefined}
      actions={status && <ApplicationBadge status={status} />}
    >
      <Loaded {...tutor}>{(found) => <Standing tutor={found} />}</Loaded>
    </Page>
  )
}

function Standing({ tutor }: { tutor: OwnTutor }) {
  const { application } = tutor
  if (tutor.approval_status === 'approved') return <ApprovedTutor tutor={tutor} />
  return (
    <>
      {application?.status === 'asked' && <AskedNote application={application} />}
      {application?.status === 'pending' && <WaitingCard tutor={tutor} />}
      {application?.status === 'rejected' && <RejectedCard tutor={tutor} />}
      {application?.editable && <ApplicationSteps tutor={tutor} />}
      <EarlierTries tutor={tutor} />
    </>
  )
}
