import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  type RateLimiterAbstract,
} from 'rate-limiter-flexible'
import type pg from 'pg'
import { Problem, errors } from '../errors.ts'

/**
 * Budgets shared by all nodes, kept in PostgreSQL. While the database is away a strict in-process budget answers
 * instead: limits never fall open.
 */
export class Limits {
  readonly #pool: pg.Pool
  readonly #limiters = new Map<string, RateLimiterAbstract>()
  readonly #factor: number

  /** `factor` widens every budget (tests that are not about limits). */
  constructor(pool: pg.Pool, factor = 1) {
    this.#pool = pool
    this.#factor = factor
  }

  /** Takes one from a budget. @throws Problem `too_many_requests` with Retry-After */
  async take(budget: { name: string; points: number; seconds: number }, key: string): Promise<void> {
    try {
      await this.#limiter(budget).consume(key)
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error
      const seconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
      const problem = errors.too_many_requests()
      throw new Problem(
        problem.code,
        { status: 429, ...problem.text },
        {},
        { headers: { 'retry-after': String(seconds) } },
      )
    }
  }

  /** Gives a budget back, for example after a correct password. */
  async reset(budget: { name: string; points: number; seconds: number }, key: string): Promise<void> {
    await this.#limiter(budget).delete(key)
  }

  #limiter(budget: { name: string; points: number; seconds: number }): RateLimiterAbstract {
    const known = this.#limiters.get(budget.name)
    if (known) return known
    const points = Math.ceil(budget.points * this.#factor)
    const limiter = new RateLimiterPostgres({
      storeClient: this.#pool,
      storeType: 'client',
      schemaName: 'platform',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: budget.name,
      points,
      duration: budget.seconds,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory({
        keyPrefix: budget.name,
        points: Math.max(1, Math.floor(points / 2)),
        duration: budget.seconds,
      }),
    })
    this.#limiters.set(budget.name, limiter)
    return limiter
  }
}
