import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { makeCourse } from '#test/courses'
import { makeSite } from './pages.ts'

/** A small stand-in for what the build makes: the real renderer is tested in web. */
let dist: string
let world: World
let bare: World

const renderer = `export function renderPublicPage(page) {
  const rows = (page.courses ?? page.featured ?? []).map((course) => course.name)
  return { html: '<!doctype html><html lang="' + page.reader.locale + '"><title>' + page.page + '</title>' + [page.course?.name, ...rows, JSON.stringify(page.facets ?? [])].join('|') + '</html>' }
}`

beforeAll(async () => {
  dist = await mkdtemp(path.join(os.tmpdir(), 'halqa-dist-'))
  await mkdir(path.join(dist, 'app'), { recursive: true })
  await mkdir(path.join(dist, 'public', 'assets'), { recursive: true })
  await writeFile(path.join(dist, 'public', 'render.js'), renderer)
  await writeFile(
    path.join(dist, 'app', 'index.html'),
    '<html lang="%lang%" dir="%dir%" data-mantine-color-scheme="%scheme%"><title>%name%</title></html>',
  )
  await writeFile(path.join(dist, 'app', 'index-AbCd1234.js'), 'app()')
  await writeFile(path.join(dist, 'app', 'index-AbCd1234.js.br'), 'br')
  await writeFile(path.join(dist, 'app', 'icon.svg'), '<svg/>')
  await writeFile(path.join(dist, 'app', 'sw.js'), 'sw()')
  await writeFile(path.join(dist, 'app', 'manifest.webmanifest'), '{"name":"%name%","theme_color":"%brand%"}')
  const site = makeSite({ dist, version: '1' })
  world = await startWorld({ site: { moreRoutes: () => site.routes, fallback: site.fallback } })
  const nothing = makeSite({ dist: path.join(dist, 'missing'), version: '1' })
  bare = await startWorld({ site: { moreRoutes: () => nothing.routes, fallback: nothing.fallback } })
})
afterAll(async () => {
  await world.stop()
  await bare.stop()
  await rm(dist, { recursive: true, force: true })
})

const html = { accept: 'text/html' }

describe('public pages', () => {
  test('speak the language of the address, of the device, of the browser, of the centre', async () => {
    const lang = async (query: string, headers: Record<string, string>) =>
      /lang="(\w+)"/.exec((await world.visitor.get(`/${query}`, { headers })).text)?.[1]
    expect(await lang('?lang=fa', { 'accept-language': 'en', cookie: 'halqa_locale=ar' })).toBe('fa')
    expect(await lang('', { 'accept-language': 'en', cookie: 'halqa_locale=fa' })).toBe('fa')
    expect(await lang('', { 'accept-language': 'en' })).toBe('en')
    expect(await lang('', {})).toBe('ar')
  })

  test('show the catalogue filtered by a plain form, and a course by its Arabic address', async () => {
    const course = await makeCourse(world, {
      name: 'حفظ القرآن',
      schedules: [{ weekday: 0, start: '16:00', end: '17:00' }],
    })
    await makeCourse(world, { name: 'Draft', status: 'draft' })
    const list = await world.visitor.get('/courses', { query: { search: 'قران', gender: '', lang: 'en' } })
    expect(list.text).toContain('حفظ القرآن')
    expect(list.text).toContain('"label":"Saturday"')
    expect(list.text).not.toContain('Draft')
    const page = await world.visitor.get(`/courses/${encodeURIComponent(course.slug)}`)
    expect(page.text).toContain('حفظ القرآن')
    expect((await world.visitor.get('/courses/nothing-here')).status).toBe(404)
    expect(await world.visitor.get('/courses', { query: { season: 'oops' } })).toMatchObject({
      status: 302,
      headers: { location: '/courses' },
    })
  })

  test('show the last page for an address behind the end', async () => {
    await makeCourse(world, { name: 'Calligraphy' })
    const beyond = await world.visitor.get('/courses', { query: { page: '99' } })
    expect(beyond.text).toContain('Calligraphy')
  })

  test('come with strict headers, are kept and answer 304', async () => {
    const answer = await world.visitor.get('/')
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';")
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(answer.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      vary: expect.stringContaining('Cookie'),
    })
    const again = await world.visitor.get('/', {
      headers: { 'if-none-match': String(answer.headers['etag']) },
    })
    expect(again.status).toBe(304)
  })

  test('are listed for crawlers', async () => {
    const course = await makeCourse(world, { name: 'Chess & more' })
    expect((await world.visitor.get('/robots.txt')).text).toContain('/sitemap.xml')
    expect((await world.visitor.get('/sitemap.xml')).text).toContain(
      `/courses/${encodeURIComponent(course.slug)}</loc>`,
    )
  })
})

describe('the web app', () => {
  test('opens at every address of its own, with language, direction and name filled in', async () => {
    for (const address of ['/today', '/admin/courses/7', '/sign-in']) {
      const page = await world.visitor.get(address, {
        headers: { ...html, cookie: 'halqa_locale=fa; halqa_scheme=dark' },
      })
      expect(page.text).toBe(
        '<html lang="fa" dir="rtl" data-mantine-color-scheme="dark"><title>حلقه</title></html>',
      )
      expect(page.headers['cache-control']).toBe('no-cache')
    }
  })

  test('does not answer for the API, for files, or for programs', async () => {
    expect((await world.visitor.get('/api/v1/nowhere/', { headers: html })).json.code).toBe('not_found')
    expect((await world.visitor.get('/old-logo.png', { headers: html })).status).toBe(404)
    expect((await world.visitor.get('/today', { headers: { accept: 'application/json' } })).status).toBe(404)
    expect((await world.visitor.post('/today')).status).toBe(404)
  })

  test('has files that never change and some that do', async () => {
    const script = await world.visitor.get('/assets/index-AbCd1234.js')
    expect(script).toMatchObject({
      text: 'app()',
      headers: {
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': 'text/javascript; charset=utf-8',
      },
    })
    const packed = await world.visitor.get('/assets/index-AbCd1234.js', {
      headers: { 'accept-encoding': 'gzip, br' },
    })
    expect(packed).toMatchObject({ text: 'br', headers: { 'content-encoding': 'br' } })
    expect((await world.visitor.get('/assets/icon.svg')).headers['cache-control']).toBe(
      'public, max-age=3600',
    )
    expect((await world.visitor.get('/sw.js')).headers['cache-control']).toBe('no-cache')
    expect(
      (await world.visitor.get('/manifest.webmanifest', { headers: { 'accept-language': 'en' } })).json,
    ).toEqual({ name: 'Halqa', theme_color: '#0f766e' })
    for (const name of ['index.html', 'sw.js', '..%2Findex.html', 'index-AbCd1234.js.br', '.env'])
      expect((await world.visitor.get(`/assets/${name}`)).status).toBe(404)
  })

  test('reads what the centre decided', async () => {
    const { json } = await world.visitor.get('/config.json', { headers: { 'accept-language': 'en' } })
    expect(json).toMatchObject({
      brand: { name: 'Halqa', color: '#0f766e', logo: null },
      locale: 'ar',
      time_zone: 'Africa/Cairo',
      currency: 'EGP',
      calendar: 'gregorian',
      week_start: 0,
      setup_needed: true,
    })
  })

  test('is where old addresses of back offices lead', async () => {
    for (const old of ['/courses-admin/', '/django-admin'])
      expect(await world.visitor.get(old)).toMatchObject({ status: 302, headers: { location: '/admin/' } })
  })
})

test('before the build a page says what to do', async () => {
  for (const address of ['/', '/courses', '/today']) {
    const page = await bare.visitor.get(address, { headers: html })
    expect(page.status).toBe(503)
    expect(page.text).toContain('not built yet')
  }
})
