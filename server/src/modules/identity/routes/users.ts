import { Type } from 'typebox'
import { errors } from '#platform/errors'
import { listQuery, pageOf, runList } from '#platform/http/list'
import { route } from '#platform/http/route'
import { canonicalChanges } from '../actions/change-own-profile.ts'
import { changeRoles } from '../actions/change-roles.ts'
import { inviteUser, manageUser, reinvite, signOutUser } from '../actions/manage-user.ts'
import { canonicalEmail, readPhone } from '../login-names.ts'
import { toRecord } from '../present.ts'
import { userList, userListQuery } from '../queries/user-list.ts'
import { userRow, userRows } from '../queries/users.ts'
import { InvitationBody, Invited, RoleChange, UserChangesBody, UserRecord } from '../schemas.ts'

const tag = 'users'
const Ref = Type.Object({ id: Type.String({ format: 'uuid' }) })

const list = route({
  method: 'GET',
  path: '/api/v1/users/',
  operationId: 'listUsers',
  tag,
  access: ['users.view'],
  summary: 'All accounts',
  query: listQuery(userList),
  response: pageOf(UserRecord),
  async handler(ctx, input) {
    const page = await runList(ctx.tx, userList, userListQuery(ctx.tx, null), input, (row) => row.id)
    const rows = new Map((await userRows(ctx.tx, page.results)).map((row) => [row.id, row]))
    return { ...page, results: page.results.flatMap((id) => rows.get(id) ?? []).map(toRecord) }
  },
})

const read = route({
  method: 'GET',
  path: '/api/v1/users/{id}/',
  operationId: 'getUser',
  tag,
  access: ['users.view'],
  params: Ref,
  summary: 'One account',
  response: UserRecord,
  async handler(ctx, { params }) {
    const user = await userRow(ctx.tx, params.id)
    if (!user) throw errors.not_found()
    return toRecord(user)
  },
})

const update = route({
  method: 'PATCH',
  path: '/api/v1/users/{id}/',
  operationId: 'changeUser',
  tag,
  access: ['users.manage'],
  params: Ref,
  errors: [409],
  lenient: true,
  summary: 'Edit an account or close it',
  body: UserChangesBody,
  response: UserRecord,
  example: { body: { is_active: false } },
  async handler(ctx, { params, body }) {
    const { is_active: active, ...profile } = body
    const changes = await canonicalChanges(ctx, profile)
    return toRecord(
      await manageUser(ctx, params.id, {
        ...changes,
        ...(active === undefined ? {} : { is_active: active }),
      }),
    )
  },
})

const invite = route({
  method: 'POST',
  path: '/api/v1/users/',
  operationId: 'inviteUser',
  tag,
  access: ['users.invite'],
  idempotent: true,
  summary: 'Invite somebody with roles: an account and a one-time link',
  body: InvitationBody,
  response: Invited,
  example: {
    body: { first_name: 'Samir', last_name: 'Aziz', phone_number1: '+201001234567', roles: ['support'] },
  },
  async handler(ctx, { body }) {
    const { phone_number1: phone, email, roles, ...names } = body
    const { user, link } = await inviteUser(ctx, {
      ...names,
      roles,
      ...(phone ? { phone_number1: await readPhone(ctx, phone) } : {}),
      ...(email ? { email: canonicalEmail(email) } : {}),
    })
    return { user: toRecord(user), invitation_link: link }
  },
})

const again = route({
  method: 'POST',
  path: '/api/v1/users/{id}/invitation/',
  operationId: 'reinviteUser',
  tag,
  access: ['users.invite'],
  params: Ref,
  summary: 'A new one-time link for somebody',
  response: Invited,
  async handler(ctx, { params }) {
    const { user, link } = await reinvite(ctx, params.id)
    return { user: toRecord(user), invitation_link: link }
  },
})

const roles = route({
  method: 'POST',
  path: '/api/v1/users/{id}/roles/',
  operationId: 'changeUserRoles',
  tag,
  access: ['users.manage'],
  params: Ref,
  status: 200,
  errors: [409],
  summary: 'Give and take roles',
  description:
    'Nobody gives himself a role; only an owner makes owners and administrators; the last owner stays.',
  body: RoleChange,
  response: UserRecord,
  example: { body: { add: ['instructor'] } },
  handler: async (ctx, { params, body }) =>
    toRecord(await changeRoles(ctx, params.id, { add: body.add ?? [], remove: body.remove ?? [] })),
})

const signOutAll = route({
  method: 'DELETE',
  path: '/api/v1/users/{id}/sessions/',
  operationId: 'signUserOut',
  tag,
  access: ['users.manage'],
  params: Ref,
  status: 200,
  summary: 'Sign somebody out everywhere',
  response: Type.Object({ ended: Type.Integer() }, { title: 'SessionsEnded' }),
  handler: async (ctx, { params }) => ({ ended: await signOutUser(ctx, params.id) }),
})

export const userRoutes = [list, read, update, invite, again, roles, signOutAll]
