import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type World } from '#test/harness'
import { makeChild, makeStudent } from '#test/learners'
import {
  createLearner,
  guardianUserIds,
  instructorCards,
  isGuardianOf,
  learnerCards,
  learnerForActor,
  myLearnerIds,
} from '#people'
import type { Context } from '#platform/context'
import type { Caller } from '#test/caller'

let world: World
let nadia: Caller
let omar: Caller
beforeAll(async () => {
  world = await startWorld()
  nadia = await world.person('Nadia Hassan', { roles: ['parent'] })
  omar = await world.person('Omar Said', { roles: ['parent'] })
})
afterAll(() => world.stop())

/** Runs a face function as somebody who is signed in. */
function as<T>(who: Caller, work: (ctx: Context) => Promise<T>, permissions: string[] = []): Promise<T> {
  return world.within((ctx) =>
    work({
      ...ctx,
      actor: {
        ...ctx.actor,
        kind: 'user',
        userId: who.id,
        roles: ['parent'],
        permissions: new Set(permissions),
      },
    }),
  )
}

test('a child has a card with a code of its letter', async () => {
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan', { gender: 'male' })
  const mariam = await makeChild(world, nadia, 'Mariam Hassan', { gender: 'female' })
  const cards = await world.within((ctx) => learnerCards(ctx, [yusuf.id, mariam.id]))
  expect(cards.get(yusuf.id)).toMatchObject({ kind: 'child', first_name: 'Yusuf', gender: 'male' })
  expect(cards.get(yusuf.id)?.unique_code).toMatch(/^B\d{5}$/)
  expect(cards.get(mariam.id)?.unique_code).toMatch(/^G\d{5}$/)
})

test('a request names a child or a student, never both or neither', async () => {
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
  await expect(as(nadia, (ctx) => learnerForActor(ctx, {}, 'view'))).rejects.toMatchObject({
    code: 'invalid_input',
    fields: { non_field_errors: [{ code: 'child_or_student' }] },
  })
  await expect(
    as(nadia, (ctx) => learnerForActor(ctx, { child: yusuf.id, student: yusuf.id }, 'view')),
  ).rejects.toMatchObject({ code: 'invalid_input' })
  await expect(as(nadia, (ctx) => learnerForActor(ctx, { student: yusuf.id }, 'view'))).rejects.toMatchObject(
    { code: 'not_found' },
  )
  expect((await as(nadia, (ctx) => learnerForActor(ctx, { child: yusuf.id }, 'pay'))).id).toBe(yusuf.id)
})

test('a stranger does not find the child; staff with the permission do', async () => {
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
  await expect(as(omar, (ctx) => learnerForActor(ctx, { child: yusuf.id }, 'view'))).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(
    (await as(omar, (ctx) => learnerForActor(ctx, { child: yusuf.id }, 'view'), ['learners.view'])).id,
  ).toBe(yusuf.id)
  expect(await as(omar, (ctx) => myLearnerIds(ctx))).not.toContain(yusuf.id)
})

test('a student acts for himself and has a code of M or F', async () => {
  const layla = await world.person('Layla Karimi', { roles: ['student'] })
  const learner = await makeStudent(world, layla, { gender: 'female' })
  expect(learner.unique_code).toMatch(/^F\d{5}$/)
  expect(await as(layla, (ctx) => myLearnerIds(ctx))).toEqual([learner.id])
  expect((await as(layla, (ctx) => learnerForActor(ctx, { student: learner.id }, 'pay'))).user_id).toBe(
    layla.id,
  )
  expect((await makeStudent(world, layla)).id).toBe(learner.id)
  expect((await world.within((ctx) => guardianUserIds(ctx, [learner.id]))).get(learner.id)).toEqual([
    layla.id,
  ])
})

test('a link without the right to pay lets view but not pay, an ended one nothing', async () => {
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
  await world.rows('UPDATE people.guardians SET can_pay = false WHERE learner_id = $1', [yusuf.id])
  await expect(as(nadia, (ctx) => learnerForActor(ctx, { child: yusuf.id }, 'pay'))).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await world.within((ctx) => isGuardianOf(ctx, nadia.id, yusuf.id, 'view'))).toBe(true)
  expect((await world.within((ctx) => guardianUserIds(ctx, [yusuf.id], 'pay'))).get(yusuf.id)).toEqual([])
  await world.rows('UPDATE people.guardians SET ended_at = now() WHERE learner_id = $1', [yusuf.id])
  await expect(as(nadia, (ctx) => learnerForActor(ctx, { child: yusuf.id }, 'view'))).rejects.toMatchObject({
    code: 'not_found',
  })
  expect(await as(nadia, (ctx) => myLearnerIds(ctx))).not.toContain(yusuf.id)
})

test('twenty learners at once have twenty different codes, also when hardly one is free', async () => {
  // A hundred thousand rows go in faster without the search index.
  await world.rows('DROP INDEX people.learners_search')
  await world.rows(`INSERT INTO people.learners (id, kind, first_name, dob, gender, unique_code, created_at)
    SELECT gen_random_uuid(), 'child', 'Taken', '2015-01-01', 'male', 'B' || lpad(n::text, 5, '0'), now() FROM generate_series(0, 99959) AS n ON CONFLICT DO NOTHING`)
  const made = await Promise.all(
    Array.from({ length: 20 }, () =>
      world.within((ctx) =>
        createLearner(ctx, { kind: 'child', firstName: 'Bilal', dob: '2016-02-03', gender: 'male' }),
      ),
    ),
  )
  expect(new Set(made.map((learner) => learner.unique_code)).size).toBe(20)
  expect(made.every((learner) => /^B\d{5}$/.test(learner.unique_code))).toBe(true)
})

test('a birth date ahead of the centre’s today is refused', async () => {
  const born = (dob: string) =>
    world.within((ctx) => createLearner(ctx, { kind: 'child', firstName: 'Adam', dob, gender: 'male' }))
  await expect(born('2026-11-22')).rejects.toMatchObject({ fields: { dob: [{ code: 'in_future' }] } })
  await expect(born('1880-01-01')).rejects.toMatchObject({ fields: { dob: [{ code: 'too_long_ago' }] } })
})

test('an instructor without a profile still has a card with the name', async () => {
  const ustaz = await world.person('Karim Fathy', { roles: ['instructor'] })
  const cards = await world.within((ctx) => instructorCards(ctx, [ustaz.id]))
  expect(cards.get(ustaz.id)).toMatchObject({ first_name: 'Karim', image: null, tags: [] })
})
