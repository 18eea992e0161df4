import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { filters, runList, type ListInput, type ListSpec, type Page } from '#platform/http/list'
import { likeTerm, searchTerms } from '#platform/text'
import { searchWords } from '../search-words.ts'

export interface GuardianListRow {
  readonly id: string
  readonly first_name: string
  readonly last_name: string
  readonly phone_number1: string | null
  readonly email: string | null
  readonly avatar_file_id: string | null
  readonly children: { id: string; name: string; is_primary: boolean }[]
}

/** Everybody with a living link to a child that is not archived. */
const guardians = sql<GuardianListRow & { search_text: string; child_count: number; is_primary: boolean }>`(
  SELECT d.id, d.first_name, d.last_name, d.phone_number1, d.email, d.avatar_file_id, d.search_text, c.children, c.child_count, c.is_primary
  FROM identity.user_details d JOIN (
    SELECT g.user_id, count(*)::int AS child_count, bool_or(g.is_primary) AS is_primary,
      json_agg(json_build_object('id', l.id, 'name', trim(l.first_name || ' ' || l.last_name), 'is_primary', g.is_primary)
        ORDER BY l.first_name, l.id) AS children
    FROM people.guardians g JOIN people.learners l ON l.id = g.learner_id
    WHERE g.ended_at IS NULL AND l.archived_at IS NULL GROUP BY g.user_id) AS c ON c.user_id = d.id)`.as('t')

export const guardianList: ListSpec = {
  search: [sql.ref('t.search_text')],
  ordering: {
    first_name: sql.ref('t.first_name'),
    last_name: sql.ref('t.last_name'),
    child_count: sql.ref('t.child_count'),
  },
  defaultOrdering: 'first_name,last_name',
  tie: sql.ref('t.id'),
  filters: {
    child_count: filters.number(sql.ref('t.child_count'), 'How many children'),
    primary: filters.boolean(sql.ref('t.is_primary'), 'Primary guardian of at least one child'),
  },
}

/** `search` looks in the guardian's name, phone and e-mail and in the children's names. */
export function listGuardians<W>(
  ctx: Pick<Context, 'tx'>,
  input: ListInput & { readonly query: Readonly<Record<string, unknown>> },
  present: (row: GuardianListRow) => W,
): Promise<Page<W>> {
  const { search, ...query } = input.query
  let rows = ctx.tx
    .selectFrom(guardians)
    .select([
      't.id',
      't.first_name',
      't.last_name',
      't.phone_number1',
      't.email',
      't.avatar_file_id',
      't.children',
    ])
  for (const term of typeof search === 'string' ? searchTerms(searchWords(search)) : []) {
    const anywhere = likeTerm(term)
    rows = rows.where(sql<boolean>`(t.search_text LIKE ${anywhere} OR EXISTS (SELECT 1 FROM people.guardians g
      JOIN people.learners l ON l.id = g.learner_id WHERE g.user_id = t.id AND g.ended_at IS NULL AND l.search_text LIKE ${anywhere}))`)
  }
  return runList(ctx.tx, guardianList, rows, { ...input, query }, present)
}
