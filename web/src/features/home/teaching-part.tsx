import { Button } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconClock } from '@tabler/icons-react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { Card, EmptyState, Link, StatusBadge } from '../../ui/index.ts'
import css from './home.module.css'
import { JoinLecture } from './join-lecture.tsx'
import { Dots, Part, RowLink } from './part.tsx'
import { homeTexts } from './texts.ts'
import type { TaughtLecture, Teaching } from './types.ts'
import { placeOf, whenOf } from './when.ts'

const opensMinutesBefore = 30

/** An instructor's day: the lecture that is on, the coming ones, the registers that were forgotten. An empty day is said only when nothing else is on the page. */
export function TeachingPart({
  teaching,
  today,
  alone,
}: {
  teaching: Teaching
  today: string
  alone: boolean
}) {
  const t = useText(homeTexts)
  const onNow = teaching.lectures.find((lecture) => lecture.running || isSoon(lecture))
  const rest = teaching.lectures.filter((lecture) => lecture !== onNow)
  return (
    <>
      {onNow && <Hero lecture={onNow} />}
      {teaching.unmarked.length > 0 && (
        <Part title={t.unmarkedMine}>
          <Card>
            <ul className={css.rows}>
              {teaching.unmarked.map((lecture) => (
                <li key={lecture.id}>
                  <LectureRow lecture={lecture} today={today} forgotten />
                </li>
              ))}
            </ul>
          </Card>
        </Part>
      )}
      {(rest.length > 0 || (!onNow && alone)) && (
        <Part title={t.myDay}>
          <Card>
            {rest.length === 0 ? (
              <EmptyState title={t.noLectureToday} detail={t.noLectureTodayDetail} />
            ) : (
              <ul className={css.rows}>
                {rest.map((lecture) => (
                  <li key={lecture.id}>
                    <LectureRow lecture={lecture} today={today} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </Part>
      )}
    </>
  )
}

/** The register opens half an hour before the start. */
function isSoon(lecture: TaughtLecture): boolean {
  const left = Date.parse(lecture.starts_at) - Date.now()
  return left > 0 && left <= opensMinutesBefore * 60_000
}

function Hero({ lecture }: { lecture: TaughtLecture }) {
  const t = useText(homeTexts)
  const format = useFormat()
  return (
    <section className={css.hero} aria-label={lecture.course.name}>
      <span className={lecture.running ? css.pulse : css.strong}>
        {lecture.running
          ? `${t.now} · ${t.until({ time: format.time(lecture.ends_at) })}`
          : `${t.next} · ${format.relative(lecture.starts_at)}`}
      </span>
      <h2 dir="auto">{lecture.course.name}</h2>
      <div className={css.heroFacts}>
        <span>
          {format.time(lecture.starts_at)} – {format.time(lecture.ends_at)}
        </span>
        {placeOf(lecture) && <span>{placeOf(lecture)}</span>}
        <span>{t.expected({ count: lecture.expected })}</span>
      </div>
      <Button
        component={Link}
        href={`/lectures/${lecture.id}/attendance`}
        variant="white"
        size="lg"
        fullWidth
      >
        {lecture.attendance_taken ? t.openRegister : t.takeAttendance}
      </Button>
      <JoinLecture link={lecture.meeting_link} color="white" />
    </section>
  )
}

export function LectureRow({
  lecture,
  today,
  forgotten,
}: {
  lecture: TaughtLecture
  today: string
  forgotten?: boolean
}) {
  const t = useText(homeTexts)
  const format = useFormat()
  const Icon = forgotten ? IconAlertCircle : lecture.attendance_taken ? IconCheck : IconClock
  return (
    <RowLink
      href={`/lectures/${lecture.id}/attendance`}
      icon={<Icon size={22} aria-hidden />}
      title={lecture.course.name}
      detail={
        <Dots
          items={[
            whenOf(lecture, today, format),
            lecture.room,
            lecture.branch,
            lecture.instructor,
            t.expected({ count: lecture.expected }),
          ]}
        />
      }
      end={lecture.attendance_taken && <StatusBadge tone="good">{t.taken}</StatusBadge>}
    />
  )
}
