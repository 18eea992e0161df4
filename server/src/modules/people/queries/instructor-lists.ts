import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import type { InstructorProfile, InstructorRow } from './instructors.ts'

type Reader = Pick<Context, 'tx'>

/** An instructor with what only staff see. */
export interface InstructorFull
  extends InstructorRow,
    Pick<InstructorProfile, 'pay_rate_minor' | 'pay_rate_currency' | 'version' | 'archived_at'> {
  readonly phone_number1: string | null
  readonly email: string | null
}

const shown = [
  't.id',
  't.first_name',
  't.last_name',
  't.bio',
  't.type',
  't.tags',
  't.image_file_id',
  't.joined_date',
  't.featured_order',
  't.pay_rate_minor',
  't.pay_rate_currency',
  't.version',
  't.archived_at',
  't.phone_number1',
  't.email',
] as const

interface InstructorListRow extends InstructorFull {
  readonly public_text: string
  readonly contact_text: string
  readonly is_listed: boolean
  readonly is_featured: boolean
  readonly is_archived: boolean
}

const instructors = sql<InstructorListRow>`(
  SELECT u.id, u.first_name, u.last_name, p.bio, p.type, p.tags, p.image_file_id, p.joined_date, p.featured_order,
    p.pay_rate_minor, p.pay_rate_currency, p.version, p.archived_at, u.phone_number1, u.email,
    platform.fold(u.first_name || ' ' || u.last_name || ' ' || array_to_string(p.tags, ' ')) AS public_text, u.search_text AS contact_text,
    p.archived_at IS NULL AND u.is_present AS is_listed, p.archived_at IS NOT NULL AS is_archived, p.featured_order IS NOT NULL AS is_featured
  FROM people.instructor_profiles p JOIN identity.user_details u ON u.id = p.user_id)`.as('t')

const common: Omit<ListSpec, 'search'> = {
  ordering: {
    featured_order: sql.ref('t.featured_order'),
    first_name: sql.ref('t.first_name'),
    last_name: sql.ref('t.last_name'),
    joined_date: sql.ref('t.joined_date'),
  },
  defaultOrdering: 'featured_order,first_name,last_name',
  tie: sql.ref('t.id'),
  filters: {
    type: filters.choice(sql.ref('t.type'), ['normal', 'supervisor']),
    tag: filters.custom('A tag that the instructor has', (value) => sql<boolean>`${value} = ANY(t.tags)`),
    featured: filters.boolean(sql.ref('t.is_featured'), 'Shown on the landing page'),
    archived: filters.boolean(sql.ref('t.is_archived'), 'For staff: also those who are no longer shown'),
  },
}

/** For visitors: names and tags are searched. */
export const publicInstructorList: ListSpec = { ...common, search: [sql.ref('t.public_text')] }
/** For staff: phone and e-mail too. */
const staffInstructorList: ListSpec = {
  ...common,
  search: [sql.ref('t.public_text'), sql.ref('t.contact_text')],
}

export function listInstructors<W>(
  ctx: Reader,
  reader: { readonly asStaff: boolean; readonly contact: boolean },
  input: ListInput,
  present: (row: InstructorFull) => W,
): Promise<Page<W>> {
  const rows = ctx.tx.selectFrom(instructors).select([...shown])
  const staffList = reader.contact ? staffInstructorList : publicInstructorList
  return reader.asStaff
    ? runList(ctx.tx, staffList, rows, input, present)
    : runList(ctx.tx, publicInstructorList, rows.where('t.is_listed', '=', true), input, present)
}

/** One instructor; those who are not listed only when `unlistedToo`. */
export async function instructorBy(
  ctx: Reader,
  id: string,
  unlistedToo: boolean,
): Promise<InstructorFull | undefined> {
  const rows = ctx.tx
    .selectFrom(instructors)
    .select([...shown])
    .where('t.id', '=', id)
  return (unlistedToo ? rows : rows.where('t.is_listed', '=', true)).executeTakeFirst()
}
