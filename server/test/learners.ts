import { createLearner, onStudentSignedUp, type Learner, type Relation } from '#people'
import type { Caller } from './caller.ts'
import type { World } from './harness.ts'

/** A child with the caller as its primary guardian: `makeChild(world, nadia, 'Yusuf Hassan')`. */
export function makeChild(
  world: World,
  parent: Caller,
  name: string,
  spec: { dob?: string; gender?: 'male' | 'female'; relation?: Relation } = {},
): Promise<Learner> {
  const [firstName = name, ...rest] = name.split(' ')
  return world.within((ctx) =>
    createLearner(ctx, {
      kind: 'child',
      firstName,
      lastName: rest.join(' '),
      dob: spec.dob ?? '2017-03-14',
      gender: spec.gender ?? 'male',
      guardian: { userId: parent.id, relation: spec.relation ?? 'mother' },
    }),
  )
}

/** The learner row of somebody with the role `student`. */
export function makeStudent(
  world: World,
  caller: Caller,
  spec: { dob?: string; gender?: 'male' | 'female' } = {},
): Promise<Learner> {
  const [firstName = '', ...rest] = caller.person.name.split(' ')
  return world.within((ctx) =>
    onStudentSignedUp(ctx, {
      userId: caller.id,
      firstName,
      lastName: rest.join(' '),
      dob: spec.dob ?? '2000-05-20',
      gender: spec.gender ?? 'female',
    }),
  )
}
