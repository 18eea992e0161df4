import type { SupervisorSchedule } from '@halqa/api-client'
import { Button, Group, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate, useList, useMe } from '../../../api/index.ts'
import { useFormat, useText, type Format, type Texts } from '../../../i18n/index.ts'
import {
  DataList,
  Form,
  FormActions,
  NumberField,
  Page,
  Person,
  SelectField,
  StatusBadge,
  TimeField,
  useForm,
  type Column,
} from '../../../ui/index.ts'
import { useListState } from '../../../url/index.ts'
import { attendanceNavigation } from '../navigation-texts.ts'
import { nameOf } from '../register/register-row.tsx'
import { PersonField } from './person-field.tsx'
import { adminTexts } from './texts.ts'

type T = Texts<typeof adminTexts>
const path = '/api/v1/attendance/schedules/'

/** When supervisors are expected each week. */
export default function ShiftsPage() {
  const t = useText(adminTexts)
  const title = useText(attendanceNavigation).shifts
  const format = useFormat()
  const keeps = useMe().can('attendance.mark_any')
  const [editing, setEditing] = useState<SupervisorSchedule | 'new' | null>(null)
  const state = useListState({ filterNames: [], ordering: 'weekday,start_time' })
  const list = useList<SupervisorSchedule>(path, state.query)
  const add = keeps && (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEditing('new')}>
      {t.addShift}
    </Button>
  )
  return (
    <Page title={title} width="wide" actions={add}>
      <DataList
        label={title}
        name="attendance-shifts"
        columns={columnsOf(t, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => nameOf(row.instructor)}
        {...(keeps
          ? {
              renderActions: (row: SupervisorSchedule) => (
                <ShiftActions row={row} onEdit={() => setEditing(row)} />
              ),
            }
          : {})}
        empty={{ title: t.noShifts, detail: t.noShiftsDetail, ...(add ? { action: add } : {}) }}
      />
      <Modal
        opened={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === 'new' ? t.addShift : t.editShift}
      >
        {editing !== null && (
          <ShiftForm {...(editing === 'new' ? {} : { shift: editing })} onClose={() => setEditing(null)} />
        )}
      </Modal>
    </Page>
  )
}

function columnsOf(t: T, format: Format): Column<SupervisorSchedule>[] {
  return [
    {
      key: 'instructor',
      header: t.instructor,
      main: true,
      sortable: true,
      render: (row) => <Person name={nameOf(row.instructor)} size={36} />,
    },
    { key: 'weekday', header: t.weekday, sortable: true, render: (row) => format.weekday(row.weekday) },
    { key: 'start_time', header: t.from, sortable: true, render: (row) => format.time(row.start_time) },
    { key: 'end_time', header: t.to, render: (row) => format.time(row.end_time) },
    {
      key: 'grace_period_minutes',
      header: t.grace,
      numeric: true,
      render: (row) => format.number(row.grace_period_minutes),
    },
    {
      key: 'is_active',
      header: t.state,
      render: (row) => (
        <StatusBadge tone={row.is_active ? 'good' : 'neutral'}>{row.is_active ? t.on : t.off}</StatusBadge>
      ),
    },
  ]
}

function ShiftActions({ row, onEdit }: { row: SupervisorSchedule; onEdit: () => void }) {
  const t = useText(adminTexts)
  const end = useAct(() => api.delete(`${path}${row.id}/`), {
    invalidates: ['/api/v1/attendance/'],
    success: t.shiftEnded,
  })
  return (
    <Group gap={4} wrap="nowrap">
      <Button variant="subtle" px={10} onClick={onEdit}>
        {t.editShift}
      </Button>
      <Button
        variant="subtle"
        color="red"
        px={10}
        disabled={end.running}
        onClick={() => void end.run(undefined)}
      >
        {t.endShift}
      </Button>
    </Group>
  )
}

const nobody: string | null = null
const noTime: string | null = null

function ShiftForm({ shift, onClose }: { shift?: SupervisorSchedule; onClose: () => void }) {
  const t = useText(adminTexts)
  const format = useFormat()
  const invalidate = useInvalidate()
  const form = useForm({
    initial: {
      instructor: shift?.instructor.id ?? nobody,
      weekday: String(shift?.weekday ?? 0),
      start_time: shift?.start_time.slice(0, 5) ?? noTime,
      end_time: shift?.end_time.slice(0, 5) ?? noTime,
      grace_period_minutes: shift?.grace_period_minutes ?? 20,
      auto_absent_after_minutes: shift?.auto_absent_after_minutes ?? 60,
    },
    guard: false,
    validate: (values) => ({
      instructor: values.instructor ? undefined : t.personNeeded,
      start_time: values.start_time ? undefined : t.needed,
      end_time: values.end_time ? undefined : t.needed,
    }),
    submit: ({ weekday, ...values }) => {
      const body = { ...values, weekday: Number(weekday) }
      return shift ? api.patch(`${path}${shift.id}/`, body) : api.post(path, body)
    },
    onDone: () => {
      invalidate('/api/v1/attendance/')
      onClose()
    },
  })
  const weekday = form.field('weekday')
  const grace = form.field('grace_period_minutes')
  const absent = form.field('auto_absent_after_minutes')
  return (
    <Form form={form}>
      <PersonField label={t.instructor} required {...form.field('instructor')} />
      <SelectField
        label={t.weekday}
        options={[0, 1, 2, 3, 4, 5, 6].map((day) => ({ value: String(day), label: format.weekday(day) }))}
        {...weekday}
        onChange={(value) => weekday.onChange(value ?? '0')}
      />
      <TimeField label={t.from} required {...form.field('start_time')} />
      <TimeField label={t.to} required {...form.field('end_time')} />
      <NumberField
        label={t.grace}
        min={0}
        max={240}
        {...grace}
        onChange={(value) => grace.onChange(value ?? 0)}
      />
      <NumberField
        label={t.absentAfter}
        min={0}
        max={720}
        {...absent}
        onChange={(value) => absent.onChange(value ?? 0)}
      />
      <FormActions form={form} label={t.save} onCancel={onClose} />
    </Form>
  )
}
