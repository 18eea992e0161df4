import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '../http/database.ts'
import { startCentre } from '../http/halqa.ts'
import { freePort } from '../http/ports.ts'
import { runSql } from '../postgres.ts'

export const loginUsage = `npm run bench -- login [--tries 500] [--flood 200]

Time of a wrong password for known and unknown accounts, interleaved; then how long a cheap request takes while so many
sign in at once.`

const goalMs = 5
const wrong = 'wrong-lantern-5'

/** Prints whether time tells who has an account, and what a flood of sign-ins does to everybody else. */
export async function runLogin(parameters: string[]): Promise<void> {
  const { values } = parseArgs({
    args: parameters,
    options: { tries: { type: 'string', default: '500' }, flood: { type: 'string', default: '200' } },
  })
  const tries = Math.max(10, Number(values.tries))
  const flood = Math.max(1, Number(values.flood))
  const database = await openDatabase()
  try {
    // Each try comes from an address of its own, as in an attack that has many; budgets are tested elsewhere.
    const server = await startCentre(database, await freePort(), 'web', { TRUST_PROXY: '1' })
    try {
      await addAccounts(database.adminUrl, tries)
      await compare(server.url, tries)
      await besideFlood(server.url, flood)
    } finally {
      await server.stop()
    }
  } finally {
    await database.stop()
  }
}

/** Accounts that all have the owner's password hash: made by the server itself, at its own cost. */
async function addAccounts(address: string, count: number): Promise<void> {
  await runSql(
    address,
    `INSERT INTO identity.users (id, email, first_name, last_name, password_hash, date_joined)
     SELECT gen_random_uuid(), 'known' || n || '@example.com', 'Known', 'Person',
       (SELECT password_hash FROM identity.users WHERE password_hash IS NOT NULL LIMIT 1), now()
     FROM generate_series(0, ${count - 1}) AS n`,
  )
}

async function compare(url: string, tries: number): Promise<void> {
  const known: number[] = []
  const unknown: number[] = []
  const one = async (times: number[], name: string, n: number, side: number): Promise<void> => {
    times.push(await timed(() => signIn(url, `${name}${n}@example.com`, addressOf(n, side))))
  }
  for (let n = 0; n < 10; n += 1) await one([], 'warm', n, 3)
  for (let n = 0; n < tries; n += 1) {
    // The order changes, so that what comes first is not always the same.
    const steps = [() => one(known, 'known', n, 1), () => one(unknown, 'nobody', n, 2)]
    for (const step of n % 2 === 0 ? steps : steps.toReversed()) await step()
  }
  const gap = { median: median(known) - median(unknown), mean: mean(known) - mean(unknown) }
  const kept = Math.abs(gap.median) <= goalMs && Math.abs(gap.mean) <= goalMs
  console.log(`${tries} tries each, wrong password, interleaved (ms)`)
  console.log(`  known    ${summary(known)}`)
  console.log(`  unknown  ${summary(unknown)}`)
  console.log(
    `  gap      median ${ms(gap.median)}  mean ${ms(gap.mean)}  (goal ${goalMs}: ${kept ? 'kept' : 'MISSED'})`,
  )
  if (!kept) process.exitCode = 1
}

async function besideFlood(url: string, flood: number): Promise<void> {
  const ask = async (): Promise<void> => {
    const answer = await fetch(`${url}/api/v1/tags/`)
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`the cheap request was answered ${answer.status}`)
  }
  const alone: number[] = []
  for (let n = 0; n < 200; n += 1) alone.push(await timed(ask))
  let open = flood
  const begun = performance.now()
  const logins = Array.from({ length: flood }, (_, n) =>
    signIn(url, `flood${n}@example.com`, addressOf(n, 4)).finally(() => (open -= 1)),
  )
  const beside: number[] = []
  await pause(50)
  while (open > 0) beside.push(await timed(ask))
  const statuses = await Promise.all(logins)
  const refused = statuses.filter((status) => status === 503).length
  console.log(
    `${flood} sign-ins at once: through in ${ms(performance.now() - begun)} ms, ${refused} told to wait (503)`,
  )
  console.log(`  another request alone        ${summary(alone)}`)
  console.log(
    `  and beside them (${beside.length} asked)  ${summary(beside)}  longest ${ms(Math.max(...beside))}`,
  )
}

async function signIn(url: string, email: string, ip: string): Promise<number> {
  const answer = await fetch(`${url}/auth/jwt/create/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
    body: JSON.stringify({ email, password: wrong }),
  })
  await answer.arrayBuffer()
  if (answer.status !== 401 && answer.status !== 503)
    throw new Error(`a sign-in was answered ${answer.status}`)
  return answer.status
}

/** Far apart: no two in one /16. */
function addressOf(n: number, side: number): string {
  return `${10 + side * 20 + Math.floor(n / 250)}.${n % 250}.1.1`
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length
const median = (list: readonly number[]): number => quantile(list, 0.5)
const ms = (value: number): string => value.toFixed(2).padStart(7)
const summary = (list: readonly number[]): string =>
  `median ${ms(median(list))}  mean ${ms(mean(list))}  p95 ${ms(quantile(list, 0.95))}`

function quantile(list: readonly number[], part: number): number {
  const sorted = list.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
}
