import type { LedgerCheck, LedgerTransaction, TrialBalance } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { Fragment } from 'react'
import { api, useAct, useList, useOne } from '../../api/index.ts'
import { defineMessages, useFormat, useText } from '../../i18n/index.ts'
import {
  Ago,
  Card,
  DataList,
  FilterBar,
  Link,
  Loaded,
  Money,
  Page,
  StatusBadge,
  type Column,
} from '../../ui/index.ts'
import { useListState } from '../../url/index.ts'
import { nameOf } from './badges.tsx'
import { accountTexts } from './ledger-texts.ts'
import { billingNavigation } from './navigation-texts.ts'
import css from './billing.module.css'
import { moneyTexts } from './texts.ts'

const messages = defineMessages({
  balances: { en: 'Balances', ar: 'الأرصدة', fa: 'مانده‌ها' },
  account: { en: 'Account', ar: 'الحساب', fa: 'حساب' },
  debit: { en: 'Debit', ar: 'مدين', fa: 'بدهکار' },
  credit: { en: 'Credit', ar: 'دائن', fa: 'بستانکار' },
  check: { en: 'Check the books', ar: 'فحص الدفاتر', fa: 'وارسی دفترها' },
  fine: { en: 'The books are in order.', ar: 'الدفاتر سليمة.', fa: 'دفترها درست است.' },
  faulty: {
    en: '{count, plural, one {# fault found} other {# faults found}}',
    ar: '{count, plural, zero {لا أخطاء} one {خطأ واحد} two {خطآن} few {# أخطاء} many {# خطأ} other {# خطأ}}',
    fa: '{count, plural, one {# خطا} other {# خطا}}',
  },
  never: { en: 'Not checked yet.', ar: 'لم تفحص بعد.', fa: 'هنوز وارسی نشده.' },
  posting: { en: 'Posting', ar: 'القيد', fa: 'سند' },
  entries: { en: 'Entries', ar: 'الأطراف', fa: 'آرتیکل‌ها' },
  when: { en: 'When', ar: 'الوقت', fa: 'زمان' },
  none: { en: 'Nothing was posted yet', ar: 'لا توجد قيود بعد', fa: 'هنوز سندی نیست' },
})

/** The books: what stands on each kind of account, every posting with both sides, and whether all agrees. */
export default function LedgerPage() {
  const t = useText(messages)
  const title = useText(billingNavigation).ledger
  return (
    <Page title={title} width="wide">
      <div className={css.stack}>
        <Balances />
        <Postings label={t.posting} />
      </div>
    </Page>
  )
}

function Balances() {
  const t = useText(messages)
  const accounts = useText(accountTexts)
  const words = useText(moneyTexts)
  const sums = useOne<TrialBalance>('/api/v1/ledger/balances/')
  const verify = useAct(() => api.post<LedgerCheck>('/api/v1/ledger/verify/'), {
    invalidates: ['/api/v1/ledger/'],
  })
  return (
    <Card
      title={t.balances}
      action={
        <Button
          variant="light"
          leftSection={<IconShieldCheck size={18} aria-hidden />}
          loading={verify.running}
          onClick={() => void verify.run(undefined)}
        >
          {t.check}
        </Button>
      }
    >
      <Loaded {...sums}>
        {(found) => (
          <>
            <LastCheck check={found.last_check} />
            <table className={css.lines}>
              <thead>
                <tr>
                  <th scope="col">{t.account}</th>
                  <th scope="col">{t.debit}</th>
                  <th scope="col">{t.credit}</th>
                </tr>
              </thead>
              <tbody>
                {found.accounts.map((row) => (
                  <tr key={`${row.kind} ${row.label} ${row.currency}`}>
                    <td>
                      {accounts[row.kind]}
                      {isMethod(row.label) && ` · ${words[row.label]}`}
                    </td>
                    <td>{Number(row.debit) > 0 && <Money amount={row.debit} currency={row.currency} />}</td>
                    <td>{Number(row.credit) > 0 && <Money amount={row.credit} currency={row.currency} />}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </Loaded>
    </Card>
  )
}

const methods = [
  'cash',
  'card',
  'bank_transfer',
  'instapay',
  'vodafone_cash',
  'wallet',
  'stripe',
  'paypal',
  'other',
] as const
function isMethod(label: string): label is (typeof methods)[number] {
  return methods.some((method) => method === label)
}

function LastCheck({ check }: { check: LedgerCheck | null }) {
  const t = useText(messages)
  if (!check) return <Text c="dimmed">{t.never}</Text>
  return (
    <div className={css.row} style={{ justifyContent: 'flex-start' }}>
      <StatusBadge tone={check.ok ? 'good' : 'bad'}>
        {check.ok ? t.fine : t.faulty({ count: check.faults.length })}
      </StatusBadge>
      <Text size="sm" c="dimmed">
        <Ago at={check.checked_at} />
      </Text>
      {check.faults.map((fault) => (
        <Text key={fault.fault + fault.object_id} size="sm" className="halqa-ltr">
          {fault.fault}: {fault.detail}
        </Text>
      ))}
    </div>
  )
}

function Postings({ label }: { label: string }) {
  const t = useText(messages)
  const accounts = useText(accountTexts)
  const format = useFormat()
  const state = useListState({ filterNames: ['account', 'invoice'], ordering: '-at' })
  const list = useList<LedgerTransaction>('/api/v1/ledger/', state.query)
  const columns: Column<LedgerTransaction>[] = [
    { key: 'reason', header: label, main: true, render: (row) => <Reason row={row} /> },
    { key: 'entries', header: t.entries, render: (row) => <Entries row={row} /> },
    { key: 'at', header: t.when, sortable: true, render: (row) => format.dateTime(row.at) },
  ]
  const kinds = [
    'receivable',
    'customer_credit',
    'deferred_revenue',
    'cash_drawer',
    'bank',
    'gateway_clearing',
  ] as const
  return (
    <DataList
      label={label}
      name="ledger"
      columns={columns}
      state={state}
      list={list}
      rowKey={(row) => row.id}
      filters={
        <FilterBar
          state={state}
          choices={[
            {
              name: 'account',
              label: t.account,
              options: kinds.map((value) => ({ value, label: accounts[value] })),
            },
          ]}
        />
      }
      empty={{ title: t.none }}
    />
  )
}

function Reason({ row }: { row: LedgerTransaction }) {
  const texts = useText(accountTexts)
  const known: Readonly<Record<string, string>> = {
    'invoice.issue': texts.invoiceIssued,
    'invoice.void': texts.invoiceVoided,
    'payment.reverse': texts.paymentReversed,
    'payment.wallet': texts.creditUsed,
  }
  return (
    <div>
      {known[row.reason] ?? texts.paymentPosted}
      {row.actor && (
        <Text size="sm" c="dimmed">
          <bdi>{nameOf(row.actor)}</bdi>
        </Text>
      )}
    </div>
  )
}

function Entries({ row }: { row: LedgerTransaction }) {
  const accounts = useText(accountTexts)
  return (
    <div className={css.entry}>
      {row.entries.map((entry) => (
        <Fragment key={entry.id}>
          <span>
            {accounts[entry.account.kind]}
            {entry.account.owner && (
              <>
                {' · '}
                <bdi>{nameOf(entry.account.owner)}</bdi>
              </>
            )}
            {entry.invoice && entry.account.kind === 'receivable' && (
              <>
                {' · '}
                <Link href={`/admin/invoices/${entry.invoice.id}`}>
                  <bdi className="halqa-ltr">{entry.invoice.number}</bdi>
                </Link>
              </>
            )}
          </span>
          <span>{Number(entry.debit) > 0 && <Money amount={entry.debit} currency={entry.currency} />}</span>
          <span>{Number(entry.credit) > 0 && <Money amount={entry.credit} currency={entry.currency} />}</span>
        </Fragment>
      ))}
    </div>
  )
}
