import type { AttendanceIdentity } from '@halqa/api-client'
import { ActionIcon, Button, Modal } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate, useList } from '../../../api/index.ts'
import { useText, type Texts } from '../../../i18n/index.ts'
import {
  DataList,
  Form,
  FormActions,
  notify,
  Person,
  SelectField,
  TextField,
  useForm,
  type Column,
} from '../../../ui/index.ts'
import { useListState } from '../../../url/index.ts'
import { nameOf } from '../register/register-row.tsx'
import { PersonField } from './person-field.tsx'
import { adminTexts } from './texts.ts'

const path = '/api/v1/attendance/identities/'

/** Which card or finger is whose. */
export function Identities() {
  const t = useText(adminTexts)
  const [adding, setAdding] = useState(false)
  const state = useListState({ filterNames: [], ordering: 'external_id' })
  const list = useList<AttendanceIdentity>(path, state.query)
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t.tie}
    </Button>
  )
  return (
    <>
      <DataList
        label={t.cards}
        name="attendance-cards"
        columns={columnsOf(t)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.external_id}
        rowName={(row) => nameOf(row.user)}
        renderActions={(row) => <Untie row={row} />}
        toolbar={add}
        empty={{ title: t.noCards, action: add }}
      />
      <Modal opened={adding} onClose={() => setAdding(false)} title={t.tie}>
        {adding && <IdentityForm onClose={() => setAdding(false)} />}
      </Modal>
    </>
  )
}

function columnsOf(t: Texts<typeof adminTexts>): Column<AttendanceIdentity>[] {
  const kinds: Record<string, string> = { rfid: t.card, fingerprint: t.finger, qr_code: t.code }
  const partsOf = (row: AttendanceIdentity) => row.external_id.split(/:(.*)/s)
  return [
    {
      key: 'user',
      header: t.belongs,
      main: true,
      render: (row) => <Person name={nameOf(row.user)} size={36} />,
    },
    { key: 'kind', header: t.kind, render: (row) => kinds[partsOf(row)[0] ?? ''] ?? '' },
    {
      key: 'external_id',
      header: t.number,
      sortable: true,
      render: (row) => <span className="halqa-ltr">{partsOf(row)[1]}</span>,
    },
  ]
}

function Untie({ row }: { row: AttendanceIdentity }) {
  const t = useText(adminTexts)
  const invalidate = useInvalidate()
  const back = () =>
    void api.post(path, { external_id: row.external_id, user: row.user.id }).then(() => invalidate(path))
  const untie = useAct(() => api.delete(`${path}${encodeURIComponent(row.external_id)}/`), {
    invalidates: [path],
    onSuccess: () => notify.undo(t.untied({ number: row.external_id }), back),
  })
  return (
    <ActionIcon
      aria-label={t.untie({ number: row.external_id })}
      disabled={untie.running}
      onClick={() => void untie.run(undefined)}
    >
      <IconTrash size={18} aria-hidden />
    </ActionIcon>
  )
}

const nobody: string | null = null
const usualKind: string | null = 'rfid'

function IdentityForm({ onClose }: { onClose: () => void }) {
  const t = useText(adminTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { kind: usualKind, number: '', user: nobody },
    guard: false,
    validate: (values) => ({
      number: values.number.trim() ? undefined : t.needed,
      user: values.user ? undefined : t.personNeeded,
    }),
    submit: ({ kind, number, user }) =>
      api.post(path, { external_id: `${kind ?? 'rfid'}:${number.trim()}`, user }),
    onDone: () => {
      invalidate(path)
      onClose()
    },
  })
  return (
    <Form form={form}>
      <PersonField label={t.belongs} required {...form.field('user')} />
      <SelectField
        label={t.kind}
        options={[
          { value: 'rfid', label: t.card },
          { value: 'fingerprint', label: t.finger },
          { value: 'qr_code', label: t.code },
        ]}
        {...form.field('kind')}
      />
      <TextField label={t.number} required {...form.field('number')} />
      <FormActions form={form} label={t.save} onCancel={onClose} />
    </Form>
  )
}
