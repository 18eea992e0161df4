import type { Invoice } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useList, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, ErrorState, Link, ListSkeleton } from '../../ui/index.ts'
import { InvoiceBadge } from './badges.tsx'
import css from './billing.module.css'

const messages = defineMessages({
  title: { en: 'Invoices', ar: 'الفواتير', fa: 'فاکتورها' },
  none: { en: 'No invoice yet.', ar: 'لا توجد فاتورة بعد.', fa: 'هنوز فاکتوری نیست.' },
  left: { en: '{amount} left to pay', ar: 'المتبقي {amount}', fa: '{amount} مانده' },
  more: { en: 'More invoices', ar: 'المزيد من الفواتير', fa: 'فاکتورهای بیشتر' },
})

/** What was invoiced for one learner and what is left; each reader sees the invoices that he may. */
export default function LearnerInvoices({ learnerId }: { learnerId: string }) {
  const t = useText(messages)
  const format = useFormat()
  const { can } = useMe()
  const [size, setSize] = useState(5)
  const list = useList<Invoice>('/api/v1/invoices/', { learner: learnerId, page_size: size })
  const href = (invoice: Invoice): string =>
    can('invoices.view_all') ? `/admin/invoices/${invoice.id}` : `/my/invoices/${invoice.id}`
  return (
    <Card title={t.title}>
      {list.loading && <ListSkeleton rows={2} height={48} />}
      {list.error && list.rows.length === 0 && (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.loading && !list.error && list.rows.length === 0 && <Text c="dimmed">{t.none}</Text>}
      {list.rows.map((invoice) => (
        <div key={invoice.id} className={css.learnerLine}>
          <div>
            <Link href={href(invoice)} className={css.learnerLink}>
              <bdi>{invoice.number}</bdi>
            </Link>
            <Text size="sm" c="dimmed">
              {format.money(invoice.total, invoice.currency)}
              {Number(invoice.balance) > 0 &&
                ` · ${t.left({ amount: format.money(invoice.balance, invoice.currency) })}`}
            </Text>
          </div>
          <InvoiceBadge invoice={invoice} />
        </div>
      ))}
      {list.count > list.rows.length && (
        <Button variant="subtle" fullWidth onClick={() => setSize(Math.min(100, size + 20))}>
          {t.more}
        </Button>
      )}
    </Card>
  )
}
