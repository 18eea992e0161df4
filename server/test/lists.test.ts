import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { makeProbe } from '#test/probes'

const probe = makeProbe()
const things = '/api/v1/probe/things/'
let world: World
beforeAll(async () => {
  world = await startWorld({ node: { modules: [probe.module], publicUrl: 'https://learn.example.org' } })
  await probe.prepare(world)
  await world.rows(`INSERT INTO public.probe_things (name, size, kind, made_at)
    SELECT 'thing ' || lpad(n::text, 3, '0'), n, CASE WHEN n > 20 THEN 'big' ELSE 'small' END, '2026-11-21T10:00:00Z'::timestamptz + n * interval '1 day'
    FROM generate_series(1, 45) AS n`)
  await world.rows(
    `INSERT INTO public.probe_things (name, size) VALUES ('100% القُرآن', 1), ('a_b', 2), ('a\\b', 3)`,
  )
})
afterAll(() => world.stop())

const list = (query: string) =>
  world.visitor.get(`${things}${query}`, { headers: { 'accept-language': 'en' } })
const names = async (query: string): Promise<string[]> =>
  (await list(query)).json.results.map((row: { name: string }) => row.name)

describe('pages', () => {
  test('are linked absolutely under the public address, the first without its number', async () => {
    const first = await list('?page_size=20&ordering=size')
    expect(first.json).toMatchObject({
      count: 48,
      previous: null,
      next: `https://learn.example.org${things}?page_size=20&ordering=size&page=2`,
    })
    const second = await list('?page_size=20&ordering=size&page=2')
    expect(second.json.previous).toBe(`https://learn.example.org${things}?page_size=20&ordering=size`)
    const last = await list('?page_size=20&ordering=size&page=last')
    expect(last.json).toMatchObject({
      next: null,
      previous: `https://learn.example.org${things}?page_size=20&ordering=size&page=2`,
    })
    expect(last.json.results).toHaveLength(8)
  })

  test.each(['0', '-1', '4', '1e1', '0x1', ' 1x', 'first', '9'.repeat(15)])(
    'that are none are 404: %s',
    async (page) => {
      const answer = await list(`?page_size=20&page=${encodeURIComponent(page)}`)
      expect(answer.status).toBe(404)
      expect(answer.json).toMatchObject({ code: 'invalid_page', detail: 'Invalid page.' })
    },
  )

  test('are read in any digits', async () => {
    expect(
      (await list(`?page_size=${encodeURIComponent('۲۰')}&page=${encodeURIComponent('٣')}`)).json.results,
    ).toHaveLength(8)
  })

  test.each([
    ['', 20],
    ['0', 20],
    ['-5', 20],
    ['x', 20],
    ['1e1', 20],
    ['7', 7],
    ['1000', 48],
  ])('of size "%s" have %i rows', async (size, rows) => {
    expect((await list(`?page_size=${size}`)).json.results).toHaveLength(rows)
  })
})

describe('search', () => {
  test('takes percent, underscore and backslash as letters', async () => {
    expect(await names('?search=100%25')).toEqual(['100% القُرآن'])
    expect(await names('?search=a_')).toEqual(['a_b'])
    expect(await names(`?search=${encodeURIComponent('a\\')}`)).toEqual(['a\\b'])
  })

  test('wants every word, in any spelling of it', async () => {
    expect(await names(`?search=${encodeURIComponent('قران ١٠٠')}`)).toEqual(['100% القُرآن'])
    expect(await names('?search=thing+007')).toEqual(['thing 007'])
    expect(await names('?search=thing+none')).toEqual([])
  })

  test('longer than two hundred characters is refused by name', async () => {
    expect((await list(`?search=${'x'.repeat(201)}`)).json.errors).toHaveProperty('search')
  })
})

describe('order', () => {
  test('is the asked one, names that are unknown (or everybody’s) are ignored', async () => {
    expect((await names('?ordering=-size'))[0]).toBe('thing 045')
    expect(await names('?ordering=secret,constructor,__proto__,toString')).toEqual(await names(''))
    expect(await names('?ordering=constructor,-size,-size')).toEqual(await names('?ordering=-size'))
  })
})

describe('filters', () => {
  test('compare', async () => {
    expect(await names('?size__gte=44')).toEqual(['thing 044', 'thing 045'])
    expect(await names('?kind=small&size_min=20')).toEqual(['thing 020'])
    expect(await names('?kind__in=small,big&size_max=1&ordering=size')).toHaveLength(2)
    expect(await names('?size__gte=999999999')).toEqual([])
    expect(await names('?made_at_after=2027-01-04')).toEqual(['thing 044', 'thing 045'])
    expect(await names('?made_at_after=2027-01-05T12:00:00+02:00')).toEqual(['thing 045'])
    expect(await names('?day=2026-11-22')).toEqual(['thing 001'])
  })

  test.each([
    'size=x',
    'size__gte=1e3',
    'size=99999999999',
    'kind=huge',
    'kind__in=small,huge',
    'owner=1',
    'good=maybe',
    'day=2026-02-30',
    'day=0000-01-01',
    'made_at=1',
    'made_at=0000-01-01',
    'made_at=2026-02-30T00:00:00Z',
    'made_at_after=yesterday',
    'made_at=2026-01-01T25:00:00Z',
    `owner__in=${Array.from({ length: 101 }, () => '0199d1c0-0000-7000-8000-000000000001').join(',')}`,
  ])('refuse what they cannot read by name: %s', async (query) => {
    const answer = await list(`?${query}`)
    expect(answer.status).toBe(400)
    expect(Object.keys(answer.json.errors)).toEqual([query.split('=')[0]])
  })
})

describe('a long list', () => {
  beforeAll(async () => {
    await world.rows(
      `INSERT INTO public.probe_things (name, size) SELECT 'row ' || n, 100 FROM generate_series(1, 10350) AS n`,
    )
    await world.rows('ANALYZE public.probe_things')
  })

  test('says that its count is an estimate and still ends where it ends', async () => {
    const last = await list('?page_size=100&page=last')
    expect(last).toMatchObject({ status: 200, json: { count: 10_398, next: null } })
    expect(last.json.results).toHaveLength(98)
    // Here the planner errs by thousands.
    const searched = await list('?page_size=100&page=last&search=row')
    expect(searched.json).toMatchObject({ count: 10_350, next: null })
    expect(searched.json.results).toHaveLength(50)
    const middle = await list('?page_size=100&page=103')
    expect(middle.json).toMatchObject({ count_exact: false, next: expect.stringContaining('page=104') })
    expect((await list('?page_size=100&page=104')).json.next).toBeNull()
    expect((await list('?page_size=100&page=105')).status).toBe(404)
  })

  test.each(['1003', '200000', '9'.repeat(15), '9'.repeat(40)])(
    'is not read by pages at depth %s',
    async (page) => {
      expect(await list(`?page_size=100&page=${page}`)).toMatchObject({
        status: 400,
        json: { code: 'use_cursor' },
      })
    },
  )
})
