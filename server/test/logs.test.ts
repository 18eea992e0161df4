import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLogger } from '#platform/log'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeProbe } from '#test/probes'
import { dial, wire } from '#test/wire'

let world: World
let base: string
let nadia: Caller
let written = ''
beforeAll(async () => {
  const sink = new PassThrough()
  sink.on('data', (chunk) => (written += String(chunk)))
  const probe = makeProbe()
  world = await startWorld({
    wsQueryToken: true,
    node: { modules: [probe.module], log: createLogger('trace', sink) },
  })
  await probe.prepare(world)
  base = await world.listen()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
})
afterAll(() => world.stop())

test('the log names requests, and holds no credential, body or address with secrets', async () => {
  const { token } = nadia.person
  const line = await dial(base, `/ws/probe/quiet/?token=${token}`)
  line.ws.send(JSON.stringify({ type: 'auth', token }))
  line.ws.close()
  await (await dial(base, '/ws/probe/quiet/?ticket=tick3t-secret')).closed
  await fetch(`${base}/api/v1/probe/where/?token=query-s3cret`, {
    headers: {
      authorization: `Bearer ${token}`,
      cookie: 'halqa_session=cookie-s3cret',
      'x-request-id': 'proxy-12345678',
    },
  })
  await fetch(`${base}/set-up/link-s3cret?code=123456`)
  await fetch(`${base}/api/v1/probe/boom/?token=query-s3cret`)
  await world.visitor.post('/auth/jwt/create/', {
    phone_number1: '+201001234567',
    password: 'passw0rd-s3cret',
  })
  await world.visitor.send('POST', '/api/v1/probe/things/', '{"name":"body-s3cret",', {
    headers: { 'content-type': 'application/json' },
  })
  await wire(base, 'GET /api/v1/%?token=query-s3cret HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
  await wire(base, 'NONSENSE query-s3cret\r\n\r\n')
  await expect.poll(() => written).toContain('proxy-12345678')
  await expect.poll(() => written).toContain('"route":"/api/v1/probe/boom"')
  expect(written).toContain('request failed')
  expect(written).not.toContain(token.slice(0, 40))
  expect(written).not.toMatch(/s3cret|tick3t|123456"/)
})
