import type { WaitlistEntry } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Ago, DataList, Page, StatusBadge, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { nameOf } from './badges.tsx'
import { enrolmentNavigation } from './navigation-texts.ts'
import { placeTexts } from './texts.ts'
import { useDecisions } from './use-decisions.tsx'

const messages = defineMessages({
  place: { en: 'Place', ar: 'الترتيب', fa: 'نوبت' },
  seats: { en: 'Free seats', ar: 'أماكن متاحة', fa: 'جای خالی' },
  since: { en: 'Waits since', ar: 'ينتظر منذ', fa: 'در انتظار از' },
  give: { en: 'Give the seat', ar: 'منح المكان', fa: 'دادن جا' },
  search: { en: 'Course or learner', ar: 'دورة أو متعلم', fa: 'دوره یا فراگیر' },
  none: { en: 'Nobody waits', ar: 'لا أحد في الانتظار', fa: 'کسی در صف نیست' },
  noneDetail: {
    en: 'When a full course is asked for, the learners wait here.',
    ar: 'عند اكتمال الدورة ينتظر المتعلمون هنا.',
    fa: 'وقتی دوره پر است، فراگیران اینجا می‌مانند.',
  },
})

/** Who waits for a seat, and where one is free now. */
export default function Waitlist() {
  const t = useText(messages)
  const words = useText(placeTexts)
  const title = useText(enrolmentNavigation).waitlist
  const format = useFormat()
  const state = useListState({ filterNames: ['course'], ordering: 'position' })
  const list = useList<WaitlistEntry>('/api/v1/waitlist/', state.query)
  const decisions = useDecisions(() => undefined)
  const columns: Column<WaitlistEntry>[] = [
    { key: 'learner', header: words.learner, main: true, render: (row) => <bdi>{nameOf(row.learner)}</bdi> },
    { key: 'course', header: words.course, render: (row) => <bdi>{row.course.name}</bdi> },
    { key: 'position', header: t.place, numeric: true, render: (row) => format.number(row.position) },
    {
      key: 'seats',
      header: t.seats,
      render: (row) => (
        <StatusBadge tone={row.seats_left === 0 ? 'neutral' : 'good'}>
          {row.seats_left === null ? '∞' : format.number(row.seats_left)}
        </StatusBadge>
      ),
    },
    { key: 'since', header: t.since, render: (row) => <Ago at={row.created_at} /> },
  ]
  return (
    <Page title={title} width="wide">
      <DataList
        label={title}
        name="waitlist"
        columns={columns}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => nameOf(row.learner)}
        renderActions={(row) => (
          <Button
            variant="light"
            disabled={row.seats_left === 0}
            loading={decisions.approve.running}
            onClick={() => void decisions.approve.run({ id: row.request, withSiblings: false })}
          >
            {t.give}
          </Button>
        )}
        empty={{ title: t.none, detail: t.noneDetail }}
      />
    </Page>
  )
}
