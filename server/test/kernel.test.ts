import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

test('an unknown path is a problem in the language of the caller', async () => {
  const answer = await world.visitor.get('/api/v1/nowhere/', {
    headers: { 'accept-language': 'fa-IR,fa;q=0.9' },
  })
  expect(answer.status).toBe(404)
  expect(answer.json).toMatchObject({ code: 'not_found', status: 404, detail: 'پیدا نشد.' })
  expect(answer.headers['content-type']).toContain('application/problem+json')
})

test('under /auth/ the same error has the REST-framework shape', async () => {
  const answer = await world.visitor.get('/auth/nowhere/', { headers: { 'accept-language': 'en' } })
  expect(answer.json).toEqual({ detail: 'Not found.' })
})

test('the API document and its readers are served without inline script', async () => {
  const document = await world.visitor.get('/api/schema/')
  expect(document.status, document.text).toBe(200)
  expect(document.json.openapi).toBe('3.1.0')
  const yaml = await world.visitor.get('/api/schema/?format=yaml')
  expect(yaml.text).toContain('"openapi": "3.1.0"')
  for (const path of ['/api/schema/swagger-ui/', '/api/schema/redoc/']) {
    const page = await world.visitor.get(path)
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/<script>/)
  }
})

test('a client that parses REST-framework bodies gets them everywhere where the switch says so', async () => {
  const old = await startWorld({ node: { drfErrors: true } })
  try {
    const english = { headers: { 'accept-language': 'en' } }
    const missing = await old.app.server.inject({ url: '/api/v1/nowhere/', ...english })
    expect([missing.headers['content-type'], missing.json()]).toEqual([
      'application/json; charset=utf-8',
      { detail: 'Not found.' },
    ])
    const method = await old.app.server.inject({ method: 'PUT', url: '/api/v1/auth/session/', ...english })
    expect(method.json()).toEqual({ detail: 'Method "PUT" not allowed.' })
  } finally {
    await old.stop()
  }
})
