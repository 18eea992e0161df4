import type { InvoiceDetail, PaymentDetail } from '@halqa/api-client'
import { Alert, Button, Text } from '@mantine/core'
import { IconAlertTriangle, IconCheck, IconFileTypePdf, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, ImageViewer, KeyValue, Link, Loaded, Money } from '../../ui/index.ts'
import { Flags, InvoiceBadge, nameOf, PaymentBadge } from './badges.tsx'
import { PaymentHistory } from './payment-history.tsx'
import css from './billing.module.css'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  approve: { en: 'Approve', ar: 'قبول', fa: 'تأیید' },
  reject: { en: 'Reject', ar: 'رفض', fa: 'رد' },
  ownPayment: {
    en: 'You handed this in yourself: a colleague must decide.',
    ar: 'أنت من سجل هذه الدفعة، يجب أن يبت فيها زميل آخر.',
    fa: 'این را خودتان ثبت کرده‌اید؛ همکار دیگری باید تصمیم بگیرد.',
  },
  noPicture: {
    en: 'No picture was sent, only a code.',
    ar: 'لم ترسل صورة، رقم تتبع فقط.',
    fa: 'تصویری فرستاده نشده، فقط کد پیگیری.',
  },
  openFile: { en: 'Open the document', ar: 'فتح المستند', fa: 'بازکردن سند' },
  doubles: { en: 'Also used for', ar: 'استُخدم أيضا في', fa: 'برای این هم استفاده شده' },
  history: { en: 'Payments of this invoice', ar: 'مدفوعات هذه الفاتورة', fa: 'پرداخت‌های این فاکتور' },
  paidOn: { en: 'Paid on', ar: 'تاريخ الدفع', fa: 'تاریخ پرداخت' },
  covers: { en: 'Pays the whole rest.', ar: 'يسدد كل المتبقي.', fa: 'همهٔ مانده را می‌پوشاند.' },
})

export interface ReviewedPaymentProps {
  id: string
  deciding: boolean
  onApprove: () => void
  onReject: () => void
}

/** One receipt: the picture large, beside it the invoice, its balance and history, and the two decisions. */
export function ReviewedPayment({ id, deciding, onApprove, onReject }: ReviewedPaymentProps) {
  const t = useText(messages)
  const payment = useOne<PaymentDetail>(`/api/v1/payments/${id}/`)
  return (
    <Loaded {...payment}>
      {(found) => (
        <div className={css.beside}>
          <Card>
            <Picture payment={found} />
          </Card>
          <div className={css.stack}>
            <Card>
              <Facts payment={found} />
              {found.can.decide ? (
                <div className={css.actions}>
                  <Button
                    color="teal.9"
                    leftSection={<IconCheck size={18} aria-hidden />}
                    loading={deciding}
                    onClick={onApprove}
                    aria-keyshortcuts="A"
                  >
                    {t.approve}
                  </Button>
                  <Button
                    variant="light"
                    color="red"
                    leftSection={<IconX size={18} aria-hidden />}
                    disabled={deciding}
                    onClick={onReject}
                    aria-keyshortcuts="R"
                  >
                    {t.reject}
                  </Button>
                </div>
              ) : (
                found.status === 'pending' && <Text c="dimmed">{t.ownPayment}</Text>
              )}
            </Card>
            <BesideInvoice payment={found} />
          </div>
        </div>
      )}
    </Loaded>
  )
}

function Picture({ payment }: { payment: PaymentDetail }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  const [drawable, setDrawable] = useState(true)
  if (payment.receipt === null) return <Text c="dimmed">{t.noPicture}</Text>
  if (!drawable) {
    return (
      <Button
        component="a"
        href={payment.receipt}
        target="_blank"
        rel="noopener"
        variant="light"
        leftSection={<IconFileTypePdf size={20} aria-hidden />}
      >
        {t.openFile}
      </Button>
    )
  }
  return (
    <div onErrorCapture={() => setDrawable(false)}>
      <ImageViewer
        src={payment.receipt}
        alt={words.receiptOf({ name: nameOf(payment.payer) })}
        height="min(62vh, 640px)"
      />
    </div>
  )
}

function Facts({ payment }: { payment: PaymentDetail }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  const format = useFormat()
  return (
    <div className={css.stack} style={{ marginBlockEnd: 16 }}>
      <div className={css.row}>
        <Text fw={700} size="xl">
          <Money amount={payment.amount} currency={payment.currency} />
        </Text>
        <PaymentBadge status={payment.status} />
      </div>
      <Flags flags={payment.flags} />
      {payment.doubles.length > 0 && (
        <Alert
          color="red"
          variant="light"
          icon={<IconAlertTriangle size={20} aria-hidden />}
          title={t.doubles}
        >
          {payment.doubles.map((double) => (
            <div key={double.id}>
              <Link href={`/admin/invoices/${double.invoice.id}`}>
                <bdi className="halqa-ltr">{double.invoice.number}</bdi>
              </Link>{' '}
              · {words[double.status]} · {format.date(double.submitted_at)}
            </div>
          ))}
        </Alert>
      )}
      <KeyValue
        items={[
          { label: words.method, value: words[payment.method] },
          { label: words.trackingCode, value: <bdi className="halqa-ltr">{payment.tracking_code}</bdi> },
          { label: t.paidOn, value: payment.paid_at ? format.date(payment.paid_at) : null },
          { label: words.note, value: payment.note },
        ]}
      />
    </div>
  )
}

function BesideInvoice({ payment }: { payment: PaymentDetail }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  const format = useFormat()
  const invoice = useOne<InvoiceDetail>(`/api/v1/invoices/${payment.invoice.id}/`)
  return (
    <Loaded {...invoice}>
      {(found) => (
        <Card
          title={
            <Link href={`/admin/invoices/${found.id}`}>
              <bdi className={`${css.number} halqa-ltr`}>{found.number}</bdi>
            </Link>
          }
          action={<InvoiceBadge invoice={found} />}
        >
          <KeyValue
            items={[
              { label: words.payer, value: <bdi>{nameOf(found.payer)}</bdi> },
              { label: words.total, value: <Money amount={found.total} currency={found.currency} /> },
              { label: words.rest, value: <Money amount={found.balance} currency={found.currency} /> },
              { label: words.due, value: found.due_at ? format.date(found.due_at) : null },
            ]}
          />
          {payment.status === 'pending' && found.balance === payment.amount && (
            <Text fw={600} mt="xs">
              {t.covers}
            </Text>
          )}
          {found.payments.length > 1 && (
            <>
              <Text fw={600} mt="md">
                {t.history}
              </Text>
              <PaymentHistory payments={found.payments.filter((other) => other.id !== payment.id)} />
            </>
          )}
        </Card>
      )}
    </Loaded>
  )
}
