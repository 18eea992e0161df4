import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'

let world: World
let samira: Caller

beforeAll(async () => {
  world = await startWorld()
  samira = await world.person('Samira Owner', { roles: ['owner'], locale: 'en' })
})
afterAll(() => world.stop())

describe('the settings of the centre', () => {
  test('are listed with kind, value and label; what is internal is not among them', async () => {
    const { json } = await samira.get('/api/v1/settings/')
    const byKey = new Map(json.results.map((row: { key: string }) => [row.key, row]))
    expect(byKey.get('centre.currency')).toMatchObject({
      group: 'centre',
      input: 'currency',
      value: 'EGP',
      label: 'Currency',
    })
    expect(byKey.get('billing.due_days')).toMatchObject({ input: 'number', min: 0, max: 365 })
    expect(byKey.has('centre.ready')).toBe(false)
  })

  test('change at once, and the change is in the trail', async () => {
    const answer = await samira.patch('/api/v1/settings/', {
      'centre.currency': 'IRR',
      'billing.due_days': 10,
    })
    expect(answer.status).toBe(200)
    expect(answer.json.results.find((row: { key: string }) => row.key === 'centre.currency').value).toBe(
      'IRR',
    )
    const trail = await world.rows<{ object_kind: string }>(
      "SELECT object_kind FROM platform.audit_log WHERE action = 'setting.change' ORDER BY object_kind",
    )
    expect(trail.map((row) => row.object_kind)).toEqual([
      'setting:billing.due_days',
      'setting:centre.currency',
    ])
  })

  test('are checked by their kind, each at its key, and all or none change', async () => {
    const answer = await samira.patch('/api/v1/settings/', {
      'centre.currency': 'PIASTRE',
      'centre.time_zone': 'Cairo',
      'billing.due_days': 1.5,
      'centre.first_weekday': '0',
      'centre.name': { en: 'Nile', ar: '', fa: 'نیل' },
      'centre.brand_color': 'green',
      'centre.demo': true,
      'centre.invented': 1,
      'centre.country': 'EG',
    })
    expect(answer.status).toBe(400)
    expect(Object.keys(answer.json.errors).toSorted()).toEqual([
      'billing.due_days',
      'centre.brand_color',
      'centre.currency',
      'centre.demo',
      'centre.first_weekday',
      'centre.invented',
      'centre.name',
      'centre.time_zone',
    ])
    expect(
      (await samira.patch('/api/v1/settings/', { 'billing.due_days': 366 })).json.errors['billing.due_days'],
    ).toEqual(['Between 0 and 365.'])
  })

  test('are for those who may manage them', async () => {
    const omar = await world.person('Omar Adel', { roles: ['support'] })
    expect((await omar.get('/api/v1/settings/')).status).toBe(403)
    expect((await omar.patch('/api/v1/settings/', { 'centre.currency': 'USD' })).status).toBe(403)
  })

  test('give the centre a logo that everybody may see, and take it away again', async () => {
    const bytes = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#0f766e' } })
      .png()
      .toBuffer()
    const file = await samira.form('/api/v1/files/', {
      purpose: 'logo',
      file: { bytes, name: 'logo.png', type: 'image/png' },
    })
    const set = await samira.put('/api/v1/settings/logo/', { file: file.json.id })
    expect(set.json.logo).toBe(`/api/v1/files/${file.json.id}/`)
    expect((await world.visitor.get(set.json.logo)).status).toBe(200)
    expect((await samira.put('/api/v1/settings/logo/', { file: null })).json.logo).toBe(null)
    const omar = await world.person('Omar Adel', { roles: ['support'] })
    expect((await omar.put('/api/v1/settings/logo/', { file: file.json.id })).status).toBe(403)
  })
})
