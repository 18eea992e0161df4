import type { Invoice } from '@halqa/api-client'
import { Text } from '@mantine/core'
import { useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'

const messages = defineMessages({
  owes: {
    en: '{amount} left to pay on {number}',
    ar: 'المتبقي {amount} على {number}',
    fa: '{amount} مانده از {number}',
  },
})

/** A line on a child's card: what is left to pay for it, nothing when all is paid. */
export default function LearnerBalance({ learnerId }: { learnerId: string }) {
  const t = useText(messages)
  const format = useFormat()
  const list = useList<Invoice>('/api/v1/invoices/', { learner: learnerId, open: 'true', page_size: 3 })
  return list.rows.map((invoice) => (
    <Text key={invoice.id} size="sm" fw={500} c="orange.8">
      {t.owes({ amount: format.money(invoice.balance, invoice.currency), number: invoice.number ?? '' })}
    </Text>
  ))
}
