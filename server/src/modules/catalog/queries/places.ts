import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { newId } from '#platform/ids'

type Reader = Pick<Context, 'tx'>

export interface BranchRow {
  readonly id: string
  readonly name: string
  readonly address: string
  readonly map_link: string
  readonly is_active: boolean
}
export interface RoomRow {
  readonly id: string
  readonly name: string
  readonly branch: { readonly id: string; readonly name: string }
  readonly capacity: number | null
  readonly is_active: boolean
}

const branches = sql<BranchRow>`(SELECT id, name, address, map_link, is_active FROM catalog.branches)`.as('t')
const rooms = sql<RoomRow & { branch_id: string }>`(SELECT r.id, r.name, r.capacity, r.is_active, r.branch_id,
    json_build_object('id', b.id, 'name', b.name) AS branch
  FROM catalog.rooms r JOIN catalog.branches b ON b.id = r.branch_id)`.as('t')

export const branchList: ListSpec = {
  search: [sql`platform.fold(t.name)`],
  ordering: { name: sql.ref('t.name') },
  defaultOrdering: 'name',
  tie: sql.ref('t.id'),
  filters: { is_active: filters.boolean(sql.ref('t.is_active')) },
}
export const roomList: ListSpec = {
  search: [sql`platform.fold(t.name)`],
  ordering: { name: sql.ref('t.name'), capacity: sql.ref('t.capacity') },
  defaultOrdering: 'name',
  tie: sql.ref('t.id'),
  filters: {
    branch: filters.uuid(sql.ref('t.branch_id')),
    is_active: filters.boolean(sql.ref('t.is_active')),
  },
}

export function listBranches(ctx: Reader, input: ListInput): Promise<Page<BranchRow>> {
  return runList(ctx.tx, branchList, ctx.tx.selectFrom(branches).selectAll(), input, (row) => row)
}

export function branchBy(ctx: Reader, id: string): Promise<BranchRow | undefined> {
  return ctx.tx.selectFrom(branches).selectAll().where('t.id', '=', id).executeTakeFirst()
}

export async function insertBranch(ctx: Reader, branch: Omit<BranchRow, 'id'>): Promise<string> {
  const id = newId()
  await sql`INSERT INTO catalog.branches (id, name, address, map_link, is_active)
    VALUES (${id}, ${branch.name}, ${branch.address}, ${branch.map_link}, ${branch.is_active})`.execute(
    ctx.tx,
  )
  return id
}

export async function updateBranch(ctx: Reader, id: string, branch: Omit<BranchRow, 'id'>): Promise<void> {
  await sql`UPDATE catalog.branches SET name = ${branch.name}, address = ${branch.address}, map_link = ${branch.map_link},
    is_active = ${branch.is_active} WHERE id = ${id}`.execute(ctx.tx)
}

export async function deleteBranch(ctx: Reader, id: string): Promise<void> {
  await sql`DELETE FROM catalog.branches WHERE id = ${id}`.execute(ctx.tx)
}

export function listRooms(ctx: Reader, input: ListInput): Promise<Page<RoomRow>> {
  const rows = ctx.tx.selectFrom(rooms).select(['t.id', 't.name', 't.branch', 't.capacity', 't.is_active'])
  return runList(ctx.tx, roomList, rows, input, (row) => row)
}

export function roomBy(ctx: Reader, id: string): Promise<RoomRow | undefined> {
  return ctx.tx
    .selectFrom(rooms)
    .select(['t.id', 't.name', 't.branch', 't.capacity', 't.is_active'])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

export interface RoomValues {
  readonly name: string
  readonly branch: string
  readonly capacity: number | null
  readonly is_active: boolean
}

export async function insertRoom(ctx: Reader, room: RoomValues): Promise<string> {
  const id = newId()
  await sql`INSERT INTO catalog.rooms (id, branch_id, name, capacity, is_active)
    VALUES (${id}, ${room.branch}, ${room.name}, ${room.capacity}, ${room.is_active})`.execute(ctx.tx)
  return id
}

export async function updateRoom(ctx: Reader, id: string, room: RoomValues): Promise<void> {
  await sql`UPDATE catalog.rooms SET branch_id = ${room.branch}, name = ${room.name}, capacity = ${room.capacity},
    is_active = ${room.is_active} WHERE id = ${id}`.execute(ctx.tx)
}

export async function deleteRoom(ctx: Reader, id: string): Promise<void> {
  await sql`DELETE FROM catalog.rooms WHERE id = ${id}`.execute(ctx.tx)
}
