import type { AttendanceCronLog, RunJobResult } from '@halqa/api-client'
import { Box, Button, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { api, useAct, useList } from '../../../api/index.ts'
import { useFormat, useText, type Format, type Texts } from '../../../i18n/index.ts'
import {
  Card,
  CardGrid,
  DataList,
  FilterBar,
  notify,
  Page,
  StatusBadge,
  type Column,
  type Tone,
} from '../../../ui/index.ts'
import { useListState } from '../../../url/index.ts'
import { attendanceNavigation } from '../navigation-texts.ts'
import { adminTexts } from './texts.ts'

type T = Texts<typeof adminTexts>
type Job = AttendanceCronLog['job']

const path = '/api/v1/attendance/cron-logs/'
const jobs: readonly { job: Job; at: string | null }[] = [
  { job: 'generate_instructor_attendance_weekly', at: null },
  { job: 'mark_absent_daily', at: '23:59' },
  { job: 'flag_untaken', at: '23:55' },
  { job: 'remind_instructors', at: null },
]
const everyJob: readonly Job[] = [
  'generate_instructor_attendance_weekly',
  'mark_absent_daily',
  'mark_absent_fallback',
  'flag_untaken',
  'flag_untaken_fallback',
  'remind_instructors',
]
const tones: Record<AttendanceCronLog['status'], Tone> = { success: 'good', failed: 'bad', running: 'info' }

/** What the nightly jobs did, and a button to run each now. */
export default function JobsPage() {
  const t = useText(adminTexts)
  const title = useText(attendanceNavigation).jobs
  const format = useFormat()
  const state = useListState({ filterNames: ['job', 'status'], ordering: '-started_at' })
  const list = useList<AttendanceCronLog>(path, state.query)
  return (
    <Page title={title} width="wide">
      <Box mb="lg">
        <CardGrid minWidth={220}>
          {jobs.map(({ job, at }) => (
            <JobCard key={job} job={job} at={at === null ? whenOf(job, t) : format.time(at)} />
          ))}
        </CardGrid>
      </Box>
      <DataList
        label={title}
        name="attendance-jobs"
        columns={columnsOf(t, format)}
        state={state}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => t[row.job]}
        filters={
          <FilterBar
            state={state}
            choices={[
              { name: 'job', label: t.job, options: everyJob.map((value) => ({ value, label: t[value] })) },
              {
                name: 'status',
                label: t.result,
                options: (['success', 'failed', 'running'] as const).map((value) => ({
                  value,
                  label: t[value],
                })),
              },
            ]}
          />
        }
        empty={{ title: t.noRuns, detail: t.noRunsDetail }}
      />
    </Page>
  )
}

function whenOf(job: Job, t: T): string {
  return job === 'generate_instructor_attendance_weekly' ? t.whenWeekly : t.whenOften
}

function JobCard({ job, at }: { job: Job; at: string }) {
  const t = useText(adminTexts)
  const run = useAct(() => api.post<RunJobResult>(`/api/v1/attendance/jobs/${job}/run/`), {
    invalidates: ['/api/v1/attendance/'],
    onSuccess: ({ log }) => notify.success(log ? t.ran : t.nothingToDo),
  })
  return (
    <Card>
      <Text fw={600}>{t[job]}</Text>
      <Text size="sm" c="dimmed" mb="xs" mih={22}>
        {at}
      </Text>
      <Button
        variant="default"
        fullWidth
        leftSection={<IconPlayerPlay size={18} className="halqa-directional" aria-hidden />}
        disabled={run.running}
        onClick={() => void run.run(undefined)}
      >
        {t.runNow}
      </Button>
    </Card>
  )
}

function columnsOf(t: T, format: Format): Column<AttendanceCronLog>[] {
  return [
    { key: 'job', header: t.job, main: true, sortable: true, render: (row) => t[row.job] },
    { key: 'for_date', header: t.forDay, sortable: true, render: (row) => format.date(row.for_date) },
    {
      key: 'started_at',
      header: t.when,
      sortable: true,
      render: (row) => `${format.dateTime(row.started_at)}${row.started_by ? ` · ${t.byHand}` : ''}`,
    },
    {
      key: 'status',
      header: t.result,
      render: (row) => <StatusBadge tone={tones[row.status]}>{t[row.status]}</StatusBadge>,
    },
    { key: 'counts', header: t.did, render: (row) => row.error ?? format.list(countsOf(row, t, format)) },
  ]
}

/** `3 learners, 1 lectures`: only what is not zero. */
function countsOf(row: AttendanceCronLog, t: T, format: Format): string[] {
  const words: Record<string, string> = {
    created: t.count_created,
    moved: t.count_moved,
    removed: t.count_removed,
    learners: t.count_learners,
    lectures: t.count_lectures,
    instructors: t.count_instructors,
    flagged: t.count_flagged,
    cancelled: t.count_cancelled,
    reminded: t.count_reminded,
  }
  const told = Object.entries(row.counts)
    .map(([name, count]) => [name, Number(count)] as const)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${words[name] ?? name}: ${format.number(count)}`)
  return told.length > 0 ? told : ['–']
}
