import type { BoardLecture } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useFormat, useText } from '../../../i18n/index.ts'
import { Card, StatusBadge, type Tone } from '../../../ui/index.ts'
import css from './board.module.css'
import { boardTexts } from './texts.ts'

export interface LectureCardProps {
  row: BoardLecture
  /** Who looks is the office: the instructor's name and presence are told. */
  office: boolean
  /** Changed a moment ago. */
  fresh: boolean
  /** This phone has marks that were not sent. */
  waiting: boolean
}

/** One lecture with its counts; the whole card opens the register. */
export function LectureCard({ row, office, fresh, waiting }: LectureCardProps) {
  const t = useText(boardTexts)
  const format = useFormat()
  return (
    <Card href={`/lectures/${row.id}/attendance`}>
      <div
        className={`${css.lecture} ${fresh ? css.fresh : ''}`}
        data-cancelled={row.status === 'cancelled' || undefined}
      >
        <div className={css.top}>
          <div>
            <Text className={css.course ?? ''}>
              <bdi>{row.course.name}</bdi>
            </Text>
            {office && row.instructor && (
              <Text size="sm" c="dimmed">
                <bdi>
                  {row.instructor.first_name} {row.instructor.last_name}
                </bdi>
              </Text>
            )}
          </div>
          <span className={css.when}>{format.time(row.starts_at)}</span>
        </div>
        {row.status !== 'cancelled' && <Bar row={row} />}
        <div className={css.badges}>
          <State row={row} />
          {office && <InstructorState row={row} />}
          {row.open_conflicts > 0 && <StatusBadge tone="attention">{t.conflict}</StatusBadge>}
          {waiting && <StatusBadge tone="attention">{t.onPhone}</StatusBadge>}
        </div>
      </div>
    </Card>
  )
}

function Bar({ row: { counts, attendance_rate } }: { row: BoardLecture }) {
  const t = useText(boardTexts)
  const format = useFormat()
  const parts = [
    ['present', t.present, counts.present, '#12805c'],
    ['absent', t.absent, counts.absent, '#c22626'],
    ['automatic', t.automatic, counts.auto_absent, '#d98a8a'],
    ['unmarked', t.unmarked, counts.unmarked, undefined],
  ] as const
  const width = (count: number) => `${counts.total === 0 ? 0 : (count / counts.total) * 100}%`
  return (
    <>
      <div className={css.bar} aria-hidden>
        {parts.slice(0, 3).map(([part, , count]) => (
          <span key={part} data-part={part} style={{ inlineSize: width(count) }} />
        ))}
      </div>
      <dl className={css.legend}>
        {parts
          .filter(([part, , count]) => count > 0 || part === 'present')
          .map(([part, label, count, color]) => (
            <div key={part} style={color ? { '--part': color } : {}}>
              <dt>{label}</dt>
              <dd className="halqa-figures">{format.number(count)}</dd>
            </div>
          ))}
        {attendance_rate !== null && (
          <div style={{ '--part': 'transparent' }}>
            <dd className="halqa-figures">{format.percent(attendance_rate / 100)}</dd>
          </div>
        )}
      </dl>
    </>
  )
}

function State({ row }: { row: BoardLecture }) {
  const t = useText(boardTexts)
  if (row.status === 'cancelled') return <StatusBadge tone="neutral">{t.cancelled}</StatusBadge>
  if (row.confirmed_at) return <StatusBadge tone="good">{t.confirmed}</StatusBadge>
  if (row.flagged_at) return <StatusBadge tone="bad">{t.flagged}</StatusBadge>
  if (row.attendance_taken) return <StatusBadge tone="info">{t.open}</StatusBadge>
  return <StatusBadge tone="neutral">{t.waiting}</StatusBadge>
}

function InstructorState({ row }: { row: BoardLecture }) {
  const t = useText(boardTexts)
  const known: Record<string, { tone: Tone; text: string }> = {
    present: { tone: 'good', text: t.instructorHere },
    late: { tone: 'waiting', text: t.instructorLate },
    absent: { tone: 'bad', text: t.instructorAbsent },
  }
  const begun = Date.parse(row.starts_at) <= Date.now()
  const state =
    known[row.instructor_status ?? ''] ??
    (begun && row.instructor_status !== null ? { tone: 'waiting' as const, text: t.instructorMissing } : null)
  return state && <StatusBadge tone={state.tone}>{state.text}</StatusBadge>
}
