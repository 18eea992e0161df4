import type { AttendanceDevice, AttendanceDeviceWithKey } from '@halqa/api-client'
import { ActionIcon, Button, Menu, Modal } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useInvalidate, useList } from '../../../api/index.ts'
import { useText, type Texts } from '../../../i18n/index.ts'
import {
  Ago,
  ConfirmPreview,
  DataList,
  Form,
  FormActions,
  notify,
  Page,
  StatusBadge,
  Tabs,
  TextField,
  useForm,
  type Column,
} from '../../../ui/index.ts'
import { useListState, useSearchParam } from '../../../url/index.ts'
import { attendanceNavigation } from '../navigation-texts.ts'
import { Identities } from './identities.tsx'
import { SecretKey } from './secret-key.tsx'
import { adminTexts } from './texts.ts'

const path = '/api/v1/attendance/devices/'

/** Card readers, tablets and whose cards they read. */
export default function DevicesPage() {
  const t = useText(adminTexts)
  const title = useText(attendanceNavigation).devices
  const [tab, setTab] = useSearchParam('tab', 'devices')
  return (
    <Page title={title} width="wide">
      <Tabs
        label={title}
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'devices', label: t.devices, content: <Devices /> },
          { value: 'cards', label: t.cards, content: <Identities /> },
        ]}
      />
    </Page>
  )
}

function Devices() {
  const t = useText(adminTexts)
  const [adding, setAdding] = useState(false)
  const [fresh, setFresh] = useState<AttendanceDeviceWithKey | null>(null)
  const state = useListState({ filterNames: [], ordering: 'name' })
  const list = useList<AttendanceDevice>(path, state.query)
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
      {t.addDevice}
    </Button>
  )
  return (
    <>
      <DataList
        label={t.devices}
        name="attendance-devices"
        columns={columnsOf(t)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(device) => device.id}
        rowName={(device) => device.name}
        renderActions={(device) => <DeviceActions device={device} onKey={setFresh} />}
        toolbar={add}
        empty={{ title: t.noDevices, detail: t.noDevicesDetail, action: add }}
      />
      <Modal opened={adding} onClose={() => setAdding(false)} title={t.addDevice}>
        {adding && (
          <DeviceForm
            onClose={() => setAdding(false)}
            onMade={(device) => {
              setAdding(false)
              setFresh(device)
            }}
          />
        )}
      </Modal>
      <SecretKey device={fresh} onClose={() => setFresh(null)} />
    </>
  )
}

function columnsOf(t: Texts<typeof adminTexts>): Column<AttendanceDevice>[] {
  return [
    { key: 'name', header: t.name, main: true, sortable: true, render: (row) => row.name },
    { key: 'place', header: t.place, sortable: true, render: (row) => row.place },
    {
      key: 'device_id',
      header: t.deviceId,
      render: (row) => <span className="halqa-ltr">{row.device_id}</span>,
    },
    {
      key: 'is_active',
      header: t.state,
      render: (row) => (
        <StatusBadge tone={row.is_active ? 'good' : 'neutral'}>{row.is_active ? t.on : t.off}</StatusBadge>
      ),
    },
    {
      key: 'last_seen_at',
      header: t.lastSeen,
      sortable: true,
      render: (row) => (row.last_seen_at ? <Ago at={row.last_seen_at} /> : t.never),
    },
  ]
}

function DeviceActions({
  device,
  onKey,
}: {
  device: AttendanceDevice
  onKey: (device: AttendanceDeviceWithKey) => void
}) {
  const t = useText(adminTexts)
  const [asking, setAsking] = useState(false)
  const turn = useAct((on: boolean) => api.patch(`${path}${device.id}/`, { is_active: on }), {
    invalidates: [path],
    onSuccess: (_result, on) => on || notify.undo(t.isOff({ name: device.name }), () => void turn.run(true)),
  })
  const renew = useAct(() => api.post<AttendanceDeviceWithKey>(`${path}${device.id}/renew-key/`), {
    invalidates: [path],
    onSuccess: (made) => {
      setAsking(false)
      onKey(made)
    },
  })
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t.actions({ name: device.name })}>
            <IconDots size={20} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => void turn.run(!device.is_active)}>
            {device.is_active ? t.switchOff : t.switchOn}
          </Menu.Item>
          <Menu.Item onClick={() => setAsking(true)}>{t.newKey}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.newKeyTitle({ name: device.name })}
        confirmLabel={t.newKey}
        onConfirm={() => renew.run(undefined)}
      >
        {t.newKeyDetail}
      </ConfirmPreview>
    </>
  )
}

function DeviceForm({
  onClose,
  onMade,
}: {
  onClose: () => void
  onMade: (device: AttendanceDeviceWithKey) => void
}) {
  const t = useText(adminTexts)
  const invalidate = useInvalidate()
  const form = useForm({
    initial: { name: '', place: '', device_id: '' },
    guard: false,
    validate: (values) => ({
      name: values.name.trim() ? undefined : t.needed,
      device_id: values.device_id.trim() ? undefined : t.needed,
    }),
    submit: (values) => api.post<AttendanceDeviceWithKey>(path, values),
    onDone: (device) => {
      invalidate(path)
      onMade(device)
    },
  })
  return (
    <Form form={form}>
      <TextField label={t.name} required autoFocus {...form.field('name')} />
      <TextField label={t.place} {...form.field('place')} />
      <TextField label={t.deviceId} description={t.deviceIdHelp} required {...form.field('device_id')} />
      <FormActions form={form} label={t.save} onCancel={onClose} />
    </Form>
  )
}
