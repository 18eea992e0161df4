import { Badge } from '@mantine/core'
import { IconClock, IconHourglass, IconStar } from '@tabler/icons-react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { Card, Link, Person, StatusBadge, type Tone } from '../../ui/index.ts'
import css from './home.module.css'
import { JoinLecture } from './join-lecture.tsx'
import { Dots } from './part.tsx'
import { homeTexts } from './texts.ts'
import type { FamilyLearner } from './types.ts'
import { whenOf } from './when.ts'

/** One learner's day: what comes, what was, how far, what is open. */
export function LearnerCard({ learner, today }: { learner: FamilyLearner; today: string }) {
  const name = `${learner.first_name} ${learner.last_name}`.trim()
  const who = <Person name={name} detail={<bdi>{learner.unique_code}</bdi>} />
  return (
    <Card>
      <div className={css.learner}>
        {learner.kind === 'child' ? (
          <Link href={`/family/${learner.id}`} className={css.row} data-link>
            {who}
          </Link>
        ) : (
          who
        )}
        <NextLecture learner={learner} today={today} />
        <LastMark learner={learner} />
        <Requests learner={learner} />
        <Courses learner={learner} />
      </div>
    </Card>
  )
}

function NextLecture({
  learner: { next_lecture: lecture },
  today,
}: {
  learner: FamilyLearner
  today: string
}) {
  const t = useText(homeTexts)
  const format = useFormat()
  if (!lecture) {
    return (
      <div className={css.line}>
        <IconClock size={20} aria-hidden />
        <span className={css.quiet}>{t.noLecture}</span>
      </div>
    )
  }
  return (
    <div className={css.line}>
      <IconClock size={20} aria-hidden />
      <div>
        <div className={css.words}>
          {lecture.running && <Badge color="teal">{t.now}</Badge>}
          <a href={`/courses/${lecture.course.slug}`} className={css.strong}>
            <bdi>{lecture.course.name}</bdi>
          </a>
        </div>
        <div className={css.quiet}>
          <Dots
            items={[
              lecture.running
                ? t.until({ time: format.time(lecture.ends_at) })
                : whenOf(lecture, today, format),
              lecture.room,
              lecture.branch,
            ]}
          />
        </div>
        <JoinLecture link={lecture.meeting_link} />
      </div>
    </div>
  )
}

const tones: Record<NonNullable<FamilyLearner['last_mark']>['status'], Tone> = {
  present: 'good',
  late: 'waiting',
  absent: 'bad',
  excused: 'neutral',
}

function LastMark({ learner: { last_mark: mark } }: { learner: FamilyLearner }) {
  const t = useText(homeTexts)
  const format = useFormat()
  if (!mark) return null
  return (
    <div className={css.line}>
      <IconStar size={20} aria-hidden />
      <div>
        <div className={css.words}>
          <StatusBadge tone={tones[mark.status]}>{t[mark.status]}</StatusBadge>
          {mark.rating !== null && (
            <span>{t.rating({ rating: format.number(Number(mark.rating)), most: format.number(10) })}</span>
          )}
        </div>
        <div className={css.quiet}>
          <bdi>{mark.course}</bdi> · {format.date(mark.starts_at, 'day')}
        </div>
      </div>
    </div>
  )
}

function Requests({ learner }: { learner: FamilyLearner }) {
  const t = useText(homeTexts)
  const words = { waiting: t.requestWaiting, asked: t.requestAsked, in_line: t.requestInLine }
  return learner.requests.map((request) => (
    <div className={css.line} key={request.id}>
      <IconHourglass size={20} aria-hidden />
      <div>
        <Link href="/my/places" className={css.strong}>
          <bdi>{request.course}</bdi>
        </Link>
        <div className={css.quiet}>{words[request.state]}</div>
      </div>
    </div>
  ))
}

function Courses({ learner }: { learner: FamilyLearner }) {
  const t = useText(homeTexts)
  const format = useFormat()
  if (learner.courses.length === 0) return null
  return (
    <div>
      {learner.courses.map((course) => {
        const words = t.lecturesDone({ done: format.number(course.done), total: format.number(course.total) })
        return (
          <div key={course.id} className={css.course}>
            <span className={css.quiet}>
              <bdi>{course.name}</bdi> · {words}
            </span>
            <span
              className={css.meter}
              role="meter"
              aria-label={course.name}
              aria-valuemin={0}
              aria-valuemax={course.total}
              aria-valuenow={course.done}
              aria-valuetext={words}
            >
              <span
                style={{ inlineSize: `${course.total === 0 ? 0 : (course.done / course.total) * 100}%` }}
              />
            </span>
          </div>
        )
      })}
    </div>
  )
}
