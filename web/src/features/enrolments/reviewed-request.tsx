import type { ReviewedEnrollmentRequest } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconMessageQuestion,
  IconX,
} from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Card, KeyValue, Loaded, Money, Phone } from '../../ui/index.ts'
import { comerOf, nameOf, RequestBadge } from './badges.tsx'
import { deskTexts } from './desk-texts.ts'
import css from './enrolments.module.css'
import { ReasonDialog } from './reason-dialog.tsx'
import { checkTexts, placeTexts } from './texts.ts'
import type { Decisions } from './use-decisions.tsx'

/** Checks that staff may set aside with a reason. */
const overridable = ['adults_only', 'too_young', 'too_old', 'birth_date_missing', 'gender_not_admitted']

/** One request with everything that decides about it. */
export function ReviewedRequest({ id, decisions }: { id: string; decisions: Decisions }) {
  const request = useOne<ReviewedEnrollmentRequest>(`/api/v1/enrollment-requests/${id}/review/`)
  return (
    <Loaded {...request}>
      {(found) => (
        <Card title={<bdi>{comerOf(found)}</bdi>} action={<RequestBadge request={found} />}>
          <div className={css.stack}>
            <Facts request={found} />
            <Checks request={found} />
            <Deciding request={found} decisions={decisions} />
          </div>
        </Card>
      )}
    </Loaded>
  )
}

function Facts({ request }: { request: ReviewedEnrollmentRequest }) {
  const t = useText(deskTexts)
  const words = useText(placeTexts)
  const { guest, requested_by: by } = request
  return (
    <KeyValue
      items={[
        { label: words.course, value: <bdi>{request.course.name}</bdi> },
        { label: words.learner, value: request.age === null ? null : words.age({ years: request.age }) },
        ...(by ? [{ label: t.askedBy, value: <bdi>{nameOf(by)}</bdi> }] : []),
        ...(guest ? [{ label: t.guest, value: <Phone number={guest.phone} /> }] : []),
        { label: words.price, value: <Money amount={request.requested_price} currency={request.currency} /> },
        ...(request.notes === '' ? [] : [{ label: words.notes, value: <bdi>{request.notes}</bdi> }]),
        ...(request.question === null ? [] : [{ label: t.question, value: <bdi>{request.question}</bdi> }]),
        ...(request.answer === null ? [] : [{ label: t.answer, value: <bdi>{request.answer}</bdi> }]),
      ]}
    />
  )
}

function Checks({ request }: { request: ReviewedEnrollmentRequest }) {
  const t = useText(deskTexts)
  const checks = useText(checkTexts)
  const seats = request.seats_left === null ? t.unlimited : t.seats({ count: request.seats_left })
  return (
    <ul className={css.checks}>
      {request.checks.map((check) => (
        <li key={check}>
          <IconAlertTriangle size={20} color="var(--mantine-color-red-6)" aria-hidden />
          <Text fw={500}>{checks[check]}</Text>
        </li>
      ))}
      {request.checks.length === 0 && (
        <li>
          <IconCircleCheck size={20} color="var(--mantine-color-teal-6)" aria-hidden />
          <Text>
            {t.fits} · {seats}
          </Text>
        </li>
      )}
    </ul>
  )
}

function Deciding({ request, decisions }: { request: ReviewedEnrollmentRequest; decisions: Decisions }) {
  const t = useText(deskTexts)
  const format = useFormat()
  const [dialog, setDialog] = useState<'reject' | 'override' | 'question' | null>(null)
  const family = request.siblings.length + 1
  const full = request.checks.includes('course_full')
  const blocked = request.checks.some((check) => overridable.includes(check))
  const hopeless = request.checks.includes('course_not_open') || request.checks.includes('already_enrolled')
  const approve = (withSiblings: boolean) => {
    if (hopeless) return
    if (blocked) setDialog('override')
    else void decisions.approve.run({ id: request.id, withSiblings })
  }

  // A key pressed on the desk means the main decision of the request that is open.
  const { pressed, release } = decisions
  const latest = useRef(approve)
  latest.current = approve
  useEffect(() => {
    if (pressed === null) return
    release()
    if (pressed === 'reject') setDialog('reject')
    else latest.current(family > 1)
  }, [pressed, release, family])

  const main = blocked
    ? t.admitAnyway
    : full
      ? t.putInLine
      : family > 1
        ? t.approveFamily({ count: family })
        : t.approve
  return (
    <>
      <div className={css.actions}>
        <Button
          color="teal.9"
          leftSection={<IconCheck size={18} aria-hidden />}
          disabled={hopeless}
          loading={decisions.approve.running}
          onClick={() => approve(family > 1)}
          aria-keyshortcuts="A"
        >
          {main}
        </Button>
        {family > 1 && !blocked && (
          <Button
            variant="light"
            disabled={hopeless || decisions.approve.running}
            onClick={() => approve(false)}
          >
            {t.onlyThis}
          </Button>
        )}
        <Button
          variant="light"
          color="red"
          leftSection={<IconX size={18} aria-hidden />}
          onClick={() => setDialog('reject')}
          aria-keyshortcuts="R"
        >
          {t.reject}
        </Button>
        {request.waitlist_position === null && (
          <Button
            variant="subtle"
            leftSection={<IconMessageQuestion size={18} aria-hidden />}
            onClick={() => setDialog('question')}
          >
            {t.ask}
          </Button>
        )}
      </div>
      <ReasonDialog
        opened={dialog === 'reject'}
        onClose={() => setDialog(null)}
        title={t.rejectWhy}
        confirmLabel={t.reject}
        usual={[t.noSeats, t.levelFirst]}
        onConfirm={(reason) => decisions.reject.run({ id: request.id, reason })}
      />
      <ReasonDialog
        opened={dialog === 'override'}
        onClose={() => setDialog(null)}
        title={t.admitAnyway}
        detail={t.admitWhy}
        confirmLabel={t.admitAnyway}
        onConfirm={(override) => decisions.approve.run({ id: request.id, withSiblings: false, override })}
      />
      <ReasonDialog
        opened={dialog === 'question'}
        onClose={() => setDialog(null)}
        title={t.ask}
        detail={t.askTitle}
        label={t.question}
        confirmLabel={t.ask}
        onConfirm={(question) => decisions.question.run({ id: request.id, question })}
      />
      {request.expires_at && (
        <Text size="sm" c="dimmed">
          {format.dateTime(request.expires_at)}
        </Text>
      )}
    </>
  )
}
