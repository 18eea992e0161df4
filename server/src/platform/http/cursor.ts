import { Type, type TSchema } from 'typebox'
import { errors } from '../errors.ts'
import { pageSize } from './list.ts'

/** Query parameters of a feed that is read along a cursor instead of by pages. */
export const cursorQuery = {
  cursor: Type.Optional(
    Type.String({
      maxLength: 200,
      description: 'Where the last answer ended (its `next`); empty = from the start',
    }),
  ),
  page_size: Type.Optional(Type.String({ description: 'Rows an answer, 1–100 (default 20)' })),
}

/** The envelope of a feed: as a list's, but along a cursor there is no count. */
export function feedOf<T extends TSchema>(row: T) {
  const title = 'title' in row && typeof row.title === 'string' ? { title: `${row.title}Feed` } : {}
  return Type.Object(
    {
      count: Type.Optional(Type.Integer({ description: 'Rows that match; absent along a cursor' })),
      count_exact: Type.Optional(Type.Boolean({ description: 'false when count is an estimate' })),
      next: Type.Union([Type.String(), Type.Null()]),
      previous: Type.Union([Type.String(), Type.Null()]),
      results: Type.Array(row),
    },
    title,
  )
}

/** One query parameter as text; undefined when it is absent. */
export function textParameter(query: unknown, name: string): string | undefined {
  const value: unknown = typeof query === 'object' && query !== null ? Reflect.get(query, name) : undefined
  return typeof value === 'string' ? value : undefined
}

export interface CursorWindow<C> {
  /** null = from the start. */
  readonly after: C | null
  /** One more than is answered, so that the end is known: give it to LIMIT. */
  readonly limit: number
}

export interface CursorPage<W> {
  readonly next: string | null
  readonly previous: null
  readonly results: W[]
}

/**
 * Reads one stretch of a feed. `read` answers up to `limit` rows after the cursor, `cursorOf` says where a row stands,
 * `parse` reads that back (null = not ours → 404 as for a bad page).
 */
export async function runCursor<C, R, W>(
  input: { readonly query: unknown; readonly url: URL },
  feed: {
    readonly parse: (text: string) => C | null
    readonly read: (window: CursorWindow<C>) => Promise<R[]>
    readonly cursorOf: (row: R) => string
    readonly present: (row: R) => W
  },
): Promise<CursorPage<W>> {
  const size = pageSize(textParameter(input.query, 'page_size'))
  const text = textParameter(input.query, 'cursor') ?? ''
  const after = text === '' ? null : feed.parse(text)
  if (text !== '' && after === null) throw errors.invalid_page()
  const rows = await feed.read({ after, limit: size + 1 })
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  return {
    next: rows.length > size && last !== undefined ? link(input.url, feed.cursorOf(last)) : null,
    previous: null,
    results: shown.map(feed.present),
  }
}

function link(url: URL, cursor: string): string {
  const next = new URL(url)
  next.searchParams.set('cursor', cursor)
  return next.toString()
}
