import { Badge, Button } from '@mantine/core'
import { IconMessageCircle, IconMoodKid } from '@tabler/icons-react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { useMe } from '../../api/index.ts'
import { Card, EmptyState, Link, Money, StatusBadge } from '../../ui/index.ts'
import css from './home.module.css'
import { LearnerCard } from './learner-card.tsx'
import { RowLink } from './part.tsx'
import { homeTexts } from './texts.ts'
import type { Family } from './types.ts'

/** The day of a family, or of a student: learners, money, conversations. */
export function FamilyPart({ family, today }: { family: Family; today: string }) {
  return (
    <div className={css.columns}>
      {family.learners.length === 0 ? (
        <Nobody />
      ) : (
        <ul className={`${css.grid} ${css.learners}`}>
          {family.learners.map((learner) => (
            <li key={learner.id}>
              <LearnerCard learner={learner} today={today} />
            </li>
          ))}
        </ul>
      )}
      <div className={css.part}>
        <MoneyCard family={family} />
        <TicketsCard family={family} />
      </div>
    </div>
  )
}

function Nobody() {
  const t = useText(homeTexts)
  const { me } = useMe()
  const parent = me?.roles.includes('parent') === true
  return (
    <Card>
      <EmptyState
        title={parent ? t.noChildren : t.findCourse}
        detail={t.noChildrenDetail}
        icon={<IconMoodKid size={30} stroke={1.5} aria-hidden />}
        action={
          parent ? (
            <Button component={Link} href="/family/new">
              {t.addChild}
            </Button>
          ) : (
            <Button component="a" href="/courses">
              {t.findCourse}
            </Button>
          )
        }
      />
    </Card>
  )
}

function MoneyCard({ family }: { family: Family }) {
  const t = useText(homeTexts)
  const format = useFormat()
  const credit = family.credit.map(({ amount, currency }) =>
    t.credit({ amount: format.money(amount, currency) }),
  )
  const [first] = family.invoices.filter((invoice) => invoice.status !== 'pending_review')
  return (
    <Card title={t.toPay}>
      {family.owes.length === 0 ? (
        <p className={css.quiet}>{t.nothingToPay}</p>
      ) : (
        family.owes.map(({ amount, currency }) => (
          <div key={currency} className={css.amount}>
            <Money amount={amount} currency={currency} />
          </div>
        ))
      )}
      {credit.map((words) => (
        <p key={words} className={css.quiet}>
          {words}
        </p>
      ))}
      <ul className={css.rows}>
        {family.invoices.slice(0, 4).map((invoice) => (
          <li key={invoice.id}>
            <Link href={`/my/invoices/${invoice.id}`} className={`${css.row} ${css.wraps}`} data-link>
              <span className={css.grow}>
                <span className={css.strong}>
                  <bdi dir="ltr" className={css.whole}>
                    {invoice.number}
                  </bdi>
                </span>
                <div className={css.quiet}>
                  {invoice.due_at && t.due({ date: format.date(invoice.due_at, 'day') })}
                </div>
              </span>
              {invoice.status === 'pending_review' ? (
                <StatusBadge tone="waiting">{t.underReview}</StatusBadge>
              ) : (
                invoice.overdue && <StatusBadge tone="bad">{t.overdue}</StatusBadge>
              )}
              <Money amount={invoice.amount} currency={invoice.currency} />
            </Link>
          </li>
        ))}
      </ul>
      {first && (
        <Button component={Link} href={`/my/invoices/${first.id}`} fullWidth mt="sm">
          {t.pay}
        </Button>
      )}
    </Card>
  )
}

function TicketsCard({ family }: { family: Family }) {
  const t = useText(homeTexts)
  return (
    <Card title={t.myTickets}>
      <ul className={css.rows}>
        {family.tickets.map((ticket) => (
          <li key={ticket.id}>
            <RowLink
              href={`/tickets/${ticket.id}`}
              icon={<IconMessageCircle size={20} aria-hidden />}
              title={ticket.title}
              end={ticket.unread > 0 && <Badge color="red">{t.newAnswers({ count: ticket.unread })}</Badge>}
            />
          </li>
        ))}
      </ul>
      <Button component={Link} href="/tickets/new" variant="light" fullWidth mt="xs">
        {t.ask}
      </Button>
    </Card>
  )
}
