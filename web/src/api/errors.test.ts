import { expect, test } from 'vitest'
import { ApiError, errorFrom, errorFromThrown } from './errors.ts'
import { csrfToken, queryString, sdk } from './http.ts'

const answer = (status: number, headers: Record<string, string> = {}) =>
  new Response(null, { status, headers })

test('a problem document', () => {
  const error = errorFrom(answer(409, { 'x-request-id': 'r-1' }), {
    type: 'about:blank',
    title: 'Conflict',
    status: 409,
    detail: 'The seat is taken.',
    code: 'seat_taken',
  })
  expect(error).toMatchObject({
    status: 409,
    code: 'seat_taken',
    detail: 'The seat is taken.',
    requestId: 'r-1',
    errors: {},
  })
})

test('field errors of a problem document', () => {
  const error = errorFrom(answer(400), {
    code: 'invalid',
    detail: '',
    errors: { price: ['Too many decimals.'], 'lines.0.amount': ['Needed.'] },
  })
  expect(error.errors).toEqual({ price: ['Too many decimals.'], 'lines.0.amount': ['Needed.'] })
})

test('the REST-framework body of /auth/', () => {
  const error = errorFrom(answer(400), {
    phone_number1: ['Already used.'],
    non_field_errors: ['Passwords differ.'],
  })
  expect(error).toMatchObject({
    code: 'invalid',
    errors: { phone_number1: ['Already used.'], '': ['Passwords differ.'] },
  })
})

test('a proxy’s page instead of an answer', () => {
  expect(errorFrom(answer(503, { 'retry-after': '7' }), undefined)).toMatchObject({
    status: 503,
    code: 'unavailable',
    retryAfter: 7,
  })
})

test('no answer is offline, an abort is no failure', () => {
  expect(errorFromThrown(new TypeError('fetch failed'))).toMatchObject({ status: 0, code: 'offline' })
  const abort = new DOMException('aborted', 'AbortError')
  expect(errorFromThrown(abort)).toBe(abort)
})

test('the generated client’s answers are unwrapped', async () => {
  await expect(sdk(Promise.resolve({ data: { id: '1' }, response: answer(200) }))).resolves.toEqual({
    id: '1',
  })
  await expect(
    sdk(Promise.resolve({ error: { code: 'not_found', detail: 'Not found.' }, response: answer(404) })),
  ).rejects.toMatchObject({ code: 'not_found' })
  await expect(sdk(Promise.resolve({ error: new TypeError('x') }))).rejects.toBeInstanceOf(ApiError)
})

test('the CSRF cookie with and without TLS', () => {
  expect(csrfToken('a=1; __Host-halqa_csrf=abc%3D')).toBe('abc=')
  expect(csrfToken('halqa_csrf=xyz')).toBe('xyz')
  expect(csrfToken('other=1')).toBeUndefined()
})

test('empty parameters are not sent', () => {
  expect(queryString({ a: 1, b: '', c: null, d: ['x', 'y'], e: [], f: false })).toBe('?a=1&d=x%2Cy&f=false')
})
