import type { Payment, PaymentDetail } from '@halqa/api-client'
import { Kbd, SegmentedControl, Text } from '@mantine/core'
import { IconReceipt } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { api, newKey, useAct, useList } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import { Ago, Desk, EmptyState, ErrorState, ListSkeleton, Money, notify, Page } from '../../ui/index.ts'
import { useSearchParam } from '../../url/index.ts'
import { Flags, nameOf } from './badges.tsx'
import { billingNavigation } from './navigation-texts.ts'
import { ReasonDialog } from './reason-dialog.tsx'
import { ReviewedPayment } from './reviewed-payment.tsx'
import css from './billing.module.css'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  all: { en: 'All that wait', ar: 'كل المنتظرة', fa: 'همهٔ منتظران' },
  flagged: { en: 'Odd ones', ar: 'ما يلفت النظر', fa: 'مشکوک‌ها' },
  filter: { en: 'Which receipts', ar: 'أي إيصالات', fa: 'کدام رسیدها' },
  none: { en: 'No receipt waits', ar: 'لا توجد إيصالات منتظرة', fa: 'رسیدی در انتظار نیست' },
  noneDetail: {
    en: 'New receipts of families appear here, the oldest first.',
    ar: 'تظهر هنا إيصالات الأسر الجديدة، الأقدم أولا.',
    fa: 'رسیدهای تازهٔ خانواده‌ها اینجا می‌آید، قدیمی‌ترین در آغاز.',
  },
  approved: {
    en: '{amount} of {name} approved.',
    ar: 'تم قبول {amount} من {name}.',
    fa: '{amount} از {name} تأیید شد.',
  },
  mistaken: { en: 'Approved by mistake', ar: 'قُبلت بالخطأ', fa: 'اشتباهی تأیید شد' },
  undone: { en: 'The approval was reversed.', ar: 'تم عكس القبول.', fa: 'تأیید برگردانده شد.' },
  reject: { en: 'Reject', ar: 'رفض', fa: 'رد کردن' },
  rejectTitle: {
    en: 'Why is it rejected? The family reads this.',
    ar: 'ما سبب الرفض؟ ستقرؤه الأسرة.',
    fa: 'چرا رد می‌شود؟ خانواده آن را می‌خواند.',
  },
  rejected: {
    en: 'Rejected; the family is told.',
    ar: 'رُفضت وستُبلَّغ الأسرة.',
    fa: 'رد شد؛ به خانواده خبر داده می‌شود.',
  },
  notArrived: { en: 'The money did not arrive', ar: 'لم يصل المبلغ', fa: 'پول نرسیده است' },
  unreadable: { en: 'The picture cannot be read', ar: 'الصورة غير واضحة', fa: 'تصویر خوانا نیست' },
  wrongAmount: {
    en: 'The amount is not the one on the receipt',
    ar: 'المبلغ لا يطابق الإيصال',
    fa: 'مبلغ با رسید یکی نیست',
  },
  keys: { en: 'next, back, approve, reject', ar: 'التالي، السابق، قبول، رفض', fa: 'بعدی، قبلی، تأیید، رد' },
})

/** Finance's desk: receipts oldest first, picture beside invoice; J, K, A, R. */
export default function ReviewDesk() {
  const t = useText(messages)
  const format = useFormat()
  const title = useText(billingNavigation).review
  const [which, setWhich] = useSearchParam('which', 'all')
  const [wanted, setWanted] = useSearchParam('payment')
  const [rejecting, setRejecting] = useState(false)
  const keys = useRef(new Map<string, string>())
  const list = useList<Payment>(
    '/api/v1/payments/',
    {
      status: 'pending',
      ordering: 'submitted_at',
      page_size: 100,
      ...(which === 'flagged' ? { flagged: 'true' } : {}),
    },
    { refreshEvery: 30_000 },
  )
  const payment = list.rows.find((row) => row.id === wanted) ?? list.rows[0]
  const again = { invalidates: ['/api/v1/payments/', '/api/v1/invoices/'] }
  const moveOn = (from: Payment) => {
    const at = list.rows.findIndex((row) => row.id === from.id)
    setWanted((list.rows[at + 1] ?? list.rows[at - 1])?.id ?? '')
  }
  const undo = useAct((id: string) => api.post(`/api/v1/payments/${id}/reverse/`, { reason: t.mistaken }), {
    ...again,
    success: t.undone,
  })
  const approve = useAct(
    (row: Payment) =>
      api.post<PaymentDetail>(
        `/api/v1/payments/${row.id}/approve/`,
        {},
        { idempotencyKey: keyOf(keys.current, `approve ${row.id}`) },
      ),
    {
      ...again,
      onSuccess: (_done, row) => {
        moveOn(row)
        notify.undo(
          t.approved({ amount: format.money(row.amount, row.currency), name: nameOf(row.payer) }),
          () => void undo.run(row.id),
        )
      },
    },
  )
  const reject = useAct(
    (input: { row: Payment; reason: string }) =>
      api.post(`/api/v1/payments/${input.row.id}/reject/`, { reason: input.reason }),
    {
      ...again,
      throws: true,
      success: t.rejected,
      onSuccess: (_done, { row }) => moveOn(row),
    },
  )
  return (
    <Page title={title} width="wide" description={<KeysHint text={t.keys} />}>
      <SegmentedControl
        aria-label={t.filter}
        mb="md"
        value={which}
        onChange={setWhich}
        data={[
          { value: 'all', label: t.all },
          { value: 'flagged', label: t.flagged },
        ]}
      />
      {list.loading && <ListSkeleton rows={5} />}
      {list.error && list.rows.length === 0 && (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState
          title={t.none}
          detail={t.noneDetail}
          icon={<IconReceipt size={30} stroke={1.5} aria-hidden />}
        />
      )}
      {payment && (
        <Desk
          label={title}
          items={list.rows}
          itemKey={(row) => row.id}
          selected={payment.id}
          onSelect={setWanted}
          renderItem={(row) => <QueueLine payment={row} />}
          keys={{ KeyA: () => void approve.run(payment), KeyR: () => setRejecting(true) }}
        >
          <ReviewedPayment
            key={payment.id}
            id={payment.id}
            deciding={approve.running || reject.running}
            onApprove={() => void approve.run(payment)}
            onReject={() => setRejecting(true)}
          />
        </Desk>
      )}
      {payment && (
        <ReasonDialog
          opened={rejecting}
          onClose={() => setRejecting(false)}
          title={t.rejectTitle}
          confirmLabel={t.reject}
          usual={[t.notArrived, t.unreadable, t.wrongAmount]}
          onConfirm={(reason) => reject.run({ row: payment, reason })}
        />
      )}
    </Page>
  )
}

/** One key for one intent: a second press of the same decision is the same request. */
function keyOf(known: Map<string, string>, intent: string): string {
  const key = known.get(intent) ?? newKey()
  known.set(intent, key)
  return key
}

function KeysHint({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed" visibleFrom="md">
      <Kbd>J</Kbd> <Kbd>K</Kbd> <Kbd>A</Kbd> <Kbd>R</Kbd> {text}
    </Text>
  )
}

function QueueLine({ payment }: { payment: Payment }) {
  const words = useText(moneyTexts)
  return (
    <div className={css.stack} style={{ gap: 4 }}>
      <div className={css.row}>
        <Text fw={600} truncate>
          <bdi>{nameOf(payment.payer)}</bdi>
        </Text>
        <Text fw={600}>
          <Money amount={payment.amount} currency={payment.currency} />
        </Text>
      </div>
      <div className={css.row}>
        <Text size="sm" c="dimmed">
          <bdi className="halqa-ltr">{payment.invoice.number}</bdi> · {words[payment.method]}
        </Text>
        <Text size="sm" c="dimmed">
          <Ago at={payment.submitted_at} />
        </Text>
      </div>
      <Flags flags={payment.flags} />
    </div>
  )
}
