import type { Invoice } from '@halqa/api-client'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { DataList, FilterBar, Money, Page, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { InvoiceBadge, nameOf } from './badges.tsx'
import { billingNavigation } from './navigation-texts.ts'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  search: { en: 'Number, payer or learner', ar: 'رقم أو دافع أو متعلم', fa: 'شماره، پرداخت‌کننده یا فراگیر' },
  onlyOpen: { en: 'Something left to pay', ar: 'عليها متبقٍ', fa: 'دارای مانده' },
  yes: { en: 'Yes', ar: 'نعم', fa: 'بله' },
  no: { en: 'No', ar: 'لا', fa: 'خیر' },
  learners: { en: 'Learners', ar: 'المتعلمون', fa: 'فراگیران' },
  none: { en: 'No invoices yet', ar: 'لا توجد فواتير بعد', fa: 'هنوز فاکتوری نیست' },
  noneDetail: {
    en: 'Invoices are issued when places are approved.',
    ar: 'تصدر الفواتير عند قبول التسجيل.',
    fa: 'فاکتورها هنگام تأیید ثبت‌نام صادر می‌شوند.',
  },
})

type Words = Texts<typeof messages> & Texts<typeof moneyTexts>
const statuses = ['unpaid', 'pending_review', 'partially_paid', 'paid', 'void', 'refunded'] as const

/** Every invoice of the centre. */
export default function InvoiceList() {
  const t: Words = { ...useText(moneyTexts), ...useText(messages) }
  const title = useText(billingNavigation).invoices
  const format = useFormat()
  const state = useListState({ filterNames: ['status', 'overdue', 'open'], ordering: '-issued_at' })
  const list = useList<Invoice>('/api/v1/invoices/', state.query)
  const yesNo = [
    { value: 'true', label: t.yes },
    { value: 'false', label: t.no },
  ]
  return (
    <Page title={title} width="wide">
      <DataList
        label={title}
        name="invoices"
        columns={columnsOf(t, format)}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(invoice) => invoice.id}
        rowName={(invoice) => invoice.number ?? ''}
        href={(invoice) => `/admin/invoices/${invoice.id}`}
        filters={
          <FilterBar
            state={state}
            choices={[
              {
                name: 'status',
                label: t.status,
                options: statuses.map((value) => ({ value, label: t[value] })),
              },
              { name: 'overdue', label: t.overdue, options: yesNo },
              { name: 'open', label: t.onlyOpen, options: yesNo },
            ]}
          />
        }
        empty={{ title: t.none, detail: t.noneDetail }}
      />
    </Page>
  )
}

function columnsOf(t: Words, format: Format): Column<Invoice>[] {
  return [
    {
      key: 'number',
      header: t.number,
      main: true,
      sortable: true,
      render: (invoice) => <bdi className="halqa-ltr">{invoice.number}</bdi>,
    },
    { key: 'payer', header: t.payer, render: (invoice) => <bdi>{nameOf(invoice.payer)}</bdi> },
    {
      key: 'learners',
      header: t.learners,
      render: (invoice) => (
        <bdi>
          {format.list([
            ...new Set(invoice.lines.flatMap((line) => (line.learner ? [line.learner.first_name] : []))),
          ])}
        </bdi>
      ),
    },
    { key: 'status', header: t.status, render: (invoice) => <InvoiceBadge invoice={invoice} /> },
    {
      key: 'total',
      header: t.total,
      numeric: true,
      sortable: true,
      render: (invoice) => <Money amount={invoice.total} currency={invoice.currency} />,
    },
    {
      key: 'balance',
      header: t.rest,
      numeric: true,
      sortable: true,
      render: (invoice) => <Money amount={invoice.balance} currency={invoice.currency} />,
    },
    {
      key: 'due_at',
      header: t.due,
      sortable: true,
      render: (invoice) => (invoice.due_at ? format.date(invoice.due_at) : ''),
    },
    {
      key: 'issued_at',
      header: t.issued,
      sortable: true,
      hidden: true,
      render: (invoice) => (invoice.issued_at ? format.date(invoice.issued_at) : ''),
    },
  ]
}
