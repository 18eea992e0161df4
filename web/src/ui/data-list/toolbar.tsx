import { Button, Group, Menu } from '@mantine/core'
import { IconArrowsSort, IconColumns3 } from '@tabler/icons-react'
import { useText } from '../../i18n/provider.tsx'
import { SearchBox } from '../search-box.tsx'
import { kitTexts } from '../texts.ts'
import { sortField, type DataListProps } from './types.ts'
import type { ColumnChoice } from './use-column-choice.ts'

type ToolbarProps<T> = Pick<DataListProps<T>, 'state' | 'filters' | 'searchLabel' | 'toolbar' | 'columns'> & {
  choice: ColumnChoice<T>
  wide: boolean
}

export function Toolbar<T>({ state, filters, searchLabel, toolbar, columns, choice, wide }: ToolbarProps<T>) {
  const sortable = columns.filter((column) => column.sortable)
  return (
    <Group gap="xs" align="end" className="halqa-screen-only">
      {searchLabel !== undefined && (
        <SearchBox label={searchLabel} value={state.search} onChange={(search) => state.set({ search })} />
      )}
      {filters}
      <Group gap="xs" ms="auto">
        {!wide && sortable.length > 0 && <SortMenu state={state} columns={sortable} />}
        {wide && columns.length > 2 && <ColumnMenu choice={choice} />}
        {toolbar}
      </Group>
    </Group>
  )
}

function ColumnMenu<T>({ choice }: { choice: ColumnChoice<T> }) {
  const t = useText(kitTexts)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconColumns3 size={18} aria-hidden />}>
          {t.columns}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {choice.all
          .filter((column) => !column.main)
          .map((column) => (
            <Menu.CheckboxItem
              key={column.key}
              checked={choice.isShown(column)}
              onChange={() => choice.toggle(column)}
              mih={44}
            >
              {column.header}
            </Menu.CheckboxItem>
          ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** On phones there are no column heads to press. */
function SortMenu<T>({ state, columns }: Pick<DataListProps<T>, 'state' | 'columns'>) {
  const t = useText(kitTexts)
  const options = [
    { ordering: '', label: t.sortDefault },
    ...columns.flatMap((column) => {
      const field = sortField(column) ?? column.key
      return [
        { ordering: field, label: t.ascending({ name: column.header }) },
        { ordering: `-${field}`, label: t.descending({ name: column.header }) },
      ]
    }),
  ]
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconArrowsSort size={18} aria-hidden />}>
          {t.sort}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={state.ordering} onChange={(ordering) => state.set({ ordering })}>
          {options.map((option) => (
            <Menu.RadioItem key={option.ordering} value={option.ordering} mih={44} closeMenuOnClick>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
