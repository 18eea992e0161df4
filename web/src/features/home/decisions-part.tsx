import {
  IconAlertTriangle,
  IconCalendarQuestion,
  IconHourglass,
  IconInbox,
  IconMailX,
  IconReceipt,
  IconUserSearch,
} from '@tabler/icons-react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { Card, EmptyState } from '../../ui/index.ts'
import css from './home.module.css'
import { Part, RowLink } from './part.tsx'
import { LectureRow } from './teaching-part.tsx'
import { homeTexts } from './texts.ts'
import type { Decisions } from './types.ts'

/** Nothing at all waits. */
export function isQuiet(decisions: Decisions): boolean {
  const {
    requests,
    unmarked,
    receipts,
    tutors,
    in_line = 0,
    proposals = 0,
    failed_deliveries = 0,
    failed_jobs = 0,
  } = decisions
  const counted =
    (requests?.count ?? 0) + (unmarked?.count ?? 0) + (receipts?.count ?? 0) + (tutors?.count ?? 0)
  return counted + in_line + proposals + failed_deliveries + failed_jobs === 0
}

/** What waits for a word of the office; what is empty is not shown. */
export function DecisionsPart({ decisions, today }: { decisions: Decisions; today: string }) {
  const t = useText(homeTexts)
  const format = useFormat()
  const oldest = (at: string | null | undefined) => (at ? t.oldest({ when: format.relative(at) }) : undefined)
  const {
    requests,
    unmarked,
    receipts,
    tutors,
    in_line = 0,
    proposals = 0,
    failed_deliveries = 0,
    failed_jobs = 0,
  } = decisions
  const lines = [
    requests && requests.count > 0 && (
      <RowLink
        key="requests"
        href="/admin/requests"
        icon={<IconInbox size={22} aria-hidden />}
        title={t.requests({ count: requests.count })}
        detail={oldest(requests.oldest)}
      />
    ),
    receipts && receipts.count > 0 && (
      <RowLink
        key="receipts"
        href="/admin/receipts"
        icon={<IconReceipt size={22} aria-hidden />}
        title={t.receiptsToReview({ count: receipts.count })}
        detail={oldest(receipts.oldest)}
      />
    ),
    tutors && tutors.count > 0 && (
      <RowLink
        key="tutors"
        href="/admin/tutors"
        icon={<IconUserSearch size={22} aria-hidden />}
        title={t.tutorsToReview({ count: tutors.count })}
        detail={oldest(tutors.oldest)}
      />
    ),
    in_line > 0 && (
      <RowLink
        key="line"
        href="/admin/waitlist"
        icon={<IconHourglass size={22} aria-hidden />}
        title={t.inLine({ count: in_line })}
      />
    ),
    proposals > 0 && (
      <RowLink
        key="proposals"
        href="/admin/timetable"
        icon={<IconCalendarQuestion size={22} aria-hidden />}
        title={t.proposals({ count: proposals })}
      />
    ),
    failed_deliveries > 0 && (
      <RowLink
        key="letters"
        href="/admin/outbox?status=failed"
        icon={<IconMailX size={22} aria-hidden />}
        title={t.failedDeliveries({ count: failed_deliveries })}
      />
    ),
    failed_jobs > 0 && (
      <RowLink
        key="jobs"
        href="/admin/system"
        icon={<IconAlertTriangle size={22} aria-hidden />}
        title={t.failedJobs({ count: failed_jobs })}
      />
    ),
  ].filter((line) => line !== false && line !== undefined)
  const forgotten = unmarked?.count ?? 0
  return (
    <Part title={t.decisions}>
      {lines.length === 0 && forgotten === 0 && (
        <Card>
          <EmptyState title={t.allDone} detail={t.allDoneDetail} />
        </Card>
      )}
      <div className={lines.length > 0 && forgotten > 0 ? css.columns : undefined}>
        {lines.length > 0 && (
          <Card>
            <ul className={css.rows}>
              {lines.map((line) => (
                <li key={line.key}>{line}</li>
              ))}
            </ul>
          </Card>
        )}
        {unmarked && forgotten > 0 && (
          <Card title={t.unmarked({ count: forgotten })}>
            <ul className={css.rows}>
              {unmarked.lectures.map((lecture) => (
                <li key={lecture.id}>
                  <LectureRow lecture={lecture} today={today} forgotten />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </Part>
  )
}
