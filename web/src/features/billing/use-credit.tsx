import type { InvoiceDetail } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { useRef } from 'react'
import { api, newKey, useAct } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Card } from '../../ui/index.ts'

const messages = defineMessages({
  title: { en: 'Credit', ar: 'الرصيد', fa: 'اعتبار' },
  there: {
    en: '{amount} of credit is there.',
    ar: 'يوجد رصيد قدره {amount}.',
    fa: '{amount} اعتبار موجود است.',
  },
  use: { en: 'Pay from credit', ar: 'الدفع من الرصيد', fa: 'پرداخت از اعتبار' },
  done: { en: 'Paid from credit.', ar: 'تم الدفع من الرصيد.', fa: 'از اعتبار پرداخت شد.' },
})

/** Uses the payer's credit for as much of the invoice as it covers. */
export function UseCredit({ invoice }: { invoice: InvoiceDetail }) {
  const t = useText(messages)
  const format = useFormat()
  const key = useRef(newKey())
  const use = useAct(
    () => api.post(`/api/v1/invoices/${invoice.id}/credit/`, {}, { idempotencyKey: key.current }),
    {
      invalidates: ['/api/v1/invoices/', '/api/v1/payments/'],
      success: t.done,
      onSuccess: () => (key.current = newKey()),
    },
  )
  return (
    <Card title={t.title}>
      <Text mb="sm">{t.there({ amount: format.money(invoice.credit, invoice.currency) })}</Text>
      <Button fullWidth variant="light" loading={use.running} onClick={() => void use.run(undefined)}>
        {t.use}
      </Button>
    </Card>
  )
}
