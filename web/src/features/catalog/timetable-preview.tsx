import type { TimetableResult } from '@halqa/api-client'
import { Alert, Group, Text } from '@mantine/core'
import { IconAlertTriangle, IconBeach } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { api, ApiError, errorText, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { ListSkeleton, StatusBadge, type Tone } from '../../ui/index.ts'
import css from './catalog.module.css'

const messages = defineMessages({
  title: { en: 'What this makes', ar: 'النتيجة', fa: 'نتیجه' },
  lectures: {
    en: '{count, plural, =0 {No lectures} one {One lecture} other {# lectures}}',
    ar: '{count, plural, zero {لا محاضرات} one {محاضرة واحدة} two {محاضرتان} few {# محاضرات} many {# محاضرة} other {# محاضرة}}',
    fa: '{count, plural, =0 {بدون جلسه} other {# جلسه}}',
  },
  until: { en: 'until {day}', ar: 'حتى {day}', fa: 'تا {day}' },
  added: { en: 'New', ar: 'جديدة', fa: 'تازه' },
  moved: { en: 'Moved', ar: 'منقولة', fa: 'جابه‌جا' },
  removed: { en: 'Removed', ar: 'تُحذف', fa: 'حذف می‌شود' },
  kept: { en: 'Unchanged', ar: 'كما هي', fa: 'بی‌تغییر' },
  fixed: { en: 'Stays', ar: 'تبقى', fa: 'می‌ماند' },
  cancelled: { en: 'Cancelled', ar: 'ملغاة', fa: 'لغوشده' },
  holiday: { en: 'Day off', ar: 'إجازة', fa: 'تعطیل' },
  from: { en: 'was {when}', ar: 'كانت {when}', fa: 'پیش‌تر {when}' },
  roomTaken: {
    en: 'Room {name} is taken by “{course}”',
    ar: 'القاعة {name} مشغولة بدورة «{course}»',
    fa: 'اتاق {name} در اختیار «{course}» است',
  },
  instructorTaken: {
    en: '{name} teaches “{course}” then',
    ar: '{name} لديه دورة «{course}» حينها',
    fa: '{name} در آن زمان «{course}» را تدریس می‌کند',
  },
  shifted: {
    en: 'The clocks change: it begins when the skipped hour is over.',
    ar: 'تتغير الساعة: تبدأ بعد انتهاء الساعة المحذوفة.',
    fa: 'ساعت تغییر می‌کند: پس از ساعت حذف‌شده آغاز می‌شود.',
  },
  clashes: {
    en: '{count, plural, one {One lecture clashes with another course.} other {# lectures clash with other courses.}}',
    ar: '{count, plural, zero {لا تعارض.} one {محاضرة واحدة تتعارض مع دورة أخرى.} two {محاضرتان تتعارضان مع دورات أخرى.} few {# محاضرات تتعارض مع دورات أخرى.} many {# محاضرة تتعارض مع دورات أخرى.} other {# محاضرة تتعارض مع دورات أخرى.}}',
    fa: '{count, plural, other {# جلسه با دوره‌های دیگر هم‌زمان است.}}',
  },
  short: {
    en: 'The end date comes before all lectures are given.',
    ar: 'تاريخ النهاية يسبق اكتمال المحاضرات.',
    fa: 'تاریخ پایان پیش از برگزاری همهٔ جلسه‌هاست.',
  },
  nothing: {
    en: 'Write the days and times, and you see the lectures here at once.',
    ar: 'اكتب الأيام والمواعيد وستظهر المحاضرات هنا فورا.',
    fa: 'روزها و زمان‌ها را بنویسید تا جلسه‌ها همین‌جا دیده شوند.',
  },
})

const tones = {
  added: 'good',
  moved: 'waiting',
  removed: 'bad',
  kept: 'neutral',
  fixed: 'neutral',
} as const satisfies Record<TimetableResult['lectures'][number]['change'], Tone>

/** Asks what a timetable would make, shortly after the last change; keeps showing the last answer meanwhile. */
export function useTimetablePreview(path: string, body: object | null) {
  const wanted = useSettled(body === null ? null : JSON.stringify(body))
  const answer = useOne<TimetableResult>(
    {
      key: `preview ${path}`,
      call: (_query, signal) => api.post<TimetableResult>(path, JSON.parse(wanted ?? '{}'), { signal }),
    },
    { body: wanted },
    { enabled: wanted !== null },
  )
  const last = useRef<TimetableResult>(undefined)
  if (answer.data) last.current = answer.data
  return {
    result: wanted === null ? undefined : (answer.data ?? (answer.error ? undefined : last.current)),
    current: answer.data !== undefined && wanted === (body && JSON.stringify(body)),
    error: wanted === null ? null : answer.error,
    loading: answer.loading,
  }
}

function useSettled(text: string | null): string | null {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 350)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

interface TimetablePreviewProps {
  result: TimetableResult | undefined
  error: Error | null
  loading: boolean
}

/** The lectures that a timetable makes, with days off, changes and clashes. */
export function TimetablePreview({ result, error, loading }: TimetablePreviewProps) {
  const t = useText(messages)
  const format = useFormat()
  if (error) {
    const fields = error instanceof ApiError ? Object.values(error.errors ?? {}).flat() : []
    return <Alert color="orange">{fields.length > 0 ? fields.join(' ') : errorText(error)}</Alert>
  }
  if (!result) return loading ? <ListSkeleton rows={5} height={44} /> : <Text c="dimmed">{t.nothing}</Text>
  const { counts } = result
  return (
    <div aria-live="polite">
      <Group gap="xs" mb="xs">
        <Text fw={600}>
          {t.lectures({
            count: result.lectures.filter((one) => one.change !== 'removed' && !one.cancelled).length,
          })}
        </Text>
        {result.ends_on && <Text c="dimmed">{t.until({ day: format.date(result.ends_on) })}</Text>}
      </Group>
      {counts.clashes > 0 && (
        <Alert color="orange" icon={<IconAlertTriangle size={20} aria-hidden />} mb="xs">
          {t.clashes({ count: counts.clashes })}
        </Alert>
      )}
      {result.short && (
        <Alert color="yellow" mb="xs">
          {t.short}
        </Alert>
      )}
      {/* What scrolls must be reachable by keyboard. */}
      <div className={css.scroll} role="region" aria-label={t.title} tabIndex={0}>
        <ol className={css.days}>
          {rowsOf(result).map((row) =>
            'holiday' in row ? (
              <DayOff key={`off ${row.day}`} {...row} />
            ) : (
              <Lecture key={`${row.change} ${row.number}`} lecture={row} />
            ),
          )}
        </ol>
      </div>
    </div>
  )
}

type Row = TimetableResult['lectures'][number] | TimetableResult['skipped'][number]

function rowsOf({ lectures, skipped }: TimetableResult): Row[] {
  return [...lectures, ...skipped].toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
}

function DayOff({ day, holiday }: { day: string; holiday: string }) {
  const t = useText(messages)
  const format = useFormat()
  return (
    <li className={css.day} data-change="holiday">
      <span className={css.number}>
        <IconBeach size={18} aria-hidden />
      </span>
      <span>{format.date(day, 'weekday')}</span>
      <span>{holiday || t.holiday}</span>
    </li>
  )
}

function Lecture({ lecture }: { lecture: TimetableResult['lectures'][number] }) {
  const t = useText(messages)
  const format = useFormat()
  return (
    <li className={css.day} data-change={lecture.cancelled ? 'removed' : lecture.change}>
      <span className={css.number}>{format.number(lecture.number)}</span>
      <span>
        {format.date(lecture.day, 'weekday')} ·{' '}
        <bdi>
          {format.time(lecture.starts_at)} – {format.time(lecture.ends_at)}
        </bdi>
        {lecture.before && (
          <Text size="sm" c="dimmed">
            {t.from({ when: format.dateTime(lecture.before.starts_at) })}
          </Text>
        )}
      </span>
      {lecture.change !== 'kept' && (
        <StatusBadge tone={tones[lecture.change]}>{t[lecture.change]}</StatusBadge>
      )}
      {lecture.shifted && <span className={css.clash}>{t.shifted}</span>}
      {lecture.clashes.map((clash) => (
        <span key={`${clash.kind} ${clash.course.id}`} className={css.clash}>
          {clash.kind === 'room'
            ? t.roomTaken({ name: clash.name, course: clash.course.name })
            : t.instructorTaken({ name: clash.name, course: clash.course.name })}
        </span>
      ))}
    </li>
  )
}
