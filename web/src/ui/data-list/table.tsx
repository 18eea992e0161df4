import { DataTable, type DataTableColumn } from 'mantine-datatable'
import 'mantine-datatable/styles.layer.css'
import { useText } from '../../i18n/provider.tsx'
import { Link } from '../link.tsx'
import { kitTexts } from '../texts.ts'
import type { Selection } from './data-list.tsx'
import css from './data-list.module.css'
import { sortField, type Column, type DataListProps } from './types.ts'

type TableProps<T> = DataListProps<T> & { selection: Selection<T> | undefined }

export function Table<T>({
  label,
  list,
  columns,
  rowKey,
  rowName,
  state,
  href,
  renderActions,
  selection,
}: TableProps<T>) {
  const t = useText(kitTexts)
  const descending = state.ordering.startsWith('-')
  const sorted = columns.find((column) => sortField(column) === state.ordering.replace(/^-/, ''))
  const name = (row: T) => rowName?.(row) ?? rowKey(row)

  const select = selection
    ? {
        selectedRecords: selection.rows,
        onSelectedRecordsChange: selection.set,
        allRecordsSelectionCheckboxProps: { 'aria-label': t.selectAll },
        getRecordSelectionCheckboxProps: (row: T) => ({ 'aria-label': t.selectRow({ name: name(row) }) }),
      }
    : {}

  return (
    <DataTable<T>
      {...select}
      className={css.table ?? ''}
      aria-label={label}
      records={[...list.rows]}
      idAccessor={rowKey}
      columns={[
        ...columns.map((column) => toTableColumn(column, href)),
        ...actionsColumn(t.rowActions, renderActions),
      ]}
      sortStatus={{ columnAccessor: sorted?.key ?? '', direction: descending ? 'desc' : 'asc' }}
      onSortStatusChange={({ columnAccessor, direction }) => {
        const column = columns.find((one) => one.key === columnAccessor)
        const field = column && sortField(column)
        if (field) state.set({ ordering: direction === 'desc' ? `-${field}` : field })
      }}
      withTableBorder={false}
      highlightOnHover
      verticalSpacing="sm"
      horizontalSpacing="md"
      minHeight={0}
      // Lists draw their own empty face; the kit's one would be read aloud under full tables, in English.
      emptyState={<></>}
    />
  )
}

function toTableColumn<T>(column: Column<T>, href: ((row: T) => string) | undefined): DataTableColumn<T> {
  return {
    accessor: column.key,
    title: column.header,
    sortable: Boolean(column.sortable),
    ...(column.width === undefined ? {} : { width: column.width }),
    ...(column.numeric
      ? { cellsClassName: () => `${css.numeric} halqa-figures`, titleClassName: css.numeric ?? '' }
      : {}),
    render: (row) =>
      column.main && href ? (
        <Link href={href(row)} className={css.rowLink}>
          {column.render(row)}
        </Link>
      ) : (
        column.render(row)
      ),
  }
}

function actionsColumn<T>(
  title: string,
  renderActions: ((row: T) => React.ReactNode) | undefined,
): DataTableColumn<T>[] {
  if (!renderActions) return []
  return [
    {
      accessor: 'halqa-actions',
      title: <span className="halqa-spoken">{title}</span>,
      cellsClassName: () => css.numeric ?? '',
      render: (row) => <span className={css.actions}>{renderActions(row)}</span>,
    },
  ]
}
