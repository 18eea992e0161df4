import { Type } from 'typebox'
import { audit } from '#platform/audit'
import type { Context } from '#platform/context'
import { ExportBody, exportFile, exportIds, rowsInOrder } from '#platform/http/export'
import { listQuery, pageOf, readParameters, runList } from '#platform/http/list'
import { Reply, route, type Input } from '#platform/http/route'
import { etag, expectVersion } from '#platform/http/versions'
import { canonicalChanges } from '../actions/change-own-profile.ts'
import { changeRoles } from '../actions/change-roles.ts'
import { requireFreshSignIn } from '../actions/fresh-sign-in.ts'
import { inviteUser, manageUser, reinvite, signOutUser } from '../actions/manage-user.ts'
import { canonicalEmail, readPhone } from '../login-names.ts'
import { toRecord, toRecords, versionOf } from '../present.ts'
import { userList, userListQuery } from '../queries/user-list.ts'
import { userRow, userRows, type UserRow } from '../queries/users.ts'
import { seesStaffContact } from '../staff-contact.ts'
import { userColumns } from '../user-columns.ts'
import { InvitationBody, Invited, RoleChange, UserChangesBody, UserRecord } from '../schemas.ts'

const tag = 'users'
const Ref = Type.Object({ id: Type.String({ format: 'uuid' }) })

function usersFor(ctx: Context) {
  return userListQuery(ctx.tx, null, seesStaffContact(ctx), ctx.actor.userId)
}

/** One account with its entity tag. */
async function answer(ctx: Context, user: UserRow | undefined): Promise<Reply> {
  const record = await toRecord(ctx, user)
  return new Reply({ body: record, headers: { etag: etag(record.version) } })
}

/** Whoever edits what somebody else has changed since is told so. @throws Problem `stale_version` */
async function expectUser(
  ctx: Context,
  input: {
    readonly params: { readonly id: string }
    readonly headers: Input<unknown, unknown, unknown>['headers']
  },
): Promise<void> {
  if (input.headers['if-match'] === undefined) return
  const user = await userRow(ctx.tx, input.params.id, { lock: true })
  if (user) expectVersion(input, versionOf(ctx, user))
}

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
    const page = await runList(ctx.tx, userList, usersFor(ctx), input, (row) => row.id)
    const rows = new Map((await userRows(ctx.tx, page.results)).map((row) => [row.id, row]))
    const users = page.results.flatMap((id) => rows.get(id) ?? [])
    return { ...page, results: await toRecords(ctx, users) }
  },
})

const exported = route({
  method: 'POST',
  path: '/api/v1/users/export/',
  operationId: 'exportUsers',
  tag,
  access: ['users.export'],
  status: 200,
  summary: 'The list of accounts as filtered, as a file',
  query: listQuery(userList),
  body: ExportBody,
  produces: 'application/octet-stream',
  limit: { name: 'export', points: 30, seconds: 600, by: 'actor' },
  example: { body: { format: 'csv' } },
  async handler(ctx, { body, query }) {
    const ids = await exportIds(userList, usersFor(ctx), query)
    const rows = await toRecords(ctx, await rowsInOrder(ctx.tx, ids, userRows))
    await audit(ctx, {
      action: 'users.export',
      object: { kind: 'users', id: null },
      after: { rows: rows.length, format: body.format, filters: Object.fromEntries(readParameters(query)) },
    })
    return exportFile(ctx, body, { name: 'users', columns: await userColumns(ctx), rows })
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
  handler: async (ctx, { params }) => answer(ctx, await userRow(ctx.tx, params.id)),
})

const update = route({
  method: 'PATCH',
  path: '/api/v1/users/{id}/',
  operationId: 'changeUser',
  tag,
  access: ['users.manage'],
  params: Ref,
  errors: [409, 412],
  lenient: true,
  summary: 'Edit an account or close it',
  body: UserChangesBody,
  response: UserRecord,
  example: { body: { is_active: false } },
  async handler(ctx, input) {
    const { params, body } = input
    const { is_active: active, ...profile } = body
    const changes = await canonicalChanges(ctx, profile)
    await expectUser(ctx, input)
    return answer(
      ctx,
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
    requireFreshSignIn(ctx)
    const { phone_number1: phone, email, roles, ...names } = body
    const { user, link } = await inviteUser(ctx, {
      ...names,
      roles,
      ...(phone ? { phone_number1: await readPhone(ctx, phone) } : {}),
      ...(email ? { email: canonicalEmail(email) } : {}),
    })
    return { user: await toRecord(ctx, user), invitation_link: link }
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
    requireFreshSignIn(ctx)
    const { user, link } = await reinvite(ctx, params.id)
    return { user: await toRecord(ctx, user), invitation_link: link }
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
  errors: [409, 412],
  summary: 'Give and take roles',
  description:
    'Nobody gives himself a role; only an owner makes owners and administrators; the last owner stays.',
  body: RoleChange,
  response: UserRecord,
  example: { body: { add: ['instructor'] } },
  async handler(ctx, input) {
    const { params, body } = input
    requireFreshSignIn(ctx)
    await expectUser(ctx, input)
    return answer(ctx, await changeRoles(ctx, params.id, { add: body.add ?? [], remove: body.remove ?? [] }))
  },
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

export const userRoutes = [list, exported, read, update, invite, again, roles, signOutAll]
