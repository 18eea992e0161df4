import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { OutgoingQueue, type Draft } from './outgoing.ts'

const draft = (body: string): Draft => ({ body, files: [], note: false, asks: false })

let answers: ((body: { body: string; client_id: string }) => Response | Error)[]
let sent: { body: string; client_id: string }[]

beforeEach(() => {
  answers = []
  sent = []
  vi.useFakeTimers()
  vi.stubGlobal('document', { cookie: '' })
  vi.stubGlobal('location', { origin: 'http://halqa.test' })
  vi.stubGlobal('fetch', async (request: Request) => {
    const body = await request.json()
    sent.push(body)
    const answer = answers.shift()?.(body) ?? accept(body)
    if (answer instanceof Error) throw answer
    return answer
  })
  // Node knows no relative addresses; the browser completes them.
  const Original = Request
  vi.stubGlobal(
    'Request',
    class extends Original {
      constructor(input: RequestInfo | URL, init?: RequestInit) {
        super(typeof input === 'string' ? new URL(input, 'http://halqa.test') : input, init)
      }
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

function accept(body: { body: string; client_id: string }): Response {
  return Response.json(
    { id: body.client_id, ticket: 't', seq: sent.length, body: body.body, client_id: body.client_id },
    { status: 201 },
  )
}

const offline = () => new TypeError('network')
const refuse = () =>
  Response.json(
    { code: 'invalid_input', detail: 'No.', errors: { body: ['Too long.'] } },
    { status: 400, headers: { 'content-type': 'application/problem+json' } },
  )

test('messages go one after the other, in the order in which they were written', async () => {
  const queue = new OutgoingQueue('t')
  const told: string[] = []
  queue.listen((message) => told.push(message.body))
  for (const body of ['one', 'two', 'three']) queue.add(draft(body))
  await vi.runAllTimersAsync()
  expect(told).toEqual(['one', 'two', 'three'])
  expect(queue.items()).toEqual([])
})

test('without a network they wait, keep their order, and go with the same id when it is back', async () => {
  const queue = new OutgoingQueue('t')
  answers = [offline, offline]
  queue.add(draft('one'))
  queue.add(draft('two'))
  await vi.advanceTimersByTimeAsync(10)
  expect(queue.items().map(({ body, state }) => [body, state])).toEqual([
    ['one', 'waiting'],
    ['two', 'sending'],
  ])
  await vi.runAllTimersAsync()
  expect(queue.items()).toEqual([])
  expect(sent.map(({ body }) => body)).toEqual(['one', 'one', 'one', 'two'])
  expect(new Set(sent.slice(0, 3).map(({ client_id }) => client_id)).size).toBe(1)
})

test('what the server refuses stays with its reason, and the next ones go on', async () => {
  const queue = new OutgoingQueue('t')
  answers = [refuse]
  queue.add(draft('one'))
  queue.add(draft('two'))
  await vi.runAllTimersAsync()
  expect(queue.items()).toMatchObject([{ body: 'one', state: 'refused', reason: 'Too long.' }])
  queue.retry(queue.items()[0]?.clientId ?? '')
  await vi.runAllTimersAsync()
  expect(queue.items()).toEqual([])
})

test('a message that the live line told of first is not shown twice', async () => {
  const queue = new OutgoingQueue('t')
  answers = [offline]
  queue.add(draft('one'))
  await vi.advanceTimersByTimeAsync(10)
  queue.arrived({ client_id: queue.items()[0]?.clientId ?? null })
  expect(queue.items()).toEqual([])
})
