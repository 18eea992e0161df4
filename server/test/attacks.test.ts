import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { makeProbe } from '#test/probes'
import { wire } from '#test/wire'

const probe = makeProbe()
const origin = 'https://learn.example.org'
let world: World
let base: string
let nadia: Caller
beforeAll(async () => {
  world = await startWorld({
    node: { modules: [probe.module], publicUrl: origin, corsOrigins: ['https://friend.example'] },
  })
  await probe.prepare(world)
  base = await world.listen()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
})
afterAll(() => world.stop())

const things = '/api/v1/probe/things/'
const sendJson = (path: string, payload: string | Buffer, type = 'application/json') =>
  world.visitor.send('POST', path, payload, { headers: { 'content-type': type, 'accept-language': 'en' } })

describe('a JSON body', () => {
  test.each([
    ['a NUL', '{"name":"a\\u0000b"}'],
    ['half a surrogate pair', '{"name":"\\ud800"}'],
    ['half a surrogate pair in a name', '{"name":"x","extra":{"\\udc00":1}}'],
    ['a key twice', '{"name":"a","name":"b"}'],
    ['a key twice, once escaped', '{"name":"a","n\\u0061me":"b"}'],
    ['a prototype key', '{"name":"a","__proto__":{"x":1}}'],
    ['a constructor key', '{"name":"a","extra":{"constructor":{}}}'],
    ['deep nesting', `{"name":"a","extra":${'{"a":'.repeat(40)}1${'}'.repeat(40)}}`],
    ['nothing that is JSON', '{name: 1}'],
    ['invalid UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('with %s is refused as unreadable', async (_what, payload) => {
    expect(await sendJson(things, payload)).toMatchObject({ status: 400, json: { code: 'malformed_body' } })
  })

  test('with a whole emoji, escaped or not, is read', async () => {
    expect((await sendJson(things, '{"name":"\\ud83d\\ude42🙂"}')).status).toBe(201)
  })

  test('with members that nobody knows is refused naming them, also deep inside', async () => {
    const body = {
      name: 'a',
      colour: 1,
      rules: [{ colour: 'red', taste: 1 }, { day: 3 }],
      extra: { any: { thing: 1 } },
    }
    const answer = await world.visitor.post(things, body, { headers: { 'accept-language': 'en' } })
    expect(answer.json).toMatchObject({
      code: 'invalid_input',
      errors: { colour: ['Unknown field.'], 'rules.0.taste': ['Unknown field.'] },
    })
    expect(Object.keys(answer.json.errors)).toHaveLength(2)
  })

  test('may send back what the same operation answers, at every depth', async () => {
    const body = { id: 7, got: null, name: 'b', rules: [{ colour: 'red', seen_at: '2026' }] }
    const answer = await world.visitor.patch(`${things}7/`, body)
    expect(answer).toMatchObject({ status: 200, json: { got: { name: 'b', rules: [{ colour: 'red' }] } } })
    expect(answer.json.got).not.toHaveProperty('id')
  })

  test('on Django’s paths may carry anything else, which is ignored', async () => {
    expect(await world.visitor.post('/auth/probe/', { name: 'a', whatever: { x: 1 } })).toMatchObject({
      status: 200,
      json: { got: { name: 'a' } },
    })
  })

  test('with a hundred thousand faults is answered soon and shortly', async () => {
    const answer = await sendJson(
      things,
      JSON.stringify({ name: 'a', rules: Array.from({ length: 60_000 }, () => 0) }),
    )
    expect(answer.status).toBe(400)
    expect(answer.text.length).toBeLessThan(60_000)
  })

  test('over the limit is 413, whether it says its length or dribbles in', async () => {
    expect((await sendJson(things, `{"name":"${'a'.repeat(1_100_000)}"}`)).status).toBe(413)
    const chunk = `10000\r\n${'a'.repeat(0x10000)}\r\n`
    const head = `POST ${things} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`
    expect(await wire(base, head + chunk.repeat(20), 3_000)).toMatch(/^HTTP\/1\.1 413 /)
  })

  test('of a kind that nobody reads is 415', async () => {
    expect(await sendJson(things, '<a/>', 'application/xml')).toMatchObject({
      status: 415,
      json: { code: 'unsupported_media_type' },
    })
  })
})

describe('a form', () => {
  const form = (payload: string | Buffer, path = '/auth/probe/') =>
    sendJson(path, payload, 'Application/X-WWW-Form-Urlencoded; charset=UTF-8')

  test('is read like JSON; of a name that comes twice the last counts, unless a list is asked for', async () => {
    expect((await form('name=a&name=b+c&tags=x&tags=%D9%82')).json).toEqual({
      got: { name: 'b c', tags: ['x', 'ق'] },
    })
  })

  test.each([
    ['NUL', 'name=a%00b'],
    ['invalid UTF-8', 'name=%ff%fe'],
    ['bytes that are no UTF-8', Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0xff])],
    ['a prototype name', 'name=a&__proto__=1'],
  ])('with %s is refused', async (_what, payload) => {
    expect((await form(payload)).status).toBe(400)
  })

  test('with a torn percent sign keeps it as text', async () => {
    expect((await form('name=100%')).json).toEqual({ got: { name: '100%' } })
  })
})

describe('a multipart body', () => {
  const file = (bytes: Buffer | string, name = 'a.txt') => ({
    bytes: Buffer.from(bytes),
    name,
    type: 'text/plain',
  })
  const parts = (payload: string, type = 'multipart/form-data; boundary=x') =>
    sendJson('/api/v1/probe/files/', payload, type)
  const part = (disposition: string, body = 'abc') =>
    `--x\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`

  test('brings its file and its fields', async () => {
    const answer = await world.visitor.form('/api/v1/probe/files/', {
      note: 'hello',
      file: file('abc', '../../etc/passwd'),
    })
    expect(answer.json.files).toMatchObject([{ size: 3 }])
  })

  test.each([
    ['without a boundary', '--x--', 'multipart/form-data'],
    ['without an end', part('name="file"; filename="a"')],
    ['with a prototype name', `${part('name="__proto__"')}--x--\r\n`],
    ['with a NUL in a field', `${part('name="note"', 'a\0b')}--x--\r\n`],
    ['with a broken part', '--x\r\nnonsense\r\n\r\nabc\r\n--x--\r\n'],
  ])('%s is refused, never an error of ours', async (_what, payload, type?: string) => {
    expect((await parts(payload, type)).status).toBe(400)
  })

  test('without the file, or with it as a mere field, names the file', async () => {
    const answer = await parts(`${part('name="file"')}--x--\r\n`)
    expect(answer.json.errors).toHaveProperty('file')
    expect((await parts('--x--\r\n')).json.errors).toHaveProperty('file')
  })

  test('with too many fields, a huge field or a huge file is 413', async () => {
    expect((await parts(`${part('name="note"', 'x').repeat(130)}--x--\r\n`)).status).toBe(413)
    expect((await parts(`${part('name="note"', 'x'.repeat(150_000))}--x--\r\n`)).status).toBe(413)
    expect(
      (
        await parts(
          `${part('name="file"; filename="a"', 'x'.repeat(190_000))}${part('name="file"; filename="b"', 'x'.repeat(30_000))}--x--\r\n`,
        )
      ).status,
    ).toBe(413)
    expect(
      (await world.visitor.form('/api/v1/probe/files/', { file: file(Buffer.alloc(400_000)) })).status,
    ).toBe(413)
  })

  test('with a file where none is wanted is refused by name, on Django’s paths ignored', async () => {
    expect((await world.visitor.form(things, { name: 'a', photo: file('x') })).json.errors).toHaveProperty(
      'photo',
    )
    expect((await world.visitor.form('/auth/probe/', { name: 'a', photo: file('x') })).json).toEqual({
      got: { name: 'a' },
    })
  })
})

describe('an address', () => {
  test('works with and without its last slash, for every method, without a redirect', async () => {
    for (const path of [`${things}7/`, `${things}7`]) {
      expect((await world.visitor.patch(path, { name: 'a' })).status).toBe(200)
      expect((await world.visitor.delete(path)).status).toBe(405)
    }
  })

  test('with a method that it has not says 405 and which it has, whatever the body is', async () => {
    const answer = await sendJson('/api/v1/probe/where/'.replace('where', 'slow'), '{broken')
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } })
  })

  test('answers HEAD like GET without the body, and OPTIONS with what it takes', async () => {
    const head = await fetch(`${base}/api/v1/probe/where/`, { method: 'HEAD' })
    expect([head.status, await head.text()]).toEqual([200, ''])
    const options = await fetch(`${base}${things}`, { method: 'OPTIONS' })
    expect(options.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS')
  })

  test.each(['/api/v1/%', '/api/v1/courses/%E0%A4%A/', '/api/v1/courses/%00/', '/api/v1/probe/where/?q=%00'])(
    'that cannot be read is 400: %s',
    async (path) => {
      const text = await wire(base, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)
      expect(text).toMatch(/^HTTP\/1\.1 400 /)
      expect(text).toContain('application/problem+json')
    },
  )

  test.each([
    `/api/v1/courses/${'x'.repeat(400)}/`,
    '//',
    '//evil.example/api/v1/probe/where/',
    '/api/v1/nowhere',
  ])('that names nothing is 404: %s', async (path) => {
    expect(await wire(base, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 404 /,
    )
  })

  test('of an upgrade that names nothing does not end the server', async () => {
    for (const path of ['//', '//evil.example', '/ws/%', 'http://', '/nowhere']) {
      await wire(
        base,
        `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
      )
    }
    expect((await fetch(`${base}/api/v1/probe/where/`)).status).toBe(200)
  })

  test('asked for with an offer of HTTP/2 in the clear is answered plainly', async () => {
    const text = await wire(
      base,
      `GET /api/v1/probe/where/ HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: x\r\n\r\n`,
    )
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
  })

  test('with headers beyond measure is 431', async () => {
    expect(await wire(base, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 431 /,
    )
  })
})

describe('links that we make', () => {
  test('stay on our own address, whatever Host, proxy headers or the request line say', async () => {
    const where = async (line: string, headers = '') => {
      const text = await wire(
        base,
        `GET ${line} HTTP/1.1\r\nHost: evil.example\r\n${headers}Connection: close\r\n\r\n`,
      )
      return /"url":"([^"]+)"/.exec(text)?.[1]
    }
    expect(await where('/api/v1/probe/where/?a=1')).toBe(`${origin}/api/v1/probe/where/?a=1`)
    expect(
      await where(
        '/api/v1/probe/where/',
        'X-Forwarded-Host: evil.example\r\nForwarded: host=evil.example\r\n',
      ),
    ).toBe(`${origin}/api/v1/probe/where/`)
    expect(await where('http://evil.example/api/v1/probe/where/')).toBe(`${origin}/api/v1/probe/where/`)
  })

  test('a forwarded address is believed of nobody by default', async () => {
    const answer = await world.visitor.get('/api/v1/probe/where/', {
      headers: { 'x-forwarded-for': '6.6.6.6' },
    })
    expect(answer.json.ip).toBe('127.0.0.1')
  })
})

describe('answers', () => {
  test('carry what keeps browsers careful, and are kept by nobody', async () => {
    for (const path of ['/api/v1/probe/where/', '/api/v1/nowhere/', '/auth/nowhere/']) {
      const { headers } = await world.visitor.get(path)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-store',
        'strict-transport-security': 'max-age=31536000',
      })
      expect(headers['x-request-id']).toMatch(/^[\w.-]{8,80}$/)
    }
  })

  test('name a request as the proxy named it, unless the name could harm a log', async () => {
    const named = async (id: string) =>
      (await world.visitor.get('/api/v1/probe/where/', { headers: { 'x-request-id': id } })).headers[
        'x-request-id'
      ]
    expect(await named('proxy-12345678')).toBe('proxy-12345678')
    expect(await named('a"b {"level":60}')).not.toContain('level')
  })

  test('of our own faults tell nothing of the inside', async () => {
    const answer = await world.visitor.get('/api/v1/probe/boom/', { headers: { 'accept-language': 'en' } })
    expect(answer).toMatchObject({ status: 500, json: { code: 'internal' } })
    expect(answer.text).not.toMatch(/uuid|s3cret|syntax|\.ts/)
  })

  test('never say yes to what a failed transaction has not kept', async () => {
    expect((await world.visitor.post('/api/v1/probe/swallow/')).status).toBe(500)
    expect(await world.rows(`SELECT 1 FROM public.probe_things WHERE name = 'swallowed'`)).toEqual([])
  })
})

describe('who asks is settled first', () => {
  test('a stranger’s body is not even parsed', async () => {
    expect((await sendJson('/api/v1/probe/private/', '{broken')).status).toBe(401)
    expect(
      (
        await nadia.send('POST', '/api/v1/probe/private/', '{broken', {
          headers: { 'content-type': 'application/json' },
        })
      ).status,
    ).toBe(400)
  })
})

describe('pages of other sites', () => {
  const from = async (headers: Record<string, string>) =>
    (await world.visitor.post('/api/v1/probe/where/', {}, { headers })).json.cross_site

  test('are known by Origin, and by Sec-Fetch-Site where there is none', async () => {
    expect(await from({ origin: 'https://evil.example' })).toBe(true)
    expect(await from({ origin: 'null' })).toBe(true)
    expect(await from({ 'sec-fetch-site': 'cross-site' })).toBe(true)
    expect(await from({ origin })).toBe(false)
    expect(await from({ origin: 'https://friend.example', 'sec-fetch-site': 'cross-site' })).toBe(false)
    expect(await from({})).toBe(false)
  })

  test('cannot sign anybody in (login CSRF), even from a browser that sends Origin alone', async () => {
    const answer = await world.visitor.send(
      'POST',
      '/api/v1/auth/session/',
      'identifier=%2B201000000001&password=x',
      {
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
      },
    )
    expect(answer).toMatchObject({ status: 403, json: { code: 'csrf_failed' } })
  })

  test('may call with tokens when they are listed, never with cookies', async () => {
    const preflight = (site: string) =>
      fetch(`${base}${things}`, {
        method: 'OPTIONS',
        headers: {
          origin: site,
          'access-control-request-method': 'PATCH',
          'access-control-request-headers': 'authorization',
        },
      })
    const friend = await preflight('https://friend.example')
    expect(friend.headers.get('access-control-allow-origin')).toBe('https://friend.example')
    expect(friend.headers.get('access-control-allow-methods')).toContain('PATCH')
    expect(friend.headers.get('access-control-allow-credentials')).toBeNull()
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull()
  })
})

describe('the same key', () => {
  const key = (name: string) => ({ key: name })

  test('gives the first answer again, on which only one work was done', async () => {
    const before = probe.runs.get('create') ?? 0
    const first = await world.visitor.post(things, { name: 'a' }, key('k1'))
    const again = await world.visitor.post(things, { name: 'a' }, key('k1'))
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text])
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(first.headers['etag']).toBe('"1"')
    expect(probe.runs.get('create')).toBe(before + 1)
  })

  test('with another body, or another question mark part, is 422', async () => {
    await world.visitor.post(things, { name: 'a' }, key('k2'))
    expect((await world.visitor.post(things, { name: 'b' }, key('k2'))).status).toBe(422)
    expect((await world.visitor.post(`${things}?x=1`, { name: 'a' }, key('k2'))).status).toBe(422)
  })

  test('after a refusal or a failure is free: nothing had been done', async () => {
    expect((await world.visitor.post(things, { name: '' }, key('k3'))).status).toBe(400)
    expect((await world.visitor.post(things, { name: 'refuse' }, key('k3'))).status).toBe(500)
    expect((await world.visitor.post(things, { name: 'fine' }, key('k3'))).status).toBe(201)
    expect(await world.rows(`SELECT 1 FROM public.probe_things WHERE name = 'refuse'`)).toEqual([])
  })

  test('belongs to who sent it', async () => {
    await world.visitor.post(things, { name: 'mine' }, key('k4'))
    expect((await nadia.post(things, { name: 'hers' }, key('k4'))).status).toBe(201)
  })

  test('sent twenty times at once works once; the others hear 409 or the same answer', async () => {
    const before = probe.runs.get('create') ?? 0
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => world.visitor.post(things, { name: 'race' }, key('k5'))),
    )
    expect(probe.runs.get('create')).toBe(before + 1)
    expect(new Set(answers.map((answer) => answer.status)).difference(new Set([201, 409])).size).toBe(0)
    expect(await world.rows(`SELECT 1 FROM public.probe_things WHERE name = 'race'`)).toHaveLength(1)
  })

  test('with another file of the same name and size is 422', async () => {
    const upload = (text: string) =>
      world.visitor.form(
        '/api/v1/probe/files/',
        { file: { bytes: Buffer.from(text), name: 'a.txt', type: 'text/plain' } },
        key('k6'),
      )
    const first = await upload('abc')
    expect((await upload('abc')).text).toBe(first.text)
    expect((await upload('abd')).status).toBe(422)
  })
})
