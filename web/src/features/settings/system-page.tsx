import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { SystemState } from '@halqa/api-client'
import { useOne } from '../../api/index.ts'
import { useFormat, useText, type Format } from '../../i18n/index.ts'
import { Ago, Card, Link, Loaded, Page, StatCard } from '../../ui/index.ts'
import css from './settings.module.css'
import { systemTexts } from './texts.ts'

const refreshEvery = 15_000
/** A job that waits longer than this is stuck. */
const stuckMs = 10 * 60_000

/** Whether everything runs: queues, clock, letters, database, storage, versions. */
export default function SystemPage() {
  const t = useText(systemTexts)
  const state = useOne<SystemState>('/api/v1/system/', {}, { refreshEvery })
  return (
    <Page title={t.title} description={t.description}>
      <Loaded {...state}>
        {(found) => (
          <div className={css.frame}>
            <Verdict state={found} />
            <Stats state={found} />
            <Queues state={found} />
            <FailedJobs state={found} />
            <Letters state={found} />
            <Clock state={found} />
            <Tables state={found} />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Verdict({ state }: { state: SystemState }) {
  const t = useText(systemTexts)
  const stuck = state.queues.some(
    ({ failed, oldest }) =>
      failed > 0 || (oldest !== null && Date.parse(state.now) - Date.parse(oldest) > stuckMs),
  )
  const lost = state.deliveries.some(({ failed }) => failed > 0)
  const well = !stuck && !lost
  const Icon = well ? IconCircleCheck : IconAlertTriangle
  return (
    <StatCard
      label={well ? t.allWell : t.look}
      icon={<Icon size={22} aria-hidden />}
      value={<Ago at={state.now} />}
    />
  )
}

function Stats({ state }: { state: SystemState }) {
  const t = useText(systemTexts)
  const format = useFormat()
  const hours = Math.floor(state.uptime_seconds / 3600)
  const running =
    hours > 0 ? t.hours({ count: hours }) : t.minutes({ count: Math.floor(state.uptime_seconds / 60) })
  return (
    <div className={css.stats}>
      <StatCard
        label={t.version}
        value={<bdi dir="ltr">{state.version}</bdi>}
        hint={<bdi dir="ltr">{t.node({ version: state.node })}</bdi>}
      />
      <StatCard label={t.running} value={running} />
      <StatCard label={t.memory} value={format.fileSize(state.memory_bytes)} />
      <StatCard
        label={t.database}
        value={format.fileSize(state.database.bytes)}
        hint={t.postgres({ version: state.database.version, count: state.database.connections })}
      />
      <StatCard
        label={t.storage}
        value={format.fileSize(state.storage.bytes)}
        hint={t.files({ count: state.storage.files })}
      />
      <StatCard
        label={t.audit}
        value={t.sealed({ count: state.audit.seals })}
        hint={state.audit.unsealed > 0 ? t.unsealed({ count: state.audit.unsealed }) : undefined}
      />
    </div>
  )
}

function Queues({ state }: { state: SystemState }) {
  const t = useText(systemTexts)
  const format = useFormat()
  const busy = state.queues.filter(({ waiting, active, failed }) => waiting + active + failed > 0)
  return (
    <Card title={t.queues}>
      {busy.length > 0 && (
        <Table label={t.queues} head={[t.queue, t.waiting, t.active, t.failed, t.oldest]}>
          {busy.map((queue) => (
            <tr key={queue.name}>
              <th scope="row">
                <bdi dir="ltr">{queue.name}</bdi>
              </th>
              <td>{format.number(queue.waiting)}</td>
              <td>{format.number(queue.active)}</td>
              <td className={queue.failed > 0 ? css.bad : undefined}>{format.number(queue.failed)}</td>
              <td>{queue.oldest && <Ago at={queue.oldest} />}</td>
            </tr>
          ))}
        </Table>
      )}
      <p className={css.quiet}>{t.quietQueues({ count: state.queues.length - busy.length })}</p>
    </Card>
  )
}

function FailedJobs({ state }: { state: SystemState }) {
  const t = useText(systemTexts)
  return (
    <Card title={t.failedJobs}>
      {state.failed_jobs.length === 0 ? (
        <p className={css.quiet}>{t.noFailed}</p>
      ) : (
        <ul>
          {state.failed_jobs.map((job) => (
            <li key={job.id}>
              <bdi dir="ltr">{job.name}</bdi> · <Ago at={job.at} />
              {job.error && (
                <div className={css.quiet} dir="ltr">
                  {job.error}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Letters({ state }: { state: SystemState }) {
  const t = useText(systemTexts)
  const format = useFormat()
  const names: Readonly<Record<string, string>> = { sms: t.sms, email: t.email }
  return (
    <Card title={t.letters} action={<Link href="/admin/outbox">{t.outbox}</Link>}>
      {state.deliveries.length === 0 ? (
        <p className={css.quiet}>{t.noLetters}</p>
      ) : (
        <Table label={t.letters} head={[t.channel, t.queued, t.sent, t.notSent, t.unknown]}>
          {state.deliveries.map((row) => (
            <tr key={row.channel}>
              <th scope="row">{names[row.channel] ?? row.channel}</th>
              <td>{format.number(row.queued)}</td>
              <td>{format.number(row.sent)}</td>
              <td className={row.failed > 0 ? css.bad : undefined}>{format.number(row.failed)}</td>
              <td>{format.number(row.unknown)}</td>
            </tr>
          ))}
        </Table>
      )}
    </Card>
  )
}

function Clock({ state }: { state: SystemState }) {
  const t = useText(systemTexts)
  const format = useFormat()
  return (
    <Card title={t.clock}>
      <Table label={t.clock} head={[t.queue, t.due]}>
        {state.clock.map((run) => (
          <tr key={run.name}>
            <th scope="row">
              <bdi dir="ltr">{run.name}</bdi>
            </th>
            <td>{format.dateTime(run.due_at)}</td>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

function Tables({ state }: { state: SystemState }) {
  const t = useText(systemTexts)
  const format: Format = useFormat()
  return (
    <Card title={t.tables}>
      <Table label={t.tables} head={[t.table, t.rows, t.size]}>
        {state.tables.map((table) => (
          <tr key={table.name}>
            <th scope="row">
              <bdi dir="ltr">{table.name}</bdi>
            </th>
            <td>{format.number(table.rows)}</td>
            <td>{format.fileSize(table.bytes)}</td>
          </tr>
        ))}
      </Table>
    </Card>
  )
}

function Table({ label, head, children }: { label: string; head: readonly string[]; children: ReactNode }) {
  return (
    // What scrolls must be reachable by keyboard.
    <div className={css.scroll} role="region" aria-label={label} tabIndex={0}>
      <table className={css.table}>
        <thead>
          <tr>
            {head.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  )
}
