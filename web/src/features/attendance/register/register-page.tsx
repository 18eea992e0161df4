import type { Register } from '@halqa/api-client'
import { Alert, Button, Group, Text } from '@mantine/core'
import { IconChecks, IconUsers } from '@tabler/icons-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { api, useAct, useMe } from '../../../api/index.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import { EmptyState, ErrorState, ListSkeleton, Page, StatusBadge } from '../../../ui/index.ts'
import { useParam } from '../../../url/index.ts'
import { attendanceNavigation } from '../navigation-texts.ts'
import { Conflicts } from './conflicts.tsx'
import { choiceOf, countShown, shownLines, type Choice, type ShownCounts, type ShownLine } from './kept.ts'
import { RatingRow } from './rating-row.tsx'
import { RegisterRow, type MarkWord } from './register-row.tsx'
import css from './register.module.css'
import { StickyBar } from './sticky-bar.tsx'
import { registerTexts } from './texts.ts'
import { useRegister, type RegisterHandle } from './use-register.ts'

/** Taking attendance in one lecture, made for an old phone in a room without signal. */
export default function RegisterPage() {
  const lecture = useParam('id')
  const { me } = useMe()
  return me ? <OwnRegister lecture={lecture} user={me.id} /> : <ListSkeleton />
}

function OwnRegister({ lecture, user }: { lecture: string; user: string }) {
  const t = useText(registerTexts)
  const title = useText(attendanceNavigation).attendance
  const handle = useRegister(lecture, user)
  const { kept } = handle
  return (
    <Page
      title={kept?.register.lecture.course.name ?? t.title}
      breadcrumbs={[{ label: title, href: '/attendance' }]}
      description={kept && <Head register={kept.register} />}
    >
      {kept ? (
        <Marking handle={handle} register={kept.register} />
      ) : handle.error ? (
        <ErrorState error={handle.error} onRetry={handle.reload} />
      ) : (
        <ListSkeleton height={104} />
      )}
    </Page>
  )
}

function Head({ register }: { register: Register }) {
  const t = useText(registerTexts)
  const format = useFormat()
  const { lecture } = register
  return (
    <span className={css.meta}>
      <span>{t.lecture({ number: format.number(lecture.number) })}</span>
      <span>
        {format.date(lecture.starts_at, 'weekday')} · {format.time(lecture.starts_at)}
      </span>
      {lecture.room && <bdi>{lecture.room}</bdi>}
      {register.confirmed_at && (
        <StatusBadge tone="good">{t.confirmed({ when: format.dateTime(register.confirmed_at) })}</StatusBadge>
      )}
    </span>
  )
}

function Marking({ handle, register }: { handle: RegisterHandle; register: Register }) {
  const t = useText(registerTexts)
  const [pass, setPass] = useState<'marks' | 'ratings'>('marks')
  const lines = useMemo(() => (handle.kept ? shownLines(handle.kept) : []), [handle.kept])
  const counts = useMemo(() => countShown(lines), [lines])
  if (lines.length === 0)
    return (
      <EmptyState
        title={t.nobody}
        detail={t.nobodyDetail}
        icon={<IconUsers size={30} stroke={1.5} aria-hidden />}
      />
    )
  return (
    <div className={css.page}>
      <WindowNote register={register} />
      {handle.kept?.refusal && <Refused detail={handle.kept.refusal} handle={handle} />}
      <Conflicts register={register} onResolved={handle.reload} />
      <StickyBar counts={counts} handle={handle} />
      <div className={css.passes} role="group" aria-label={t.passes}>
        <button type="button" aria-pressed={pass === 'marks'} onClick={() => setPass('marks')}>
          {t.passMarks}
        </button>
        <button type="button" aria-pressed={pass === 'ratings'} onClick={() => setPass('ratings')}>
          {t.passRatings}
        </button>
      </div>
      <Rows pass={pass} lines={lines} counts={counts} handle={handle} editable={register.is_editable} />
      {register.is_editable && <Foot register={register} counts={counts} handle={handle} />}
    </div>
  )
}

function WindowNote({ register }: { register: Register }) {
  const t = useText(registerTexts)
  const format = useFormat()
  if (register.is_editable) {
    return (
      <Text size="sm" c="dimmed">
        {t.until({ time: format.dateTime(register.submission_deadline) })}
      </Text>
    )
  }
  const why = register.closed_because ?? 'read_only'
  return (
    <Alert color="gray">
      {why === 'not_open' ? t.opens({ time: format.dateTime(register.opens_at) }) : t[why]}
    </Alert>
  )
}

function Refused({ detail, handle }: { detail: string; handle: RegisterHandle }) {
  const t = useText(registerTexts)
  return (
    <Alert color="red" title={t.refusedTitle} role="alert">
      <Text size="sm">{detail}</Text>
      <Group gap="xs" mt="xs">
        <Button variant="default" onClick={handle.retry}>
          {t.tryAgain}
        </Button>
        <Button variant="subtle" color="red" onClick={handle.discard}>
          {t.discard}
        </Button>
      </Group>
    </Alert>
  )
}

interface RowsProps {
  pass: 'marks' | 'ratings'
  lines: readonly ShownLine[]
  counts: ShownCounts
  handle: RegisterHandle
  editable: boolean
}

function Rows({ pass, lines, counts, handle, editable }: RowsProps) {
  const t = useText(registerTexts)
  const change = useChange(lines, handle)
  const rest = lines.filter((line) => line.present === null || line.marked_via === 'auto')
  const everybody = () =>
    handle.mark(Object.fromEntries(rest.map((line) => [line.learner_id, choiceFor(line, 'present')])))
  const there = lines.filter((line) => line.present === true)
  if (pass === 'ratings' && there.length === 0) return <EmptyState title={t.nobodyToRate} />
  return (
    <>
      {pass === 'marks' && editable && rest.length > 0 && (
        <Button
          size="lg"
          mih={56}
          fullWidth
          leftSection={<IconChecks size={24} aria-hidden />}
          onClick={everybody}
        >
          {rest.length === counts.total ? t.allPresent : t.restPresent({ count: rest.length })}
        </Button>
      )}
      <ul className={css.rows}>
        {pass === 'marks'
          ? lines.map((line) => (
              <RegisterRow key={line.learner_id} line={line} disabled={!editable} onMark={change.mark} />
            ))
          : there.map((line) => (
              <RatingRow
                key={line.learner_id}
                line={line}
                disabled={!editable}
                onRate={change.rate}
                onNote={change.note}
              />
            ))}
      </ul>
    </>
  )
}

/** Handlers that stay the same between taps, so that only the tapped row is drawn again. */
function useChange(lines: readonly ShownLine[], handle: RegisterHandle) {
  const latest = useRef({ lines, handle })
  latest.current = { lines, handle }
  const on = useCallback((learner: string, make: (line: ShownLine) => Choice) => {
    const line = latest.current.lines.find((entry) => entry.learner_id === learner)
    if (line) latest.current.handle.mark({ [learner]: make(line) })
  }, [])
  return {
    mark: useCallback(
      (learner: string, word: MarkWord) => on(learner, (line) => choiceFor(line, word)),
      [on],
    ),
    rate: useCallback(
      (learner: string, rating: string | null) => on(learner, (line) => ({ ...choiceOf(line), rating })),
      [on],
    ),
    note: useCallback(
      (learner: string, notes: string) => on(learner, (line) => ({ ...choiceOf(line), notes })),
      [on],
    ),
  }
}

/** The choice behind a word; the word that stands already takes the mark back. */
function choiceFor(line: ShownLine, word: MarkWord): Choice {
  const again = line.status === word && line.marked_via !== 'auto'
  if (again) return { ...choiceOf(line), present: null, late: false, excused: false, rating: null }
  return {
    ...choiceOf(line),
    present: word === 'present' || word === 'late',
    late: word === 'late',
    excused: word === 'excused',
  }
}

function Foot({
  register,
  counts,
  handle,
}: {
  register: Register
  counts: ShownCounts
  handle: RegisterHandle
}) {
  const t = useText(registerTexts)
  const confirm = useAct(() => api.post(`/api/v1/attendance/lecture/${register.lecture.id}/confirm/`), {
    invalidates: ['/api/v1/attendance/'],
    success: t.confirmedNow,
    onSuccess: handle.reload,
  })
  const unrated = register.ratings_required ? counts.unrated : 0
  const missing =
    counts.unmarked > 0
      ? t.missingMarks({ count: counts.unmarked })
      : unrated > 0
        ? t.missingRatings({ count: unrated })
        : counts.onPhone > 0
          ? t.waitForSending
          : null
  if (register.confirmed_at && missing === null) return null
  return (
    <div className={css.foot} data-ready={missing === null || undefined}>
      <Button
        fullWidth
        size="md"
        mih={48}
        variant={missing ? 'default' : 'filled'}
        disabled={missing !== null || confirm.running}
        onClick={() => void confirm.run(undefined)}
      >
        {missing ?? t.confirm}
      </Button>
    </div>
  )
}
