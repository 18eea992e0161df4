import type { AttendanceBoard, BoardLecture } from '@halqa/api-client'
import { ActionIcon, Button } from '@mantine/core'
import { IconCalendarOff, IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLinkState, useMe, useOne, useTopic } from '../../../api/index.ts'
import { useConfig } from '../../../config-context.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import {
  CardGrid,
  DateField,
  EmptyState,
  Link,
  ListSkeleton,
  LiveDot,
  Loaded,
  Page,
  StatCard,
} from '../../../ui/index.ts'
import { useSearchParam } from '../../../url/index.ts'
import { attendanceNavigation } from '../navigation-texts.ts'
import { addDays, todayIn } from '../days.ts'
import { lecturesWaiting } from '../register/store.ts'
import css from './board.module.css'
import { newsOf, withNews } from './live-board.ts'
import { LectureCard } from './lecture-card.tsx'
import { boardTexts } from './texts.ts'

const path = '/api/v1/attendance/lectures/'

/** A day's lectures: the office sees all of them live, an instructor his own. */
export default function BoardPage() {
  const title = useText(attendanceNavigation).attendance
  const { me, can } = useMe()
  const office = can('attendance.view_all|attendance.mark_any')
  const today = todayIn(useConfig().timeZone)
  const [chosen, setDay] = useSearchParam('date', '')
  const day = chosen || today
  const board = useOne<AttendanceBoard>(path, { date: day }, { refreshEvery: 60_000 })
  const fresh = useLiveBoard(office, day, () => void board.reload())
  const waiting = useWaiting(me?.id)
  const link = useLinkState()
  return (
    <Page title={title} width="wide" actions={office && day === today ? <LiveDot state={link} /> : undefined}>
      <DayChooser day={day} today={today} onChange={(next) => setDay(next === today ? '' : next)} />
      <Loaded
        {...board}
        onRetry={() => void board.reload()}
        skeleton={<ListSkeleton height={150} rows={4} />}
      >
        {(present) => (
          <>
            {office ? <Figures board={present} /> : <Now row={lectureNow(present)} />}
            <Lectures rows={present.results} office={office} fresh={fresh} waiting={waiting} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Puts each frame into what is on screen; answers the lecture that changed last. */
function useLiveBoard(office: boolean, day: string, reload: () => void): string | null {
  const client = useQueryClient()
  const [fresh, setFresh] = useState<string | null>(null)
  useTopic(
    office ? 'attendance:all' : null,
    ({ data }) => {
      const news = newsOf(data)
      if (!news) return reload()
      setFresh(news.lecture)
      client.setQueryData<AttendanceBoard>([path, { date: day }], (board) =>
        board ? withNews(board, news) : board,
      )
    },
    { onResync: reload },
  )
  useEffect(() => {
    const timer = setTimeout(() => setFresh(null), 1_600)
    return () => clearTimeout(timer)
  }, [fresh])
  return fresh
}

/** Lectures with marks that only this phone has. */
function useWaiting(user: string | undefined): readonly string[] {
  const [waiting, setWaiting] = useState<readonly string[]>([])
  useEffect(() => {
    if (user) void lecturesWaiting(user).then(setWaiting, () => undefined)
  }, [user])
  return waiting
}

function DayChooser({
  day,
  today,
  onChange,
}: {
  day: string
  today: string
  onChange: (day: string) => void
}) {
  const t = useText(boardTexts)
  return (
    <div className={css.head}>
      <div className={css.days}>
        <ActionIcon variant="default" aria-label={t.before} onClick={() => onChange(addDays(day, -1))}>
          <IconChevronLeft size={20} className="halqa-directional" aria-hidden />
        </ActionIcon>
        <DateField label={t.day} value={day} onChange={(next) => next && onChange(next)} />
        <ActionIcon variant="default" aria-label={t.after} onClick={() => onChange(addDays(day, 1))}>
          <IconChevronRight size={20} className="halqa-directional" aria-hidden />
        </ActionIcon>
        {day !== today && (
          <Button variant="subtle" onClick={() => onChange(today)}>
            {t.today}
          </Button>
        )}
      </div>
    </div>
  )
}

function Figures({ board }: { board: AttendanceBoard }) {
  const t = useText(boardTexts)
  const format = useFormat()
  const held = board.results.filter((row) => row.status !== 'cancelled')
  if (held.length === 0) return null
  const sum = (name: 'total' | 'present' | 'absent' | 'unmarked' | 'late') =>
    held.reduce((all, row) => all + row.counts[name], 0)
  const here = held.filter(
    (row) => row.instructor_status === 'present' || row.instructor_status === 'late',
  ).length
  return (
    <div className={css.stats}>
      <StatCard
        label={t.lectures}
        value={format.number(held.length)}
        hint={t.taken({
          taken: format.number(held.filter((row) => row.attendance_taken).length),
          total: format.number(held.length),
        })}
      />
      <StatCard
        label={t.present}
        value={format.number(sum('present'))}
        hint={`${format.number(sum('late'))} ${t.late}`}
      />
      <StatCard label={t.absent} value={format.number(sum('absent'))} />
      <StatCard
        label={t.instructors}
        value={format.number(here)}
        hint={t.instructorsHere({ here: format.number(here), total: format.number(held.length) })}
        href="/admin/presence"
      />
    </div>
  )
}

/** The one lecture that an instructor is to mark now. */
function lectureNow(board: AttendanceBoard): BoardLecture | undefined {
  return board.results.find(
    (row) => row.is_editable && row.status !== 'cancelled' && row.confirmed_at === null && !isOver(row),
  )
}

function Now({ row }: { row: BoardLecture | undefined }) {
  const t = useText(boardTexts)
  const format = useFormat()
  if (!row) return null
  return (
    <section className={css.now} aria-label={t.now}>
      <div className={css.top}>
        <span className={css.course}>
          {t.now}: <bdi>{row.course.name}</bdi>
        </span>
        <span className={css.when}>{format.time(row.starts_at)}</span>
      </div>
      <Button component={Link} href={`/lectures/${row.id}/attendance`} size="lg" mih={56}>
        {t.take}
      </Button>
    </section>
  )
}

function isOver(row: BoardLecture): boolean {
  return Date.parse(row.ends_at) + 3_600_000 < Date.now()
}

function Lectures({
  rows,
  office,
  fresh,
  waiting,
}: {
  rows: readonly BoardLecture[]
  office: boolean
  fresh: string | null
  waiting: readonly string[]
}) {
  const t = useText(boardTexts)
  if (rows.length === 0)
    return (
      <EmptyState
        title={t.none}
        detail={t.noneDetail}
        icon={<IconCalendarOff size={30} stroke={1.5} aria-hidden />}
      />
    )
  return (
    <CardGrid minWidth={300}>
      {rows.map((row) => (
        <LectureCard
          key={row.id}
          row={row}
          office={office}
          fresh={row.id === fresh}
          waiting={waiting.includes(row.id)}
        />
      ))}
    </CardGrid>
  )
}
