import type { InvoiceDetail, PaymentDetail } from '@halqa/api-client'
import { Button, Group } from '@mantine/core'
import { IconFileOff } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useAct, useInvalidate, useMe } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card, Form, FormActions, MoneyField, notify, TextField, useForm } from '../../ui/index.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  cashTitle: { en: 'Take cash', ar: 'تحصيل نقدي', fa: 'دریافت نقدی' },
  take: { en: 'Take {amount}', ar: 'تحصيل {amount}', fa: 'دریافت {amount}' },
  taken: { en: '{amount} taken.', ar: 'تم تحصيل {amount}.', fa: '{amount} دریافت شد.' },
  mistaken: { en: 'Taken by mistake', ar: 'حُصّل بالخطأ', fa: 'اشتباهی دریافت شد' },
  undone: { en: 'Taken back.', ar: 'تم التراجع.', fa: 'برگردانده شد.' },
  voidIt: { en: 'Void the invoice', ar: 'إلغاء الفاتورة', fa: 'ابطال فاکتور' },
  voided: { en: 'The invoice is void.', ar: 'ألغيت الفاتورة.', fa: 'فاکتور باطل شد.' },
  wrong: { en: 'Issued by mistake', ar: 'صدرت بالخطأ', fa: 'اشتباهی صادر شده' },
})

/** What the office may do with an invoice: take cash, void it. */
export function InvoiceOffice({ invoice }: { invoice: InvoiceDetail }) {
  const t = useText(messages)
  const [voiding, setVoiding] = useState(false)
  const path = `/api/v1/invoices/${invoice.id}/`
  const voidIt = useAct((reason: string) => api.post(`${path}void/`, { reason }), {
    invalidates: ['/api/v1/invoices/'],
    success: t.voided,
    throws: true,
  })
  return (
    <>
      {invoice.can.take_cash && (
        <Card title={t.cashTitle}>
          <CashForm key={invoice.balance} invoice={invoice} />
        </Card>
      )}
      {invoice.can.void && (
        <Group justify="flex-end">
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconFileOff size={18} aria-hidden />}
            onClick={() => setVoiding(true)}
          >
            {t.voidIt}
          </Button>
        </Group>
      )}
      <ReasonDialog
        opened={voiding}
        onClose={() => setVoiding(false)}
        title={t.voidIt}
        confirmLabel={t.voidIt}
        usual={[t.wrong]}
        onConfirm={(reason) => voidIt.run(reason)}
      />
    </>
  )
}

function CashForm({ invoice }: { invoice: InvoiceDetail }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  const format = useFormat()
  const invalidate = useInvalidate()
  const { can } = useMe()
  const key = useRef(newKey())
  const undo = useAct(
    (payment: PaymentDetail) => api.post(`/api/v1/payments/${payment.id}/reverse/`, { reason: t.mistaken }),
    {
      invalidates: ['/api/v1/invoices/', '/api/v1/payments/'],
      success: t.undone,
    },
  )
  const form = useForm({
    initial: { amount: invoice.balance, note: '' },
    guard: false,
    submit: (values) =>
      api.post<PaymentDetail>(`/api/v1/invoices/${invoice.id}/cash/`, values, {
        idempotencyKey: key.current,
      }),
    onDone: (payment) => {
      key.current = newKey()
      invalidate('/api/v1/invoices/', '/api/v1/payments/')
      const message = t.taken({ amount: format.money(payment.amount, payment.currency) })
      if (can('payments.review')) notify.undo(message, () => void undo.run(payment))
      else notify.success(message)
    },
  })
  const amount = /^\d+(\.\d+)?$/.test(form.values.amount)
    ? format.money(form.values.amount, invoice.currency)
    : ''
  return (
    <Form form={form}>
      <MoneyField {...form.field('amount')} label={words.amount} currency={invoice.currency} required />
      <TextField {...form.field('note')} label={words.note} maxLength={1000} />
      <FormActions form={form} label={t.take({ amount })} wide />
    </Form>
  )
}
