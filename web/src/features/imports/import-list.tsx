import type { Import } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { Ago, DataList, FilterBar, Link, Page, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { importNavigation } from './navigation-texts.ts'
import { importsPath } from './paths.ts'
import { ImportState, isAtWork, stateTexts } from './states.tsx'

const messages = defineMessages({
  add: { en: 'New import', ar: 'استيراد جديد', fa: 'ورود تازه' },
  search: { en: 'Name of the file', ar: 'اسم الملف', fa: 'نام پرونده' },
  file: { en: 'File', ar: 'الملف', fa: 'پرونده' },
  kind: { en: 'What', ar: 'المحتوى', fa: 'چه چیزی' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  rows: { en: 'Rows', ar: 'الصفوف', fa: 'ردیف‌ها' },
  by: { en: 'By', ar: 'بواسطة', fa: 'توسط' },
  when: { en: 'When', ar: 'متى', fa: 'زمان' },
  none: { en: 'Nothing imported yet', ar: 'لم يتم استيراد شيء بعد', fa: 'هنوز چیزی وارد نشده است' },
  noneDetail: {
    en: 'Bring your lists of learners and parents from Excel. Every import is checked first and can be undone.',
    ar: 'انقل قوائم المتعلمين وأولياء الأمور من Excel. يُفحص كل استيراد أولا ويمكن التراجع عنه.',
    fa: 'فهرست فراگیران و والدین را از اکسل بیاورید. هر ورود نخست بررسی می‌شود و می‌توان آن را برگرداند.',
  },
  rowCount: {
    en: '{count, plural, one {# row} other {# rows}}',
    ar: '{count, plural, zero {لا صفوف} one {صف واحد} two {صفان} few {# صفوف} many {# صفا} other {# صف}}',
    fa: '{count, plural, one {# ردیف} other {# ردیف}}',
  },
})
type Words = Texts<typeof messages>

/** Imports so far: drafts to go on with, results, and the way to undo them. */
export default function ImportList() {
  const t = useText(messages)
  const states = useText(stateTexts)
  const title = useText(importNavigation).imports
  const format = useFormat()
  const state = useListState({ filterNames: ['state'], ordering: '-created_at' })
  const list = useList<Import>(importsPath, state.query, { freshFor: 0 })
  const options = Object.keys(stateTexts).map((value) => ({
    value,
    label: states[value as keyof typeof stateTexts],
  }))
  return (
    <Page
      title={title}
      width="wide"
      actions={
        <Button
          component={Link}
          href="/admin/imports/new"
          leftSection={<IconFileImport size={18} aria-hidden />}
        >
          {t.add}
        </Button>
      }
    >
      <DataList
        label={title}
        name="imports"
        columns={columnsOf(t, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => row.file_name}
        href={(row) => `/admin/imports/${row.id}`}
        renderCard={(row) => <ImportCard row={row} />}
        filters={<FilterBar state={state} choices={[{ name: 'state', label: t.state, options }]} />}
        empty={{
          title: t.none,
          detail: t.noneDetail,
          action: (
            <Button component={Link} href="/admin/imports/new">
              {t.add}
            </Button>
          ),
        }}
      />
    </Page>
  )
}

function columnsOf(t: Words, format: Format): Column<Import>[] {
  return [
    {
      key: 'file_name',
      header: t.file,
      main: true,
      sortable: true,
      render: (row) => <bdi>{row.file_name}</bdi>,
    },
    { key: 'kind', header: t.kind, render: (row) => row.kind_label },
    { key: 'state', header: t.state, render: (row) => <ImportState state={row.state} /> },
    { key: 'rows_total', header: t.rows, numeric: true, render: (row) => format.number(row.rows_total) },
    { key: 'created_by', header: t.by, render: (row) => <bdi>{row.created_by.name}</bdi> },
    { key: 'created_at', header: t.when, sortable: true, render: (row) => <Ago at={row.created_at} /> },
  ]
}

function ImportCard({ row }: { row: Import }) {
  const t = useText(messages)
  const format = useFormat()
  const { done, total } = row.progress
  return (
    <div>
      <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
        <bdi>{row.file_name}</bdi>
      </Text>
      <Text size="sm" c="dimmed" mb={6}>
        {t.rowCount({ count: row.rows_total })} · <Ago at={row.created_at} />
      </Text>
      <ImportState state={row.state} />
      {isAtWork(row.state) && (
        <Text size="sm" component="span" ms={8} className="halqa-figures">
          {format.percent(total === 0 ? 0 : done / total)}
        </Text>
      )}
    </div>
  )
}
