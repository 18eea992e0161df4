import type { EnrollmentRequest } from '@halqa/api-client'
import { Checkbox, Kbd, SegmentedControl, Text } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { useState } from 'react'
import { useList, useMe } from '../../api/index.ts'
import { useText } from '../../i18n/index.ts'
import { Ago, Desk, EmptyState, ErrorState, ListSkeleton, Page, SearchBox } from '../../ui/index.ts'
import { useListState, useSearchParam } from '../../url/index.ts'
import { comerOf, nameOf, RequestBadge } from './badges.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { deskTexts } from './desk-texts.ts'
import css from './enrolments.module.css'
import { enrolmentNavigation } from './navigation-texts.ts'
import { ReviewedRequest } from './reviewed-request.tsx'
import { useDecisions } from './use-decisions.tsx'

const queues = {
  decide: { status: 'pending' },
  asked: { status: 'processing', waiting: 'false' },
  line: { status: 'processing', waiting: 'true' },
} as const

function isQueue(value: string): value is keyof typeof queues {
  return value in queues
}

/** The desk where places are given: requests oldest first, what speaks against them, J, K, A, R, several at once. */
export default function RequestDesk() {
  const t = useText(deskTexts)
  const title = useText(enrolmentNavigation).requests
  const { can } = useMe()
  const [which, setWhich] = useSearchParam('which', 'decide')
  const [wanted, setWanted] = useSearchParam('request')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const state = useListState()
  const queue = queues[isQueue(which) ? which : 'decide']
  const list = useList<EnrollmentRequest>(
    '/api/v1/enrollment-requests/',
    { ...queue, ordering: 'created_at', page_size: 100, search: state.search },
    { refreshEvery: 30_000 },
  )
  const request = list.rows.find((row) => row.id === wanted) ?? list.rows[0]
  const decisions = useDecisions(() => {
    const at = list.rows.findIndex((row) => row.id === request?.id)
    setWanted((list.rows[at + 1] ?? list.rows[at - 1])?.id ?? '')
  })
  const bulk = can('enrollment_requests.bulk')
  const marked = list.rows.filter((row) => chosen.includes(row.id)).map((row) => row.id)
  return (
    <Page title={title} width="wide" description={<KeysHint text={t.keys} />}>
      <div className={css.row} style={{ marginBlockEnd: 16 }}>
        <SegmentedControl
          aria-label={t.which}
          value={which}
          onChange={(value) => {
            setChosen([])
            setWhich(value)
          }}
          data={[
            { value: 'decide', label: t.toDecide },
            { value: 'asked', label: t.asked },
            { value: 'line', label: t.inLine },
          ]}
        />
        <SearchBox label={t.search} value={state.search} onChange={(search) => state.set({ search })} />
      </div>
      {list.loading && <ListSkeleton rows={5} />}
      {list.error && list.rows.length === 0 && (
        <ErrorState error={list.error} onRetry={() => void list.reload()} />
      )}
      {!list.loading && !list.error && list.rows.length === 0 && (
        <EmptyState
          title={t.none}
          detail={t.noneDetail}
          icon={<IconInbox size={30} stroke={1.5} aria-hidden />}
        />
      )}
      {request && (
        <Desk
          label={title}
          items={list.rows}
          itemKey={(row) => row.id}
          selected={request.id}
          onSelect={setWanted}
          renderItem={(row) => <QueueLine request={row} />}
          {...(bulk
            ? {
                renderMark: (row: EnrollmentRequest) => (
                  <Checkbox
                    aria-label={t.chooseOne({ name: comerOf(row) })}
                    checked={chosen.includes(row.id)}
                    onChange={(event) =>
                      setChosen(
                        event.currentTarget.checked
                          ? [...chosen, row.id]
                          : chosen.filter((id) => id !== row.id),
                      )
                    }
                  />
                ),
              }
            : {})}
          keys={{ KeyA: () => decisions.press('approve'), KeyR: () => decisions.press('reject') }}
        >
          <ReviewedRequest key={request.id} id={request.id} decisions={decisions} />
        </Desk>
      )}
      {marked.length > 0 && <BulkBar ids={marked.slice(0, 50)} onDone={() => setChosen([])} />}
    </Page>
  )
}

function KeysHint({ text }: { text: string }) {
  return (
    <Text size="sm" c="dimmed" visibleFrom="md">
      <Kbd>J</Kbd> <Kbd>K</Kbd> <Kbd>A</Kbd> <Kbd>R</Kbd> {text}
    </Text>
  )
}

function QueueLine({ request }: { request: EnrollmentRequest }) {
  const by = request.requested_by ? nameOf(request.requested_by) : (request.guest?.phone ?? '')
  return (
    <div className={css.tight}>
      <div className={css.row}>
        <Text fw={600} truncate>
          <bdi>{comerOf(request)}</bdi>
        </Text>
        <Text size="sm" c="dimmed">
          <Ago at={request.created_at} />
        </Text>
      </div>
      <Text size="sm" truncate>
        <bdi>{request.course.name}</bdi>
      </Text>
      <div className={css.row}>
        <Text size="sm" c="dimmed">
          <bdi>{by}</bdi>
        </Text>
        {request.status !== 'pending' && <RequestBadge request={request} />}
      </div>
    </div>
  )
}
