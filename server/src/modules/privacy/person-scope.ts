import { learnerCards, learnerOfUser, childrenOnlyOf } from '#people'
import { sharedContacts, userCards } from '#identity'
import { guestContacts } from '#enrolments'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { erasedName } from '#platform/personal'
import { completeScope, type PersonScope, type Registry } from '#platform/personal-scope'
import type { Person } from './words.ts'

export function registryOf(ctx: Pick<Context, 'ports'>): Registry {
  return ctx.ports.personal.flatMap((part) => part.tables)
}

/**
 * Everything that tells this person's rows. `withChildren` takes children along whom nobody else looks after; an
 * export takes in only what may be shown.
 * @throws Problem `not_found`
 */
export async function scopeOf(
  ctx: Context,
  person: Person,
  options: { readonly withChildren?: boolean; readonly exported?: boolean } = {},
): Promise<PersonScope> {
  const start = await startOf(ctx, person, options.withChildren ?? false)
  return completeScope(ctx.tx, registryOf(ctx), start, {
    exported: options.exported ?? false,
    sparing: (contacts) => sharedContacts(ctx, contacts, start.users),
  })
}

async function startOf(ctx: Context, person: Person, withChildren: boolean) {
  if (person.kind === 'guest') {
    const guest = await guestContacts(ctx, person.id)
    if (!guest) throw errors.not_found()
    return { users: [], learners: [], contacts: guest.contacts }
  }
  if (person.kind === 'learner') return { users: [], learners: [person.id], contacts: [] }
  const own = await learnerOfUser(ctx, person.id)
  const children = withChildren ? await childrenOnlyOf(ctx, [person.id]) : []
  return {
    users: [person.id],
    learners: [...(own ? [own.id] : []), ...children.map((child) => child.id)],
    contacts: [],
  }
}

/** @throws Problem `not_found` for somebody who never was, or is erased */
export async function demandPresent(ctx: Context, person: Person): Promise<void> {
  const name = await nameOf(ctx, person)
  if (name === '' || name === erasedName) throw errors.not_found()
}

/** The person's name; empty when erased. @throws Problem `not_found` for somebody who never was */
export async function nameOf(ctx: Context, person: Person): Promise<string> {
  if (person.kind === 'guest') {
    const guest = await guestContacts(ctx, person.id)
    if (!guest) throw errors.not_found()
    return guest.name
  }
  const card =
    person.kind === 'user'
      ? (await userCards(ctx, [person.id])).get(person.id)
      : (await learnerCards(ctx, [person.id])).get(person.id)
  if (!card) throw errors.not_found()
  return `${card.first_name} ${card.last_name}`.trim()
}
