import { useLocalStorage } from '@mantine/hooks'
import type { Column } from './types.ts'

export interface ColumnChoice<T> {
  all: readonly Column<T>[]
  shown: readonly Column<T>[]
  isShown: (column: Column<T>) => boolean
  toggle: (column: Column<T>) => void
}

/** Which columns this person wants in this list; remembered on the device. */
export function useColumnChoice<T>(name: string, columns: readonly Column<T>[]): ColumnChoice<T> {
  const [chosen, setChosen] = useLocalStorage<Record<string, boolean>>({
    key: `halqa.columns.${name}`,
    defaultValue: {},
  })
  const isShown = (column: Column<T>) => column.main || (chosen[column.key] ?? !column.hidden)
  return {
    all: columns,
    shown: columns.filter(isShown),
    isShown,
    toggle: (column) => setChosen((before) => ({ ...before, [column.key]: !isShown(column) })),
  }
}
