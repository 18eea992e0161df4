import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type pg from 'pg'
import { Problem, errors } from '../errors.ts'
import { networkKeys } from './origin.ts'

/** So many in so many seconds for each key; the first one opens the window. */
export interface Budget {
  readonly name: string
  readonly points: number
  readonly seconds: number
}

export type Claim = readonly [budget: Budget, key: string]

/** A street of addresses may do this many times what one may: somebody who changes his address gets no new budget. */
const nearTimes = 5
const wideTimes = 20

/** One from the budget of an address and from those of the networks around it. */
export function networkClaims(budget: Budget, ip: string | null): readonly Claim[] {
  const [address, near, wide] = networkKeys(ip)
  return [
    [budget, address],
    [{ ...budget, name: `${budget.name}-near`, points: budget.points * nearTimes }, near],
    [{ ...budget, name: `${budget.name}-wide`, points: budget.points * wideTimes }, wide],
  ]
}

/**
 * Budgets shared by all nodes, kept in PostgreSQL. While the database is away a strict in-process budget answers
 * instead: limits never fall open.
 */
export class Limits {
  readonly #pool: pg.Pool
  readonly #factor: number
  readonly #strict = new Map<string, RateLimiterMemory>()

  /** `factor` widens every budget (tests that are not about limits). */
  constructor(pool: pg.Pool, factor = 1) {
    this.#pool = pool
    this.#factor = factor
  }

  /** Takes one from a budget. @throws Problem `too_many_requests` with Retry-After */
  async take(budget: Budget, key: string): Promise<void> {
    await this.takeAll([[budget, key]])
  }

  /**
   * Takes one from each of several budgets, in one statement. Who is refused by one has still taken from the others,
   * so budgets that protect different people are taken one after the other.
   * @throws Problem `too_many_requests` with Retry-After: the longest wait of those that are used up
   */
  async takeAll(claims: readonly Claim[]): Promise<void> {
    const wait = await this.#consume(claims).catch(() => this.#consumeStrictly(claims))
    if (wait > 0) throw tooMany(wait)
  }

  /** Gives back what was taken for something that turned out to be right. */
  async giveBack(claims: readonly Claim[]): Promise<void> {
    for (const [budget, key] of claims) void this.#strict.get(budget.name)?.reward(key)
    await this.#pool
      .query({
        name: 'limits-give-back',
        text: `UPDATE platform.rate_limits SET points = greatest(points - 1, 0)
          WHERE key IN (SELECT key FROM platform.rate_limits WHERE key = ANY($1::text[]) ORDER BY key FOR UPDATE)`,
        values: [claims.map(([budget, key]) => keyOf(budget, key))],
      })
      .catch(() => {})
  }

  /** Gives a budget back whole, for example after a correct password. */
  async reset(budget: Budget, key: string): Promise<void> {
    this.#strict.get(budget.name)?.delete(key)
    await this.#pool
      .query({
        name: 'limits-reset',
        text: 'DELETE FROM platform.rate_limits WHERE key = $1',
        values: [keyOf(budget, key)],
      })
      .catch(() => {})
  }

  /** Milliseconds until all of them have something again; 0 when all had. */
  async #consume(claims: readonly Claim[]): Promise<number> {
    const now = Date.now()
    const { rows } = await this.#pool.query<{ key: string; points: number; wait: number }>({
      name: 'limits-take',
      // Ordered, so that two who take the same budgets never wait for each other crosswise.
      text: `INSERT INTO platform.rate_limits AS l (key, points, expire)
        SELECT c.key, 1, $3::bigint + c.ms FROM unnest($1::text[], $2::bigint[]) AS c (key, ms) ORDER BY c.key
        ON CONFLICT (key) DO UPDATE SET points = CASE WHEN l.expire <= $3 THEN 1 ELSE least(l.points, 1000000) + 1 END,
          expire = CASE WHEN l.expire <= $3 THEN excluded.expire ELSE l.expire END
        RETURNING key, points, (expire - $3)::float8 AS wait`,
      values: [
        claims.map(([budget, key]) => keyOf(budget, key)),
        claims.map(([budget]) => budget.seconds * 1000),
        now,
      ],
    })
    const most = new Map(claims.map(([budget, key]) => [keyOf(budget, key), this.#points(budget)]))
    const over = rows.filter((row) => row.points > (most.get(row.key) ?? 0))
    return Math.max(0, ...over.map((row) => row.wait))
  }

  async #consumeStrictly(claims: readonly Claim[]): Promise<number> {
    const waits = await Promise.all(
      claims.map(([budget, key]) =>
        this.#strictOf(budget)
          .consume(key)
          .then(
            () => 0,
            (refused: unknown) => {
              if (refused instanceof RateLimiterRes) return refused.msBeforeNext
              throw refused
            },
          ),
      ),
    )
    return Math.max(...waits)
  }

  #strictOf(budget: Budget): RateLimiterMemory {
    const known = this.#strict.get(budget.name)
    if (known) return known
    const limiter = new RateLimiterMemory({
      keyPrefix: budget.name,
      points: Math.max(1, Math.floor(this.#points(budget) / 2)),
      duration: budget.seconds,
    })
    this.#strict.set(budget.name, limiter)
    return limiter
  }

  #points(budget: Budget): number {
    return Math.ceil(budget.points * this.#factor)
  }
}

function keyOf(budget: Budget, key: string): string {
  return `${budget.name}:${key}`
}

function tooMany(ms: number): Problem {
  const problem = errors.too_many_requests()
  return new Problem(
    problem.code,
    { status: 429, ...problem.text },
    {},
    { headers: { 'retry-after': String(Math.max(1, Math.ceil(ms / 1000))) } },
  )
}
