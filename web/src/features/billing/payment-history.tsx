import type { Payment } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { IconPhoto } from '@tabler/icons-react'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Ago, Money } from '../../ui/index.ts'
import { Flags, nameOf, PaymentBadge } from './badges.tsx'
import css from './billing.module.css'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  none: { en: 'Nothing paid yet.', ar: 'لم يدفع شيء بعد.', fa: 'هنوز پرداختی نیست.' },
  show: { en: 'Show the receipt', ar: 'عرض الإيصال', fa: 'دیدن رسید' },
  by: { en: 'by {name}', ar: 'بواسطة {name}', fa: 'توسط {name}' },
  asCredit: { en: 'of it became credit:', ar: 'تحول منه إلى رصيد:', fa: 'از آن به اعتبار افزوده شد:' },
})

/** Payments of an invoice, oldest first, with their receipts and what was decided. */
export function PaymentHistory({ payments }: { payments: readonly Payment[] }) {
  const t = useText(messages)
  const words = useText(moneyTexts)
  if (payments.length === 0) return <Text c="dimmed">{t.none}</Text>
  return (
    <ul className={css.payments}>
      {payments.map((payment) => (
        <li key={payment.id}>
          <div className={css.row}>
            <Text fw={600}>
              <Money amount={payment.amount} currency={payment.currency} />
              <Text span c="dimmed" fw={400}>
                {' '}
                · {words[payment.method]}
              </Text>
            </Text>
            <PaymentBadge status={payment.status} />
          </div>
          <Text size="sm" c="dimmed">
            <Ago at={payment.submitted_at} /> · {t.by({ name: nameOf(payment.submitted_by) })}
            {payment.tracking_code !== '' && (
              <>
                {' · '}
                <bdi className="halqa-ltr">{payment.tracking_code}</bdi>
              </>
            )}
          </Text>
          {Number(payment.credit) > 0 && (
            <Text size="sm">
              {t.asCredit} <Money amount={payment.credit} currency={payment.currency} />
            </Text>
          )}
          {payment.reason && (
            <Text size="sm" dir="auto">
              {words.reason}: {payment.reason}
            </Text>
          )}
          {payment.note !== '' && (
            <Text size="sm" dir="auto">
              {payment.note}
            </Text>
          )}
          <Flags flags={payment.flags} />
          {payment.receipt && (
            <a
              className={`${css.thumb} halqa-screen-only`}
              href={payment.receipt}
              target="_blank"
              rel="noopener"
            >
              <IconPhoto size={20} aria-hidden />
              {t.show}
            </a>
          )}
        </li>
      ))}
    </ul>
  )
}
