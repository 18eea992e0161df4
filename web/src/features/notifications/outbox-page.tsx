import type { OutboxMessage } from '@halqa/api-client'
import { Alert, Button, Modal, Text } from '@mantine/core'
import { useState } from 'react'
import { api, useAct, useList, useOne } from '../../api/index.ts'
import { useConfig } from '../../config-context.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import {
  Ago,
  DataList,
  FilterBar,
  KeyValue,
  Loaded,
  Page,
  StatusBadge,
  type Column,
  type Tone,
} from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import css from './notifications.module.css'
import { outboxPath } from './paths.ts'
import { notificationNavigation } from './texts.ts'

const messages = defineMessages({
  intro: {
    en: 'Every e-mail and text message, also while no provider is connected.',
    ar: 'كل رسائل البريد والرسائل النصية، حتى دون مزود متصل.',
    fa: 'همهٔ ایمیل‌ها و پیامک‌ها، حتی وقتی سرویسی وصل نیست.',
  },
  masked: {
    en: 'Codes and one-time links are hidden.',
    ar: 'الرموز والروابط لمرة واحدة مخفية.',
    fa: 'کدها و پیوندهای یک‌بارمصرف پنهان است.',
  },
  nowhere: {
    en: 'No provider is connected: messages that are kept here have reached nobody, and whoever waits for a code or a link in one cannot come in. Connect mail and text messages before you invite people.',
    ar: 'لا يوجد مزود متصل: الرسائل المحفوظة هنا لم تصل إلى أحد، ومن ينتظر رمزا أو رابطا لا يستطيع الدخول. اربط البريد والرسائل النصية قبل دعوة الناس.',
    fa: 'هیچ سرویسی وصل نیست: پیام‌هایی که همین‌جا مانده به کسی نرسیده و هر که منتظر کد یا پیوند است نمی‌تواند وارد شود. پیش از دعوت، ایمیل و پیامک را وصل کنید.',
  },
  to: { en: 'To', ar: 'إلى', fa: 'گیرنده' },
  text: { en: 'Message', ar: 'الرسالة', fa: 'پیام' },
  way: { en: 'Way', ar: 'الطريقة', fa: 'راه' },
  state: { en: 'State', ar: 'الحالة', fa: 'وضعیت' },
  when: { en: 'When', ar: 'متى', fa: 'زمان' },
  email: { en: 'E-mail', ar: 'بريد', fa: 'ایمیل' },
  sms: { en: 'Text message', ar: 'رسالة نصية', fa: 'پیامک' },
  queued: { en: 'Waiting', ar: 'منتظرة', fa: 'در صف' },
  sent: { en: 'Sent', ar: 'أُرسلت', fa: 'فرستاده شد' },
  failed: { en: 'Failed', ar: 'فشلت', fa: 'ناموفق' },
  unknown: { en: 'Uncertain', ar: 'غير مؤكدة', fa: 'نامعلوم' },
  stayed: { en: 'Kept here', ar: 'محفوظة هنا', fa: 'همین‌جا مانده' },
  through: { en: 'Through', ar: 'عبر', fa: 'از راه' },
  tries: { en: 'Tries', ar: 'المحاولات', fa: 'تلاش‌ها' },
  error: { en: 'What went wrong', ar: 'ما الخطأ', fa: 'چه شد' },
  retry: { en: 'Send again', ar: 'إعادة الإرسال', fa: 'فرستادن دوباره' },
  retried: { en: 'It is sent again.', ar: 'جارٍ إعادة الإرسال.', fa: 'دوباره فرستاده می‌شود.' },
  search: { en: 'Receiver or subject', ar: 'المستلم أو الموضوع', fa: 'گیرنده یا موضوع' },
  open: { en: 'Show', ar: 'عرض', fa: 'نمایش' },
  none: { en: 'Nothing left yet', ar: 'لا رسائل بعد', fa: 'هنوز چیزی نرفته' },
  noneDetail: {
    en: 'Codes, notices and announcements appear here.',
    ar: 'تظهر هنا الرموز والإشعارات والإعلانات.',
    fa: 'کدها، خبرها و اطلاعیه‌ها اینجا می‌آید.',
  },
})

const tones: Record<OutboxMessage['status'], Tone> = {
  queued: 'waiting',
  sent: 'good',
  failed: 'bad',
  unknown: 'attention',
}

/** Mail and text messages as they left the house, for the owner. */
export default function OutboxPage() {
  const t = useText(messages)
  const title = useText(notificationNavigation).outbox
  const { demo } = useConfig()
  const [open, setOpen] = useState<string | null>(null)
  const state = useListState({ filterNames: ['channel', 'status'], ordering: '-created_at' })
  const list = useList<OutboxMessage>(outboxPath, state.query, { refreshEvery: 20_000 })
  const columns: Column<OutboxMessage>[] = [
    { key: 'recipient', header: t.to, main: true, render: (row) => <bdi dir="ltr">{row.recipient}</bdi> },
    {
      key: 'body',
      header: t.text,
      render: (row) => (
        <Text size="sm" lineClamp={2} dir="auto">
          {row.subject ?? row.body}
        </Text>
      ),
    },
    { key: 'channel', header: t.way, width: 130, render: (row) => t[row.channel] },
    { key: 'status', header: t.state, width: 140, render: (row) => <State message={row} /> },
    {
      key: 'created_at',
      header: t.when,
      width: 150,
      sortable: true,
      render: (row) => <Ago at={row.created_at} />,
    },
  ]
  return (
    <Page title={title} width="wide" description={t.intro}>
      {!demo && (
        <Alert variant="light" mb="sm">
          {t.masked}
        </Alert>
      )}
      {!demo && list.rows.some(stayedHere) && (
        <Alert color="orange" variant="light" mb="sm">
          {t.nowhere}
        </Alert>
      )}
      <DataList
        label={title}
        name="outbox"
        columns={columns}
        state={state}
        searchLabel={t.search}
        list={list}
        rowKey={(row) => row.id}
        rowName={(row) => row.recipient}
        renderActions={(row) => (
          <Button variant="subtle" onClick={() => setOpen(row.id)}>
            {t.open}
          </Button>
        )}
        filters={
          <FilterBar
            state={state}
            choices={[
              {
                name: 'channel',
                label: t.way,
                options: [
                  { value: 'email', label: t.email },
                  { value: 'sms', label: t.sms },
                ],
              },
              {
                name: 'status',
                label: t.state,
                options: (['queued', 'sent', 'failed', 'unknown'] as const).map((value) => ({
                  value,
                  label: t[value],
                })),
              },
            ]}
          />
        }
        empty={{ title: t.none, detail: t.noneDetail }}
      />
      <Modal opened={open !== null} onClose={() => setOpen(null)} title={t.text} size="xl">
        {open && <OneMessage id={open} />}
      </Modal>
    </Page>
  )
}

/** Handed to the outbox itself, because no provider is there. */
function stayedHere(message: OutboxMessage): boolean {
  return message.status === 'sent' && message.transport === 'outbox'
}

function State({ message }: { message: OutboxMessage }) {
  const t = useText(messages)
  const stayed = stayedHere(message)
  return (
    <StatusBadge tone={stayed ? 'info' : tones[message.status]}>
      {stayed ? t.stayed : t[message.status]}
    </StatusBadge>
  )
}

function OneMessage({ id }: { id: string }) {
  const t = useText(messages)
  const format = useFormat()
  const path = `${outboxPath}${id}/`
  const message = useOne<OutboxMessage>(path)
  const retry = useAct(() => api.post<OutboxMessage>(`${path}retry/`), {
    invalidates: [outboxPath],
    success: t.retried,
  })
  return (
    <Loaded {...message} onRetry={() => void message.reload()}>
      {(data) => (
        <>
          <KeyValue
            items={[
              { label: t.to, value: <bdi dir="ltr">{data.recipient}</bdi> },
              { label: t.state, value: <State message={data} /> },
              { label: t.through, value: data.transport },
              { label: t.tries, value: format.number(data.attempts) },
              ...(data.error ? [{ label: t.error, value: data.error }] : []),
            ]}
          />
          {data.status === 'failed' && (
            <Button my="sm" loading={retry.running} onClick={() => void retry.run(undefined)}>
              {t.retry}
            </Button>
          )}
          {data.subject && (
            <Text fw={650} my="sm" dir="auto">
              {data.subject}
            </Text>
          )}
          {data.html ? (
            // No scripts, no origin of ours: the mail is shown like a picture of itself.
            <iframe className={css.mail} title={data.subject ?? t.text} src={`${path}html/`} sandbox="" />
          ) : (
            <p className={css.message} dir="auto">
              {data.body}
            </p>
          )}
        </>
      )}
    </Loaded>
  )
}
