import type { TutorReview } from '@halqa/api-client'
import { Kbd, Text } from '@mantine/core'
import { useState } from 'react'
import { api, ApiError, errorText, useAct, useInvalidate, useOne } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Loaded, notify, Page, useDeskKeys, useGo } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { tutorNavigation } from './navigation-texts.ts'
import { ApplicationBadge } from './parts.tsx'
import { applicationsPath } from './paths.ts'
import { ReviewDocuments } from './review-documents.tsx'
import { ReviewSide } from './review-side.tsx'
import { nameOf } from './review-list.tsx'
import css from './tutors.module.css'
import { VerdictDialog, type Reason } from './verdict-dialog.tsx'

const messages = defineMessages({
  title: { en: 'Application', ar: 'طلب', fa: 'درخواست' },
  keys: {
    en: 'approve, reject, next; 1–9 the documents',
    ar: 'قبول، رفض، التالي؛ 1–9 للمستندات',
    fa: 'تأیید، رد، بعدی؛ ۱ تا ۹ مدارک',
  },
  approved: { en: '{name} is approved.', ar: 'تم قبول {name}.', fa: '{name} تأیید شد.' },
  rejected: {
    en: 'Rejected; {name} is told.',
    ar: 'رُفض الطلب وسيُبلَّغ {name}.',
    fa: 'رد شد؛ به {name} خبر داده می‌شود.',
  },
  asked: { en: '{name} is asked.', ar: 'تم سؤال {name}.', fa: 'از {name} خواسته شد.' },
  last: {
    en: 'That was the last one that waits.',
    ar: 'كان هذا آخر طلب منتظر.',
    fa: 'این آخرین درخواست منتظر بود.',
  },
})

/** One application: documents large, facts and the decision beside them; A, R, N. */
export default function ReviewPage() {
  const id = useParam('id')
  return <Review key={id} id={id} />
}

function Review({ id }: { id: string }) {
  const t = useText(messages)
  const list = useText(tutorNavigation).review
  const go = useGo()
  const invalidate = useInvalidate()
  const [asking, setAsking] = useState<'reject' | 'ask' | null>(null)
  const [shown, setShown] = useState(0)
  const review = useOne<TutorReview>(`${applicationsPath}${id}/`, {}, { refreshEvery: 20_000 })
  const found = review.data
  const name = found ? `\u2068${nameOf(found)}\u2069` : ''

  const next = useAct(() => api.get<{ id: string | null }>(`${applicationsPath}next/`, { after: id }), {
    onSuccess: (answer) => {
      if (answer.id !== null) return go(`/admin/tutors/${answer.id}`)
      notify.success(t.last)
      go('/admin/tutors')
    },
  })
  const decide = useAct(
    ({ verb, reason = {} }: { verb: 'approve' | 'reject' | 'ask'; reason?: Reason }) =>
      api
        .post<TutorReview>(`${applicationsPath}${id}/${verb}/`, { version: found?.version ?? 0, ...reason })
        .catch((error: unknown) => {
          // Somebody was faster, or the applicant changed it: show what is there now.
          if (error instanceof ApiError && error.status === 409) invalidate(applicationsPath)
          throw error
        }),
    {
      invalidates: [applicationsPath, '/api/v1/today/'],
      throws: true,
      success: (_answer, { verb }) =>
        ({ approve: t.approved, reject: t.rejected, ask: t.asked })[verb]({ name }),
      onSuccess: () => void next.run(undefined),
    },
  )
  const approve = () => {
    if (found?.can.decide)
      decide.run({ verb: 'approve' }).catch((error: unknown) => notify.error(errorText(error)))
  }
  useDeskKeys({
    KeyA: approve,
    KeyR: () => found?.can.decide && setAsking('reject'),
    KeyN: () => void next.run(undefined),
    ...Object.fromEntries(
      (found?.documents ?? [])
        .slice(0, 9)
        .map((_document, index) => [`Digit${index + 1}`, () => setShown(index)]),
    ),
  })
  return (
    <Page
      title={found ? nameOf(found) : t.title}
      width="wide"
      breadcrumbs={[{ label: list, href: '/admin/tutors' }]}
      description={
        <Text size="sm" c="dimmed" visibleFrom="md">
          <Kbd>A</Kbd> <Kbd>R</Kbd> <Kbd>N</Kbd> {t.keys}
        </Text>
      }
      actions={found && <ApplicationBadge status={found.status} />}
    >
      <Loaded {...review}>
        {(application) => (
          <div className={css.review}>
            <ReviewDocuments application={application} shown={shown} onShow={setShown} />
            <ReviewSide
              application={application}
              deciding={decide.running}
              onApprove={approve}
              onReject={() => setAsking('reject')}
              onAsk={() => setAsking('ask')}
              onNext={() => void next.run(undefined)}
            />
          </div>
        )}
      </Loaded>
      <VerdictDialog
        kind={asking}
        locale={found?.tutor.locale ?? null}
        onClose={() => setAsking(null)}
        onConfirm={(verb, reason) => decide.run({ verb, reason })}
      />
    </Page>
  )
}
