import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Caller } from '#test/caller'
import { startWorld, type World } from '#test/harness'
import { checkedImport, finishedImport, householdCsv } from '#test/import-files'

let world: World
let owner: Caller
beforeAll(async () => {
  world = await startWorld()
  owner = await world.person('Olfat Owner', { roles: ['owner'] })
})
afterAll(() => world.stop())

const file = householdCsv([
  {
    name: 'Zyxqa Hassan',
    dob: '2015-09-02',
    gender: 'girl',
    guardian: 'Zyxqb Hassan',
    phone: '01099887766',
    notes: 'Zyxqc',
  },
  { name: 'Laila Said', dob: '2016-04-03', gender: 'girl', guardian: 'Heba Said', phone: '01099887755' },
])

/** Rows of the imports in which the canaries or the phone still stand. */
async function traces(): Promise<string[]> {
  const found: string[] = []
  for (const name of ['imports', 'objects', 'rows', 'mappings']) {
    const rows = await world.rows(
      `SELECT 1 FROM imports.${name} t WHERE to_jsonb(t)::text ~* 'zyxq|99887766'`,
    )
    if (rows.length > 0) found.push(name)
  }
  const files = await world.rows(`SELECT 1 FROM imports.files WHERE position('Zyxqa'::bytea IN bytes) > 0`)
  return files.length > 0 ? [...found, 'files'] : found
}

test('erasing somebody who came with an import leaves nothing of them in it', async () => {
  const done = await finishedImport(world, owner, file)
  expect(await traces()).toEqual(['imports', 'objects', 'rows', 'files'])
  const [link] = await world.rows<{ user_id: string; learner_id: string }>(
    `SELECT g.user_id, g.learner_id FROM people.guardians g JOIN people.learners l ON l.id = g.learner_id WHERE l.first_name = 'Zyxqa'`,
  )
  const order = {
    kind: 'erasure',
    identity_proof: 'in_person',
    reason: 'They asked for it',
    at_once: true,
    with_children: true,
  }
  const answer = await owner.post('/api/v1/privacy/requests/', {
    ...order,
    subject_kind: 'user',
    subject: link?.user_id,
  })
  expect(answer.status).toBe(201)
  await world.work()
  expect(await traces()).toEqual([])
  expect((await owner.get(`/api/v1/imports/${done.id}/rows/`)).status).toBe(200)
})

test('files and rows are forgotten when their time is over, drafts go whole', async () => {
  const done = await finishedImport(world, owner, file)
  const draft = await checkedImport(world, owner, file)
  world.at('2027-01-15T10:00:00Z')
  const forget = world.app.jobs.spec('imports.forget')
  if (!forget) throw new Error('nobody forgets imports')
  await world.app.jobs.run(forget, { due_at: world.now().toString() }, world.app.makeContext)
  expect((await owner.get(`/api/v1/imports/${draft.id}/`)).status).toBe(404)
  const kept = (await owner.get(`/api/v1/imports/${done.id}/`)).json
  expect([kept.state, kept.can_undo]).toEqual(['done', false])
  expect((await owner.post(`/api/v1/imports/${done.id}/undo/`)).json.code).toBe('import_forgotten')
  expect(await traces()).toEqual([])
})
