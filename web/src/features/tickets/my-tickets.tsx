import type { Ticket } from '@halqa/api-client'
import { Badge, Button, Group, Text } from '@mantine/core'
import { IconMessagePlus } from '@tabler/icons-react'
import { useList, useMe, useTopic } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Ago, DataList, FilterBar, Link, Page, type Column } from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { ticketsPath } from './paths.ts'
import { TicketStatus } from './status.tsx'
import { ticketNavigation, ticketTexts } from './texts.ts'
import css from './tickets.module.css'

const messages = defineMessages({
  description: {
    en: 'Ask us anything. You see our answer here at once.',
    ar: 'اسألنا عما تريد. يظهر ردنا هنا فورا.',
    fa: 'هر چه می‌خواهید بپرسید. پاسخ ما همین‌جا دیده می‌شود.',
  },
  add: { en: 'Ask for help', ar: 'اطلب المساعدة', fa: 'درخواست کمک' },
  search: { en: 'Search in your tickets', ar: 'ابحث في تذاكرك', fa: 'جست‌وجو در تیکت‌ها' },
  subject: { en: 'Subject', ar: 'الموضوع', fa: 'موضوع' },
  last: { en: 'Last message', ar: 'آخر رسالة', fa: 'آخرین پیام' },
  open: { en: 'Open', ar: 'مفتوحة', fa: 'باز' },
  closed: { en: 'Closed', ar: 'مغلقة', fa: 'بسته' },
  none: { en: 'No questions yet', ar: 'لا أسئلة بعد', fa: 'هنوز پرسشی نیست' },
  noneDetail: {
    en: 'Something about a course, a payment, your child? Write to us, with a photo if it helps.',
    ar: 'سؤال عن دورة أو دفعة أو طفلك؟ اكتب لنا، مع صورة إن كانت تفيد.',
    fa: 'پرسشی دربارهٔ دوره، پرداخت یا فرزندتان؟ برای ما بنویسید، اگر لازم است با عکس.',
  },
  you: { en: 'You: {text}', ar: 'أنت: {text}', fa: 'شما: {text}' },
})

/** One's own tickets, newest first, live. */
export default function MyTickets() {
  const t = { own: useText(messages), ticket: useText(ticketTexts) }
  const title = useText(ticketNavigation).myTickets
  const format = useFormat()
  const { me } = useMe()
  const state = useListState({ filterNames: ['is_closed'], ordering: '-last_message_at' })
  // Agents have tickets of their own too; the list without a client would be everybody's.
  const list = useList<Ticket>(ticketsPath, { client: me?.id, ...state.query }, { enabled: me !== undefined })
  useTopic('notifications', () => void list.reload())
  const columns: Column<Ticket>[] = [
    {
      key: 'number',
      header: t.ticket.number({ number: '' }).trim(),
      width: 90,
      render: (row) => <bdi>{row.number}</bdi>,
    },
    { key: 'title', header: t.own.subject, main: true, render: (row) => <Subject ticket={row} /> },
    { key: 'status', header: t.ticket.status, width: 170, render: (row) => <TicketStatus ticket={row} /> },
    {
      key: 'last_message_at',
      header: t.own.last,
      width: 170,
      sortable: true,
      render: (row) => <Ago at={row.last_message_at} />,
    },
  ]
  return (
    <Page title={title} description={t.own.description} actions={<AskButton />}>
      <DataList
        label={title}
        name="my-tickets"
        columns={columns}
        state={state}
        searchLabel={t.own.search}
        list={list}
        rowKey={(ticket) => ticket.id}
        rowName={(ticket) => `${format.number(ticket.number, { useGrouping: false })} ${ticket.title}`}
        href={(ticket) => `/tickets/${ticket.id}`}
        renderCard={(ticket) => <TicketCard ticket={ticket} />}
        filters={
          <FilterBar
            state={state}
            choices={[
              {
                name: 'is_closed',
                label: t.ticket.status,
                options: [
                  { value: 'false', label: t.own.open },
                  { value: 'true', label: t.own.closed },
                ],
              },
            ]}
          />
        }
        empty={{ title: t.own.none, detail: t.own.noneDetail, action: <AskButton /> }}
      />
    </Page>
  )
}

function AskButton() {
  const t = useText(messages)
  return (
    <Button component={Link} href="/tickets/new" leftSection={<IconMessagePlus size={20} aria-hidden />}>
      {t.add}
    </Button>
  )
}

function Subject({ ticket }: { ticket: Ticket }) {
  const t = { own: useText(messages), ticket: useText(ticketTexts) }
  const { preview, unread } = ticket
  return (
    <div className={css.subject}>
      <Group gap={8} wrap="nowrap">
        <Text fw={unread > 0 ? 700 : 500} truncate dir="auto">
          {ticket.title}
        </Text>
        {unread > 0 && (
          <Badge circle size="lg" aria-label={t.ticket.unread({ count: unread })}>
            {unread}
          </Badge>
        )}
      </Group>
      {preview && (
        <Text size="sm" c="dimmed" truncate dir="auto">
          {preview.mine ? t.own.you({ text: preview.text }) : preview.text}
        </Text>
      )}
    </div>
  )
}

function TicketCard({ ticket }: { ticket: Ticket }) {
  return (
    <div className={css.cardRows}>
      <Subject ticket={ticket} />
      <Group justify="space-between">
        <TicketStatus ticket={ticket} />
        <Text size="sm" c="dimmed">
          <Ago at={ticket.last_message_at} />
        </Text>
      </Group>
    </div>
  )
}
