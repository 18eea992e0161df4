import type { PrivacyRequest } from '@halqa/api-client'
import { Button, Group, Text } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useList, useMe } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import {
  Ago,
  ConfirmPreview,
  DataList,
  FilterBar,
  Link,
  Page,
  StatusBadge,
  type Column,
} from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { privacyNavigation } from './navigation-texts.ts'
import { fileOf, RequestState } from './request-state.tsx'
import { myDataTexts, requestTexts } from './texts.ts'

const path = '/api/v1/privacy/requests/'
const kinds = ['export', 'erasure'] as const
const statuses = ['waiting', 'running', 'ready', 'done', 'blocked', 'failed', 'cancelled', 'expired'] as const
const subjects = ['user', 'learner', 'guest'] as const
type Words = ReturnType<typeof useText<typeof requestTexts>>

/** Everybody's requests with their deadlines, for those who answer for them. */
export default function RequestList() {
  const t = useText(requestTexts)
  const navigation = useText(privacyNavigation)
  const { can } = useMe()
  const format = useFormat()
  const state = useListState({
    filterNames: ['kind', 'status', 'subject_kind', 'open', 'overdue'],
    ordering: '-created_at',
  })
  const list = useList<PrivacyRequest>(path, state.query)
  const choice = (values: readonly (keyof Words)[]) =>
    values.map((value) => ({ value, label: String(t[value]) }))
  return (
    <Page
      title={navigation.requests}
      description={t.description}
      width="wide"
      actions={
        can('settings.manage') && (
          <Button component={Link} href="/admin/privacy/retention" variant="default">
            {navigation.retention}
          </Button>
        )
      }
    >
      <DataList
        label={navigation.requests}
        name="privacy-requests"
        list={list}
        state={state}
        searchLabel={t.search}
        columns={columnsOf(t, (at) => format.date(at.slice(0, 10)))}
        rowKey={(request) => request.id}
        rowName={(request) => `${t[request.kind]}: ${nameOf(request, t)}`}
        renderActions={(request) => <Actions request={request} />}
        filters={
          <FilterBar
            state={state}
            choices={[
              { name: 'kind', label: t.kind, options: choice(kinds) },
              { name: 'status', label: t.state, options: choice(statuses) },
              { name: 'subject_kind', label: t.whoKind, options: choice(subjects) },
              { name: 'open', label: t.show, options: [{ value: 'true', label: t.onlyOpen }] },
              { name: 'overdue', label: t.deadline, options: [{ value: 'true', label: t.onlyLate }] },
            ]}
          />
        }
        empty={{ title: t.none, detail: t.noneAbout }}
      />
    </Page>
  )
}

function nameOf(request: PrivacyRequest, t: Words): string {
  if (request.subject_kind === 'guest') return t.guest
  return request.name === '' || request.name === 'Erased user' ? t.erased : request.name
}

function columnsOf(t: Words, day: (at: string) => string): Column<PrivacyRequest>[] {
  return [
    {
      key: 'name',
      header: t.person,
      main: true,
      render: (request) => (
        <>
          <bdi>{nameOf(request, t)}</bdi>
          <Text size="sm" c="dimmed" component="div">
            {t[request.subject_kind]}
          </Text>
        </>
      ),
    },
    { key: 'kind', header: t.kind, render: (request) => t[request.kind] },
    { key: 'status', header: t.state, render: (request) => <RequestState request={request} /> },
    {
      key: 'created_at',
      header: t.askedOn,
      sortable: true,
      render: (request) => <Ago at={request.created_at} />,
    },
    {
      key: 'due_at',
      header: t.deadline,
      sortable: true,
      render: (request) => (
        <Group gap={6} component="span">
          {day(request.due_at)}
          {request.overdue && <StatusBadge tone="bad">{t.late}</StatusBadge>}
        </Group>
      ),
    },
    { key: 'asked_by', header: t.askedBy, render: (request) => <bdi>{request.asked_by}</bdi> },
    { key: 'reason', header: t.reason, hidden: true, render: (request) => <bdi>{request.reason}</bdi> },
  ]
}

function Actions({ request }: { request: PrivacyRequest }) {
  const t = useText(requestTexts)
  const words = useText(myDataTexts)
  const [asking, setAsking] = useState(false)
  const file = fileOf(request)
  const cancel = useAct(() => api.post(`${path}${request.id}/cancel/`), {
    invalidates: ['/api/v1/privacy/'],
    success: t.wasCancelled,
  })
  if (file !== null)
    return (
      <Button
        component="a"
        href={file}
        download
        size="sm"
        variant="light"
        leftSection={<IconDownload size={18} aria-hidden />}
      >
        {words.download}
      </Button>
    )
  if (!['waiting', 'blocked'].includes(request.status)) return null
  return (
    <>
      <Button size="sm" variant="default" onClick={() => setAsking(true)}>
        {t.cancel}
      </Button>
      <ConfirmPreview
        opened={asking}
        onClose={() => setAsking(false)}
        title={t.cancel}
        confirmLabel={t.cancel}
        onConfirm={() => cancel.run(undefined)}
      >
        {t.cancelAbout({ kind: t[request.kind], name: nameOf(request, t) })}
      </ConfirmPreview>
    </>
  )
}
