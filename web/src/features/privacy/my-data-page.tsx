import type { Child, PrivacyRequest } from '@halqa/api-client'
import { Button, Group, Text } from '@mantine/core'
import { IconDownload, IconFileZip } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useList, useMe } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { Ago, Card, DataList, Page, SelectField, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { DeleteAccount } from './delete-account.tsx'
import css from './privacy.module.css'
import { fileOf, RequestState } from './request-state.tsx'
import { myDataTexts, requestTexts } from './texts.ts'

const minePath = '/api/v1/privacy/my-requests/'

/** What we keep about the person: a copy of it, and an end to it. */
export default function MyDataPage() {
  const t = useText(myDataTexts)
  return (
    <Page title={t.title} width="narrow" breadcrumbs={[{ label: t.account, href: '/account' }]}>
      <div className={css.stack}>
        <CopyCard />
        <History />
        <DeleteAccount />
      </div>
    </Page>
  )
}

function CopyCard() {
  const t = useText(myDataTexts)
  const { me } = useMe()
  const isParent = me?.roles.includes('parent') === true
  const children = useList<Child>('/api/v1/parents/children/', { page_size: 100 }, { enabled: isParent })
  const [whose, setWhose] = useState('mine')
  const ask = useAct(
    () => api.post<PrivacyRequest>('/api/v1/privacy/exports/', whose === 'mine' ? {} : { child: whose }),
    { invalidates: [minePath], success: t.asked },
  )
  return (
    <Card title={t.copy}>
      <Text mb="md">{t.copyAbout}</Text>
      <Group align="end">
        {children.rows.length > 0 && (
          <SelectField
            name="whose"
            label={t.whose}
            clearable={false}
            value={whose}
            onChange={(value) => setWhose(value ?? 'mine')}
            error={undefined}
            options={[
              { value: 'mine', label: t.mine },
              ...children.rows.map((child) => ({
                value: child.id,
                label: `${child.first_name} ${child.last_name}`.trim(),
              })),
            ]}
          />
        )}
        <Button
          leftSection={<IconFileZip size={18} aria-hidden />}
          loading={ask.running}
          onClick={() => void ask.run(undefined)}
        >
          {t.ask}
        </Button>
      </Group>
    </Card>
  )
}

function History() {
  const t = useText(myDataTexts)
  const words = useText(requestTexts)
  const state = useListState({ filterNames: ['kind'] })
  const waits = (rows: readonly PrivacyRequest[]): boolean =>
    rows.some((request) => request.kind === 'export' && ['waiting', 'running'].includes(request.status))
  const [quick, setQuick] = useState(true)
  const list = useList<PrivacyRequest>(minePath, state.query, quick ? { refreshEvery: 4_000 } : {})
  const wanted = waits(list.rows)
  if (!list.loading && wanted !== quick) setQuick(wanted)
  return (
    <Card title={t.history}>
      <DataList
        label={t.history}
        name="my-privacy-requests"
        list={list}
        state={state}
        columns={columnsOf(words)}
        rowKey={(request) => request.id}
        rowName={(request) => words[request.kind]}
        renderActions={(request) => <Download request={request} />}
        empty={{ title: t.none }}
      />
    </Card>
  )
}

function columnsOf(words: ReturnType<typeof useText<typeof requestTexts>>): Column<PrivacyRequest>[] {
  return [
    {
      key: 'kind',
      header: words.kind,
      main: true,
      render: (request) => (
        <>
          {words[request.kind]}
          {request.subject_kind === 'learner' && request.name !== '' && (
            <>
              {' · '}
              <bdi>{request.name}</bdi>
            </>
          )}
        </>
      ),
    },
    { key: 'status', header: words.state, render: (request) => <RequestState request={request} /> },
    {
      key: 'created_at',
      header: words.askedOn,
      sortable: true,
      render: (request) => <Ago at={request.created_at} />,
    },
  ]
}

function Download({ request }: { request: PrivacyRequest }) {
  const t = useText(myDataTexts)
  const format = useFormat()
  const file = fileOf(request)
  if (file === null) return null
  return (
    <Button
      component="a"
      href={file}
      download
      size="sm"
      variant="light"
      leftSection={<IconDownload size={18} aria-hidden />}
      title={request.expires_at ? t.until({ date: format.date(request.expires_at.slice(0, 10)) }) : undefined}
    >
      {t.download}
    </Button>
  )
}
