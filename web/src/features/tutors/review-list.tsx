import type { TutorApplication } from '@halqa/api-client'
import { Button } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { api, useAct, useInvalidate, useList, useTopic } from '../../api/index.ts'
import { defineMessages, useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { Ago, DataList, FilterBar, notify, Page, Person, useGo, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { tutorNavigation } from './navigation-texts.ts'
import { ApplicationBadge, Listed } from './parts.tsx'
import { applicationsPath } from './paths.ts'
import { tutorTexts } from './texts.ts'

const messages = defineMessages({
  next: { en: 'Review the next one', ar: 'مراجعة التالي', fa: 'بررسی بعدی' },
  nothing: {
    en: 'Nothing waits that is free.',
    ar: 'لا يوجد طلب متاح ينتظر.',
    fa: 'درخواست آزادی در انتظار نیست.',
  },
  search: {
    en: 'Name, phone, e-mail, headline or subject',
    ar: 'الاسم أو الهاتف أو البريد أو العنوان أو المادة',
    fa: 'نام، تلفن، ایمیل، عنوان یا درس',
  },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  kind: { en: 'Kind', ar: 'النوع', fa: 'نوع' },
  claim: { en: 'Taken', ar: 'من يراجعه', fa: 'دست چه کسی' },
  free: { en: 'Free', ar: 'متاح', fa: 'آزاد' },
  mine: { en: 'Taken by me', ar: 'لدي', fa: 'دست من' },
  others: { en: 'Taken by others', ar: 'لدى زملاء', fa: 'دست همکاران' },
  none: { en: 'No application', ar: 'لا توجد طلبات', fa: 'درخواستی نیست' },
  noneDetail: {
    en: 'Applications of tutors appear here, the oldest first.',
    ar: 'تظهر هنا طلبات المدرسين، الأقدم أولا.',
    fa: 'درخواست‌های معلمان اینجا می‌آید، قدیمی‌ترین در آغاز.',
  },
  applicant: { en: 'Applicant', ar: 'المتقدم', fa: 'متقاضی' },
  me: { en: 'me', ar: 'أنا', fa: 'من' },
})

/** The queue of tutors: who waits, who has taken what, and the way to the next one. */
export default function ReviewList() {
  const t = useText(messages)
  const words = useText(tutorTexts)
  const title = useText(tutorNavigation).review
  const format = useFormat()
  const go = useGo()
  const invalidate = useInvalidate()
  const state = useListState({ filterNames: ['status', 'kind', 'claim'], ordering: 'submitted_at' })
  const list = useList<TutorApplication>(
    applicationsPath,
    { status: 'pending,asked', ...state.query },
    {
      refreshEvery: 30_000,
    },
  )
  useTopic('notifications', () => invalidate(applicationsPath))
  const next = useAct(() => api.get<{ id: string | null }>(`${applicationsPath}next/`), {
    onSuccess: ({ id }) => (id === null ? notify.success(t.nothing) : go(`/admin/tutors/${id}`)),
  })
  const states = (['pending', 'asked', 'approved', 'rejected'] as const).map((value) => ({
    value,
    label: words[value],
  }))
  return (
    <Page
      title={title}
      width="wide"
      actions={
        <Button
          leftSection={<IconPlayerPlay size={18} className="halqa-directional" aria-hidden />}
          loading={next.running}
          onClick={() => void next.run(undefined)}
        >
          {t.next}
        </Button>
      }
    >
      <DataList
        label={title}
        name="tutor-applications"
        columns={columnsOf(t, words, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.id}
        rowName={nameOf}
        href={(row) => `/admin/tutors/${row.id}`}
        filters={
          <FilterBar
            state={state}
            choices={[
              { name: 'status', label: t.state, options: states },
              {
                name: 'kind',
                label: t.kind,
                options: [
                  { value: 'application', label: words.application },
                  { value: 'change', label: words.change },
                ],
              },
              {
                name: 'claim',
                label: t.claim,
                options: [
                  { value: 'free', label: t.free },
                  { value: 'mine', label: t.mine },
                  { value: 'others', label: t.others },
                ],
              },
            ]}
          />
        }
        empty={{ title: t.none, detail: t.noneDetail }}
      />
    </Page>
  )
}

export function nameOf({ tutor }: { tutor: { first_name: string; last_name: string } }): string {
  return `${tutor.first_name} ${tutor.last_name}`.trim()
}

function columnsOf(
  t: Texts<typeof messages>,
  words: Texts<typeof tutorTexts>,
  format: Format,
): Column<TutorApplication>[] {
  return [
    {
      key: 'first_name',
      header: t.applicant,
      main: true,
      sortable: true,
      render: (row) => <Person name={nameOf(row)} src={row.tutor.avatar} size={36} detail={row.headline} />,
    },
    {
      key: 'subjects',
      header: words.subjects,
      render: (row) => <Listed items={row.subjects} />,
    },
    {
      key: 'price',
      header: words.price,
      render: (row) =>
        row.hourly_price !== null && row.currency !== null
          ? format.money(row.hourly_price, row.currency)
          : '',
    },
    {
      key: 'kind',
      header: t.kind,
      render: (row) =>
        row.number > 1 && row.kind === 'application'
          ? `${words.application} · ${words.tryNumber({ number: format.number(row.number) })}`
          : words[row.kind],
    },
    { key: 'status', header: t.state, render: (row) => <ApplicationBadge status={row.status} /> },
    {
      key: 'submitted_at',
      header: words.handedIn,
      sortable: true,
      render: (row) => (row.submitted_at ? <Ago at={row.submitted_at} /> : ''),
    },
    {
      key: 'claim',
      header: t.claim,
      render: (row) => (row.claim ? (row.claim.mine ? t.me : row.claim.name) : t.free),
    },
  ]
}
