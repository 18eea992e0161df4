import type { LearnerMark, LearnerMarkPage } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useList, useTopic } from '../../../api/index.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import { Card, EmptyState, ErrorState, ListSkeleton } from '../../../ui/index.ts'
import css from './learner.module.css'
import { MarkBadge } from './mark-badge.tsx'
import { learnerTexts } from './texts.ts'

const path = '/api/v1/attendance/marks/'

/** What became of each lecture: mark, rating, the teacher's words. For the family, and for the staff's page of a learner. */
export default function LearnerPanel({ learnerId }: { learnerId: string }) {
  const t = useText(learnerTexts)
  const [size, setSize] = useState(5)
  const list = useList<LearnerMarkPage['results'][number]>(
    path,
    { learner: learnerId, page_size: size },
    { freshFor: 5_000, refreshEvery: 60_000 },
  )
  useTopic('notifications', () => void list.reload())
  return (
    <Card title={t.title}>
      {list.loading ? (
        <ListSkeleton rows={3} height={52} />
      ) : list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      ) : list.rows.length === 0 ? (
        <EmptyState title={t.none} detail={t.noneDetail} />
      ) : (
        <>
          <ul className={css.list}>
            {list.rows.map((mark) => (
              <Mark key={mark.id} mark={mark} />
            ))}
          </ul>
          {list.count > list.rows.length && (
            <Button variant="subtle" fullWidth onClick={() => setSize(Math.min(100, size + 20))}>
              {t.more}
            </Button>
          )}
        </>
      )}
    </Card>
  )
}

function Mark({ mark }: { mark: LearnerMark }) {
  const t = useText(learnerTexts)
  const format = useFormat()
  return (
    <li className={css.mark}>
      <div>
        <Text fw={600}>
          <bdi>{mark.course.name}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          {t.lecture({ number: format.number(mark.lecture.number) })} ·{' '}
          {format.date(mark.lecture.starts_at, 'weekday')}
        </Text>
      </div>
      <div>
        <MarkBadge mark={mark} />
        {mark.rating !== null && (
          <div className={`${css.rating} halqa-figures`}>
            {t.ratingOf({ rating: format.number(Number(mark.rating)), most: format.number(10) })}
          </div>
        )}
      </div>
      {mark.notes && (
        <div className={css.note}>
          <bdi>{mark.notes}</bdi>
        </div>
      )}
    </li>
  )
}
