import type { InvoiceDetail, PaymentDetail, PayWays } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useRef } from 'react'
import { api, newKey, useInvalidate, useOne } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import {
  DateField,
  FileField,
  Form,
  FormActions,
  MoneyField,
  notify,
  SelectField,
  TextField,
  useForm,
} from '../../ui/index.ts'
import css from './billing.module.css'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  sendTo: { en: 'Send the money here:', ar: 'أرسل المبلغ إلى:', fa: 'مبلغ را به اینجا بفرستید:' },
  askDesk: {
    en: 'Ask the front desk where to send the money.',
    ar: 'اسأل الاستقبال عن بيانات التحويل.',
    fa: 'اطلاعات واریز را از پذیرش بپرسید.',
  },
  receipt: { en: 'Picture of the receipt', ar: 'صورة الإيصال', fa: 'تصویر رسید' },
  chosen: { en: 'Chosen', ar: 'تم الاختيار', fa: 'برگزیده شد' },
  codeHelp: { en: 'Reference number of the transfer', ar: 'الرقم المرجعي للتحويل', fa: 'شمارهٔ مرجع واریز' },
  paidOn: { en: 'Paid on', ar: 'تاريخ الدفع', fa: 'تاریخ پرداخت' },
  send: { en: 'Send to finance', ar: 'إرسال إلى المالية', fa: 'فرستادن برای مالی' },
  sent: {
    en: 'Sent. Finance looks at it and you hear from us.',
    ar: 'تم الإرسال. ستراجعه المالية ونخبرك بالنتيجة.',
    fa: 'فرستاده شد. مالی بررسی می‌کند و خبرتان می‌کنیم.',
  },
  proofNeeded: {
    en: 'Add a picture of the receipt or the tracking code.',
    ar: 'أضف صورة الإيصال أو رقم التتبع.',
    fa: 'تصویر رسید یا کد پیگیری را اضافه کنید.',
  },
})

interface Values {
  method: 'bank_transfer' | 'instapay' | 'vodafone_cash' | 'other' | null
  amount: string
  tracking_code: string
  paid_at: string | null
  note: string
  receipt: File | null
}

/** Reports money that was sent: amount (the rest at first), method with the payee's details, picture and code. */
export function PayForm({ invoice, onDone }: { invoice: InvoiceDetail; onDone?: () => void }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  const invalidate = useInvalidate()
  const key = useRef(newKey())
  const ways = useOne<PayWays>('/api/v1/invoices/ways-to-pay/')
  const options = ways.data?.results ?? []
  const form = useForm<Values, PaymentDetail>({
    initial: {
      method: null,
      amount: invoice.balance,
      tracking_code: '',
      paid_at: null,
      note: '',
      receipt: null,
    },
    validate: (values) => ({
      receipt: values.receipt === null && values.tracking_code.trim() === '' ? t.proofNeeded : undefined,
    }),
    submit: (values) =>
      api.post<PaymentDetail>(
        `/api/v1/invoices/${invoice.id}/payments/`,
        bodyOf(values, options[0]?.method),
        { idempotencyKey: key.current },
      ),
    onDone: () => {
      key.current = newKey()
      invalidate('/api/v1/invoices/', '/api/v1/payments/')
      notify.success(t.sent)
      onDone?.()
    },
  })
  const method = form.values.method ?? options[0]?.method ?? null
  const details = options.find((way) => way.method === method)?.details
  const { value: _shown, ...methodField } = form.field('method')
  return (
    <Form form={form}>
      <SelectField
        {...methodField}
        value={method}
        label={words.method}
        required
        options={options.map((way) => ({ value: way.method, label: words[way.method] }))}
      />
      {details !== undefined && (
        <div className={css.details}>
          <Text size="sm" c="dimmed">
            {details === '' ? t.askDesk : t.sendTo}
          </Text>
          {details !== '' && (
            <Text fw={600} dir="auto">
              {details}
            </Text>
          )}
        </div>
      )}
      <MoneyField {...form.field('amount')} label={words.amount} currency={invoice.currency} required />
      <FileField<File>
        label={t.receipt}
        accept="image/*,application/pdf"
        maxSize={10_000_000}
        error={form.field('receipt').error}
        doneText={t.chosen}
        send={async (file) => file}
        onSent={(file) => form.set({ receipt: file })}
      />
      <TextField
        {...form.field('tracking_code')}
        label={words.trackingCode}
        description={t.codeHelp}
        maxLength={100}
        ltr
      />
      <DateField {...form.field('paid_at')} label={t.paidOn} />
      <TextField {...form.field('note')} label={words.note} rows={2} maxLength={1000} />
      <FormActions form={form} label={t.send} wide />
    </Form>
  )
}

function bodyOf(values: Values, usual: Values['method'] | undefined): FormData {
  const body = new FormData()
  body.append('amount', values.amount)
  body.append('method', values.method ?? usual ?? 'bank_transfer')
  if (values.tracking_code.trim() !== '') body.append('tracking_code', values.tracking_code.trim())
  if (values.paid_at !== null) body.append('paid_at', `${values.paid_at}T12:00:00Z`)
  if (values.note.trim() !== '') body.append('note', values.note.trim())
  if (values.receipt !== null) body.append('receipt', values.receipt)
  return body
}
