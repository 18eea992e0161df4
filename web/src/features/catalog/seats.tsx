import type { Course } from '@halqa/api-client'
import { Progress, Text } from '@mantine/core'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import css from './catalog.module.css'

const messages = defineMessages({
  unlimited: { en: 'No limit', ar: 'بلا حد', fa: 'بدون محدودیت' },
  full: { en: 'Full', ar: 'مكتملة العدد', fa: 'پر' },
  taken: { en: '{taken} of {capacity}', ar: '{taken} من {capacity}', fa: '{taken} از {capacity}' },
})

/** How many places are taken, as a word and a bar. */
export function Seats({ course }: { course: Pick<Course, 'capacity' | 'seats_left'> }) {
  const t = useText(messages)
  const format = useFormat()
  const { capacity, seats_left: left } = course
  if (capacity === null || left === null) {
    return (
      <Text size="sm" c="dimmed">
        {t.unlimited}
      </Text>
    )
  }
  const taken = capacity - left
  return (
    <div className={css.seats}>
      <Text size="sm">
        {t.taken({ taken: format.number(taken), capacity: format.number(capacity) })}
        {left <= 0 && ` · ${t.full}`}
      </Text>
      <Progress
        value={capacity === 0 ? 100 : (taken / capacity) * 100}
        size="sm"
        color={left <= 0 ? 'orange' : 'teal'}
        aria-hidden
      />
    </div>
  )
}
