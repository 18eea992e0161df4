import type { Enrollment, EnrollmentProgress, EnrollmentRequest } from '@halqa/api-client'
import { Button, Progress, Text } from '@mantine/core'
import { IconBook } from '@tabler/icons-react'
import { useList, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, CardGrid, EmptyState, ErrorState, Link, ListSkeleton, Page } from '../../ui/index.ts'
import { EnrollmentBadge, nameOf } from './badges.tsx'
import css from './enrolments.module.css'
import { MyRequest } from './my-request.tsx'
import { enrolmentNavigation } from './navigation-texts.ts'

const messages = defineMessages({
  asked: { en: 'Asked for', ar: 'طلبات مرسلة', fa: 'درخواست‌های من' },
  none: { en: 'No courses yet', ar: 'لا توجد دورات بعد', fa: 'هنوز دوره‌ای نیست' },
  noneDetail: {
    en: 'Find a course and ask for a place.',
    ar: 'اختر دورة واطلب الالتحاق بها.',
    fa: 'دوره‌ای پیدا کنید و درخواست بدهید.',
  },
  find: { en: 'Find courses', ar: 'تصفح الدورات', fa: 'یافتن دوره' },
  lectures: {
    en: '{done} of {total} lectures',
    ar: '{done} من {total} محاضرة',
    fa: '{done} از {total} جلسه',
  },
  pay: { en: '{amount} left to pay', ar: 'المتبقي {amount}', fa: '{amount} مانده' },
  settled: { en: 'Paid', ar: 'مدفوع', fa: 'پرداخت‌شده' },
  recent: { en: 'Decided lately', ar: 'تم البت فيها مؤخرا', fa: 'تصمیم‌های تازه' },
})

/** What the family asked for and where it is enrolled. */
export default function MyPlaces() {
  const t = useText(messages)
  const title = useText(enrolmentNavigation).myPlaces
  const open = useList<EnrollmentRequest>('/api/v1/enrollment-requests/my-requests/', {
    status: 'pending,processing',
    page_size: 100,
  })
  const refused = useList<EnrollmentRequest>('/api/v1/enrollment-requests/my-requests/', {
    status: 'rejected,expired',
    ordering: '-decided_at',
    page_size: 5,
  })
  const places = useList<Enrollment>('/api/v1/enrollments/my-enrollments/', { page_size: 100 })
  const loading = open.loading || places.loading
  const nothing = !loading && open.rows.length + places.rows.length + refused.rows.length === 0
  return (
    <Page
      title={title}
      actions={
        <Button component="a" href="/courses" variant="light">
          {t.find}
        </Button>
      }
    >
      {loading && <ListSkeleton rows={3} height={110} />}
      {places.error && places.rows.length === 0 && (
        <ErrorState error={places.error} onRetry={() => void places.reload()} />
      )}
      {nothing && !places.error && (
        <EmptyState
          title={t.none}
          detail={t.noneDetail}
          icon={<IconBook size={30} stroke={1.5} aria-hidden />}
          action={
            <Button component="a" href="/courses">
              {t.find}
            </Button>
          }
        />
      )}
      <div className={css.stack}>
        {open.rows.length > 0 && (
          <Card title={t.asked}>
            <div className={css.stack}>
              {open.rows.map((request) => (
                <MyRequest key={request.id} request={request} />
              ))}
            </div>
          </Card>
        )}
        {places.rows.length > 0 && (
          <CardGrid minWidth={300}>
            {places.rows.map((enrollment) => (
              <Place key={enrollment.id} enrollment={enrollment} />
            ))}
          </CardGrid>
        )}
        {refused.rows.length > 0 && (
          <Card title={t.recent}>
            <div className={css.stack}>
              {refused.rows.map((request) => (
                <MyRequest key={request.id} request={request} />
              ))}
            </div>
          </Card>
        )}
      </div>
    </Page>
  )
}

function Place({ enrollment }: { enrollment: Enrollment }) {
  const t = useText(messages)
  const format = useFormat()
  const progress = useOne<EnrollmentProgress>(
    `/api/v1/enrollments/${enrollment.id}/progress/`,
    {},
    { enabled: enrollment.status === 'active' },
  )
  const owes = enrollment.invoice && Number(enrollment.invoice.balance) > 0 ? enrollment.invoice : null
  const done =
    progress.data &&
    t.lectures({ done: format.number(progress.data.completed), total: format.number(progress.data.total) })
  return (
    <Card>
      <div className={css.stack} style={{ gap: 10 }}>
        <div className={css.row}>
          <Text fw={600}>
            <bdi>{enrollment.course.name}</bdi>
          </Text>
          <EnrollmentBadge status={enrollment.status} />
        </div>
        <Text c="dimmed">
          <bdi>{nameOf(enrollment.learner)}</bdi>
        </Text>
        {progress.data && progress.data.total > 0 && (
          <div>
            <Progress value={progress.data.percentage} aria-label={done ?? ''} />
            <Text size="sm" c="dimmed" mt={4}>
              {done}
            </Text>
          </div>
        )}
        {owes && (
          <Button component={Link} href={`/my/invoices/${owes.id}`} variant="light">
            {t.pay({ amount: format.money(owes.balance, owes.currency) })}
          </Button>
        )}
        {enrollment.is_paid === true && enrollment.invoice && (
          <Text size="sm" c="dimmed">
            {t.settled} ·{' '}
            <Link href={`/my/invoices/${enrollment.invoice.id}`}>
              <bdi className="halqa-ltr">{enrollment.invoice.number}</bdi>
            </Link>
          </Text>
        )}
      </div>
    </Card>
  )
}
