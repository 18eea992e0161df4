import type { Ticket, TicketAgent, TicketCategory, TicketCustomer } from '@halqa/api-client'
import { Badge, Select, TagsInput } from '@mantine/core'
import { useList, useOne } from '../../../api/index.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import { Ago, KeyValue, Loaded, Money, Person, Phone } from '../../../ui/index.ts'
import { agentsPath, categoriesPath, ticketPath } from '../paths.ts'
import { ticketTexts } from '../texts.ts'
import css from './desk.module.css'
import { deskTexts } from './texts.ts'
import type { TicketActs } from './use-ticket-acts.ts'

/** Who asks, and how the ticket is sorted. */
export function CustomerPanel({ ticket, acts }: { ticket: Ticket; acts: TicketActs }) {
  const t = useText(deskTexts)
  const customer = useOne<TicketCustomer>(
    `${ticketPath(ticket.id)}customer/`,
    {},
    { enabled: ticket.side === 'staff', freshFor: 60_000 },
  )
  if (ticket.side !== 'staff') return null
  return (
    <div className={css.panelParts}>
      <section>
        <h2>{t.customer}</h2>
        <Loaded {...customer}>{(data) => <CustomerFacts customer={data} />}</Loaded>
      </section>
      <section>
        <h2>{t.ticket}</h2>
        <Sorting ticket={ticket} acts={acts} />
      </section>
    </div>
  )
}

function CustomerFacts({ customer }: { customer: TicketCustomer }) {
  const t = useText(deskTexts)
  const format = useFormat()
  return (
    <>
      <Person
        name={customer.name}
        src={customer.avatar}
        detail={customer.phone && <Phone number={customer.phone} />}
      />
      <KeyValue
        items={[
          {
            label: t.email,
            value: customer.email && <a href={`mailto:${customer.email}`}>{customer.email}</a>,
          },
          {
            label: t.learners,
            value: format.list(
              customer.learners.map(
                (learner) => `${learner.name}${learner.unique_code ? ` (${learner.unique_code})` : ''}`,
              ),
            ),
          },
          { label: t.courses, value: format.number(customer.courses) },
          {
            label: t.owes,
            value:
              customer.balances.length === 0
                ? t.owesNothing
                : customer.balances.map((balance) => <Money key={balance.currency} {...balance} />),
          },
          {
            label: t.tickets,
            value: t.ticketCounts({
              open: format.number(customer.tickets.open),
              total: format.number(customer.tickets.total),
            }),
          },
        ]}
      />
    </>
  )
}

function Sorting({ ticket, acts }: { ticket: Ticket; acts: TicketActs }) {
  const t = { desk: useText(deskTexts), ticket: useText(ticketTexts) }
  const format = useFormat()
  const categories = useList<TicketCategory>(categoriesPath, { page_size: 100 }, { freshFor: 300_000 })
  const agents = useOne<{ results: TicketAgent[] }>(agentsPath, {}, { freshFor: 30_000 })
  const priorities: readonly Ticket['priority'][] = ['low', 'medium', 'high', 'urgent']
  const about = {
    course: t.desk.aboutCourse,
    invoice: t.desk.aboutInvoice,
    booking: t.desk.aboutBooking,
    enrollment: t.desk.aboutEnrollment,
  }
  return (
    <div className={css.panelParts}>
      <Select
        label={t.desk.agent}
        allowDeselect={false}
        disabled={ticket.is_closed || acts.assign.running}
        data={[
          { value: '', label: t.desk.nobody },
          ...(agents.data?.results ?? []).map((agent) => ({
            value: agent.id,
            label: `${agent.online ? '● ' : ''}${agent.name} (${format.number(agent.waiting_tickets)})`,
          })),
        ]}
        value={ticket.assignee?.id ?? ''}
        onChange={(next) => void acts.assign.run(next || null)}
      />
      <Select
        label={t.ticket.priority}
        allowDeselect={false}
        data={priorities.map((value) => ({ value, label: t.ticket[value] }))}
        value={ticket.priority}
        onChange={(next) => {
          const priority = priorities.find((known) => known === next)
          if (priority) void acts.change.run({ priority })
        }}
      />
      <Select
        label={t.ticket.category}
        allowDeselect={false}
        data={[
          { value: '', label: t.ticket.noCategory },
          ...categories.rows.map((category) => ({ value: category.id, label: category.name })),
        ]}
        value={ticket.category?.id ?? ''}
        onChange={(next) => void acts.change.run({ category_id: next || null })}
      />
      <TagsInput
        label={t.desk.tags}
        placeholder={ticket.tags.length === 0 ? t.desk.addTag : ''}
        maxTags={20}
        value={ticket.tags}
        onChange={(tags) => void acts.change.run({ tags })}
      />
      <KeyValue
        items={[
          { label: t.desk.opened, value: <Ago at={ticket.created_at} /> },
          ...(ticket.link ? [{ label: t.desk.about, value: about[ticket.link.kind] }] : []),
          ...(ticket.rating
            ? [
                {
                  label: t.ticket.status,
                  value: (
                    <Badge size="lg">{t.desk.rated({ stars: format.number(ticket.rating.rating) })}</Badge>
                  ),
                },
              ]
            : []),
        ]}
      />
    </div>
  )
}
