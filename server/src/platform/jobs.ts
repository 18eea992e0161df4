import { PgBoss, type Job } from 'pg-boss'
import { sql } from 'kysely'
import type { Logger } from 'pino'
import { systemActor, type Context, type Database } from './context.ts'
import type { Bus, DomainEvent, EventMap, EventType, RoomFrame, SendOptions } from './events.ts'
import { newId } from './ids.ts'
import { Slots } from './slots.ts'
import { timestamp } from './time.ts'

/** Work that runs after commit, at least once: the handler must be idempotent. */
export interface JobSpec {
  readonly kind: 'job'
  readonly name: string
  readonly retries: number
  /** How long one run may take before the queue thinks it dead and runs it again; 15 by default. */
  readonly longestMinutes?: number
  readonly run: (ctx: Context, data: never) => Promise<void>
}

/** A reaction to an event. Runs in one transaction, once for each event (kept in platform.handled_events). */
export interface SubscriberSpec {
  readonly kind: 'subscriber'
  readonly name: string
  readonly event: EventType
  readonly run: (ctx: Context, event: DomainEvent) => Promise<void>
}

/** Work at a wall-clock time of the centre; `weekday` as in the product (Saturday 0), absent = every day. */
export interface CronSpec {
  readonly kind: 'cron'
  readonly name: string
  readonly at: string | { readonly everyMinutes: number }
  readonly weekday?: number
  /** As for a job. */
  readonly longestMinutes?: number
  readonly run: (ctx: Context, run: { readonly dueAt: Temporal.Instant }) => Promise<void>
}
export type WorkSpec = JobSpec | SubscriberSpec | CronSpec

/**
 * A job gets a context on the pool: it may talk to the outside (mail, gateways) without holding a transaction,
 * and opens one with `ctx.tx.transaction()` for what must be atomic.
 */
export function job<T extends object>(spec: {
  name: string
  retries?: number
  longestMinutes?: number
  run: (ctx: Context, data: T) => Promise<void>
}): JobSpec {
  const { longestMinutes } = spec
  return {
    kind: 'job',
    name: spec.name,
    retries: spec.retries ?? 8,
    ...(longestMinutes ? { longestMinutes } : {}),
    run: spec.run as JobSpec['run'],
  }
}

export function subscriber<T extends EventType>(spec: {
  name: string
  event: T
  run: (ctx: Context, event: DomainEvent<T>) => Promise<void>
}): SubscriberSpec {
  return { kind: 'subscriber', name: spec.name, event: spec.event, run: spec.run as SubscriberSpec['run'] }
}

export function cron(spec: Omit<CronSpec, 'kind'>): CronSpec {
  return { kind: 'cron', ...spec }
}

export type MakeContext = (tx: Database, actor: Context['actor']) => Context

const schema = 'pgboss'

/** Workers are woken by hints; polling finds what a lost hint left, and jobs whose time has come. */
const pollingIntervalSeconds = 10
const defaultMinutes = 15

/** The queue: transactional senders on every node, workers where ROLE allows them. */
export class Jobs implements Bus {
  readonly #boss: PgBoss
  readonly #work: readonly WorkSpec[]
  readonly #subscribers = new Map<string, string[]>()
  readonly #workers = new Map<string, string>()
  readonly #database: Database
  readonly #log: Logger
  readonly #slots: Slots

  /** `atOnce`: how many jobs run at a time; they share the pool with people who wait for an answer. */
  constructor(options: {
    url: string
    database: Database
    work: readonly WorkSpec[]
    log: Logger
    workers: boolean
    atOnce: number
  }) {
    this.#slots = new Slots(options.atOnce)
    this.#boss = new PgBoss({
      connectionString: options.url,
      schema,
      application_name: 'halqa-jobs',
      max: 4,
      migrate: false,
      createSchema: false,
      schedule: false,
      supervise: options.workers,
    })
    this.#work = options.work
    this.#database = options.database
    this.#log = options.log
    this.#boss.on('error', (error) => this.#log.error({ err: error }, 'job queue'))
    for (const spec of options.work) {
      if (spec.kind !== 'subscriber') continue
      const list = this.#subscribers.get(spec.event) ?? []
      this.#subscribers.set(spec.event, [...list, spec.name])
    }
  }

  /** Connects; makes missing queues, corrects those that an older version made. Sending needs this too. */
  async start(): Promise<void> {
    await this.#boss.start()
    const existing = new Map((await this.#boss.getQueues()).map((queue) => [queue.name, queue]))
    for (const spec of this.#work) {
      const known = existing.get(spec.name)
      const retryLimit = spec.kind === 'job' ? spec.retries : 8
      const expireInSeconds =
        60 * (spec.kind === 'subscriber' ? defaultMinutes : (spec.longestMinutes ?? defaultMinutes))
      const wanted = { retryLimit, expireInSeconds, retryDelay: 2, retryBackoff: true, retryDelayMax: 900 }
      if (!known) await this.#boss.createQueue(spec.name, wanted)
      else if (known.retryLimit !== retryLimit || known.expireInSeconds !== expireInSeconds)
        await this.#boss.updateQueue(spec.name, { retryLimit, expireInSeconds })
    }
  }

  async startWorkers(makeContext: MakeContext): Promise<void> {
    for (const spec of this.#work) {
      const worker = await this.#boss.work<object>(
        spec.name,
        { batchSize: 20, pollingIntervalSeconds, burstWhenBatchFull: true, perJobResults: true },
        (batch) =>
          Promise.all(batch.map((entry) => this.#slots.run(() => this.#runOne(spec, entry, makeContext)))),
      )
      this.#workers.set(spec.name, worker)
    }
  }

  /** A queue has something to fetch: its worker here looks at once instead of at its next poll. '' = perhaps any of them. */
  wake(queue: string): void {
    for (const [name, worker] of this.#workers)
      if (queue === '' || queue === name) this.#boss.notifyWorker(worker)
  }

  async stop(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: 10_000 })
  }

  async #runOne(spec: WorkSpec, entry: Job<object>, makeContext: MakeContext) {
    try {
      await this.run(spec, entry.data, makeContext)
      return { id: entry.id, status: 'completed' as const }
    } catch (error) {
      this.#log.error({ err: error, job: spec.name, jobId: entry.id }, 'job failed')
      return {
        id: entry.id,
        status: 'failed' as const,
        output: { message: error instanceof Error ? error.message : String(error) },
      }
    }
  }

  /** Runs one piece of work now; also how tests and on-demand buttons run it. */
  async run(spec: WorkSpec, data: object, makeContext: MakeContext): Promise<void> {
    const actor = systemActor(spec.name)
    if (spec.kind === 'job') {
      await spec.run(makeContext(this.#database, actor), data as never)
      return
    }
    if (spec.kind === 'cron') {
      const { due_at } = data as { due_at: string }
      await spec.run(makeContext(this.#database, actor), { dueAt: Temporal.Instant.from(due_at) })
      return
    }
    const event = data as DomainEvent
    await this.#database.transaction().execute(async (tx) => {
      const first =
        await sql`INSERT INTO platform.handled_events (event_id, subscriber) VALUES (${event.id}, ${spec.name})
        ON CONFLICT DO NOTHING`.execute(tx)
      if (first.numAffectedRows === 0n) return
      await spec.run(makeContext(tx, actor), event)
    })
  }

  /** Works off everything that waits now, in this process; answers how many jobs ran. Tests use it instead of workers. */
  async drain(makeContext: MakeContext): Promise<number> {
    let ran = 0
    for (let again = true; again; ) {
      again = false
      for (const spec of this.#work) {
        const batch = await this.#boss.fetch<object>(spec.name, { batchSize: 50, ignoreStartAfter: false })
        for (const entry of batch) {
          const result = await this.#runOne(spec, entry, makeContext)
          if (result.status === 'completed') await this.#boss.complete(spec.name, entry.id)
          else await this.#boss.fail(spec.name, entry.id, result.output)
          ran += 1
          again = true
        }
      }
    }
    return ran
  }

  /** The queues that an event of this type goes to. */
  queuesOf(type: EventType): readonly string[] {
    return this.#subscribers.get(type) ?? []
  }

  spec(name: string): WorkSpec | undefined {
    return this.#work.find((entry) => entry.name === name)
  }

  async emit<T extends EventType>(ctx: Context, type: T, data: EventMap[T]): Promise<void> {
    const event = { id: newId(), type, data, actorId: ctx.actor.userId, at: timestamp(ctx.now) }
    const queues = [...this.queuesOf(type)]
    await sql`WITH event AS (
        INSERT INTO platform.events (id, type, data, actor_id, at)
        VALUES (${event.id}, ${type}, ${JSON.stringify(data)}::jsonb, ${event.actorId}, ${event.at}) RETURNING id)
      SELECT platform.send_jobs(${queues}::text[], ${JSON.stringify(event)}::jsonb) FROM event`.execute(
      ctx.tx,
    )
  }

  async send(ctx: Context, name: string, data: object, options: SendOptions = {}): Promise<void> {
    const startAt = options.startAfter ? timestamp(options.startAfter) : null
    await sql`SELECT platform.send_jobs(${[name]}::text[], ${JSON.stringify(data)}::jsonb, ${startAt}::timestamptz)`.execute(
      ctx.tx,
    )
  }

  async publish(ctx: Context, room: string, frame: RoomFrame): Promise<bigint> {
    const { rows } = await sql<{
      seq: bigint
    }>`SELECT platform.publish(${room}, ${frame.type}, ${JSON.stringify(frame.data)}::jsonb,
      ${frame.audience === undefined ? null : JSON.stringify(frame.audience)}::jsonb) AS seq`.execute(ctx.tx)
    return rows[0]?.seq ?? 0n
  }
}
