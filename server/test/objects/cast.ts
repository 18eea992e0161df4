import { newId } from '#platform/ids'
import type { Caller } from '#test/caller'
import { makeCourse } from '#test/courses'
import type { World } from '#test/harness'
import { makeChild, makeStudent } from '#test/learners'

/** In every name of the family that is nobody's business: an answer that holds it has leaked. */
export const canary = 'Zubaydazade'

/**
 * The people around an object, as seen by the callers: Nadia (parent) with her child Yusuf, Layla (student), Hany
 * (instructor) who teaches Yusuf and Layla, Rami (tutor); and strangers to all of them: Omar with his child Sara, whom
 * Tamer teaches.
 */
export interface Cast {
  readonly world: World
  readonly nadia: Caller
  readonly layla: Caller
  readonly hany: Caller
  readonly rami: Caller
  readonly omar: Caller
  readonly tamer: Caller
  readonly yusuf: string
  readonly adam: string
  readonly laylasOwn: string
  readonly sara: string
  /** Hany's course with Yusuf and Layla. */
  readonly hanys: string
  /** Tamer's course with Sara. */
  readonly tamers: string
  readonly staff: Caller
}

export async function makeCast(world: World, staff: Caller): Promise<Cast> {
  const [nadia, layla, hany, rami, omar, tamer] = await Promise.all([
    world.person('Nadia Hassan', { roles: ['parent'] }),
    world.person('Layla Karimi', { roles: ['student'] }),
    world.person('Hany Aziz', { roles: ['instructor'] }),
    world.person('Rami Nour', { roles: ['tutor'] }),
    world.person(`Omar ${canary}`, { roles: ['parent'] }),
    world.person('Tamer Lotfi', { roles: ['instructor'] }),
  ])
  // An invitation by phone is for whoever has proven it.
  await world.rows('UPDATE identity.users SET phone_verified_at = now() WHERE id = $1', [layla.id])
  const yusuf = await makeChild(world, nadia, 'Yusuf Hassan')
  const adam = await makeChild(world, nadia, 'Adam Hassan')
  const sara = await makeChild(world, omar, `Sara ${canary}`, { gender: 'female' })
  const laylasOwn = await makeStudent(world, layla)
  const [hanys, tamers] = await Promise.all([
    makeCourse(world, { instructors: [hany] }),
    makeCourse(world, { instructors: [tamer] }),
  ])
  return {
    world,
    nadia,
    layla,
    hany,
    rami,
    omar,
    tamer,
    yusuf: yusuf.id,
    adam: adam.id,
    laylasOwn: laylasOwn.id,
    sara: sara.id,
    hanys: hanys.id,
    tamers: tamers.id,
    staff,
  }
}

/** An id that names nothing (any more). */
export const gone = newId()
