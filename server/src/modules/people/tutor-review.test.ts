import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { approvedTutor } from '#people'
import { startWorld, type World } from '#test/harness'
import type { Caller } from '#test/caller'
import { applied, certificateFile, cvFile, formOf } from '#test/tutors'

let world: World
let amal: Caller
let saleh: Caller
beforeAll(async () => {
  world = await startWorld()
  amal = await world.person('Amal Fouad', { roles: ['admin'] })
  saleh = await world.person('Saleh Nasr', { roles: ['supervisor'] })
})
afterAll(() => world.stop())

const me = '/api/v1/tutors/me/'
const queue = '/api/v1/tutor-applications/'
const bookable = (id: string) => world.within((ctx) => approvedTutor(ctx, id))

describe('an application', () => {
  test('is not handed in before it is whole, and says what is missing', async () => {
    const mina = await world.person('Mina Sabry')
    expect((await mina.get(me)).status).toBe(404)
    expect((await mina.post(me)).json.application.missing).toEqual([
      'headline',
      'bio',
      'subjects',
      'languages',
      'hourly_price',
      'cv',
      'certificates',
    ])
    const early = await mina.post(`${me}submit/`)
    expect(early.status).toBe(400)
    expect(Object.keys(early.json.errors)).toContain('cv')
    expect((await amal.get(queue, { query: { search: 'Mina' } })).json.count).toBe(0)
  })

  test('approved makes the tutor bookable, not before', async () => {
    const { tutor, id, version } = await applied(world, 'Farhad Bahrami', { locale: 'fa' })
    expect(await bookable(tutor.id)).toBeNull()
    const seen = await amal.get(`${queue}${id}/`)
    expect(seen.json).toMatchObject({ status: 'pending', version, can: { decide: true, ask: true } })
    const answer = await amal.post(`${queue}${id}/approve/`, { version })
    expect(answer.status, answer.text).toBe(200)
    expect(await bookable(tutor.id)).toMatchObject({
      headline: 'Farhad Bahrami, teacher',
      hourly_price: { minor: 25_000n, currency: 'EGP' },
      languages: ['fa', 'en'],
    })
    await world.work()
    expect((await tutor.get('/api/v1/notifications/')).json.results[0]).toMatchObject({
      category: 'tutor_approval',
    })
  })

  test('rejected tells the reason in the applicant’s language, and may be made again with what was there', async () => {
    const { tutor, id, version } = await applied(world, 'Reza Moradi', {
      locale: 'fa',
      email: 'reza@halqa.example',
    })
    expect((await saleh.post(`${queue}${id}/reject/`, { version })).json.errors).toHaveProperty('reason')
    const no = await saleh.post(`${queue}${id}/reject/`, {
      version,
      reason_code: 'documents_unreadable',
      reason: 'Page 2.',
    })
    expect(no.status, no.text).toBe(200)
    const mine = await tutor.get(me)
    expect(mine.json.approval_status).toBe('rejected')
    await world.work()
    const letter = (await world.outbox())
      .filter((message) => message.recipient === 'reza@halqa.example')
      .at(-1)
    expect(letter?.body).toContain('مدارک خوانا نیست')
    expect(letter?.body).toContain('Page 2.')
    expect((await tutor.post(`${me}submit/`)).status).toBe(409)
    const again = await tutor.post(`${me}apply-again/`)
    expect(again.status, again.text).toBe(201)
    expect(again.json.application).toMatchObject({ number: 2, status: 'draft', missing: [] })
    expect(again.json.application.documents).toHaveLength(2)
    expect(again.json.earlier).toMatchObject([{ number: 1, status: 'rejected' }])
    // The copy's file stays with the first try, which keeps its documents.
    const [cv] = again.json.application.documents
    await tutor.delete(`${me}documents/${cv.id}/`)
    await formOf(tutor, `${me}documents/`, { kind: 'cv' }, [{ ...cvFile('Second CV'), field: 'file' }])
    world.at(world.now().add({ minutes: 5 }).toString())
    expect((await tutor.post(`${me}submit/`)).status).toBe(200)
    const review = await amal.get(queue, { query: { tutor: tutor.id, ordering: '-submitted_at' } })
    expect(
      review.json.results.map((row: { number: number; status: string }) => [row.number, row.status]),
    ).toEqual([
      [2, 'pending'],
      [1, 'rejected'],
    ])
    expect((await amal.get(`${queue}${id}/`)).json.documents).toHaveLength(2)
  })

  test('that is asked for something waits for the applicant, then for the reviewers again', async () => {
    const { tutor, id, version } = await applied(world, 'Laila Omar')
    expect((await tutor.patch(me, { headline: 'Other' })).status).toBe(409)
    await amal.post(`${queue}${id}/ask/`, { version, reason_code: 'clearer_scan' })
    expect((await amal.post(`${queue}${id}/ask/`, { version: version + 1, reason: 'Again?' })).status).toBe(
      409,
    )
    expect((await tutor.get(me)).json.application).toMatchObject({ status: 'asked', editable: true })
    await formOf(tutor, `${me}documents/`, { kind: 'certificate' }, [await certificateFile('file')])
    expect((await tutor.post(`${me}submit/`)).json.application.status).toBe('pending')
    const stale = await amal.post(`${queue}${id}/approve/`, { version: version + 1 })
    expect([stale.status, stale.json.code]).toEqual([409, 'application_changed'])
    const fresh = await amal.get(`${queue}${id}/`)
    expect(fresh.json.steps.map((step: { step: string }) => step.step)).toEqual(['submit', 'ask', 'submit'])
    expect((await amal.post(`${queue}${id}/approve/`, { version: fresh.json.version })).status).toBe(200)
  })

  test('may be taken back by the applicant', async () => {
    const { tutor, id, version } = await applied(world, 'Nour Adel')
    expect((await tutor.post(`${me}withdraw/`)).json.application.status).toBe('draft')
    expect((await amal.get(`${queue}${id}/`)).status).toBe(404)
    expect((await amal.post(`${queue}${id}/approve/`, { version })).status).toBe(404)
  })
})

describe('two reviewers', () => {
  test('who decide at once: one wins, the other hears that it is decided', async () => {
    const { tutor, id, version } = await applied(world, 'Hani Race')
    const answers = await Promise.all([
      amal.post(`${queue}${id}/approve/`, { version }),
      saleh.post(`${queue}${id}/reject/`, { version, reason_code: 'subject_full' }),
      amal.post(`${queue}${id}/approve/`, { version }),
      saleh.post(`${queue}${id}/approve/`, { version }),
    ])
    expect(answers.map((answer) => answer.status).toSorted()).toEqual([200, 409, 409, 409])
    expect(answers.filter((answer) => answer.status === 409).map((answer) => answer.json.code)).toEqual(
      Array.from({ length: 3 }, () => 'application_decided'),
    )
    const steps = await world.rows('SELECT step FROM people.tutor_steps WHERE application_id = $1', [id])
    expect(steps).toHaveLength(2)
    expect((await bookable(tutor.id)) !== null).toBe(answers[1]?.status !== 200)
  })

  test('do not collide on one that is taken, until it lapses', async () => {
    const { id, version } = await applied(world, 'Sami Claim')
    const taken = await Promise.all([amal.post(`${queue}${id}/claim/`), saleh.post(`${queue}${id}/claim/`)])
    expect(taken.map((answer) => answer.status).toSorted()).toEqual([200, 409])
    const [first, second] = taken[0]?.status === 200 ? [amal, saleh] : [saleh, amal]
    const seen = await second.get(`${queue}${id}/`)
    expect(seen.json.claim).toMatchObject({ mine: false, name: first.person.name })
    expect(seen.json.can.decide).toBe(false)
    const refused = await second.post(`${queue}${id}/approve/`, { version: version + 1 })
    expect(refused.json.code).toBe('application_taken')
    expect((await second.delete(`${queue}${id}/claim/`)).status).toBe(409)
    expect((await second.get(queue, { query: { claim: 'others' } })).json.count).toBe(1)
    const now = world.now()
    world.at(now.add({ minutes: 31 }).toString())
    expect((await second.post(`${queue}${id}/approve/`, { version: version + 1 })).status).toBe(200)
    world.at(now.toString())
  })
})

describe('who may see what', () => {
  test('documents are for the applicant and for reviewers, nobody else', async () => {
    const { tutor, id } = await applied(world, 'Private Person')
    const { documents } = (await amal.get(`${queue}${id}/`)).json
    const money = await world.person('Mona Finance', { roles: ['financial'] })
    const other = (await applied(world, 'Other Tutor')).tutor
    for (const document of documents) {
      const status = async (who: Caller) => {
        const answer = await world.app.server.inject({
          url: document.file.url,
          headers: { authorization: `Bearer ${who.person.token}` },
        })
        return answer.statusCode
      }
      expect(await Promise.all([tutor, amal, saleh].map(status))).toEqual([200, 200, 200])
      expect(await Promise.all([money, other].map(status))).toEqual([404, 404])
      expect((await world.app.server.inject({ url: document.file.url })).statusCode).toBe(404)
    }
  })

  test('nobody takes another’s document off', async () => {
    const { tutor } = await applied(world, 'Victim Tutor')
    const [document] = (await tutor.get(me)).json.application.documents
    const thief = await world.person('Thief Tutor')
    await thief.post(me)
    expect((await thief.delete(`${me}documents/${document.id}/`)).status).toBe(404)
  })

  test('reviewers are told, the applicant who reviews too is not asked to decide', async () => {
    const { tutor, id, version } = await applied(world, 'Double Role', { roles: ['supervisor'] })
    const own = await tutor.post(`${queue}${id}/approve/`, { version })
    expect([own.status, own.json.code]).toEqual([403, 'own_application'])
    await world.work()
    const titles = async (who: Caller) =>
      (await who.get('/api/v1/notifications/')).json.results.map((row: { title: string }) => row.title)
    expect(await titles(amal)).toContain('Double Role applies as a tutor')
    expect(await titles(tutor)).not.toContain('Double Role applies as a tutor')
    expect((await amal.get('/api/v1/today/')).json.decisions.tutors.count).toBeGreaterThan(0)
    expect((await tutor.get('/api/v1/today/')).json.tutoring).toMatchObject({ approval_status: 'pending' })
  })
})

describe('an approved tutor', () => {
  test('changes price and bio freely; a new headline and new certificates are reviewed first', async () => {
    const { tutor, id, version } = await applied(world, 'Samar Fahmy')
    await amal.post(`${queue}${id}/approve/`, { version })
    const free = await tutor.patch(me, { hourly_price: '300', bio: 'New words' })
    expect(free.json).toMatchObject({ hourly_price: '300.00', bio: 'New words', approval_status: 'approved' })
    expect((await bookable(tutor.id))?.hourly_price?.minor).toBe(30_000n)
    const change = await tutor.patch(me, { headline: 'Professor of everything' })
    expect(change.json.application).toMatchObject({ kind: 'change', status: 'draft', number: 2 })
    expect(change.json.headline).toBe('Samar Fahmy, teacher')
    await tutor.post(`${me}submit/`)
    const changeId: string = (await tutor.get(me)).json.application.id
    const review = await amal.get(`${queue}${changeId}/`)
    expect(review.json.tutor.approved_headline).toBe('Samar Fahmy, teacher')
    await amal.post(`${queue}${changeId}/reject/`, {
      version: review.json.version,
      reason: 'Too grand a word',
    })
    expect((await bookable(tutor.id))?.headline).toBe('Samar Fahmy, teacher')
    const added = await formOf(tutor, `${me}documents/`, { kind: 'certificate' }, [
      await certificateFile('file'),
    ])
    expect(added.json.application).toMatchObject({ kind: 'change', number: 3 })
    expect(added.json.application.documents).toHaveLength(3)
    expect((await tutor.post(`${me}withdraw/`)).json.application.number).toBe(2)
  })

  test('who loses the role or the account cannot be booked', async () => {
    const { tutor, id, version } = await applied(world, 'Gone Tutor')
    await amal.post(`${queue}${id}/approve/`, { version })
    expect(await bookable(tutor.id)).not.toBeNull()
    await amal.post(`/api/v1/users/${tutor.id}/roles/`, { add: [], remove: ['tutor'] })
    expect(await bookable(tutor.id)).toBeNull()
    const second = await applied(world, 'Erased Tutor')
    const gone = await second.tutor.delete('/api/v1/profile/', {})
    expect(gone.status, gone.text).toBe(204)
    const left = await world.rows(
      `SELECT 1 FROM people.tutor_documents d JOIN people.tutor_applications a ON a.id = d.application_id WHERE a.user_id = $1`,
      [second.tutor.id],
    )
    expect(left).toEqual([])
    const loose = await world.rows(
      'SELECT 1 FROM media.files WHERE owner_id = $1 AND object_kind IS NOT NULL',
      [second.tutor.id],
    )
    expect(loose).toEqual([])
    expect((await amal.get(`${queue}${second.id}/`)).status).toBe(404)
  })

  test('shows a film from the known houses or an uploaded one', async () => {
    const tutor = await world.person('Film Tutor')
    await tutor.post(me)
    const link = 'https://www.youtube.com/watch?v=abc'
    expect((await tutor.patch(me, { introduction_video: link })).json.introduction_video).toBe(link)
    for (const bad of [
      'http://youtube.com/x',
      'https://youtube.com.evil.example/x',
      'javascript:alert(1)',
      'x',
    ])
      expect((await tutor.patch(me, { introduction_video: bad })).json.errors).toHaveProperty(
        'introduction_video',
      )
    expect((await tutor.patch(me, { introduction_video: null })).json.introduction_video).toBeNull()
  })

  test('saves by version', async () => {
    const tutor = await world.person('Version Tutor')
    const { version } = (await tutor.post(me)).json
    expect((await tutor.patch(me, { bio: 'A' }, { headers: { 'if-match': `"${version}"` } })).status).toBe(
      200,
    )
    expect((await tutor.patch(me, { bio: 'B' }, { headers: { 'if-match': `"${version}"` } })).status).toBe(
      412,
    )
  })
})

describe('the queue', () => {
  test('filters, searches, pages and leads to the next one', async () => {
    const fresh = await startWorld()
    try {
      const reviewer = await fresh.person('Karim Reviewer', { roles: ['admin'] })
      const ids: string[] = []
      for (const name of ['Aya One', 'Basma Two', 'Camelia Three']) {
        ids.push((await applied(fresh, name)).id)
        fresh.at(fresh.now().add({ minutes: 1 }).toString())
      }
      const list = await reviewer.get(queue, { query: { status__in: 'pending,asked', page_size: '2' } })
      expect(list.json.count).toBe(3)
      expect(list.json.results).toHaveLength(2)
      expect((await reviewer.get(queue, { query: { search: 'basma physics' } })).json.results[0].id).toBe(
        ids[1],
      )
      expect((await reviewer.get(queue, { query: { claim: 'nobody' } })).status).toBe(400)
      const next = async (after?: string) =>
        (await reviewer.get(`${queue}next/`, after ? { query: { after } } : undefined)).json.id
      expect(await next()).toBe(ids[0])
      expect(await next(ids[0])).toBe(ids[1])
      expect(await next(ids[2])).toBe(ids[0])
      expect((await reviewer.get(`${queue}reasons/`)).json.reject[0].text).toHaveProperty('fa')
    } finally {
      await fresh.stop()
    }
  })
})
