import type { Invoice } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { IconReceipt } from '@tabler/icons-react'
import { useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, CardGrid, EmptyState, ErrorState, ListSkeleton, Money, Page } from '../../ui/index.ts'
import { InvoiceBadge } from './badges.tsx'
import { billingNavigation } from './navigation-texts.ts'
import css from './billing.module.css'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  none: { en: 'No invoices', ar: 'لا توجد فواتير', fa: 'فاکتوری نیست' },
  noneDetail: {
    en: 'When a place is approved, its invoice appears here.',
    ar: 'عند قبول التسجيل تظهر الفاتورة هنا.',
    fa: 'پس از تأیید ثبت‌نام، فاکتور آن اینجا می‌آید.',
  },
  dueOn: { en: 'Due {day}', ar: 'تستحق في {day}', fa: 'سررسید {day}' },
})

/** What a family owes and has paid, open invoices first. */
export default function MyInvoices() {
  const t = useText(messages)
  const title = useText(billingNavigation).myInvoices
  const { me } = useMe()
  // Staff who are payers too see their own here and everybody's in the office's list.
  const list = useList<Invoice>(
    '/api/v1/invoices/',
    { page_size: 100, ...(me && me.permissions.length > 0 ? { payer: me.id } : {}) },
    { enabled: me !== undefined },
  )
  const rows = [...list.rows].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)))
  return (
    <Page title={title}>
      {list.loading && <ListSkeleton rows={3} height={110} />}
      {list.error && rows.length === 0 && (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.loading && !list.error && rows.length === 0 && (
        <EmptyState
          title={t.none}
          detail={t.noneDetail}
          icon={<IconReceipt size={30} stroke={1.5} aria-hidden />}
        />
      )}
      {rows.length > 0 && (
        <CardGrid minWidth={300}>
          {rows.map((invoice) => (
            <InvoiceCard key={invoice.id} invoice={invoice} />
          ))}
        </CardGrid>
      )}
    </Page>
  )
}

function isOpen(invoice: Invoice): boolean {
  return ['unpaid', 'pending_review', 'partially_paid'].includes(invoice.status)
}

function InvoiceCard({ invoice }: { invoice: Invoice }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  const format = useFormat()
  const open = isOpen(invoice)
  return (
    <Card href={`/my/invoices/${invoice.id}`}>
      <div className={css.stack}>
        <div className={css.row}>
          <Text fw={600} className="halqa-ltr">
            {invoice.number}
          </Text>
          <InvoiceBadge invoice={invoice} />
        </div>
        <Text size="sm" c="dimmed">
          <bdi>{format.list([...new Set(invoice.lines.map((line) => line.description))])}</bdi>
        </Text>
        <div className={css.row}>
          <Text fw={700} size="lg">
            <Money amount={open ? invoice.balance : invoice.total} currency={invoice.currency} />
          </Text>
          <Text size="sm" c="dimmed">
            {open && invoice.due_at ? t.dueOn({ day: format.date(invoice.due_at, 'day') }) : words.total}
          </Text>
        </div>
      </div>
    </Card>
  )
}
