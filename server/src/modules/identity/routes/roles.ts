import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { changeRolePermissions } from '../actions/change-roles.ts'
import { permissionRows, roleRows } from '../queries/roles.ts'
import { RoleMatrix } from '../schemas.ts'

const tag = 'users'

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
  response: RoleMatrix,
  handler: matrix,
})

const update = route({
  method: 'PATCH',
  path: '/api/v1/roles/{key}/',
  operationId: 'changeRole',
  tag,
  access: ['roles.manage'],
  errors: [409],
  summary: 'Set what a role may do',
  description: 'Nobody gives a permission that he does not have. Felt at once by everybody with the role.',
  params: Type.Object({ key: Type.String({ maxLength: 40 }) }),
  body: Type.Object(
    { permissions: Type.Array(Type.String({ maxLength: 80 }), { maxItems: 500 }) },
    { title: 'RolePermissions' },
  ),
  response: RoleMatrix,
  example: { body: { permissions: ['users.view'] } },
  async handler(ctx, { params, body }) {
    await changeRolePermissions(ctx, params.key, [...new Set(body.permissions)])
    return matrix(ctx)
  },
})

export const roleRoutes = [read, update]
