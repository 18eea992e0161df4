import type { LearnerMark } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList } from '../../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../../i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import css from './learner.module.css'

const path = '/api/v1/attendance/marks/'
const messages = defineMessages({
  title: { en: 'At a glance', ar: 'نظرة سريعة', fa: 'در یک نگاه' },
  present: { en: 'Present', ar: 'حاضر', fa: 'حاضر' },
  late: { en: 'of them late', ar: 'منها متأخر', fa: 'از آن دیرکرد' },
  absent: { en: 'Absent', ar: 'غائب', fa: 'غایب' },
  rating: { en: 'Latest ratings', ar: 'آخر التقييمات', fa: 'آخرین نمره‌ها' },
})

/** How often a learner came, and the average of the latest ratings; nothing before the first mark. */
export default function LearnerSummary({ learnerId }: { learnerId: string }) {
  const t = useText(messages)
  const format = useFormat()
  const came = useList<LearnerMark>(path, { learner: learnerId, present: 'true', page_size: 20 })
  const late = useList<LearnerMark>(path, { learner: learnerId, late: 'true', page_size: 1 })
  const absent = useList<LearnerMark>(path, { learner: learnerId, present: 'false', page_size: 1 })
  if (came.count + absent.count === 0) return null
  const ratings = came.rows.flatMap((mark) => (mark.rating === null ? [] : [Number(mark.rating)]))
  const average = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
  const figures = [
    { label: t.present, value: format.number(came.count) },
    { label: t.late, value: format.number(late.count) },
    { label: t.absent, value: format.number(absent.count) },
    ...(ratings.length > 0 ? [{ label: t.rating, value: format.number(Math.round(average * 10) / 10) }] : []),
  ]
  return (
    <Card title={t.title}>
      <dl className={css.figures}>
        {figures.map((figure) => (
          <div key={figure.label}>
            <Text component="dt" size="sm" c="dimmed">
              {figure.label}
            </Text>
            <Text component="dd" fw={600} size="xl" className="halqa-figures">
              {figure.value}
            </Text>
          </div>
        ))}
      </dl>
    </Card>
  )
}
