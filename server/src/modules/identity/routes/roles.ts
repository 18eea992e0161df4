import { Type } from 'typebox'
import { requireFreshSignIn } from '../actions/fresh-sign-in.ts'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { archiveRole } from '../actions/archive-role.ts'
import { changeRole, createRole, restoreRole } from '../actions/shape-roles.ts'
import { permissionRows, roleRows } from '../queries/roles.ts'
import { RoleMatrix } from '../schemas.ts'

const tag = 'users'
const Ref = Type.Object({ key: Type.String({ maxLength: 40 }) })
const Name = Type.Object(
  {
    en: Type.String({ minLength: 2, maxLength: 60 }),
    ar: Type.String({ minLength: 2, maxLength: 60 }),
    fa: Type.String({ minLength: 2, maxLength: 60 }),
  },
  { description: 'In three languages' },
)
const Description = Type.Object({
  en: Type.String({ maxLength: 300 }),
  ar: Type.String({ maxLength: 300 }),
  fa: Type.String({ maxLength: 300 }),
})
const Permissions = Type.Array(Type.String({ maxLength: 80 }), { maxItems: 500 })

async function matrix(ctx: Context) {
  return { roles: await roleRows(ctx.tx), permissions: await permissionRows(ctx.tx) }
}

const read = route({
  method: 'GET',
  path: '/api/v1/roles/',
  operationId: 'listRoles',
  tag,
  access: ['roles.manage', 'users.view'],
  summary: 'Roles and what each may do',
  description: 'Archived roles are in it too, with the moment in `archived_at`.',
  response: RoleMatrix,
  handler: matrix,
})

const create = route({
  method: 'POST',
  path: '/api/v1/roles/',
  operationId: 'createRole',
  tag,
  access: ['roles.manage'],
  errors: [409],
  idempotent: true,
  summary: "Make a role of the centre's own",
  description:
    'Starts with the permissions of `from`, or with `permissions`. Nobody gives what he does not have.',
  body: Type.Object(
    {
      name: Name,
      description: Type.Optional(Description),
      is_staff: Type.Optional(Type.Boolean({ description: 'Works for the centre; true when left out' })),
      from: Type.Optional(Type.String({ maxLength: 40 })),
      permissions: Type.Optional(Permissions),
    },
    { title: 'NewRole' },
  ),
  response: Type.Object({ key: Type.String(), ...RoleMatrix.properties }, { title: 'RoleCreated' }),
  example: {
    body: {
      name: { en: 'Front desk', ar: 'الاستقبال', fa: 'پذیرش' },
      from: 'support',
    },
  },
  async handler(ctx, { body }) {
    requireFreshSignIn(ctx)
    const { name, description, is_staff: isStaff, from, permissions } = body
    const key = await createRole(ctx, {
      name,
      description: description ?? { en: '', ar: '', fa: '' },
      isStaff: isStaff ?? true,
      from,
      permissions,
    })
    return { key, ...(await matrix(ctx)) }
  },
})

const update = route({
  method: 'PATCH',
  path: '/api/v1/roles/{key}/',
  operationId: 'changeRole',
  tag,
  access: ['roles.manage'],
  errors: [409],
  summary: 'Set what a role may do, or rename it',
  description: 'Nobody gives a permission that he does not have. Felt at once by everybody with the role.',
  params: Ref,
  body: Type.Object(
    {
      name: Type.Optional(Name),
      description: Type.Optional(Description),
      permissions: Type.Optional(Permissions),
    },
    { title: 'RoleChanges' },
  ),
  response: RoleMatrix,
  example: { body: { permissions: ['users.view'] } },
  async handler(ctx, { params, body }) {
    requireFreshSignIn(ctx)
    await changeRole(ctx, params.key, body)
    return matrix(ctx)
  },
})

const archive = route({
  method: 'DELETE',
  path: '/api/v1/roles/{key}/',
  operationId: 'archiveRole',
  tag,
  access: ['roles.manage'],
  status: 200,
  errors: [409],
  summary: "Put a role of the centre's own away",
  description: 'While somebody has it, `replacement` names the role that he gets instead.',
  params: Ref,
  query: Type.Object({ replacement: Type.Optional(Type.String({ maxLength: 40 })) }),
  response: Type.Object({ people: Type.Integer() }, { title: 'RoleArchived' }),
  async handler(ctx, { params, query }) {
    requireFreshSignIn(ctx)
    return {
      people: await archiveRole(ctx, params.key, query.replacement ?? null),
    }
  },
})

const restore = route({
  method: 'POST',
  path: '/api/v1/roles/{key}/restoration/',
  operationId: 'restoreRole',
  tag,
  access: ['roles.manage'],
  status: 200,
  summary: 'Bring an archived role back',
  params: Ref,
  response: RoleMatrix,
  async handler(ctx, { params }) {
    requireFreshSignIn(ctx)
    await restoreRole(ctx, params.key)
    return matrix(ctx)
  },
})

export const roleRoutes = [read, create, update, archive, restore]
