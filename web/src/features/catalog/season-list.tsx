import type { Season } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { DataList, FilterBar, Link, Page, StatusBadge, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { catalogNavigation } from './navigation-texts.ts'
import { paths } from './paths.ts'
import { optionsOf, seasonTypes, useWords } from './words.ts'

const messages = defineMessages({
  add: { en: 'New season', ar: 'موسم جديد', fa: 'فصل تازه' },
  search: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  name: { en: 'Season', ar: 'الموسم', fa: 'فصل' },
  type: { en: 'Type', ar: 'النوع', fa: 'نوع' },
  dates: { en: 'Dates', ar: 'التواريخ', fa: 'تاریخ‌ها' },
  active: { en: 'Current', ar: 'الحالي', fa: 'جاری' },
  off: { en: 'Days off', ar: 'الإجازات', fa: 'تعطیلات' },
  none: { en: 'No seasons yet', ar: 'لا توجد مواسم بعد', fa: 'هنوز فصلی نیست' },
  noneDetail: {
    en: 'A season holds courses and the days on which nobody teaches.',
    ar: 'يجمع الموسم الدورات وأيام الإجازة.',
    fa: 'فصل، دوره‌ها و روزهای تعطیل را در بر دارد.',
  },
})

export default function SeasonList() {
  const t = useText(messages)
  const w = useWords()
  const title = useText(catalogNavigation).seasons
  const format = useFormat()
  const { can } = useMe()
  const state = useListState({ filterNames: ['type'], ordering: '-start_date' })
  const list = useList<Season>(paths.seasons, state.query)
  const columns: Column<Season>[] = [
    { key: 'name', header: t.name, main: true, sortable: true, render: (season) => <bdi>{season.name}</bdi> },
    { key: 'type', header: t.type, render: (season) => w[season.type] },
    {
      key: 'start_date',
      header: t.dates,
      sortable: true,
      render: (season) => format.range(season.start_date, season.end_date),
    },
    {
      key: 'holidays',
      header: t.off,
      numeric: true,
      render: (season) => format.number(season.holidays.length),
    },
    {
      key: 'is_active',
      header: t.active,
      render: (season) => season.is_active && <StatusBadge tone="good">{t.active}</StatusBadge>,
    },
  ]
  return (
    <Page
      title={title}
      actions={
        can('seasons.manage') && (
          <Button component={Link} href="/admin/seasons/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t.add}
          </Button>
        )
      }
    >
      <DataList
        label={title}
        name="seasons"
        columns={columns}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(season) => season.id}
        rowName={(season) => season.name}
        href={(season) => `/admin/seasons/${season.id}`}
        filters={
          <FilterBar
            state={state}
            choices={[{ name: 'type', label: t.type, options: optionsOf(seasonTypes, w) }]}
          />
        }
        empty={{ title: t.none, detail: t.noneDetail }}
      />
    </Page>
  )
}
