import { sql } from 'kysely'
import { anonymous, systemActor, type Actor, type Context } from '#platform/context'
import type { Bus, DomainEvent } from '#platform/events'
import { newId } from '#platform/ids'
import type { SubscriberSpec } from '#platform/jobs'
import { Reply, type AnyRoute, type Method, type UploadedPart } from '#platform/http/route'
import { localDate, wallTime } from '#platform/time'
import { Dice } from './dice.ts'
import type { Progress } from './progress.ts'

/** What happened lately is told afterwards; nothing leaves while the past is played: no letters, no jobs, no live frames. */
function quietBus(heard: DomainEvent[], since: Temporal.Instant): Bus {
  return {
    emit: async (ctx, type, data) => {
      if (Temporal.Instant.compare(ctx.now, since) >= 0)
        heard.push({ id: newId(), type, data, actorId: ctx.actor.userId, at: ctx.now.toString() })
    },
    send: async () => {},
    publish: async () => 0n,
  }
}

const lately = { hours: 30 }

export interface StageParts {
  readonly zone: string
  readonly progress: Progress
  /** The published operations. */
  readonly routes: readonly AnyRoute[]
  /** Who tells people what happened. */
  readonly tellers: readonly SubscriberSpec[]
}

export interface Player {
  readonly id: string
  readonly roles: readonly string[]
}

/**
 * Plays the centre's past through the published operations: each runs as a person at a moment, with that person's
 * rights and every rule of its module.
 */
export class Stage {
  readonly zone: string
  readonly today: Temporal.PlainDate
  readonly now: Temporal.Instant
  readonly dice = new Dice(20_261_121)
  readonly progress: Progress
  readonly #ctx: Context
  readonly #rights: ReadonlyMap<string, ReadonlySet<string>>
  readonly #routes: readonly AnyRoute[]
  readonly #tellers: readonly SubscriberSpec[]
  readonly #heard: DomainEvent[] = []

  private constructor(ctx: Context, parts: StageParts, rights: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#ctx = { ...ctx, bus: quietBus(this.#heard, ctx.now.subtract(lately)) }
    this.#tellers = parts.tellers
    this.#rights = rights
    this.#routes = parts.routes
    this.zone = parts.zone
    this.progress = parts.progress
    this.now = ctx.now
    this.today = localDate(ctx.now, parts.zone)
  }

  static async open(ctx: Context, parts: StageParts): Promise<Stage> {
    const { rows } = await sql<{
      role: string
      permission: string
    }>`SELECT role, permission FROM identity.role_permissions
      UNION ALL SELECT 'owner', key FROM identity.permissions`.execute(ctx.tx)
    const rights = new Map<string, Set<string>>()
    for (const { role, permission } of rows) rights.set(role, (rights.get(role) ?? new Set()).add(permission))
    return new Stage(ctx, parts, rights)
  }

  /** The context in which a person acts at a moment. */
  as(player: Player, at: Temporal.Instant): Context {
    const permissions = new Set(player.roles.flatMap((role) => [...(this.#rights.get(role) ?? [])]))
    const actor: Actor = {
      kind: 'user',
      userId: player.id,
      sessionId: null,
      roles: player.roles,
      permissions,
      authenticatedAt: at,
    }
    return { ...this.#ctx, actor, now: at }
  }

  /** The application itself at a moment. */
  system(at: Temporal.Instant = this.now): Context {
    return { ...this.#ctx, actor: systemActor('demo'), now: at }
  }

  /** Lets people know what happened lately, each at its time. */
  async tell(): Promise<void> {
    const events = this.#heard.toSorted((a, b) =>
      Temporal.Instant.compare(Temporal.Instant.from(a.at), Temporal.Instant.from(b.at)),
    )
    for (const event of events) {
      for (const teller of this.#tellers) {
        if (teller.event === event.type) await teller.run(this.system(Temporal.Instant.from(event.at)), event)
      }
    }
  }

  /** Calls an operation as a person at a moment; answers what it would answer over HTTP. */
  async call(
    player: Player,
    at: Temporal.Instant,
    method: Method,
    path: string,
    body: unknown = {},
    files: readonly UploadedPart[] = [],
  ): Promise<unknown> {
    return this.#run(this.as(player, at), method, path, body, files)
  }

  /** The same by somebody without an account. */
  async callAsVisitor(at: Temporal.Instant, method: Method, path: string, body: unknown): Promise<unknown> {
    return this.#run({ ...this.#ctx, actor: anonymous, now: at }, method, path, body)
  }

  async #run(
    ctx: Context,
    method: Method,
    path: string,
    body: unknown,
    files: readonly UploadedPart[] = [],
  ): Promise<unknown> {
    const [pathname = '', search = ''] = path.split('?', 2)
    const { spec, params } = this.#find(method, pathname)
    const input = {
      params,
      body,
      files,
      headers: {},
      cookies: {},
      secure: true,
      crossSite: false,
      query: Object.fromEntries(new URLSearchParams(search)),
      url: new URL(path, 'http://localhost'),
    }
    const answer = await spec.handler(ctx, input)
    if (!(answer instanceof Reply)) return answer
    return answer.raw && typeof answer.body === 'string' ? JSON.parse(answer.body) : answer.body
  }

  /** The same, for an operation that makes something: its id. */
  async make(player: Player, at: Temporal.Instant, path: string, body: unknown): Promise<string> {
    return textOf(await this.call(player, at, 'POST', path, body), 'id')
  }

  #find(method: Method, pathname: string): { spec: AnyRoute; params: Record<string, string> } {
    const found = this.#routes.flatMap((spec) => {
      if (spec.method !== method) return []
      const pattern = new RegExp(`^${spec.path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
      const match = pattern.exec(pathname)
      return match ? [{ spec, params: { ...match.groups } }] : []
    })
    // A literal path wins over one with parameters, as in the router.
    const [first] = found.toSorted((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)
    if (!first) throw new Error(`the demo centre calls ${method} ${pathname}, which is not published`)
    return first
  }

  /** A moment some days from today, by the centre's clock. */
  moment(days: number, time: string): Temporal.Instant {
    const day = this.today.add({ days })
    return (
      wallTime(day, Temporal.PlainTime.from(time), this.zone) ?? day.toZonedDateTime(this.zone).toInstant()
    )
  }
}

/** A text member of an answer. */
export function textOf(answer: unknown, name: string): string {
  const value = memberOf(answer, name)
  if (typeof value !== 'string') throw new Error(`the answer has no ${name}`)
  return value
}

export function memberOf(answer: unknown, name: string): unknown {
  return typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined
}

/** The rows of a list's answer. */
export function rowsOf(answer: unknown, name = 'results'): unknown[] {
  const rows = memberOf(answer, name)
  return Array.isArray(rows) ? rows : []
}
