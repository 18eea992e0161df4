import type { AuditEntry, AuditWords } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList, useOne } from '../../api/index.ts'
import { useFormat, useText } from '../../i18n/index.ts'
import { ExportMenu, ListViews } from '../../lists/index.ts'
import {
  DataList,
  DateRangeField,
  FilterBar,
  Page,
  StatusBadge,
  type Column,
  type ListState,
} from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { Changes } from './changes.tsx'
import { auditNavigation } from './navigation-texts.ts'
import { auditTexts } from './texts.ts'
import { Verification } from './verification.tsx'
import { useWho } from './who.tsx'
import { actionName, kindName, kindTexts, verbTexts } from './words.ts'
import css from './audit.module.css'

const path = '/api/v1/audit/'

/** The trail: who did what, when, with everything that narrows it down. */
export default function AuditList() {
  const t = useText(auditTexts)
  const title = useText(auditNavigation).audit
  const state = useListState({
    filterNames: [
      'action',
      'object_kind',
      'object_id',
      'actor',
      'request_id',
      'impersonated',
      'at_after',
      'at_before',
    ],
    ordering: '-at',
  })
  const list = useList<AuditEntry>(path, state.query)
  const columns = useColumns()
  const words = { kinds: useText(kindTexts), verbs: useText(verbTexts) }
  return (
    <Page title={title} description={t.hint} width="wide">
      <div className={css.stack}>
        <Verification />
        <DataList
          label={title}
          name="audit"
          columns={columns}
          state={state}
          searchLabel={t.search}
          list={list}
          rowKey={(entry) => entry.id}
          rowName={(entry) => actionName(words, entry.action)}
          href={(entry) => `/admin/audit/${entry.id}`}
          filters={<Filters state={state} />}
          toolbar={
            <>
              <ListViews name="audit" state={state} />
              <ExportMenu path={`${path}export/`} state={state} />
            </>
          }
          empty={{ title: t.none }}
        />
      </div>
    </Page>
  )
}

function useColumns(): Column<AuditEntry>[] {
  const t = useText(auditTexts)
  const format = useFormat()
  const who = useWho()
  const words = { kinds: useText(kindTexts), verbs: useText(verbTexts) }
  return [
    { key: 'action', header: t.what, main: true, render: (entry) => actionName(words, entry.action) },
    {
      key: 'object',
      header: t.object,
      render: (entry) => <bdi>{entry.object.name || kindName(words.kinds, entry.object.kind)}</bdi>,
    },
    {
      key: 'changes',
      header: t.changes,
      width: '38%',
      render: (entry) => <Changes entry={entry} most={3} />,
    },
    {
      key: 'who',
      header: t.who,
      render: (entry) => (
        <>
          <bdi>{who(entry)}</bdi>{' '}
          {entry.impersonator && <StatusBadge tone="waiting">{t.impersonated}</StatusBadge>}
        </>
      ),
    },
    {
      key: 'at',
      header: t.time,
      sortable: true,
      render: (entry) => (
        <Text component="span" size="sm">
          {format.dateTime(entry.at)}
        </Text>
      ),
    },
    { key: 'ip', header: t.address, hidden: true, render: (entry) => <bdi dir="ltr">{entry.ip}</bdi> },
    { key: 'device', header: t.device, hidden: true, render: (entry) => <bdi>{entry.device}</bdi> },
  ]
}

function Filters({ state }: { state: ListState }) {
  const t = useText(auditTexts)
  const words = { kinds: useText(kindTexts), verbs: useText(verbTexts) }
  const known = useOne<AuditWords>(`${path}words/`)
  const { at_after: from = '', at_before: to = '' } = state.filters
  return (
    <FilterBar
      state={state}
      choices={[
        {
          name: 'action',
          label: t.action,
          options: (known.data?.actions ?? []).map((action) => ({
            value: action,
            label: actionName(words, action),
          })),
        },
        {
          name: 'object_kind',
          label: t.kind,
          options: (known.data?.object_kinds ?? []).map((kind) => ({
            value: kind,
            label: kind.includes(':')
              ? `${kindName(words.kinds, kind)} (${kind.slice(kind.indexOf(':') + 1)})`
              : kindName(words.kinds, kind),
          })),
        },
        {
          name: 'impersonated',
          label: t.impersonated,
          options: [
            { value: 'true', label: t.yes },
            { value: 'false', label: t.no },
          ],
        },
      ]}
    >
      <DateRangeField
        label={t.days}
        value={from && to ? { start: dayOf(from), end: dayOf(to) } : null}
        onChange={(range) =>
          state.set({
            filters: {
              ...state.filters,
              at_after: range ? momentOf(`${range.start}T00:00:00.000`) : '',
              at_before: range ? momentOf(`${range.end}T23:59:59.999`) : '',
            },
          })
        }
      />
    </FilterBar>
  )
}

/** The reader's days as moments, both ends included. */
function momentOf(local: string): string {
  return new Date(local).toISOString()
}

function dayOf(moment: string): string {
  const date = new Date(moment)
  const two = (part: number): string => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
