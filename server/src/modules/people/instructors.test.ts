import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { grantRole, ensureUserByPhone } from '#identity'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'

let world: World
let karim: Caller
let salma: Caller
beforeAll(async () => {
  world = await startWorld()
  karim = await world.person('Karim Fathy', {
    roles: ['instructor'],
    phone: '+201001112223',
    email: 'karim@example.org',
  })
  await world.rows('DELETE FROM identity.user_roles WHERE user_id = $1', [karim.id])
  await world.within((ctx) => grantRole(ctx, karim.id, 'instructor'))
  salma = await world.person('Salma Adel', { roles: ['supervisor'] })
})
afterAll(() => world.stop())

const path = '/api/v1/instructors/'

describe('an instructor', () => {
  test('is public without phone, e-mail and pay', async () => {
    await salma.patch(`${path}${karim.id}/`, { pay_rate: '250.50', featured_order: 1 })
    const answer = await world.visitor.get(path)
    expect(answer.json.results).toMatchObject([
      { id: karim.id, first_name: 'Karim', featured_order: 1, staff: null },
    ])
    expect(answer.text).not.toMatch(/1001112223|example\.org|250/)
    expect((await world.visitor.get(`${path}?search=1001112223`)).json.count).toBe(0)
    expect((await salma.get(`${path}?search=1001112223`)).json.results[0].staff).toMatchObject({
      phone_number1: '+201001112223',
      pay_rate: '250.50',
      pay_rate_currency: 'EGP',
    })
  })

  test('edits the own bio, tags and photo, nothing else', async () => {
    const one = `${path}${karim.id}/`
    expect(
      (await karim.patch(one, { bio: 'Recites since 2009', tags: ['Tajweed', ' Tajweed ', 'Hifz'] })).json,
    ).toMatchObject({ bio: 'Recites since 2009', tags: ['Tajweed', 'Hifz'] })
    expect((await karim.patch(one, { pay_rate: '9000' })).status).toBe(403)
    expect((await karim.patch(one, { featured_order: 0 })).status).toBe(403)
    expect(
      (await (await world.person('Omar Said', { roles: ['parent'] })).patch(one, { bio: 'x' })).status,
    ).toBe(404)
    const bytes = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#999' } })
      .jpeg()
      .toBuffer()
    const file = await karim.form('/api/v1/files/', {
      purpose: 'avatar',
      file: { bytes, name: 'me.jpg', type: 'image/jpeg' },
    })
    const { json } = await karim.patch(one, { image: file.json.id })
    const seen = await world.visitor.get(json.image)
    expect(seen.status).toBe(200)
    expect(seen.headers['cache-control']).toContain('public')
  })

  test('whose rate is wrong in scale is refused at the field', async () => {
    expect((await salma.patch(`${path}${karim.id}/`, { pay_rate: '10.005' })).json.errors).toHaveProperty(
      'pay_rate',
    )
    expect(
      (await salma.patch(`${path}${karim.id}/`, { pay_rate: '10', pay_rate_currency: 'ZZZ' })).json.errors,
    ).toHaveProperty('pay_rate_currency')
  })

  test('is entered by staff by phone, in featured order, and taken from view', async () => {
    const made = await salma.post(path, {
      phone: '0100 222 3334',
      first_name: 'Huda',
      last_name: 'Amin',
      tags: ['Arabic'],
      featured_order: 0,
    })
    expect(made.status, made.text).toBe(201)
    const order = async () =>
      (await world.visitor.get(path)).json.results.map((row: { first_name: string }) => row.first_name)
    expect(await order()).toEqual(['Huda', 'Karim'])
    expect((await world.visitor.get(`${path}?tag=Arabic`)).json.count).toBe(1)
    expect((await salma.delete(`${path}${made.json.id}/`)).status).toBe(204)
    expect(await order()).toEqual(['Karim'])
    expect((await world.visitor.get(`${path}${made.json.id}/`)).status).toBe(404)
    expect(
      (await world.visitor.get(`${path}?archived=true`)).json.results.map(
        (row: { first_name: string }) => row.first_name,
      ),
    ).toEqual(['Karim'])
    expect((await salma.get(`${path}?archived=true`)).json.count).toBe(1)
    expect((await salma.post(`${path}${made.json.id}/restore/`)).json.staff.archived_at).toBeNull()
    expect((await karim.post(path, { phone: '0100 222 3335', first_name: 'Friend' })).status).toBe(403)
    expect(
      await world.within((ctx) =>
        ensureUserByPhone(ctx, { phone: '+201002223334', first_name: '', last_name: '', role: 'instructor' }),
      ),
    ).toBe(made.json.id)
  })
})
