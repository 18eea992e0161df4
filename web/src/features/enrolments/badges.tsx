import type { Enrollment, EnrollmentRequest } from '@halqa/api-client'
import { useFormat, useText } from '../../i18n/index.ts'
import { StatusBadge, type Tone } from '../../ui/index.ts'
import { placeTexts } from './texts.ts'

const requestTones: Record<EnrollmentRequest['status'], Tone> = {
  pending: 'waiting',
  processing: 'info',
  accepted: 'good',
  rejected: 'bad',
  cancelled: 'neutral',
  expired: 'neutral',
}

export function RequestBadge({
  request,
}: {
  request: Pick<EnrollmentRequest, 'status' | 'waitlist_position' | 'question'>
}) {
  const t = useText(placeTexts)
  const format = useFormat()
  if (request.waitlist_position !== null)
    return (
      <StatusBadge tone="info">{t.inLine({ place: format.number(request.waitlist_position) })}</StatusBadge>
    )
  if (request.status === 'processing' && request.question !== null)
    return <StatusBadge tone="attention">{t.questionAsked}</StatusBadge>
  return <StatusBadge tone={requestTones[request.status]}>{t[request.status]}</StatusBadge>
}

const enrollmentTones: Record<Enrollment['status'], Tone> = {
  active: 'good',
  suspended: 'waiting',
  completed: 'info',
  dropped: 'neutral',
  refunded: 'neutral',
}

export function EnrollmentBadge({ status }: { status: Enrollment['status'] }) {
  const t = useText(placeTexts)
  return <StatusBadge tone={enrollmentTones[status]}>{t[status]}</StatusBadge>
}

export function nameOf(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim()
}

/** Who is to attend: the learner, or a guest by the name given. */
export function comerOf(request: Pick<EnrollmentRequest, 'learner' | 'guest'>): string {
  return request.learner ? nameOf(request.learner) : (request.guest?.full_name ?? '')
}
