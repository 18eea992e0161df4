import type { Import, ImportKind, ImportRow } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { DataList, FilterBar, StatusBadge, type Column, type Tone } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import css from './imports.module.css'
import { pathOf } from './paths.ts'

const messages = defineMessages({
  title: { en: 'Rows', ar: 'الصفوف', fa: 'ردیف‌ها' },
  search: { en: 'Search in the rows', ar: 'بحث في الصفوف', fa: 'جستجو در ردیف‌ها' },
  number: { en: 'Row {number}', ar: 'صف {number}', fa: 'ردیف {number}' },
  row: { en: 'Row', ar: 'الصف', fa: 'ردیف' },
  who: { en: 'In the file', ar: 'في الملف', fa: 'در پرونده' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  say: { en: 'What to know', ar: 'الملاحظات', fa: 'نکته‌ها' },
  new: { en: 'Not checked', ar: 'لم يُفحص', fa: 'بررسی نشده' },
  good: { en: 'Fine', ar: 'سليم', fa: 'درست' },
  warning: { en: 'Hint', ar: 'ملاحظة', fa: 'هشدار' },
  error: { en: 'Error', ar: 'خطأ', fa: 'خطا' },
  duplicate: { en: 'Repeated', ar: 'مكرر', fa: 'تکراری' },
  failed: { en: 'Not written', ar: 'لم يُكتب', fa: 'نوشته نشد' },
  none: { en: 'No rows', ar: 'لا صفوف', fa: 'ردیفی نیست' },
})

const states = ['error', 'failed', 'warning', 'duplicate', 'good'] as const
const tones: Readonly<Record<ImportRow['state'], Tone>> = {
  new: 'neutral',
  good: 'good',
  warning: 'waiting',
  error: 'bad',
  duplicate: 'neutral',
  failed: 'bad',
}

/** The rows of the file with what is to be known of each; filters stand in the address. */
export function RowList({ row, kind }: { row: Import; kind: ImportKind }) {
  const t = useText(messages)
  const format = useFormat()
  const state = useListState({ filterNames: ['state', 'problem', 'outcome'], ordering: 'number' })
  const list = useList<ImportRow>(pathOf(row.id, 'rows/'), state.query, { freshFor: 0 })
  const columns: Column<ImportRow>[] = [
    { key: 'number', header: t.row, width: 90, render: (entry) => format.number(entry.number) },
    { key: 'cells', header: t.who, main: true, render: (entry) => <bdi>{nameOf(entry, row)}</bdi> },
    { key: 'state', header: t.state, width: 140, render: (entry) => stateOf(entry) },
    { key: 'problems', header: t.say, render: (entry) => <Problems entry={entry} /> },
  ]
  const stateOf = (entry: ImportRow) => <StatusBadge tone={tones[entry.state]}>{t[entry.state]}</StatusBadge>
  const { page } = kind
  return (
    <DataList
      label={t.title}
      name="import-rows"
      columns={columns}
      state={state}
      searchLabel={t.search}
      list={list}
      rowKey={(entry) => String(entry.number)}
      rowName={(entry) => nameOf(entry, row)}
      {...(page && (row.state === 'done' || row.state === 'partly_undone')
        ? { href: (entry: ImportRow) => (entry.object_id ? `${page}${entry.object_id}` : '') }
        : {})}
      renderCard={(entry) => (
        <div>
          <Text size="sm" c="dimmed">
            {t.number({ number: format.number(entry.number) })}
          </Text>
          <Text fw={600} mb={6}>
            <bdi>{nameOf(entry, row)}</bdi>
          </Text>
          {stateOf(entry)}
          <Problems entry={entry} />
        </div>
      )}
      filters={
        <FilterBar
          state={state}
          choices={[
            { name: 'state', label: t.state, options: states.map((value) => ({ value, label: t[value] })) },
          ]}
        />
      }
      empty={{ title: t.none }}
    />
  )
}

/** What people know the row by: the cells of its first two mapped fields that say something. */
function nameOf(entry: ImportRow, { mapping }: Import): string {
  const first = ['full_name', 'first_name', 'last_name', 'name'].flatMap((key) => {
    const column = mapping[key]
    return column === undefined ? [] : (entry.cells[column] ?? '')
  })
  const named = first.filter(Boolean).join(' ')
  return named || entry.cells.filter(Boolean).slice(0, 2).join(' · ')
}

function Problems({ entry }: { entry: ImportRow }) {
  if (entry.problems.length === 0) return null
  return (
    <ul className={css.problems}>
      {entry.problems.map((problem, index) => (
        <li key={`${problem.code}${index}`} className={css.problem}>
          {problem.level === 'error' ? (
            <IconCircleX size={16} color="var(--mantine-color-red-7)" aria-hidden style={{ flex: 'none' }} />
          ) : (
            <IconAlertTriangle
              size={16}
              color="var(--mantine-color-yellow-8)"
              aria-hidden
              style={{ flex: 'none' }}
            />
          )}
          <span>
            {problem.field_label && <strong>{problem.field_label}: </strong>}
            {problem.message}
          </span>
        </li>
      ))}
    </ul>
  )
}
