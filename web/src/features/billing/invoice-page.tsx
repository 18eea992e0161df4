import type { InvoiceDetail } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, Loaded, Money, Page } from '../../ui/index.ts'
import { useParam } from '../../url/index.ts'
import { InvoiceBadge, nameOf } from './badges.tsx'
import { InvoiceOffice } from './invoice-office.tsx'
import { billingNavigation } from './navigation-texts.ts'
import { PayForm } from './pay-form.tsx'
import { PaymentHistory } from './payment-history.tsx'
import css from './billing.module.css'
import { moneyTexts } from './texts.ts'
import { UseCredit } from './use-credit.tsx'

const messages = defineMessages({
  print: { en: 'Print', ar: 'طباعة', fa: 'چاپ' },
  payTitle: { en: 'I have sent money', ar: 'دفعت وأريد إرسال الإيصال', fa: 'پول فرستاده‌ام' },
  officeTitle: { en: 'Register a receipt of the family', ar: 'تسجيل إيصال للأسرة', fa: 'ثبت رسید خانواده' },
  history: { en: 'Payments', ar: 'المدفوعات', fa: 'پرداخت‌ها' },
  what: { en: 'What for', ar: 'البيان', fa: 'شرح' },
  thanks: {
    en: 'Everything is paid. Thank you!',
    ar: 'تم سداد الفاتورة بالكامل. شكرا!',
    fa: 'همهٔ مبلغ پرداخت شده است. سپاس!',
  },
  waiting: {
    en: 'A receipt is being looked at. You can send another one if you paid more.',
    ar: 'إيصالك قيد المراجعة. يمكنك إرسال إيصال آخر إن دفعت مبلغا إضافيا.',
    fa: 'رسید شما در حال بررسی است. اگر مبلغ دیگری پرداخته‌اید می‌توانید رسید دیگری بفرستید.',
  },
})

/** One invoice: for the family that pays it, and with the office's actions for those who have the rights. */
export function InvoicePage({ office = false }: { office?: boolean }) {
  const id = useParam('id')
  const t = useText(messages)
  const navigation = useText(billingNavigation)
  const invoice = useOne<InvoiceDetail>(`/api/v1/invoices/${id}/`)
  const home = office
    ? { label: navigation.invoices, href: '/admin/invoices' }
    : { label: navigation.myInvoices, href: '/my/invoices' }
  return (
    <Page
      title={invoice.data?.number ?? navigation.invoices}
      description={invoice.data && <InvoiceBadge invoice={invoice.data} />}
      breadcrumbs={[home]}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={18} aria-hidden />}
          onClick={() => window.print()}
        >
          {t.print}
        </Button>
      }
    >
      <Loaded {...invoice}>{(found) => <Content invoice={found} office={office} />}</Loaded>
    </Page>
  )
}

function Content({ invoice, office }: { invoice: InvoiceDetail; office: boolean }) {
  const t = useText(messages)
  const waits = invoice.status === 'pending_review'
  return (
    <>
      <PrintHead invoice={invoice} />
      <div className={css.columns}>
        <div className={css.stack}>
          <Card>
            <Lines invoice={invoice} />
          </Card>
          <Card title={t.history}>
            <PaymentHistory payments={invoice.payments} />
          </Card>
        </div>
        <div className={`${css.stack} halqa-screen-only`}>
          {office && <InvoiceOffice invoice={invoice} />}
          {invoice.can.use_credit && <UseCredit invoice={invoice} />}
          {invoice.status === 'paid' && !office && (
            <Card>
              <Text fw={600}>{t.thanks}</Text>
            </Card>
          )}
          {invoice.can.pay && (
            <Card title={office ? t.officeTitle : t.payTitle}>
              {waits && (
                <Text mb="sm" c="dimmed">
                  {t.waiting}
                </Text>
              )}
              <PayForm key={invoice.balance + invoice.payments.length} invoice={invoice} />
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

function PrintHead({ invoice }: { invoice: InvoiceDetail }) {
  const t = useText(moneyTexts)
  return (
    <div className={css.head}>
      <div>
        <Text fw={700}>{invoice.centre.name}</Text>
        <Text>{invoice.centre.address}</Text>
        <Text className="halqa-ltr">{invoice.centre.phone}</Text>
      </div>
      <div>
        <Text>
          {t.payer}: {nameOf(invoice.payer)}
        </Text>
      </div>
    </div>
  )
}

function Lines({ invoice }: { invoice: InvoiceDetail }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  const format = useFormat()
  return (
    <>
      <Text c="dimmed" mb="xs">
        {words.payer}: <bdi>{nameOf(invoice.payer)}</bdi>
        {invoice.issued_at && ` · ${words.issued}: ${format.date(invoice.issued_at)}`}
        {invoice.due_at && ` · ${words.due}: ${format.date(invoice.due_at)}`}
      </Text>
      <table className={css.lines}>
        <thead>
          <tr>
            <th scope="col">{t.what}</th>
            <th scope="col">{words.amount}</th>
          </tr>
        </thead>
        <tbody>
          {invoice.lines.map((line) => (
            <tr key={line.id}>
              <td>
                <bdi>{line.description}</bdi>
                {line.learner && (
                  <Text size="sm" c="dimmed">
                    <bdi>{nameOf(line.learner)}</bdi>
                  </Text>
                )}
              </td>
              <td>
                <Money amount={line.amount} currency={invoice.currency} />
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Sum label={words.total} amount={invoice.total} currency={invoice.currency} />
          <Sum label={words.paidSoFar} amount={invoice.paid} currency={invoice.currency} />
          <Sum label={words.rest} amount={invoice.balance} currency={invoice.currency} />
        </tfoot>
      </table>
      {invoice.notes !== '' && (
        <Text mt="sm" dir="auto">
          {invoice.notes}
        </Text>
      )}
    </>
  )
}

function Sum({ label, amount, currency }: { label: string; amount: string; currency: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Money amount={amount} currency={currency} />
      </td>
    </tr>
  )
}
