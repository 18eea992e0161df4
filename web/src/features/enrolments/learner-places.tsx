import type { Enrollment } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'
import { EnrollmentBadge } from './badges.tsx'
import css from './enrolments.module.css'

const messages = defineMessages({
  title: { en: 'Courses', ar: 'الدورات', fa: 'دوره‌ها' },
  none: { en: 'No course yet.', ar: 'لا توجد دورة بعد.', fa: 'هنوز دوره‌ای نیست.' },
  since: { en: 'since {day}', ar: 'منذ {day}', fa: 'از {day}' },
})

/** The courses of one learner, on the pages about him. */
export default function LearnerPlaces({ learnerId }: { learnerId: string }) {
  const t = useText(messages)
  const format = useFormat()
  const list = useList<Enrollment>('/api/v1/enrollments/', { learner: learnerId, page_size: 50 })
  if (list.loading || (list.error && list.rows.length === 0)) return null
  return (
    <Card title={t.title}>
      {list.rows.length === 0 && <Text c="dimmed">{t.none}</Text>}
      <div className={css.stack}>
        {list.rows.map((enrollment) => (
          <div key={enrollment.id} className={css.row}>
            <div>
              <Text fw={500}>
                <bdi>{enrollment.course.name}</bdi>
              </Text>
              <Text size="sm" c="dimmed">
                {t.since({ day: format.date(enrollment.active_from) })}
              </Text>
            </div>
            <EnrollmentBadge status={enrollment.status} />
          </div>
        ))}
      </div>
    </Card>
  )
}
