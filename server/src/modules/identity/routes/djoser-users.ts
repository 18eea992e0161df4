import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route, type Input } from '#platform/http/route'
import { can, userId } from '#platform/permissions'
import { activate } from '../actions/activate.ts'
import { deleteAccount } from '../actions/delete-account.ts'
import { ownRow } from '../actions/change-password.ts'
import { manageUser } from '../actions/manage-user.ts'
import { requestLink } from '../actions/request-link.ts'
import { signUp, signUpRoles } from '../actions/sign-up.ts'
import { updateProfile } from '../actions/update-profile.ts'
import { choiceCheck, readTexts } from '../drf.ts'
import { toPerson } from '../present.ts'
import { seesStaffContact, withoutStaffContact } from '../staff-contact.ts'
import { canonicalProfile, profileFields } from '../profile-fields.ts'
import { userList, userListQuery } from '../queries/user-list.ts'
import { userRow, userRows, type UserRow } from '../queries/users.ts'
import { atomically } from '../scope.ts'
import { Person, type Person as PersonAnswer } from '../schemas.ts'
import { Contact, readContact } from './contact.ts'
import { PersonBody, PersonPatch, SignUpBody } from './djoser-bodies.ts'

const tag = 'auth'
const Ref = Type.Object({ id: Type.String({ format: 'uuid' }) })

const amina = {
  phone_number1: '+201001234567',
  password: 'nile-breeze-47',
  first_name: 'Amina',
  last_name: 'El-Sayed',
  dob: '1991-03-14',
  gender: 'female',
}

/** A body of a form has texts only; there an empty one may mean null. */
function isForm(input: Input<unknown, unknown, unknown>): boolean {
  return !String(input.headers['content-type'] ?? '').startsWith('application/json')
}

/** Django refuses a bad token even where none is needed. @throws Problem 401 */
async function refuseBadCredentials(ctx: Context, input: Input<unknown, unknown, unknown>): Promise<void> {
  const { authorization } = input.headers
  if (typeof authorization === 'string')
    await ctx.ports.authenticator.authenticate({ headers: { authorization } })
}

const createRoute = route({
  method: 'POST',
  path: '/auth/users/',
  operationId: 'createAuthUser',
  tag,
  summary: 'Sign up as a student or a parent',
  access: 'public',
  errors: [401],
  lenient: true,
  unchecked: true,
  mode: 'manual',
  limit: { name: 'sign-up', points: 30, seconds: 3_600, by: 'ip' },
  body: SignUpBody,
  response: Person,
  example: { body: amina },
  async handler(ctx, input) {
    await refuseBadCredentials(ctx, input)
    const fields = {
      phone_number1: { required: true, max: 40 },
      ...profileFields,
      role: { check: choiceCheck(signUpRoles) },
      password: { required: true, untrimmed: true, max: 1_000 },
      re_password: { untrimmed: true, max: 1_000 },
    } as const
    const texts = readTexts(fields, input.body, { form: isForm(input) })
    const profile = await canonicalProfile(ctx, texts)
    const role = signUpRoles.find((known) => known === texts.role) ?? 'student'
    const user = await signUp(
      ctx,
      { ...profile, role, password: texts.password ?? '', passwordAgain: texts.re_password ?? undefined },
      async (_ctx, made) => made,
    )
    return toPerson(user)
  },
})

const listRoute = route({
  method: 'GET',
  path: '/auth/users/',
  operationId: 'listAuthUsers',
  tag,
  summary: 'The own account; staff see all',
  access: 'user',
  query: listQuery(userList),
  response: pageOf(Person),
  async handler(ctx, input) {
    const only = can(ctx, 'users.view') ? null : userId(ctx)
    const page = await runList(
      ctx.tx,
      userList,
      userListQuery(ctx.tx, only, seesStaffContact(ctx), ctx.actor.userId),
      input,
      (row) => row.id,
    )
    const rows = new Map((await userRows(ctx.tx, page.results)).map((row) => [row.id, row]))
    const people = page.results.flatMap((id) => rows.get(id) ?? [])
    return { ...page, results: (await withoutStaffContact(ctx, people)).map(toPerson) }
  },
})

/** The person of the path as this actor may see him. @throws Problem `not_found` */
async function visiblePerson(ctx: Context, id: string): Promise<UserRow> {
  const user = id === ctx.actor.userId || can(ctx, 'users.view') ? await userRow(ctx.tx, id) : undefined
  const [visible] = user ? await withoutStaffContact(ctx, [user]) : []
  if (!visible) throw errors.not_found()
  return visible
}

/** Reads a changed profile and stores it: the own one, or as staff another's. */
async function change(
  ctx: Context,
  id: string,
  input: Input<unknown, unknown, unknown>,
  partial: boolean,
): Promise<PersonAnswer> {
  const user = await visiblePerson(ctx, id)
  const texts = readTexts(profileFields, input.body, { partial, form: isForm(input) })
  const changes = await canonicalProfile(ctx, texts)
  return toPerson(
    await atomically(ctx, async (inner) => {
      if (user.id === inner.actor.userId) return updateProfile(inner, user.id, changes)
      if (!can(inner, 'users.manage')) throw errors.permission_denied()
      return manageUser(inner, user.id, changes)
    }),
  )
}

const readMe = route({
  method: 'GET',
  path: '/auth/users/me/',
  operationId: 'getAuthMe',
  tag,
  summary: 'The own account',
  access: 'user',
  response: Person,
  handler: async (ctx) => toPerson(await ownRow(ctx)),
})

const common = {
  tag,
  access: 'user',
  lenient: true,
  unchecked: true,
  mode: 'manual',
  response: Person,
} as const

const replaceMe = route({
  ...common,
  method: 'PUT',
  path: '/auth/users/me/',
  operationId: 'replaceAuthMe',
  summary: 'Replace the own profile',
  body: PersonBody,
  handler: (ctx, input) => change(ctx, userId(ctx), input, false),
})
const patchMe = route({
  ...common,
  method: 'PATCH',
  path: '/auth/users/me/',
  operationId: 'changeAuthMe',
  summary: 'Change the own profile',
  body: PersonPatch,
  handler: (ctx, input) => change(ctx, userId(ctx), input, true),
})
const readOne = route({
  method: 'GET',
  path: '/auth/users/{id}/',
  operationId: 'getAuthUser',
  tag,
  params: Ref,
  summary: 'An account: the own one; staff any',
  access: 'user',
  response: Person,
  handler: async (ctx, { params }) => toPerson(await visiblePerson(ctx, params.id)),
})
const replaceOne = route({
  ...common,
  method: 'PUT',
  path: '/auth/users/{id}/',
  operationId: 'replaceAuthUser',
  params: Ref,
  summary: 'Replace a profile',
  body: PersonBody,
  handler: (ctx, input) => change(ctx, input.params.id, input, false),
})
const patchOne = route({
  ...common,
  method: 'PATCH',
  path: '/auth/users/{id}/',
  operationId: 'changeAuthUser',
  params: Ref,
  summary: 'Change a profile',
  body: PersonPatch,
  handler: (ctx, input) => change(ctx, input.params.id, input, true),
})

const LeaveBody = Type.Object({ current_password: Type.String() }, { title: 'LeaveBody' })

async function leave(ctx: Context, body: unknown): Promise<void> {
  const { current_password } = readTexts(
    { current_password: { required: true, untrimmed: true, max: 1_000 } },
    body,
  )
  await deleteAccount(ctx, current_password ?? '')
}

const deleteMe = route({
  method: 'DELETE',
  path: '/auth/users/me/',
  operationId: 'deleteAuthMe',
  tag,
  summary: 'Delete the own account',
  access: 'user',
  errors: [409],
  lenient: true,
  unchecked: true,
  mode: 'manual',
  body: LeaveBody,
  handler: (ctx, input) => leave(ctx, input.body),
})
const deleteOne = route({
  method: 'DELETE',
  path: '/auth/users/{id}/',
  operationId: 'deleteAuthUser',
  tag,
  params: Ref,
  summary: 'Delete the own account by its id',
  access: 'user',
  errors: [409],
  lenient: true,
  unchecked: true,
  mode: 'manual',
  body: LeaveBody,
  async handler(ctx, input) {
    if (input.params.id !== userId(ctx)) throw errors.permission_denied()
    await leave(ctx, input.body)
  },
})

const LinkBody = Type.Object({ uid: Type.String(), token: Type.String() }, { title: 'LinkBody' })

const activateRoute = route({
  method: 'POST',
  path: '/auth/users/activation/',
  operationId: 'activateAuthUser',
  tag,
  status: 204,
  summary: 'Confirm the e-mail address by the link of a letter',
  access: 'public',
  lenient: true,
  unchecked: true,
  body: LinkBody,
  limit: { name: 'links', points: 60, seconds: 3_600, by: 'ip' },
  async handler(ctx, input) {
    const { uid, token } = readTexts({ uid: { required: true }, token: { required: true } }, input.body)
    await activate(ctx, { uid: uid ?? '', token: token ?? '' })
  },
})

const resend = route({
  method: 'POST',
  path: '/auth/users/resend_activation/',
  operationId: 'resendAuthActivation',
  tag,
  status: 204,
  summary: 'Ask for another activation letter',
  description: 'The answer is the same for unknown addresses.',
  access: 'public',
  lenient: true,
  unchecked: true,
  mode: 'manual',
  body: Contact,
  handler: (ctx, input) => requestLink(ctx, 'activation', readContact(input.body)),
})

export const djoserUserRoutes = [
  createRoute,
  listRoute,
  readMe,
  replaceMe,
  patchMe,
  deleteMe,
  activateRoute,
  resend,
  readOne,
  replaceOne,
  patchOne,
  deleteOne,
]
