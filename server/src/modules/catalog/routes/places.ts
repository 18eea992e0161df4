import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { changeSimple, createSimple, findSimple, removeSimple, type SimpleThing } from '../actions/save-simple.ts'
import {
  branchBy, branchList, deleteBranch, deleteRoom, insertBranch, insertRoom, listBranches, listRooms, roomBy, roomList, updateBranch, updateRoom,
  type BranchRow, type RoomRow, type RoomValues,
} from '../queries/places.ts'
import { OnePath, optionalRef, refId } from '../schemas/parts.ts'
import { BranchInput, BranchPatch, BranchSchema, RoomInput, RoomPatch, RoomSchema } from '../schemas/places.ts'

const branch: SimpleThing<BranchRow, Omit<BranchRow, 'id'>> = { kind: 'branch', find: branchBy, insert: insertBranch, update: updateBranch, remove: deleteBranch }
const room: SimpleThing<RoomRow, RoomValues> = { kind: 'room', find: roomBy, insert: insertRoom, update: updateRoom, remove: deleteRoom }
const tag = 'Branches and rooms'

export const placeRoutes = [
  route({
    method: 'GET', path: '/api/v1/branches/', operationId: 'branchesList', tag, access: 'public', summary: 'Branches of the centre',
    query: listQuery(branchList), response: pageOf(BranchSchema),
    handler: (ctx, input) => listBranches(ctx, input),
  }),
  route({
    method: 'POST', path: '/api/v1/branches/', operationId: 'branchesCreate', tag, access: ['seasons.manage'], idempotent: true, errors: [409],
    summary: 'Add a branch', body: BranchInput, response: BranchSchema, example: { body: { name: 'Nasr City', address: '12 Abbas El Akkad St.' } },
    handler: (ctx, { body }) => createSimple(ctx, branch, { address: '', map_link: '', is_active: true, ...body }),
  }),
  route({
    method: 'GET', path: '/api/v1/branches/{id}/', operationId: 'branchesGet', tag, access: 'public', summary: 'One branch', params: OnePath, response: BranchSchema,
    handler: (ctx, { params }) => findSimple(ctx, branch, params.id),
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method, path: '/api/v1/branches/{id}/', operationId: method === 'PUT' ? 'branchesReplace' : 'branchesChange', tag, access: ['seasons.manage'], errors: [409],
      summary: 'Change a branch', params: OnePath, body: BranchPatch, response: BranchSchema,
      handler: (ctx, { params, body }) => changeSimple(ctx, branch, params.id, (present) => ({ ...present, ...body })),
    }),
  ),
  route({
    method: 'DELETE', path: '/api/v1/branches/{id}/', operationId: 'branchesDelete', tag, access: ['seasons.manage'], errors: [409],
    summary: 'Delete a branch that nothing uses', description: 'One that is used can be made inactive.', params: OnePath,
    handler: (ctx, { params }) => removeSimple(ctx, branch, params.id),
  }),
  route({
    method: 'GET', path: '/api/v1/rooms/', operationId: 'roomsList', tag, access: ['seasons.manage', 'courses.view_drafts', 'courses.teach'],
    summary: 'Rooms', query: listQuery(roomList), response: pageOf(RoomSchema),
    handler: (ctx, input) => listRooms(ctx, input),
  }),
  route({
    method: 'POST', path: '/api/v1/rooms/', operationId: 'roomsCreate', tag, access: ['seasons.manage'], idempotent: true, errors: [409],
    summary: 'Add a room', body: RoomInput, response: RoomSchema,
    handler: (ctx, { body }) => createSimple(ctx, room, { capacity: null, is_active: true, ...body, branch: refId(body.branch) }),
  }),
  route({
    method: 'GET', path: '/api/v1/rooms/{id}/', operationId: 'roomsGet', tag, access: ['seasons.manage', 'courses.view_drafts', 'courses.teach'], summary: 'One room',
    params: OnePath, response: RoomSchema,
    handler: (ctx, { params }) => findSimple(ctx, room, params.id),
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method, path: '/api/v1/rooms/{id}/', operationId: method === 'PUT' ? 'roomsReplace' : 'roomsChange', tag, access: ['seasons.manage'], errors: [409],
      summary: 'Change a room', params: OnePath, body: RoomPatch, response: RoomSchema,
      handler: (ctx, { params, body }) =>
        changeSimple(ctx, room, params.id, (present) => ({ ...present, ...body, branch: optionalRef(body.branch) ?? present.branch.id })),
    }),
  ),
  route({
    method: 'DELETE', path: '/api/v1/rooms/{id}/', operationId: 'roomsDelete', tag, access: ['seasons.manage'], errors: [409],
    summary: 'Delete a room that nothing uses', params: OnePath,
    handler: (ctx, { params }) => removeSimple(ctx, room, params.id),
  }),
]
