import { pbkdf2, timingSafeEqual } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { promisify } from 'node:util'
import { hash, verify } from '@node-rs/argon2'
import { Problem, errors } from '#platform/errors'

const derive = promisify(pbkdf2)

/** argon2id with OWASP's memory and time: about 25 ms a hash on one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const atOnce = Math.max(2, availableParallelism())
const longestQueue = 200

/** Hashing is bounded, so that a flood of sign-ins cannot take the processor and the memory from everybody else. */
class Gate {
  #running = 0
  #passed = 0
  #most = 0
  readonly #waiting: (() => void)[] = []

  get most(): number {
    return this.#most
  }

  get passed(): number {
    return this.#passed
  }

  /** @throws Problem `unavailable` when too many wait already */
  async pass<T>(work: () => Promise<T>): Promise<T> {
    this.#passed += 1
    if (this.#running >= atOnce) {
      if (this.#waiting.length >= longestQueue) throw busy()
      await new Promise<void>((go) => this.#waiting.push(go))
    } else this.#running += 1
    this.#most = Math.max(this.#most, this.#running)
    try {
      return await work()
    } finally {
      // The place goes straight to the next in line.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}

const gate = new Gate()

/** The most that ran side by side so far. */
export function mostAtOnce(): number {
  return gate.most
}

/** How many passwords this process has hashed or checked: known and unknown accounts must cost the same. */
export function passwordHashings(): number {
  return gate.passed
}

function busy(): Problem {
  const problem = errors.unavailable()
  return new Problem(problem.code, { status: 503, ...problem.text }, {}, { headers: { 'retry-after': '2' } })
}

/** @throws Problem `unavailable` (503) when too many passwords wait to be hashed */
export function hashPassword(password: string): Promise<string> {
  return gate.pass(() => hash(password, cost))
}

export interface Verdict {
  readonly ok: boolean
  /** The stored hash is older than our own kind: store a new one. */
  readonly outdated: boolean
}

/**
 * Checks a password against a stored hash: ours (argon2id) or Django's (`pbkdf2_sha256$…`, `argon2$…`). Without a
 * stored hash the same work is done and the answer is no, so that time tells nothing about who has an account.
 */
export async function checkPassword(stored: string | null, password: string): Promise<Verdict> {
  const django = stored?.startsWith('pbkdf2_sha256$') === true
  if (stored && django) return { ok: await gate.pass(() => checkDjango(stored, password)), outdated: true }
  const known = stored?.startsWith('argon2$') ? stored.slice('argon2'.length) : stored
  const ok = await gate.pass(async () => verify(known ?? (await decoy()), password).catch(() => false))
  return { ok: ok && known !== null, outdated: known !== stored || !isCurrent(known) }
}

function isCurrent(stored: string | null): boolean {
  return (
    stored?.startsWith(`$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=${cost.parallelism}$`) ===
    true
  )
}

let decoyHash: Promise<string> | null = null

function decoy(): Promise<string> {
  decoyHash ??= hash('nobody has this password', cost)
  return decoyHash
}

async function checkDjango(stored: string, password: string): Promise<boolean> {
  const [, rounds = '', salt = '', wanted = ''] = stored.split('$')
  const iterations = Number(rounds)
  if (!Number.isInteger(iterations) || iterations < 1 || iterations > 10_000_000) return false
  const expected = Buffer.from(wanted, 'base64')
  if (expected.length !== 32) return false
  return timingSafeEqual(await derive(password, salt, iterations, 32, 'sha256'), expected)
}
