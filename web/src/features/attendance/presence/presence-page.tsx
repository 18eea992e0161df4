import type { InstructorAttendance } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconCalendarPlus } from '@tabler/icons-react'
import { api, useAct, useList, useMe, useTopic } from '../../../api/index.ts'
import { useConfig } from '../../../config-context.ts'
import { useFormat, useText, type Format, type Texts } from '../../../i18n/index.ts'
import {
  DataList,
  DateField,
  FilterBar,
  notify,
  Page,
  Person,
  StatusBadge,
  type Column,
  type Tone,
} from '../../../ui/index.ts'
import { useListState } from '../../../url/index.ts'
import { todayIn } from '../days.ts'
import css from '../learner/learner.module.css'
import { attendanceNavigation } from '../navigation-texts.ts'
import { nameOf } from '../register/register-row.tsx'
import { PresenceActions } from './presence-actions.tsx'
import { presenceTexts } from './texts.ts'

type T = Texts<typeof presenceTexts>
export const presencePath = '/api/v1/attendance/all/'

export const presenceTones: Record<InstructorAttendance['status'], Tone> = {
  not_started: 'neutral',
  pending: 'waiting',
  present: 'good',
  late: 'attention',
  absent: 'bad',
}

/** Where the instructors are: planned, seen, missing; with corrections by hand. */
export default function PresencePage() {
  const t = useText(presenceTexts)
  const title = useText(attendanceNavigation).presence
  const format = useFormat()
  const { can } = useMe()
  const keeps = can('attendance.mark_any')
  const today = todayIn(useConfig().timeZone)
  const state = useListState({ filterNames: ['date', 'status', 'type', 'method'], ordering: 'starts_at' })
  const day = state.filters['date'] || today
  const list = useList<InstructorAttendance>(presencePath, { ...state.query, date: day })
  useTopic(can('attendance.view_all|attendance.mark_any') ? 'attendance:all' : null, ({ data }) => {
    if (typeof data === 'object' && data !== null && Reflect.get(data, 'kind') === 'instructor')
      void list.reload()
  })
  return (
    <Page title={title} width="wide" actions={keeps && <Generate />}>
      <DataList
        label={title}
        name="presence"
        columns={columnsOf(t, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => nameOf(row.instructor)}
        renderCard={(row) => <PresenceCard row={row} />}
        {...(keeps ? { renderActions: (row: InstructorAttendance) => <PresenceActions row={row} /> } : {})}
        filters={
          <>
            <DateField
              label={t.date}
              value={day}
              onChange={(next) => state.setFilter('date', next === today ? null : next)}
            />
            <FilterBar
              state={state}
              choices={[
                {
                  name: 'status',
                  label: t.status,
                  options: (['not_started', 'pending', 'present', 'late', 'absent'] as const).map(
                    (value) => ({ value, label: t[value] }),
                  ),
                },
                {
                  name: 'type',
                  label: t.type,
                  options: (['lecture', 'supervision'] as const).map((value) => ({ value, label: t[value] })),
                },
              ]}
            />
          </>
        }
        empty={{ title: t.none, detail: t.noneDetail }}
      />
    </Page>
  )
}

function columnsOf(t: T, format: Format): Column<InstructorAttendance>[] {
  return [
    {
      key: 'instructor',
      header: t.instructor,
      main: true,
      sortable: true,
      render: (row) => <Person name={nameOf(row.instructor)} size={36} detail={whatFor(row, t)} />,
    },
    {
      key: 'starts_at',
      header: t.planned,
      sortable: true,
      render: (row) => (
        <Text component="span" className="halqa-figures">
          {row.ends_at
            ? `${format.time(row.starts_at)} – ${format.time(row.ends_at)}`
            : format.time(row.starts_at)}
        </Text>
      ),
    },
    {
      key: 'status',
      header: t.status,
      sortable: true,
      render: (row) => <StatusBadge tone={presenceTones[row.status]}>{t[row.status]}</StatusBadge>,
    },
    {
      key: 'check_in_at',
      header: t.checkIn,
      sortable: true,
      render: (row) => (row.check_in_at ? format.time(row.check_in_at) : ''),
    },
    {
      key: 'check_out_at',
      header: t.checkOut,
      render: (row) => (row.check_out_at ? format.time(row.check_out_at) : ''),
    },
    {
      key: 'method',
      header: t.method,
      render: (row) => (row.method ? `${t[row.method]}${row.device ? ` · ${row.device.name}` : ''}` : ''),
    },
    {
      key: 'rating',
      header: t.rating,
      sortable: true,
      numeric: true,
      render: (row) => (row.rating === null ? '' : row.rating === 0 ? t.notYet : format.number(row.rating)),
    },
    { key: 'notes', header: t.notes, hidden: true, render: (row) => row.notes },
  ]
}

/** On phones: only what there is to say. */
function PresenceCard({ row }: { row: InstructorAttendance }) {
  const t = useText(presenceTexts)
  const format = useFormat()
  const facts = [
    row.ends_at ? `${format.time(row.starts_at)} – ${format.time(row.ends_at)}` : format.time(row.starts_at),
    row.check_in_at && `${t.checkIn} ${format.time(row.check_in_at)}`,
    row.check_out_at && `${t.checkOut} ${format.time(row.check_out_at)}`,
    row.rating ? `${t.rating} ${format.number(row.rating)}` : null,
  ].filter((fact) => typeof fact === 'string')
  return (
    <div className={css.card}>
      <Person name={nameOf(row.instructor)} size={36} detail={whatFor(row, t)} />
      <div className={css.line}>
        <StatusBadge tone={presenceTones[row.status]}>{t[row.status]}</StatusBadge>
        <Text size="sm" c="dimmed">
          {facts.join(' · ')}
        </Text>
      </div>
    </div>
  )
}

export function whatFor(row: InstructorAttendance, t: T): string {
  if (row.lecture) return row.lecture.course.name
  return row.auto_created ? t.unplanned : t.supervision
}

function Generate() {
  const t = useText(presenceTexts)
  const generate = useAct(() => api.post<{ created: number }>('/api/v1/attendance/generate/', { days: 7 }), {
    invalidates: ['/api/v1/attendance/'],
    onSuccess: ({ created }) => notify.success(t.generated({ count: created })),
  })
  return (
    <Button
      variant="default"
      leftSection={<IconCalendarPlus size={18} aria-hidden />}
      disabled={generate.running}
      onClick={() => void generate.run(undefined)}
    >
      {t.generate}
    </Button>
  )
}
