import type { Branch, Instructor, Lecture, Room } from '@halqa/api-client'
import { ActionIcon, Button, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useFormatSettings, useText } from '../../i18n/index.ts'
import { EmptyState, ErrorState, FilterBar, Link, ListSkeleton, Page } from '../../ui/index.ts'
import { useListState, useSearchParam } from '../../url/index.ts'
import css from './catalog.module.css'
import { catalogNavigation } from './navigation-texts.ts'
import { paths } from './paths.ts'
import { addDays, firstOfWeek, todayIn } from './week.ts'
import { personName, useWords } from './words.ts'

const messages = defineMessages({
  previous: { en: 'Week before', ar: 'الأسبوع السابق', fa: 'هفتهٔ پیش' },
  next: { en: 'Week after', ar: 'الأسبوع التالي', fa: 'هفتهٔ بعد' },
  today: { en: 'This week', ar: 'هذا الأسبوع', fa: 'این هفته' },
  nothing: { en: 'Nothing', ar: 'لا شيء', fa: 'هیچ' },
  free: { en: 'No lectures this week', ar: 'لا محاضرات هذا الأسبوع', fa: 'این هفته جلسه‌ای نیست' },
  instructor: { en: 'Instructor', ar: 'المعلم', fa: 'مدرس' },
  room: { en: 'Room', ar: 'القاعة', fa: 'اتاق' },
})

/** The week's lectures: all for staff, own ones for an instructor. */
export default function WeekPage() {
  const t = useText(messages)
  const title = useText(catalogNavigation).timetable
  const format = useFormat()
  const { settings } = useFormatSettings()
  const { can } = useMe()
  const staff = can('lectures.manage|courses.view_drafts')
  const today = todayIn(settings.timeZone)
  const present = firstOfWeek(today, settings.weekStart)
  const [from, setFrom] = useSearchParam('week', present)
  const first = /^\d{4}-\d{2}-\d{2}$/.test(from) ? firstOfWeek(from, settings.weekStart) : present
  const state = useListState({ filterNames: ['instructor', 'room'] })
  const days = Array.from({ length: 7 }, (_, index) => addDays(first, index))
  const last = days.at(-1) ?? first
  const list = useList<Lecture>(paths.lectures, {
    day__gte: first,
    day__lte: last,
    page_size: 100,
    ...state.filters,
  })
  return (
    <Page title={title} description={format.range(first, last)} width="wide">
      <div className={css.weekBar}>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t.previous}
          onClick={() => setFrom(addDays(first, -7))}
        >
          <IconChevronLeft size={20} className="halqa-directional" aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => setFrom(present)} disabled={first === present}>
          {t.today}
        </Button>
        <ActionIcon
          variant="default"
          size={44}
          aria-label={t.next}
          onClick={() => setFrom(addDays(first, 7))}
        >
          <IconChevronRight size={20} className="halqa-directional" aria-hidden />
        </ActionIcon>
        {staff && <Filters state={state} />}
      </div>
      {list.error ? (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      ) : list.loading ? (
        <ListSkeleton rows={5} />
      ) : list.rows.length === 0 ? (
        <EmptyState title={t.free} />
      ) : (
        <div className={css.week}>
          {days.map((day) => (
            <section
              key={day}
              className={css.weekDay}
              data-today={day === today || undefined}
              aria-label={format.date(day, 'weekday')}
            >
              <h2>{format.date(day, 'weekday')}</h2>
              <Day lectures={list.rows.filter((lecture) => lecture.day === day)} />
            </section>
          ))}
        </div>
      )}
    </Page>
  )
}

function Filters({ state }: { state: ReturnType<typeof useListState> }) {
  const t = useText(messages)
  const instructors = useList<Instructor>(paths.instructors, { page_size: 100 })
  const rooms = useList<Room>(paths.rooms, { page_size: 100 })
  const branches = useList<Branch>(paths.branches, { page_size: 100 })
  const roomName = (room: Room) =>
    branches.rows.length > 1 ? `${room.name} · ${room.branch.name}` : room.name
  return (
    <FilterBar
      state={state}
      choices={[
        {
          name: 'instructor',
          label: t.instructor,
          options: instructors.rows.map((person) => ({ value: person.id, label: personName(person) })),
        },
        {
          name: 'room',
          label: t.room,
          options: rooms.rows.map((room) => ({ value: room.id, label: roomName(room) })),
        },
      ]}
    />
  )
}

function Day({ lectures }: { lectures: readonly Lecture[] }) {
  const t = useText(messages)
  const format = useFormat()
  const w = useWords()
  if (lectures.length === 0) return <p className={css.empty}>{t.nothing}</p>
  return lectures.map((lecture) => (
    <Link
      key={lecture.id}
      href={`/admin/courses/${lecture.course.id}?tab=lectures`}
      className={css.slot}
      data-status={lecture.status}
    >
      <Text size="sm" fw={600}>
        <bdi>
          {format.time(lecture.starts_at)} – {format.time(lecture.ends_at)}
        </bdi>
      </Text>
      <Text size="sm">
        <bdi>{lecture.course.name}</bdi>
      </Text>
      <Text size="xs" c="dimmed">
        {[lecture.instructor && personName(lecture.instructor), lecture.room?.name]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {(lecture.status === 'cancelled' || !lecture.is_accepted) && (
        <Text size="xs">{lecture.is_accepted ? w.cancelled : w.proposed}</Text>
      )}
    </Link>
  ))
}
