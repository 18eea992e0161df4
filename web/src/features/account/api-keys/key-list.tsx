import type { ApiKey } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useList, useMe } from '../../../api/index.ts'
import { useText, type Texts } from '../../../i18n/index.ts'
import { Ago, DataList, FilterBar, Link, Page, StatusBadge, type Column } from '../../../ui/index.ts'
import { useListState } from '../../../url/index.ts'
import { accountNavigation } from '../navigation-texts.ts'
import { SigningKeys } from './signing-keys.tsx'
import { apiKeyTexts } from './texts.ts'

export const apiKeysPath = '/api/v1/api-keys/'
const states = ['active', 'idle', 'expired', 'revoked'] as const

/** Keys of programs that work with the centre. */
export default function ApiKeyList() {
  const t = useText(apiKeyTexts)
  const title = useText(accountNavigation).apiKeys
  const { can } = useMe()
  const state = useListState({ filterNames: ['state'], ordering: '-created_at' })
  const list = useList<ApiKey>(apiKeysPath, state.query)
  const add = (
    <Button component={Link} href="/admin/api-keys/new" leftSection={<IconPlus size={18} aria-hidden />}>
      {t.add}
    </Button>
  )
  return (
    <Page title={title} description={t.intro} width="wide" actions={add}>
      <DataList
        label={title}
        name="api-keys"
        columns={columnsOf(t)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(key) => key.id}
        rowName={(key) => key.name}
        href={(key) => `/admin/api-keys/${key.id}`}
        filters={
          <FilterBar
            state={state}
            choices={[
              { name: 'state', label: t.state, options: states.map((value) => ({ value, label: t[value] })) },
            ]}
          />
        }
        empty={{ title: t.none, detail: t.noneDetail, action: add }}
      />
      {can('settings.manage') && <SigningKeys />}
    </Page>
  )
}

function columnsOf(t: Texts<typeof apiKeyTexts>): Column<ApiKey>[] {
  return [
    { key: 'name', header: t.name, main: true, sortable: true, render: (key) => <bdi>{key.name}</bdi> },
    { key: 'prefix', header: t.key, render: (key) => <span className="halqa-ltr">{key.prefix}…</span> },
    { key: 'state', header: t.state, render: (key) => <KeyState apiKey={key} /> },
    {
      key: 'created_by',
      header: t.maker,
      render: ({ created_by: maker }) => <bdi>{`${maker.first_name} ${maker.last_name}`.trim()}</bdi>,
    },
    {
      key: 'last_used_at',
      header: t.lastUsed,
      sortable: true,
      render: (key) => (key.last_used_at ? <Ago at={key.last_used_at} /> : t.never),
    },
    {
      key: 'expires_at',
      header: t.expires,
      sortable: true,
      render: (key) => (key.expires_at ? <Ago at={key.expires_at} /> : t.noEnd),
    },
    {
      key: 'created_at',
      header: t.made,
      sortable: true,
      hidden: true,
      render: (key) => <Ago at={key.created_at} />,
    },
  ]
}

const tones = { active: 'good', idle: 'waiting', expired: 'neutral', revoked: 'bad' } as const

export function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const t = useText(apiKeyTexts)
  return <StatusBadge tone={tones[apiKey.state]}>{t[apiKey.state]}</StatusBadge>
}
