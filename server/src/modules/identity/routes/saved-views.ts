import { Type } from 'typebox'
import type { Context } from '#platform/context'
import { route } from '#platform/http/route'
import { userId } from '#platform/permissions'
import { changeView, chooseDefaultView, createView, removeView } from '../actions/save-view.ts'
import { isStaff, viewsOf } from '../queries/saved-views.ts'
import { nullable } from '../schemas.ts'

const tag = 'lists'
const path = '/api/v1/saved-views/'
const Ref = Type.Object({ id: Type.String({ format: 'uuid' }) })
const List = Type.String({
  pattern: '^[a-z][a-z0-9_-]{0,59}$',
  description: 'Name of the list in the app, such as `users`',
})
const ViewName = Type.String({ minLength: 1, maxLength: 80 })
const State = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 200 })),
    ordering: Type.Optional(Type.String({ maxLength: 200 })),
    page_size: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
    filters: Type.Optional(
      Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 300 }), { maxProperties: 40 }),
    ),
    columns: Type.Optional(
      Type.Record(Type.String({ maxLength: 60 }), Type.Boolean(), {
        maxProperties: 60,
        description: 'Shown or not, where it differs from the usual',
      }),
    ),
  },
  { title: 'SavedViewState' },
)
const View = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    name: Type.String(),
    state: State,
    shared: Type.Boolean(),
    is_default: Type.Boolean(),
    is_mine: Type.Boolean(),
    owner: Type.String(),
  },
  { title: 'SavedView' },
)
const Views = Type.Object({ results: Type.Array(View), can_share: Type.Boolean() }, { title: 'SavedViews' })

async function views(ctx: Context, list: string) {
  const me = userId(ctx)
  const staff = await isStaff(ctx.tx, me)
  const rows = await viewsOf(ctx.tx, me, list, staff)
  return {
    results: rows.map(({ owner_id, ...row }) => ({ ...row, is_mine: owner_id === me })),
    can_share: staff,
  }
}

const all = route({
  method: 'GET',
  path,
  operationId: 'listSavedViews',
  tag,
  access: 'user',
  summary: 'Views of a list: one’s own and, for the staff, the shared ones',
  query: Type.Object({ list: List }),
  response: Views,
  handler: (ctx, { query }) => views(ctx, query.list),
})

const create = route({
  method: 'POST',
  path,
  operationId: 'createSavedView',
  tag,
  access: 'user',
  summary: 'Keep filters, search, order and columns under a name',
  body: Type.Object(
    { list: List, name: ViewName, state: State, shared: Type.Optional(Type.Boolean()) },
    { title: 'NewSavedView' },
  ),
  response: Type.Object(
    { id: Type.String({ format: 'uuid' }), ...Views.properties },
    { title: 'SavedViewCreated' },
  ),
  example: { body: { list: 'users', name: 'New parents', state: { filters: { role: 'parent' } } } },
  async handler(ctx, { body }) {
    const { list, name, state, shared } = body
    const id = await createView(ctx, { list, name: name.trim(), state, shared: shared ?? false })
    return { id, ...(await views(ctx, list)) }
  },
})

const chooseDefault = route({
  method: 'PUT',
  path: `${path}default/`,
  operationId: 'chooseDefaultView',
  tag,
  access: 'user',
  summary: 'The view with which a list opens',
  body: Type.Object(
    { list: List, view: nullable(Type.String({ format: 'uuid' })) },
    { title: 'DefaultView' },
  ),
  response: Views,
  async handler(ctx, { body }) {
    await chooseDefaultView(ctx, body.list, body.view)
    return views(ctx, body.list)
  },
})

const change = route({
  method: 'PATCH',
  path: `${path}{id}/`,
  operationId: 'changeSavedView',
  tag,
  access: 'user',
  params: Ref,
  summary: 'Rename, share or overwrite an own view',
  body: Type.Object(
    {
      name: Type.Optional(ViewName),
      state: Type.Optional(State),
      shared: Type.Optional(Type.Boolean()),
    },
    { title: 'SavedViewChanges' },
  ),
  response: Views,
  handler: async (ctx, { params, body }) => views(ctx, await changeView(ctx, params.id, body)),
})

const remove = route({
  method: 'DELETE',
  path: `${path}{id}/`,
  operationId: 'deleteSavedView',
  tag,
  access: 'user',
  params: Ref,
  status: 200,
  summary: 'Remove an own view',
  response: Views,
  handler: async (ctx, { params }) => views(ctx, await removeView(ctx, params.id)),
})

export const savedViewRoutes = [all, create, chooseDefault, change, remove]
