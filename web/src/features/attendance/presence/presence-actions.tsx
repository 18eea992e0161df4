import type { InstructorAttendance } from '@halqa/api-client'
import { ActionIcon, Menu, Modal } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate } from '../../../api/index.ts'
import { useText } from '../../../i18n/index.ts'
import { Form, FormActions, notify, NumberField, TextField, TimeField, useForm } from '../../../ui/index.ts'
import { nameOf } from '../register/register-row.tsx'
import { presenceTexts } from './texts.ts'

type Dialog = 'check-in' | 'check-out' | 'rate'
const base = (row: InstructorAttendance): string => `/api/v1/attendance/${row.id}/`

/** What staff do to one record by hand. */
export function PresenceActions({ row }: { row: InstructorAttendance }) {
  const t = useText(presenceTexts)
  const name = nameOf(row.instructor)
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const invalidate = useInvalidate()
  const restore = () =>
    api
      .post(`${base(row)}manual-check-in/`, { at: row.check_in_at, notes: row.notes })
      .then(() => invalidate('/api/v1/attendance/'))
  const absent = useAct(() => api.post(`${base(row)}mark-absent/`), {
    invalidates: ['/api/v1/attendance/'],
    onSuccess: () =>
      row.check_in_at
        ? notify.undo(t.absentNow({ name }), () => void restore())
        : notify.success(t.absentNow({ name })),
  })
  const titles: Record<Dialog, string> = {
    'check-in': t.checkInOf({ name }),
    'check-out': t.checkOutOf({ name }),
    rate: t.rateOf({ name }),
  }
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t.actions({ name })}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setDialog('check-in')}>{t.doCheckIn}</Menu.Item>
          {row.check_in_at && <Menu.Item onClick={() => setDialog('check-out')}>{t.doCheckOut}</Menu.Item>}
          {(row.status === 'present' || row.status === 'late') && (
            <Menu.Item onClick={() => setDialog('rate')}>{t.doRate}</Menu.Item>
          )}
          {row.status !== 'absent' && (
            <Menu.Item color="red" onClick={() => void absent.run(undefined)}>
              {t.doAbsent}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={dialog !== null} onClose={() => setDialog(null)} title={dialog ? titles[dialog] : ''}>
        {dialog === 'rate' && <RateForm row={row} onClose={() => setDialog(null)} />}
        {(dialog === 'check-in' || dialog === 'check-out') && (
          <TimeForm row={row} what={dialog} onClose={() => setDialog(null)} />
        )}
      </Modal>
    </>
  )
}

const noTime: string | null = null

function TimeForm({
  row,
  what,
  onClose,
}: {
  row: InstructorAttendance
  what: 'check-in' | 'check-out'
  onClose: () => void
}) {
  const t = useText(presenceTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { time: noTime, notes: row.notes },
    guard: false,
    submit: ({ time, notes }) =>
      api.post(`${base(row)}manual-${what}/`, { ...(time ? { time } : {}), notes }),
    onDone: () => {
      invalidate('/api/v1/attendance/')
      onClose()
    },
  })
  return (
    <Form form={form}>
      <TimeField label={t.time} description={t.timeHelp} {...form.field('time')} />
      <TextField label={t.notes} {...form.field('notes')} />
      <FormActions form={form} label={t.save} onCancel={onClose} />
    </Form>
  )
}

function RateForm({ row, onClose }: { row: InstructorAttendance; onClose: () => void }) {
  const t = useText(presenceTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { rating: row.rating ? row.rating : null, notes: row.notes },
    guard: false,
    submit: (values) => api.post(`${base(row)}rate/`, values),
    onDone: () => {
      invalidate('/api/v1/attendance/')
      onClose()
    },
  })
  return (
    <Form form={form}>
      <NumberField
        label={t.rating}
        description={t.ofTen}
        min={1}
        max={10}
        required
        {...form.field('rating')}
      />
      <TextField label={t.notes} {...form.field('notes')} />
      <FormActions form={form} label={t.save} onCancel={onClose} />
    </Form>
  )
}
