import { Type, type Static } from 'typebox'
import { listQuery, pageOf } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { etag, expectVersion } from '#platform/http/versions'
import { timestamp } from '#platform/time'
import { ApiKey, ApiKeyBody, ApiKeyChanges, ApiKeyScopes, NewApiKey } from '../api-key-schemas.ts'
import { isScope } from '../api-keys.ts'
import { changeApiKey, createApiKey, load, revokeApiKey } from '../actions/manage-api-keys.ts'
import { apiKeyList, listApiKeys, type ApiKeyRow } from '../queries/api-keys.ts'
import { permissionRows } from '../queries/roles.ts'

const tag = 'api-keys'
const access = ['api_keys.manage'] as const
const path = '/api/v1/api-keys/'
const Ref = Type.Object({ id: Type.String({ format: 'uuid' }) })

function toApiKey(row: ApiKeyRow): Static<typeof ApiKey> {
  const { created_by, maker_first_name: first_name, maker_last_name: last_name, ...key } = row
  return { ...key, created_by: { id: created_by, first_name, last_name } }
}

function answer(row: ApiKeyRow): Reply {
  return new Reply({ body: toApiKey(row), headers: { etag: etag(row.version) } })
}

const list = route({
  method: 'GET',
  path,
  operationId: 'listApiKeys',
  tag,
  access,
  summary: 'Keys of programs that act for people of this centre',
  query: listQuery(apiKeyList),
  response: pageOf(ApiKey),
  handler: (ctx, input) => listApiKeys(ctx, timestamp(ctx.now), input, toApiKey),
})

const scopes = route({
  method: 'GET',
  path: `${path}scopes/`,
  operationId: 'listApiKeyScopes',
  tag,
  access,
  summary: 'What the caller may allow a key',
  response: ApiKeyScopes,
  async handler(ctx) {
    const rows = await permissionRows(ctx.tx)
    return { results: rows.filter(({ key }) => isScope(key) && ctx.actor.permissions.has(key)) }
  },
})

const create = route({
  method: 'POST',
  path,
  operationId: 'createApiKey',
  tag,
  access,
  summary: 'Make a key; the answer shows it this once',
  description:
    'A key acts in the name of its maker, within its scopes and never beyond what the maker may himself. Needs a fresh sign-in.',
  body: ApiKeyBody,
  response: NewApiKey,
  example: { body: { name: 'Accounting', scopes: ['invoices.view_all'], networks: ['192.0.2.0/24'] } },
  async handler(ctx, { body }) {
    const { key, secret } = await createApiKey(ctx, body)
    return { key: toApiKey(key), secret }
  },
})

const read = route({
  method: 'GET',
  path: `${path}{id}/`,
  operationId: 'getApiKey',
  tag,
  access,
  summary: 'One key',
  params: Ref,
  response: ApiKey,
  handler: async (ctx, { params }) => answer(await load(ctx, params.id)),
})

const change = route({
  method: 'PATCH',
  path: `${path}{id}/`,
  operationId: 'changeApiKey',
  tag,
  access,
  errors: [409, 412],
  summary: 'Change what a key may; felt at once',
  description: 'Needs a fresh sign-in. Rights that are added must be the caller’s own.',
  params: Ref,
  body: ApiKeyChanges,
  response: ApiKey,
  example: { body: { scopes: ['invoices.view_all'] } },
  handler: async (ctx, input) =>
    answer(await changeApiKey(ctx, input.params.id, input.body, (version) => expectVersion(input, version))),
})

const revoke = route({
  method: 'DELETE',
  path: `${path}{id}/`,
  operationId: 'revokeApiKey',
  tag,
  access,
  summary: 'End a key, at once and for good',
  params: Ref,
  handler: (ctx, { params }) => revokeApiKey(ctx, params.id),
})

export const apiKeyRoutes = [list, scopes, create, read, change, revoke]
