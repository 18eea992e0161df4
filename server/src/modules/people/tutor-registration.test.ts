import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { certificateFile, cvFile, formOf, pdf, type GivenFile } from '#test/tutors'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

const path = '/api/v1/auth/register/tutor/'
let counter = 0
function farhad(): Record<string, string> {
  counter += 1
  return {
    phone_number1: `+2010555${String(10_000 + counter)}`,
    password: 'nile-breeze-47',
    first_name: 'Farhad',
    last_name: 'Bahrami',
    bio: 'Teaches physics.',
    subjects: 'Physics, Mathematics',
    languages: 'Persian,en',
    hourly_price: '٢٥٠',
    currency: 'EGP',
  }
}

async function filesInStorage(): Promise<number> {
  const later = world.now().add({ hours: 24 })
  return (await Array.fromAsync(world.app.ports.storage.list(later))).length
}

async function traces() {
  const [row] = await world.rows<{ users: number; files: number; applications: number }>(`SELECT
    (SELECT count(*)::int FROM identity.users) AS users, (SELECT count(*)::int FROM media.files) AS files,
    (SELECT count(*)::int FROM people.tutor_applications) AS applications`)
  return { ...row, stored: await filesInStorage() }
}

describe('a tutor who registers with CV and certificate', () => {
  test('gets an account that works at once and an application that waits', async () => {
    const answer = await formOf(world.visitor, path, farhad(), [cvFile(), await certificateFile()])
    expect(answer.status, answer.text).toBe(201)
    expect(answer.json.user.roles).toEqual(['tutor'])
    const mine = await world.visitor.get('/api/v1/tutors/me/', {
      headers: { authorization: `JWT ${answer.json.access}` },
    })
    expect(mine.json).toMatchObject({
      approval_status: 'pending',
      subjects: ['Physics', 'Mathematics'],
      languages: ['fa', 'en'],
      hourly_price: '250.00',
      currency: 'EGP',
      rating_average: '0.00',
      rating_count: 0,
      application: { status: 'pending', number: 1, kind: 'application' },
    })
    expect(mine.json.application.documents.map((document: { kind: string }) => document.kind)).toEqual([
      'cv',
      'certificate',
    ])
  })

  test('may hand in several certificates under either name', async () => {
    const answer = await formOf(world.visitor, path, farhad(), [
      cvFile(),
      await certificateFile('certificates'),
      { ...(await certificateFile('certificates')), bytes: pdf('Ijaza in Hafs'), name: 'ijaza.pdf' },
    ])
    expect(answer.status, answer.text).toBe(201)
  })

  test('hears about every missing file, and nothing of him stays', async () => {
    const before = await traces()
    const none = await formOf(world.visitor, path, farhad(), [])
    expect(none.status).toBe(400)
    expect(Object.keys(none.json.errors).toSorted()).toEqual(['certificate', 'cv'])
    const noCertificate = await formOf(world.visitor, path, farhad(), [cvFile()])
    expect(Object.keys(noCertificate.json.errors)).toEqual(['certificate'])
    expect(await traces()).toEqual(before)
  })

  test.each<[string, (good: GivenFile) => GivenFile]>([
    [
      'a page',
      (good) => ({ ...good, bytes: Buffer.from('<html><script>alert(1)</script>'), name: 'cv.pdf' }),
    ],
    [
      'a drawing with script',
      (good) => ({ ...good, bytes: Buffer.from('<svg onload="x"/>'), name: 'cv.svg' }),
    ],
    ['a program', (good) => ({ ...good, bytes: Buffer.from('MZ\x90\x00 this is a program', 'latin1') })],
    [
      'an office document with macros',
      (good) => ({ ...good, bytes: Buffer.from('PK\x03\x04word/document.xml', 'latin1'), name: 'cv.docx' }),
    ],
    ['nothing', (good) => ({ ...good, bytes: Buffer.alloc(0) })],
    ['something huge', (good) => ({ ...good, bytes: Buffer.concat([pdf('x'), Buffer.alloc(10_500_000)]) })],
  ])('is refused at `cv` with %s, and nothing of him stays', async (_what, spoil) => {
    const before = await traces()
    const answer = await formOf(world.visitor, path, farhad(), [spoil(cvFile()), await certificateFile()])
    expect(answer.status, answer.text).toBe(400)
    expect(Object.keys(answer.json.errors)).toEqual(['cv'])
    expect(await traces()).toEqual(before)
  })

  test('leaves no file behind when the account fails after the files were stored', async () => {
    const person = farhad()
    const files = [cvFile(), await certificateFile()]
    expect((await formOf(world.visitor, path, person, files)).status).toBe(201)
    const before = await traces()
    const taken = await formOf(world.visitor, path, person, files)
    expect(taken.status).toBe(400)
    const badPrice = await formOf(world.visitor, path, { ...farhad(), hourly_price: '10.005' }, files)
    expect(Object.keys(badPrice.json.errors)).toEqual(['hourly_price'])
    const badVideo = await formOf(
      world.visitor,
      path,
      { ...farhad(), introduction_video: 'https://evil.example/watch?v=1' },
      files,
    )
    expect(Object.keys(badVideo.json.errors)).toEqual(['introduction_video'])
    expect(await traces()).toEqual(before)
  })

  test('twice at once is one account, and the loser’s files go', async () => {
    const person = farhad()
    const before = await traces()
    const files = [cvFile(), await certificateFile()]
    const answers = await Promise.all([1, 2, 3].map(() => formOf(world.visitor, path, person, files)))
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([201, 400, 400])
    const after = await traces()
    expect(after.stored - before.stored).toBe(2)
    expect((after.files ?? 0) - (before.files ?? 0)).toBe(2)
  })

  test('at most eight certificates', async () => {
    const certificate = await certificateFile('certificates')
    const answer = await formOf(world.visitor, path, farhad(), [
      cvFile(),
      ...Array.from({ length: 9 }, () => certificate),
    ])
    expect(Object.keys(answer.json.errors)).toEqual(['certificates'])
  })
})

describe('the other registration paths', () => {
  test('of a student and a parent exist with tokens and the account', async () => {
    for (const role of ['student', 'parent']) {
      const { phone_number1, password, first_name, last_name } = farhad()
      const answer = await world.visitor.post(`/api/v1/auth/register/${role}/`, {
        phone_number1,
        password,
        first_name,
        last_name,
      })
      expect(answer.status, answer.text).toBe(201)
      expect(answer.json.user.roles).toEqual([role])
      expect(Object.keys(answer.json).toSorted()).toEqual(['access', 'refresh', 'user'])
    }
  })

  test('never make a tutor without an application', async () => {
    const { phone_number1, password, first_name, last_name } = farhad()
    const answer = await world.visitor.post('/api/v1/auth/signup/', {
      phone_number1,
      password,
      first_name,
      last_name,
      role: 'tutor',
    })
    expect(answer.status).toBe(400)
    expect(answer.json.errors).toHaveProperty('role')
  })

  test('the web’s sign-up as a tutor opens a draft that nobody reviews yet', async () => {
    const { phone_number1, password, first_name, last_name } = farhad()
    const answer = await world.visitor.post('/api/v1/auth/session/sign-up/', {
      phone_number1,
      password,
      first_name,
      last_name,
      role: 'tutor',
    })
    expect(answer.status, answer.text).toBe(201)
    const rows = await world.rows<{ status: string }>(
      'SELECT status FROM people.tutor_applications WHERE user_id = $1',
      [answer.json.user.id],
    )
    expect(rows).toEqual([{ status: 'draft' }])
  })
})
