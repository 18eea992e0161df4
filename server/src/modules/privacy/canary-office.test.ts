import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyAudit } from '#platform/audit-verify'
import { sealAudit } from '#platform/audit'
import type { Answer, Caller } from '#test/caller'
import { filesWith, rowsWith, storedFiles } from '#test/canaries'
import { startWorld, type World } from '#test/harness'
import { finishedImport, householdCsv } from '#test/import-files'
import { makeChild } from '#test/learners'
import { certificateFile, cvFile, formOf, pdf } from '#test/tutors'

/*
 * The same for people who come in by the office: a household from an imported list, a tutor with documents, somebody who
 * was only invited. Everything about them goes; the others in the list stay.
 */
const canaries = ['zyxq', '1555000']
const order = { kind: 'erasure', identity_proof: 'document', reason: 'Asked by letter', at_once: true }

let world: World
let admin: Caller
let nadia: Caller
beforeAll(async () => {
  world = await startWorld()
  admin = await world.person('Salma Office', { roles: ['owner'] })
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
})
afterAll(() => world.stop())

function good(answer: Answer): Answer {
  expect(answer.status, answer.text).toBeLessThan(300)
  return answer
}

async function userOf(phone: string): Promise<string> {
  const [user] = await world.rows<{ id: string }>('SELECT id FROM identity.users WHERE phone_number1 = $1', [
    phone,
  ])
  return user?.id ?? ''
}

test('they come', async () => {
  const list = householdCsv([
    {
      name: 'Zyxqmariam Zyxqsaid',
      dob: '2015-09-02',
      gender: 'girl',
      guardian: 'Zyxqheba Zyxqsaid',
      phone: '+201555000444',
      notes: 'Zyxq nuts',
    },
    { name: 'Omar Adel', dob: '2017-01-20', gender: 'boy', guardian: 'Rania Adel', phone: '01011122233' },
  ])
  expect((await finishedImport(world, admin, list)).state).toBe('done')
  const tutor = await formOf(
    world.visitor,
    '/api/v1/auth/register/tutor/',
    {
      phone_number1: '+201555000555',
      password: 'nile-breeze-47',
      first_name: 'Zyxqfarhad',
      last_name: 'Zyxqbahrami',
      bio: 'Zyxq teaches physics.',
      subjects: 'Physics',
      languages: 'en',
      hourly_price: '250',
      currency: 'EGP',
    },
    [
      { ...cvFile(), bytes: pdf('Zyxq life'), name: 'zyxq-cv.pdf' },
      { ...(await certificateFile()), name: 'zyxq-ijaza.png' },
    ],
  )
  good(tutor)
  const child = await makeChild(world, nadia, 'Yusuf Hassan')
  await world.rows('UPDATE identity.users SET phone_verified_at = now() WHERE id = $1', [nadia.id])
  good(
    await nadia.post(`/api/v1/parents/children/${child.id}/invitations/`, {
      phone: '+201555000444',
      relation: 'father',
    }),
  )
  good(
    await admin.post('/api/v1/users/', {
      first_name: 'Zyxqhany',
      last_name: 'Zyxqzaki',
      email: 'zyxq.hany@example.org',
      phone_number1: '+201555000666',
      roles: ['support'],
    }),
  )
  await world.work()
  expect((await rowsWith(world, canaries)).length).toBeGreaterThan(12)
})

test('they go: no row and no file knows them, and the rest of the list is there', async () => {
  const before = await storedFiles(world)
  for (const phone of ['+201555000444', '+201555000555', '+201555000666'])
    good(
      await admin.post('/api/v1/privacy/requests/', {
        ...order,
        subject_kind: 'user',
        subject: await userOf(phone),
        with_children: true,
      }),
    )
  await world.work()
  await world.work()
  expect(await world.rows('SELECT status FROM privacy.requests')).toEqual(
    Array.from({ length: 3 }, () => ({ status: 'done' })),
  )
  expect(await rowsWith(world, canaries)).toEqual([])
  expect(await filesWith(world, canaries)).toEqual([])
  expect(await storedFiles(world)).toBe(before - 2)
  const omar = await admin.get('/api/v1/learners/?search=omar')
  expect(omar.json.results).toMatchObject([{ first_name: 'Omar', last_name: 'Adel' }])
  await sealAudit(world.app.database)
  expect((await verifyAudit(world.app.database)).broken).toBe(null)
})
