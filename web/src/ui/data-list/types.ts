import type { ReactNode } from 'react'

/** Where a list stands. Kept in the URL by `useListState`; names are the API's. */
export interface ListView {
  page: number
  pageSize: number
  /** `name` or `-name`; empty for the list's usual order. */
  ordering: string
  search: string
  filters: Readonly<Record<string, string>>
}

export interface ListState extends ListView {
  /** Everything as query parameters of the API. */
  query: Record<string, string | number>
  /** Changes some of it; anything but `page` goes back to page 1. */
  set: (change: Partial<ListView>) => void
  setFilter: (name: string, value: string | null) => void
  /** Search and filters away; order and page size stay. */
  clear: () => void
  /** Search or a filter is set: an empty list then means "no match". */
  narrowed: boolean
}

export interface Column<T> {
  key: string
  header: string
  render: (row: T) => ReactNode
  /** True sorts by `key`; a text names the API's field. */
  sortable?: boolean | string
  /** Numbers and money stand at the end of their cell. */
  numeric?: boolean
  width?: number | string
  /** Not shown until chosen under "Columns". */
  hidden?: boolean
  /** The row's name: always shown, heads the card on phones, names the row to screen readers. */
  main?: boolean
}

export interface BulkAction<T> {
  label: string
  icon?: ReactNode
  danger?: boolean
  run: (rows: T[], clear: () => void) => void
}

/** A page of rows and how it stands with the server; `useList` answers one. */
export interface Listed<T> {
  rows: readonly T[]
  /** Of all pages. */
  count: number
  /** False when `count` is an estimate. */
  countExact?: boolean
  loading: boolean
  /** The next page is on its way; the old one is still shown. */
  turning?: boolean
  error?: unknown
  reload?: () => unknown
}

export interface DataListProps<T> {
  /** Names the list to screen readers, and remembers chosen columns. */
  label: string
  name: string
  list: Listed<T>
  columns: readonly Column<T>[]
  rowKey: (row: T) => string
  state: ListState
  /** Where a row leads. */
  href?: (row: T) => string
  /** Draws the card below 600 px; without it the columns are listed. */
  renderCard?: (row: T) => ReactNode
  /** Plain name of a row, for "Select …". Defaults to its key. */
  rowName?: (row: T) => string
  /** Buttons of one row, at its end. */
  renderActions?: (row: T) => ReactNode
  bulkActions?: readonly BulkAction<T>[]
  /** `<FilterBar>` of this list. */
  filters?: ReactNode
  /** Text of the search box; left out when the list cannot be searched. */
  searchLabel?: string
  /** Saved views, export and other things beside "Columns". */
  toolbar?: ReactNode
  empty?: { title?: string; detail?: string; action?: ReactNode; icon?: ReactNode }
}

export function sortField<T>(column: Column<T>): string | undefined {
  if (!column.sortable) return undefined
  return typeof column.sortable === 'string' ? column.sortable : column.key
}
