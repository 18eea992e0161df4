import { IconCashBanknote, IconFileInvoice, IconMessageCircle, IconReceipt } from '@tabler/icons-react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { Card, StatCard, StatusBadge, type Tone } from '../../ui/index.ts'
import css from './home.module.css'
import { Part, RowLink } from './part.tsx'
import { homeTexts } from './texts.ts'
import type { Finance, Support } from './types.ts'

/** Receipts, open invoices, the day's cash. */
export function FinancePart({ finance }: { finance: Finance }) {
  const t = useText(homeTexts)
  const format = useFormat()
  const money = (amounts: Finance['open']['amounts']) =>
    format.list(amounts.map(({ amount, currency }) => format.money(amount, currency)))
  return (
    <Part title={t.finance}>
      <ul className={css.grid}>
        <li>
          <StatCard
            href="/admin/receipts"
            icon={<IconReceipt size={20} aria-hidden />}
            label={t.receipts}
            value={format.number(finance.receipts.count)}
            hint={
              finance.receipts.oldest
                ? `${t.oldest({ when: format.relative(finance.receipts.oldest) })} · ${money(finance.receipts.amounts)}`
                : undefined
            }
          />
        </li>
        <li>
          <StatCard
            href="/admin/invoices?open=true"
            icon={<IconFileInvoice size={20} aria-hidden />}
            label={t.openInvoices}
            value={format.number(finance.open.count)}
            hint={[
              money(finance.open.amounts),
              finance.open.overdue > 0 && t.overdueCount({ count: finance.open.overdue }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        </li>
        <li>
          <StatCard
            href="/admin/ledger"
            icon={<IconCashBanknote size={20} aria-hidden />}
            label={t.cashToday}
            value={finance.cash.count === 0 ? format.money('0') : money(finance.cash.amounts)}
            hint={t.payments({ count: finance.cash.count })}
          />
        </li>
      </ul>
    </Part>
  )
}

const priorities = ['urgent', 'high', 'medium', 'low'] as const
const tones: Record<(typeof priorities)[number], Tone> = {
  urgent: 'bad',
  high: 'attention',
  medium: 'waiting',
  low: 'neutral',
}

/** The desk by urgency, and the conversations that are one's own. */
export function SupportPart({ support, own }: { support: Support; own: boolean }) {
  const t = useText(homeTexts)
  const format = useFormat()
  return (
    <Part title={t.support} more={{ href: '/desk', label: t.openDesk }}>
      <ul className={`${css.grid} ${css.small}`}>
        {priorities.map((priority) => (
          <li key={priority}>
            <StatCard
              href="/desk?queue=all"
              label={t[priority]}
              value={format.number(support.waiting[priority])}
            />
          </li>
        ))}
      </ul>
      <div className={css.words}>
        {support.unassigned > 0 && (
          <StatusBadge tone="attention">{t.unassigned({ count: support.unassigned })}</StatusBadge>
        )}
        {support.late > 0 && <StatusBadge tone="bad">{t.lateReplies({ count: support.late })}</StatusBadge>}
      </div>
      {(own || support.mine.length > 0) && (
        <Card title={t.myConversations}>
          {support.mine.length === 0 && <p className={css.quiet}>{t.noConversations}</p>}
          <ul className={css.rows}>
            {support.mine.map((ticket) => (
              <li key={ticket.id}>
                <RowLink
                  href={`/desk/${ticket.id}`}
                  icon={<IconMessageCircle size={22} aria-hidden />}
                  title={ticket.title}
                  detail={
                    <>
                      <bdi>{ticket.client}</bdi> · <bdi dir="ltr">#{ticket.number}</bdi>
                      {ticket.waiting_since && (
                        <>
                          {' · '}
                          {t.waitsSince({ when: format.relative(ticket.waiting_since) })}
                        </>
                      )}
                    </>
                  }
                  end={
                    <StatusBadge tone={tones[priorities.find((one) => one === ticket.priority) ?? 'medium']}>
                      {t[priorities.find((one) => one === ticket.priority) ?? 'medium']}
                    </StatusBadge>
                  }
                />
              </li>
            ))}
          </ul>
        </Card>
      )}
    </Part>
  )
}
