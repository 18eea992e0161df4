import type { LearnerMark } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList } from '../../../api/index.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import css from './learner.module.css'
import { MarkBadge } from './mark-badge.tsx'
import { learnerTexts } from './texts.ts'

/** One line for a child's card: the newest mark and its rating. Nothing while there is none. */
export default function LastMark({ learnerId }: { learnerId: string }) {
  const t = useText(learnerTexts)
  const format = useFormat()
  const list = useList<LearnerMark>('/api/v1/attendance/marks/', { learner: learnerId, page_size: 1 })
  const [mark] = list.rows
  if (!mark) return null
  return (
    <div className={css.line}>
      <Text size="sm" c="dimmed">
        {t.last} · {format.date(mark.lecture.starts_at, 'day')}
      </Text>
      <MarkBadge mark={mark} />
      {mark.rating !== null && (
        <span className="halqa-figures">
          {t.ratingOf({ rating: format.number(Number(mark.rating)), most: format.number(10) })}
        </span>
      )}
    </div>
  )
}
