import type { Enrollment } from '@halqa/api-client'
import { Button, Menu } from '@mantine/core'
import { IconDotsVertical, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { api, useAct, useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { DataList, FilterBar, Link, Money, notify, Page, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { EnrollmentBadge, nameOf } from './badges.tsx'
import { enrolmentNavigation } from './navigation-texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { placeTexts } from './texts.ts'

const messages = defineMessages({
  search: { en: 'Course or learner', ar: 'دورة أو متعلم', fa: 'دوره یا فراگیر' },
  since: { en: 'Since', ar: 'منذ', fa: 'از' },
  add: { en: 'Enrol a learner', ar: 'تسجيل متعلم', fa: 'ثبت‌نام فراگیر' },
  none: { en: 'No enrolments yet', ar: 'لا توجد تسجيلات بعد', fa: 'هنوز ثبت‌نامی نیست' },
  actions: { en: 'What to do with {name}', ar: 'إجراءات {name}', fa: 'کارها برای {name}' },
  suspend: { en: 'Pause', ar: 'إيقاف مؤقت', fa: 'توقف موقت' },
  suspendTitle: {
    en: 'Pause: the seat stays. Why?',
    ar: 'إيقاف مؤقت مع الاحتفاظ بالمكان. ما السبب؟',
    fa: 'توقف با حفظ جا. چرا؟',
  },
  resume: { en: 'Resume', ar: 'استئناف', fa: 'ازسرگیری' },
  drop: { en: 'End the enrolment', ar: 'إنهاء التسجيل', fa: 'پایان ثبت‌نام' },
  dropTitle: {
    en: 'The learner leaves and the seat becomes free. Why?',
    ar: 'ينسحب المتعلم ويصبح مكانه متاحا. ما السبب؟',
    fa: 'فراگیر انصراف می‌دهد و جایش آزاد می‌شود. چرا؟',
  },
  dropDetail: {
    en: 'What was paid stays on the account until a refund is decided.',
    ar: 'يبقى المدفوع في الحساب حتى يتقرر استرداده.',
    fa: 'مبلغ پرداخت‌شده تا تصمیم دربارهٔ بازپرداخت در حساب می‌ماند.',
  },
  pausedNow: { en: '{name} is paused.', ar: 'تم إيقاف {name} مؤقتا.', fa: '{name} متوقف شد.' },
  resumed: { en: '{name} is back.', ar: 'عاد {name}.', fa: '{name} بازگشت.' },
  endedNow: {
    en: 'The enrolment of {name} ended.',
    ar: 'انتهى تسجيل {name}.',
    fa: 'ثبت‌نام {name} پایان یافت.',
  },
  rest: { en: 'Left to pay', ar: 'المتبقي', fa: 'مانده' },
})

type Words = Texts<typeof messages> & Texts<typeof placeTexts>
const statuses = ['active', 'suspended', 'completed', 'dropped', 'refunded'] as const
const path = '/api/v1/enrollments/'

/** Everybody's enrolments, for staff; instructors find their own courses' learners without money. */
export default function EnrollmentList() {
  const t: Words = { ...useText(placeTexts), ...useText(messages) }
  const title = useText(enrolmentNavigation).enrolments
  const format = useFormat()
  const { can } = useMe()
  const state = useListState({ filterNames: ['status', 'course'], ordering: '-enrolled_at' })
  const list = useList<Enrollment>(path, state.query)
  const manages = can('enrollments.manage')
  return (
    <Page
      title={title}
      width="wide"
      actions={
        manages && (
          <Button
            component={Link}
            href="/admin/enrolments/new"
            leftSection={<IconPlus size={18} aria-hidden />}
          >
            {t.add}
          </Button>
        )
      }
    >
      <DataList
        label={title}
        name="enrolments"
        columns={columnsOf(t, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(enrollment) => enrollment.id}
        rowName={(enrollment) => nameOf(enrollment.learner)}
        {...(manages
          ? { renderActions: (enrollment: Enrollment) => <Actions enrollment={enrollment} /> }
          : {})}
        filters={
          <FilterBar
            state={state}
            choices={[
              {
                name: 'status',
                label: t.status,
                options: statuses.map((value) => ({ value, label: t[value] })),
              },
            ]}
          />
        }
        empty={{ title: t.none }}
      />
    </Page>
  )
}

function columnsOf(t: Words, format: Format): Column<Enrollment>[] {
  return [
    {
      key: 'learner',
      header: t.learner,
      main: true,
      sortable: true,
      render: (row) => <bdi>{nameOf(row.learner)}</bdi>,
    },
    { key: 'course', header: t.course, sortable: true, render: (row) => <bdi>{row.course.name}</bdi> },
    {
      key: 'status',
      header: t.status,
      sortable: true,
      render: (row) => <EnrollmentBadge status={row.status} />,
    },
    { key: 'enrolled_at', header: t.since, sortable: true, render: (row) => format.date(row.enrolled_at) },
    {
      key: 'invoice',
      header: t.invoice,
      render: (row) =>
        row.invoice && (
          <Link href={`/admin/invoices/${row.invoice.id}`}>
            <bdi className="halqa-ltr">{row.invoice.number}</bdi>
          </Link>
        ),
    },
    {
      key: 'rest',
      header: t.rest,
      numeric: true,
      render: (row) => row.invoice && <Money amount={row.invoice.balance} currency={row.invoice.currency} />,
    },
  ]
}

function Actions({ enrollment }: { enrollment: Enrollment }) {
  const t = useText(messages)
  const [dialog, setDialog] = useState<'suspend' | 'drop' | null>(null)
  const name = nameOf(enrollment.learner)
  const again = { invalidates: [path, '/api/v1/waitlist/'] }
  const resume = useAct(() => api.post(`${path}${enrollment.id}/resume/`), {
    ...again,
    success: t.resumed({ name }),
  })
  const suspend = useAct((reason: string) => api.post(`${path}${enrollment.id}/suspend/`, { reason }), {
    ...again,
    throws: true,
    onSuccess: () => notify.undo(t.pausedNow({ name }), () => void resume.run(undefined)),
  })
  const drop = useAct((reason: string) => api.post(`${path}${enrollment.id}/drop/`, { reason }), {
    ...again,
    throws: true,
    success: t.endedNow({ name }),
  })
  if (enrollment.status !== 'active' && enrollment.status !== 'suspended') return null
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="subtle" color="gray" px={10} aria-label={t.actions({ name })}>
            <IconDotsVertical size={20} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {enrollment.status === 'active' && (
            <Menu.Item onClick={() => setDialog('suspend')}>{t.suspend}</Menu.Item>
          )}
          {enrollment.status === 'suspended' && (
            <Menu.Item onClick={() => void resume.run(undefined)}>{t.resume}</Menu.Item>
          )}
          <Menu.Item color="red" onClick={() => setDialog('drop')}>
            {t.drop}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ReasonDialog
        opened={dialog === 'suspend'}
        onClose={() => setDialog(null)}
        title={t.suspendTitle}
        confirmLabel={t.suspend}
        onConfirm={(reason) => suspend.run(reason)}
      />
      <ReasonDialog
        opened={dialog === 'drop'}
        onClose={() => setDialog(null)}
        title={t.dropTitle}
        detail={t.dropDetail}
        confirmLabel={t.drop}
        onConfirm={(reason) => drop.run(reason)}
      />
    </>
  )
}
