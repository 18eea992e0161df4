import { Stack } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useState } from 'react'
import { EmptyState, ErrorState, ListSkeleton, NoMatches } from '../states.tsx'
import { Cards } from './cards.tsx'
import css from './data-list.module.css'
import { Pager } from './pager.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { Table } from './table.tsx'
import { Toolbar } from './toolbar.tsx'
import type { DataListProps } from './types.ts'
import { useColumnChoice } from './use-column-choice.ts'

/**
 * A list from the server: search, filters, order, pages, selection, and its loading, empty and failed faces.
 * A table from 600 px on, cards below.
 */
export function DataList<T>(props: DataListProps<T>) {
  const { list, rowKey, state, empty, bulkActions } = props
  const { rows, loading, turning, error, reload } = list
  const wide = useMediaQuery('(min-width: 37.5em)', true, { getInitialValueInEffect: false })
  const columns = useColumnChoice(props.name, props.columns)
  const selection = useSelection(rows, rowKey)
  const Rows = wide ? Table : Cards

  const body = () => {
    if (loading) return <ListSkeleton height={wide ? 52 : 104} />
    if (error && rows.length === 0)
      return <ErrorState error={error} onRetry={reload && (() => void reload())} />
    if (rows.length === 0)
      return state.narrowed ? <NoMatches onClear={state.clear} /> : <EmptyState {...empty} />
    return <Rows {...props} columns={columns.shown} selection={bulkActions ? selection : undefined} />
  }

  return (
    <Stack gap="sm">
      <Toolbar {...props} choice={columns} wide={wide} />
      {bulkActions && selection.rows.length > 0 && (
        <SelectionBar selection={selection} actions={bulkActions} />
      )}
      <div className={css.body} data-turning={turning || undefined} aria-busy={loading || turning}>
        {body()}
      </div>
      {rows.length > 0 && <Pager state={state} count={list.count} exact={list.countExact !== false} />}
    </Stack>
  )
}

export interface Selection<T> {
  rows: T[]
  set: (rows: T[]) => void
  clear: () => void
  has: (row: T) => boolean
  toggle: (row: T) => void
}

/** Selection covers what is on screen: rows that leave the page leave the selection. */
function useSelection<T>(rows: readonly T[], rowKey: (row: T) => string): Selection<T> {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  return useMemo(() => {
    const selected = rows.filter((row) => keys.has(rowKey(row)))
    const set = (chosen: T[]) => setKeys(new Set(chosen.map(rowKey)))
    const has = (row: T) => keys.has(rowKey(row))
    const toggle = (row: T) =>
      set(has(row) ? selected.filter((one) => rowKey(one) !== rowKey(row)) : [...selected, row])
    return { rows: selected, set, has, toggle, clear: () => setKeys(new Set()) }
  }, [rows, rowKey, keys])
}
