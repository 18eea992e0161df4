import { sql, type RawBuilder } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { likeTerm, searchTerms } from '#platform/text'
import { searchWords } from '../search-words.ts'
import type { Relation } from './guardians.ts'
import type { Learner } from './learners.ts'

type Reader = Pick<Context, 'tx'>

/** A guardian beside a learner; reachable by staff only. */
export interface GuardianRow {
  readonly user_id: string
  readonly first_name: string
  readonly last_name: string
  readonly phone_number1: string | null
  readonly relation: Relation
  readonly is_primary: boolean
  readonly rights: {
    readonly view: boolean
    readonly pay: boolean
    readonly pick_up: boolean
    readonly message: boolean
  }
}

export interface LearnerWithGuardians extends Learner {
  readonly guardians: GuardianRow[]
}

const rights = sql.raw(
  `json_build_object('view', g.can_view, 'pay', g.can_pay, 'pick_up', g.can_pick_up, 'message', g.can_message)`,
)
const guardianList = sql`coalesce((SELECT json_agg(json_build_object('user_id', g.user_id, 'first_name', d.first_name, 'last_name', d.last_name,
    'phone_number1', d.phone_number1, 'relation', g.relation, 'is_primary', g.is_primary, 'rights', ${rights}) ORDER BY g.is_primary DESC, g.id)
  FROM people.guardians g JOIN identity.user_details d ON d.id = g.user_id
  WHERE g.learner_id = l.id AND g.ended_at IS NULL), '[]'::json)`
const facts =
  sql.raw(`l.id, l.kind, l.user_id, l.first_name, l.last_name, l.dob, l.gender, l.phone, l.image_file_id, l.notes,
  coalesce(l.unique_code, '') AS unique_code, l.version, l.created_at, l.archived_at`)
const shown = [
  't.id',
  't.kind',
  't.user_id',
  't.first_name',
  't.last_name',
  't.dob',
  't.gender',
  't.phone',
  't.image_file_id',
  't.notes',
  't.unique_code',
  't.version',
  't.created_at',
  't.archived_at',
  't.guardians',
] as const

/** Everybody's learners: for staff. */
const allLearners = sql<LearnerWithGuardians & { search_text: string; is_archived: boolean }>`(
  SELECT ${facts}, l.archived_at IS NOT NULL AS is_archived, l.search_text, ${guardianList} AS guardians
  FROM people.learners l)`.as('t')

/**
 * Learners in whose name, code or phone the term occurs, or in whose guardian's or own account's name, phone or
 * e-mail. A union of sets, so that each side is found by its own trigram index.
 */
function mentions(term: string): RawBuilder<boolean> {
  const anywhere = likeTerm(term)
  return sql<boolean>`t.id IN (
    SELECT l.id FROM people.learners l WHERE l.search_text LIKE ${anywhere}
    UNION SELECT g.learner_id FROM people.guardians g JOIN identity.user_details d ON d.id = g.user_id
      WHERE g.ended_at IS NULL AND d.search_text LIKE ${anywhere}
    UNION SELECT l.id FROM people.learners l JOIN identity.user_details d ON d.id = l.user_id WHERE d.search_text LIKE ${anywhere})`
}

export const learnerList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    first_name: sql.ref('t.first_name'),
    last_name: sql.ref('t.last_name'),
    dob: sql.ref('t.dob'),
    created_at: sql.ref('t.created_at'),
    unique_code: sql.ref('t.unique_code'),
  },
  defaultOrdering: 'first_name,last_name',
  tie: sql.ref('t.id'),
  filters: {
    kind: filters.choice(sql.ref('t.kind'), ['child', 'student']),
    gender: filters.choice(sql.ref('t.gender'), ['male', 'female']),
    dob: filters.date(sql.ref('t.dob')),
    unique_code: filters.custom(
      'The learner’s code',
      (value) => sql<boolean>`t.unique_code = ${value.trim().toUpperCase()}`,
    ),
    guardian: filters.custom('User id of a guardian', (value) =>
      /^[0-9a-f-]{36}$/i.test(value)
        ? sql<boolean>`EXISTS (SELECT 1 FROM people.guardians g WHERE g.learner_id = t.id AND g.user_id::text = ${value.toLowerCase()} AND g.ended_at IS NULL)`
        : null,
    ),
    archived: filters.boolean(sql.ref('t.is_archived'), 'true: only archived ones; false: none of them'),
    created_at: filters.instant(sql.ref('t.created_at')),
  },
}

/** `search` is looked for further than the list kernel can: see {@link mentions}. */
export function listLearners<W>(
  ctx: Reader,
  input: ListInput & { readonly query: Readonly<Record<string, unknown>> },
  present: (row: LearnerWithGuardians) => W,
): Promise<Page<W>> {
  const { search, ...query } = input.query
  let rows = ctx.tx.selectFrom(allLearners).select([...shown])
  for (const term of typeof search === 'string' ? searchTerms(searchWords(search)) : [])
    rows = rows.where(mentions(term))
  return runList(ctx.tx, learnerList, rows, { ...input, query }, present)
}

export async function learnerWithGuardians(
  ctx: Reader,
  id: string,
): Promise<LearnerWithGuardians | undefined> {
  return ctx.tx
    .selectFrom(allLearners)
    .select([...shown])
    .where('t.id', '=', id)
    .executeTakeFirst()
}

/** A child as one of its guardians sees it. */
export interface ChildRow extends LearnerWithGuardians {
  readonly is_primary: boolean
  readonly relation: Relation
  readonly rights: GuardianRow['rights']
}

/** The living links of one user to children whom he may view. */
function childrenOf(userId: string) {
  return sql<ChildRow & { search_text: string; is_archived: boolean }>`(
    SELECT ${facts}, l.archived_at IS NOT NULL AS is_archived, l.search_text, me.is_primary, me.relation,
      (SELECT ${rights} FROM people.guardians g WHERE g.id = me.id) AS rights, ${guardianList} AS guardians
    FROM people.guardians me JOIN people.learners l ON l.id = me.learner_id
    WHERE me.user_id = ${userId} AND me.ended_at IS NULL AND me.can_view)`.as('t')
}

export const childList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    first_name: sql.ref('t.first_name'),
    dob: sql.ref('t.dob'),
    created_at: sql.ref('t.created_at'),
  },
  defaultOrdering: 'created_at',
  tie: sql.ref('t.id'),
  filters: {
    archived: filters.boolean(
      sql.ref('t.is_archived'),
      'true: only archived ones; false or absent: none of them',
    ),
  },
}

export function listChildren<W>(
  ctx: Reader,
  userId: string,
  input: ListInput,
  present: (row: ChildRow) => W,
): Promise<Page<W>> {
  const rows = ctx.tx
    .selectFrom(childrenOf(userId))
    .select([...shown, 't.is_primary', 't.relation', 't.rights'])
  return runList(ctx.tx, childList, rows, input, present)
}

/** One child of the user's, archived or not; undefined for anybody else's. */
export async function childOf(ctx: Reader, userId: string, id: string): Promise<ChildRow | undefined> {
  return ctx.tx
    .selectFrom(childrenOf(userId))
    .select([...shown, 't.is_primary', 't.relation', 't.rights'])
    .where('t.id', '=', id)
    .executeTakeFirst()
}
