import { describe, expect, test } from 'vitest'
import { steps } from './calls.ts'
import { compare, type Deviation } from './compare.ts'
import { deviations } from './deviations.ts'
import { normalise } from './normalise.ts'
import { replay, type Hooks, type Request, type Results } from './replay.ts'
import { call, signIn } from './script.ts'
import { transcript } from './transcript.ts'

const hooks: Hooks = {
  unknownId: '0',
  mailbox: async () => ({ uid: 'Mg', token: 'abc' }),
  promote: async () => undefined,
  deactivate: async () => undefined,
  confirmPhone: async () => undefined,
}

describe('comparing with the transcript', () => {
  test('every call of the script is recorded, and nothing else', () => {
    const called = steps.flatMap((step) => (step.do === 'call' ? [step.name] : []))
    expect(Object.keys(transcript.calls)).toEqual(called)
  })

  test('the transcript does not differ from itself', () => {
    expect(compare(transcript.calls, structuredClone(transcript.calls), [])).toEqual([])
  })

  test.each<[string, (results: Results) => void, string]>([
    ['another status', (results) => void (answer(results, 'refresh with garbage').status = 400), 'status'],
    ['a lost challenge', (results) => void delete answer(results, 'read me without credentials').headers['www-authenticate'], 'headers.www-authenticate'],
    ['another word', (results) => void (answer(results, 'verify garbage').body = { detail: 'No', code: 'token_not_valid' }), 'body.detail'],
    ['one member more', (results) => void (answer(results, 'verify an access token').body = { user: 1 }), 'body.user'],
    ['a secret in the answer', (results) => void (answer(results, 'sign up').body = { ...members(results, 'sign up'), password: 'x' }), 'body.password'],
    ['a body instead of none', (results) => void (answer(results, 'delete me').body = {}), 'body'],
    ['null instead of a text', (results) => void (answer(results, 'refresh').body = { ...members(results, 'refresh'), access: null }), 'body.access'],
  ])('%s is noticed', (_, change, where) => {
    const ours = structuredClone(transcript.calls)
    change(ours)
    expect(compare(transcript.calls, ours, []).map((difference) => difference.where)).toEqual([where])
  })

  test('a call that was not made, or is not in the transcript, is noticed', () => {
    const { refresh, ...rest } = transcript.calls
    expect(refresh).toBeDefined()
    expect(compare(transcript.calls, rest, [])).toMatchObject([{ call: 'refresh', where: 'call' }])
    expect(compare(rest, transcript.calls, [])).toMatchObject([{ call: 'refresh', where: 'call' }])
  })

  test('a deviation excuses exactly what it says, and must be observed', () => {
    const deviation: Deviation = { call: 'refresh with garbage', where: 'status', theirs: 401, ours: 400, reason: 'a test' }
    const ours = structuredClone(transcript.calls)
    answer(ours, 'refresh with garbage').status = 400
    expect(compare(transcript.calls, ours, [deviation])).toEqual([])

    answer(ours, 'refresh with garbage').status = 403
    expect(compare(transcript.calls, ours, [deviation])).toHaveLength(2)
    expect(compare(transcript.calls, transcript.calls, [deviation])).toMatchObject([{ problem: expect.stringContaining('not observed') }])
  })

  test('the listed deviations contradict the transcript as they say', () => {
    const unobserved = compare(transcript.calls, transcript.calls, deviations)
    expect(unobserved).toHaveLength(deviations.length)
    for (const { call: name, where, theirs } of deviations) {
      if (where === 'status') expect(answer(transcript.calls, name).status).toBe(theirs)
    }
  })
})

describe('replaying', () => {
  test('fills placeholders from earlier answers and encodes each kind of body', async () => {
    const seen: Request[] = []
    const { results, unfilled } = await replay(
      async (request) => {
        seen.push(request)
        return { status: 200, headers: { 'content-type': 'application/json; charset=utf-8' }, body: '{"access":"a","refresh":"r","id":7}' }
      },
      [
        signIn('amina', '+201001234501', 'secret'),
        call('form', 'POST x/', { form: { token: '{{amina.refresh}}' } }),
        call('multipart', 'PATCH x/', { as: 'amina', multipart: { name: 'أمينة' } }),
        call('missing', 'GET x/{{nobody.id}}/', { keep: { 'lost.token': 'nowhere.at.all' } }),
      ],
      hooks,
    )
    expect(seen.map(({ path }) => path)).toEqual(['/auth/jwt/create/', '/auth/x/', '/auth/x/', '/auth/x/missing-nobody.id/'])
    expect(seen[1]?.body).toBe('token=r')
    expect(seen[2]?.headers.authorization).toBe('Bearer a')
    expect(seen[2]?.body).toContain('name="name"\r\n\r\nأمينة\r\n')
    expect(unfilled).toEqual(['lost.token (missing: 200)'])
    expect(results.form).toEqual({ status: 200, headers: { 'content-type': 'application/json' }, body: { access: 'a', refresh: 'r', id: '<id>' } })
  })

  test('writes what must differ as its shape, and nothing else', () => {
    const body = JSON.stringify({
      id: '0199c2c4-8f00-7000-8000-000000000000',
      instructor_id: null,
      dob: '2001-12-12',
      date_joined: '2026-11-21T10:00:00.000Z',
      access: 'eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiIxIn0abc.c2lnbmF0dXJlLXNpZw',
      next: 'http://127.0.0.1:43010/auth/users/?page=2',
    })
    expect(normalise({ status: 200, headers: {}, body }, 'all').body).toEqual({
      id: '<id>',
      instructor_id: null,
      dob: '2001-12-12',
      date_joined: '<datetime>',
      access: '<jwt>',
      next: '<origin>/auth/users/?page=2',
    })
  })
})

function answer(results: Results, name: string) {
  const recorded = results[name]
  if (!recorded) throw new Error(`not recorded: ${name}`)
  return recorded
}

function members(results: Results, name: string) {
  const { body } = answer(results, name)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new Error(`${name} has no members`)
  return body
}
