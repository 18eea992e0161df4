import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { emit } from '#platform/events'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { emailTaken, identityErrors, phoneTaken, usernameTaken } from '../errors.ts'
import { addRole } from '../queries/roles.ts'
import { insertUser, takenLogins, userByLogin, type UserChanges } from '../queries/users.ts'

export interface NewUser extends UserChanges {
  readonly roles: readonly string[]
  readonly is_demo?: boolean
}

/** Makes an account in the caller's transaction. Values are canonical already. @throws Problem when a login is taken */
export async function createUser(ctx: Context, user: NewUser): Promise<string> {
  await refuseTakenLogins(ctx, user, null)
  const id = newId()
  const { roles, ...columns } = user
  await orTaken(insertUser(ctx.tx, { id, ...columns }, timestamp(ctx.now)))
  await audit(ctx, {
    action: 'user.create',
    object: { kind: 'user', id },
    after: { ...columns, password_hash: undefined, roles },
  })
  await emit(ctx, 'user.created', { user_id: id })
  for (const role of roles) await giveRole(ctx, id, role)
  return id
}

/** @throws Problem naming the fields whose login somebody else has */
export async function refuseTakenLogins(
  ctx: Context,
  names: UserChanges,
  except: string | null,
  phoneField = 'phone_number1',
): Promise<void> {
  const wanted = {
    phone: names.phone_number1 ?? null,
    email: names.email ?? null,
    username: names.username ?? null,
  }
  if (!wanted.phone && !wanted.email && !wanted.username) return
  const taken = await takenLogins(ctx.tx, wanted, except)
  if (taken.has('phone')) throw phoneTaken(phoneField)
  if (taken.has('email')) throw emailTaken()
  if (taken.has('username')) throw usernameTaken()
}

/** Of two who take the same login at once the database lets one through; the other hears the usual refusal. */
export async function orTaken<T>(work: Promise<T>, phoneField = 'phone_number1'): Promise<T> {
  try {
    return await work
  } catch (error) {
    const constraint = error instanceof Error && 'constraint' in error ? error.constraint : ''
    if (constraint === 'users_phone_number1_key') throw phoneTaken(phoneField)
    if (constraint === 'users_email') throw emailTaken()
    if (constraint === 'users_username') throw usernameTaken()
    throw error
  }
}

/** Gives a role without asking who may; the matrix of who may is in {@link changeRoles}. */
export async function giveRole(ctx: Context, userId: string, role: string): Promise<boolean> {
  const given = await orArchived(addRole(ctx.tx, userId, role, ctx.actor.userId, timestamp(ctx.now)))
  if (given) await ctx.ports['identity:roleGranted']?.(ctx, { userId, role })
  return given
}

/** Somebody put the role away in the same moment. @throws Problem `role_archived` */
async function orArchived<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Error && 'constraint' in error && error.constraint === 'role_archived')
      throw identityErrors.role_archived()
    throw error
  }
}

/** The account of a phone, made with that role when there is none; an existing one gets the role too. `phone` is E.164. */
export async function ensureUserByPhone(
  ctx: Context,
  person: { phone: string; first_name: string; last_name: string; role: string },
): Promise<string> {
  const known = await userByLogin(ctx.tx, { phone: person.phone, email: null, username: null })
  if (!known) {
    return createUser(ctx, {
      phone_number1: person.phone,
      first_name: person.first_name,
      last_name: person.last_name,
      roles: [person.role],
    })
  }
  await giveRole(ctx, known.id, person.role)
  return known.id
}
