import { createUser } from '#identity'
import { createLearner, learnerOfUser } from '#people'
import { cast, hebaChildren, type CastMember } from './cast.ts'
import { adults, makeFamilies } from './families.ts'
import type { Player, Stage } from './stage.ts'

export interface Pupil {
  readonly id: string
  /** YYYY-MM-DD */
  readonly dob: string
  readonly first: string
}

/** Somebody who asks for places and pays. */
export interface Household extends Player {
  readonly locale: 'ar' | 'fa' | 'en'
  readonly name: string
  readonly learners: readonly Pupil[]
  readonly kind: 'parent' | 'student'
}

export interface People {
  /** The cast by key. */
  readonly staff: ReadonlyMap<string, Player>
  readonly households: readonly Household[]
}

const familyCount = 60

/** Everybody of the demo centre. */
export async function loadPeople(stage: Stage): Promise<People> {
  const staff = new Map<string, Player>()
  const households: Household[] = []
  for (const member of cast) staff.set(member.key, await loadMember(stage, member))
  await loadProfiles(stage, staff)
  households.push(await loadHeba(stage, player(staff, 'heba')))
  households.push(
    await adultHousehold(stage, player(staff, 'salma'), {
      name: 'سلمى طارق',
      locale: 'ar',
      dob: '2004-03-18',
    }),
  )
  for (const family of makeFamilies(stage.dice, familyCount)) {
    const at = stage.moment(-stage.dice.between(45, 400), '18:00')
    const parent = await addUser(stage, at, {
      ...family.parent,
      locale: family.locale,
      phone: family.phone,
      roles: ['parent'],
    })
    households.push(
      await withChildren(
        stage,
        { ...parent, locale: family.locale, name: `${family.parent.first} ${family.parent.last}` },
        family.parent,
        family.children,
        at,
      ),
    )
    stage.progress.step()
  }
  for (const [n, adult] of adults.entries()) {
    const at = stage.moment(-stage.dice.between(30, 300), '20:30')
    const dob = stage.today.subtract({ years: 19 + ((n * 7) % 21), days: 40 + n }).toString()
    const user = await addUser(stage, at, {
      ...adult,
      phone: `+20100000${2000 + n}`,
      roles: ['student'],
      dob,
    })
    households.push(
      await adultHousehold(stage, user, { locale: adult.locale, name: `${adult.first} ${adult.last}`, dob }),
    )
  }
  return { staff, households }
}

export function player(staff: ReadonlyMap<string, Player>, key: string): Player {
  const found = staff.get(key)
  if (!found) throw new Error(`nobody of the cast is called ${key}`)
  return found
}

async function loadMember(stage: Stage, member: CastMember): Promise<Player> {
  const at = stage.moment(-420, '10:00')
  return addUser(stage, at, {
    ...member,
    ...(member.shows ? { username: `demo-${member.shows}` } : {}),
    email: `${member.key}@halqa.example`,
  })
}

export interface NewPerson {
  readonly first: string
  readonly last: string
  readonly gender: 'male' | 'female'
  readonly locale: 'ar' | 'fa' | 'en'
  readonly phone: string
  readonly roles: readonly string[]
  readonly username?: string
  readonly email?: string
  readonly dob?: string
}

/** An account as the demo's people have it. */
export async function addUser(stage: Stage, at: Temporal.Instant, person: NewPerson): Promise<Player> {
  const id = await createUser(stage.system(at), {
    first_name: person.first,
    last_name: person.last,
    gender: person.gender,
    locale: person.locale,
    phone_number1: person.phone,
    phone_verified_at: at.toString(),
    is_verified: true,
    is_demo: true,
    roles: person.roles,
    ...(person.username ? { username: person.username } : {}),
    ...(person.email ? { email: person.email } : {}),
    ...(person.dob ? { dob: person.dob } : {}),
  })
  return { id, roles: person.roles }
}

/** What the public pages say of those who teach. */
async function loadProfiles(stage: Stage, staff: ReadonlyMap<string, Player>): Promise<void> {
  const admin = player(staff, 'khaled')
  for (const member of cast) {
    if (!member.bio || !member.roles.includes('instructor')) continue
    const { id } = player(staff, member.key)
    await stage.call(admin, stage.moment(-400, '11:00'), 'PATCH', `/api/v1/instructors/${id}/`, {
      bio: member.bio,
      tags: member.tags ?? [],
      ...(member.featured ? { featured_order: member.featured } : {}),
    })
  }
}

async function loadHeba(stage: Stage, heba: Player): Promise<Household> {
  const at = stage.moment(-200, '19:00')
  return withChildren(
    stage,
    { ...heba, locale: 'ar', name: 'هبة عبد الله' },
    { last: 'عبد الله', gender: 'female' },
    hebaChildren,
    at,
  )
}

async function withChildren(
  stage: Stage,
  parent: Player & { locale: Household['locale']; name: string },
  who: { last: string; gender: 'male' | 'female' },
  children: readonly { first: string; gender: 'male' | 'female'; ageYears: number }[],
  at: Temporal.Instant,
): Promise<Household> {
  const learners: Pupil[] = []
  for (const child of children) {
    const dob = stage.today.subtract({ years: child.ageYears, days: stage.dice.between(20, 340) }).toString()
    const learner = await createLearner(stage.as(parent, at), {
      kind: 'child',
      firstName: child.first,
      lastName: who.last,
      dob,
      gender: child.gender,
      isDemo: true,
      guardian: { userId: parent.id, relation: who.gender === 'female' ? 'mother' : 'father' },
    })
    learners.push({ id: learner.id, dob, first: child.first })
  }
  return { ...parent, learners, kind: 'parent' }
}

/** A student's learner came with the account. */
async function adultHousehold(
  stage: Stage,
  user: Player,
  who: { name: string; locale: Household['locale']; dob: string },
): Promise<Household> {
  const learner = await learnerOfUser(stage.system(), user.id)
  if (!learner) throw new Error(`${who.name} has no learner`)
  return {
    ...user,
    locale: who.locale,
    name: who.name,
    kind: 'student',
    learners: [{ id: learner.id, dob: who.dob, first: who.name }],
  }
}
