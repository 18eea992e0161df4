import type { Invoice, Payment } from '@halqa/api-client'
import { Group } from '@mantine/core'
import { useText } from '../../i18n/index.ts'
import { StatusBadge, type Tone } from '../../ui/index.ts'
import { moneyTexts } from './texts.ts'

const invoiceTones: Record<Invoice['status'], Tone> = {
  draft: 'neutral',
  unpaid: 'attention',
  pending_review: 'waiting',
  partially_paid: 'info',
  paid: 'good',
  void: 'neutral',
  refunded: 'neutral',
}

export function InvoiceBadge({ invoice }: { invoice: Pick<Invoice, 'status' | 'is_overdue'> }) {
  const t = useText(moneyTexts)
  return (
    <Group gap={6}>
      <StatusBadge tone={invoiceTones[invoice.status]}>{t[invoice.status]}</StatusBadge>
      {invoice.is_overdue && <StatusBadge tone="bad">{t.overdue}</StatusBadge>}
    </Group>
  )
}

const paymentTones: Record<Payment['status'], Tone> = {
  pending: 'waiting',
  approved: 'good',
  rejected: 'bad',
  reversed: 'neutral',
}

export function PaymentBadge({ status }: { status: Payment['status'] }) {
  const t = useText(moneyTexts)
  return <StatusBadge tone={paymentTones[status]}>{t[status]}</StatusBadge>
}

export function Flags({ flags }: { flags: Payment['flags'] }) {
  const t = useText(moneyTexts)
  if (flags.length === 0) return null
  return (
    <Group gap={6}>
      {flags.map((flag) => (
        <StatusBadge key={flag} tone="bad">
          {t[flag]}
        </StatusBadge>
      ))}
    </Group>
  )
}

export function nameOf(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim()
}
