import { setTimeout as sleep } from 'node:timers/promises'
import { Halqa, owner } from './halqa.ts'

const invoices = 10
const workers = 24

interface Sent {
  readonly key: string
  readonly invoice: string
  paymentId: string | null
}

/**
 * Takes cash many times at once while the server and then PostgreSQL are killed. Every payment is repeated with its
 * own Idempotency-Key until it is acknowledged; in the end each exists once and the ledger balances.
 */
export async function payThroughDeaths(count: number): Promise<string[]> {
  const halqa = await Halqa.make()
  try {
    await halqa.start()
    const client = new Client(halqa)
    await client.signIn()
    const ids = await client.makeInvoices(invoices, count / invoices)
    const payments: Sent[] = Array.from({ length: count }, (_, n) => ({
      key: `fault-${n}`,
      invoice: ids[n % invoices] ?? '',
      paymentId: null,
    }))
    const deaths = killOnTheWay(halqa, payments)
    const queue = [...payments]
    const [killed] = await Promise.all([
      deaths,
      ...Array.from({ length: workers }, () => payAll(client, queue)),
    ])
    console.log(`paid ${count} times through ${killed} deaths`)
    return await whatIsWrong(client, payments, ids)
  } finally {
    await halqa.remove()
  }
}

async function killOnTheWay(halqa: Halqa, payments: readonly Sent[]): Promise<number> {
  const done = (): number => payments.filter((payment) => payment.paymentId !== null).length
  const reached = async (share: number): Promise<void> => {
    while (done() < payments.length * share) await sleep(5)
  }
  await reached(0.25)
  await halqa.shootServer()
  await halqa.start()
  await reached(0.5)
  await halqa.shootDatabase()
  await reached(0.75)
  await halqa.shootDatabase()
  await halqa.shootServer()
  await halqa.start()
  return 4
}

async function payAll(client: Client, queue: Sent[]): Promise<void> {
  for (let payment = queue.shift(); payment; payment = queue.shift()) {
    payment.paymentId = await client.payUntilAcknowledged(payment)
  }
}

async function whatIsWrong(
  client: Client,
  payments: readonly Sent[],
  ids: readonly string[],
): Promise<string[]> {
  const problems: string[] = []
  const distinct = new Set(payments.map((payment) => payment.paymentId))
  if (distinct.size !== payments.length)
    problems.push(`${payments.length} payments were acknowledged under ${distinct.size} ids`)
  for (const id of ids) {
    const invoice = await client.get(`/api/v1/invoices/${id}/`)
    if (invoice['status'] !== 'paid')
      problems.push(
        `invoice ${id} is ${String(invoice['status'])} with balance ${String(invoice['balance'])}`,
      )
  }
  const first = await client.get('/api/v1/payments/?page_size=1')
  if (first['count'] !== payments.length)
    problems.push(`${payments.length} payments were acknowledged, ${String(first['count'])} exist`)
  const replay = payments[0]
  if (replay && (await client.payUntilAcknowledged(replay)) !== replay.paymentId)
    problems.push('a repeated payment made another one')
  const check = await client.send('POST', '/api/v1/ledger/verify/', {})
  if (check.status >= 300 || /"(ok|balanced)":false/.test(check.text))
    problems.push(`the ledger does not balance: ${check.text.slice(0, 300)}`)
  else console.log(`ledger: ${check.text.slice(0, 200)}`)
  return problems
}

class Client {
  readonly #halqa: Halqa
  #token = ''

  constructor(halqa: Halqa) {
    this.#halqa = halqa
  }

  async signIn(): Promise<void> {
    const answer = await this.send('POST', '/auth/jwt/create/', {
      phone_number1: owner.phone,
      password: owner.password,
    })
    const { access } = record(answer.text)
    if (typeof access !== 'string') throw new Error(`sign-in: ${answer.text}`)
    this.#token = access
  }

  async send(
    method: string,
    path: string,
    body?: unknown,
    key?: string,
  ): Promise<{ status: number; text: string }> {
    const response = await fetch(this.#halqa.address + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#token ? { authorization: `Bearer ${this.#token}` } : {}),
        ...(key ? { 'idempotency-key': key } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    })
    return { status: response.status, text: await response.text() }
  }

  async get(path: string): Promise<Record<string, unknown>> {
    const answer = await this.send('GET', path)
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return record(answer.text)
  }

  async #make(path: string, body: unknown): Promise<Record<string, unknown>> {
    const answer = await this.send('POST', path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return record(answer.text)
  }

  /** Invoices of `units` EGP each: one child in one course of that price. */
  async makeInvoices(count: number, units: number): Promise<string[]> {
    const course = await this.#make('/api/v1/courses/', {
      name: 'Fault lane',
      price: `${units}.00`,
      currency: 'EGP',
    })
    const opened = await this.send('PATCH', `/api/v1/courses/${String(course['id'])}/`, {
      status: 'registration_open',
    })
    if (opened.status >= 300) throw new Error(`open course: ${opened.status} ${opened.text}`)
    for (let n = 0; n < count; n++) {
      const learner = await this.#make('/api/v1/learners/', {
        first_name: `Child ${n}`,
        dob: '2016-05-05',
        gender: 'boy',
        guardian: { phone: `+2010${String(20_000_000 + n)}`, first_name: 'Parent' },
      })
      await this.#make('/api/v1/enrollments/', { course: course['id'], child: learner['id'], invoice: 'now' })
    }
    const list = await this.get('/api/v1/invoices/?page_size=100')
    const rows = Array.isArray(list['results']) ? list['results'] : []
    return rows.map((row: Record<string, unknown>) => String(row['id']))
  }

  async payUntilAcknowledged(payment: Sent): Promise<string> {
    let last = ''
    for (let attempt = 0; attempt < 2_000; attempt++) {
      const answer = await this.send(
        'POST',
        `/api/v1/invoices/${payment.invoice}/cash/`,
        { amount: '1.00' },
        payment.key,
      ).catch((error: unknown) => {
        last = String(error)
        return null
      })
      if (answer) last = `${answer.status} ${answer.text.slice(0, 300)}`
      if (answer && answer.status < 300) return String(record(answer.text)['id'])
      if (answer && answer.status < 500 && answer.status !== 409 && answer.status !== 429)
        throw new Error(`payment ${payment.key}: ${answer.status} ${answer.text}`)
      await sleep(25)
    }
    throw new Error(`payment ${payment.key} was never acknowledged: ${last}`)
  }
}

function record(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}
