import type { CourseDetail } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, StatusBadge } from '../../ui/index.ts'
import css from './enrolments.module.css'
import { placeTexts } from './texts.ts'

const messages = defineMessages({
  seats: {
    en: '{count, plural, =0 {Full} one {# seat left} other {# seats left}}',
    ar: '{count, plural, =0 {مكتملة} zero {مكتملة} one {مكان واحد متبق} two {مكانان متبقيان} few {# أماكن متبقية} many {# مكانا متبقيا} other {# مكان متبق}}',
    fa: '{count, plural, =0 {پر} one {# جای خالی} other {# جای خالی}}',
  },
  perPlace: { en: '{price} a place', ar: '{price} للمكان', fa: '{price} برای هر نفر' },
})

/** What one asks for: name, dates, price, seats. */
export function CourseFacts({ course }: { course: CourseDetail }) {
  const t = useText(messages)
  const words = useText(placeTexts)
  const format = useFormat()
  const dates =
    course.start_date && course.end_date
      ? format.range(course.start_date, course.end_date)
      : course.start_date
        ? format.date(course.start_date)
        : ''
  const free = Number(course.price) === 0
  return (
    <Card>
      <div className={css.row}>
        <div>
          <Text fw={700} size="lg">
            <bdi>{course.name}</bdi>
          </Text>
          <Text c="dimmed">{dates}</Text>
          <Text>
            {free ? words.free : t.perPlace({ price: format.money(course.price, course.currency) })}
          </Text>
        </div>
        {course.seats_left !== null && (
          <StatusBadge tone={course.seats_left === 0 ? 'attention' : 'good'}>
            {t.seats({ count: course.seats_left })}
          </StatusBadge>
        )}
      </div>
    </Card>
  )
}
