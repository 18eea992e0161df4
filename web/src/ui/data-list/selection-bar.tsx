import { Button, Group, Text } from '@mantine/core'
import { useText } from '../../i18n/provider.tsx'
import { kitTexts } from '../texts.ts'
import type { Selection } from './data-list.tsx'
import css from './data-list.module.css'
import type { BulkAction } from './types.ts'

export function SelectionBar<T>({
  selection,
  actions,
}: {
  selection: Selection<T>
  actions: readonly BulkAction<T>[]
}) {
  const t = useText(kitTexts)
  return (
    <div className={css.selectionBar}>
      <Text fw={600} role="status">
        {t.selected({ count: selection.rows.length })}
      </Text>
      <Group gap="xs">
        {actions.map((action) => (
          <Button
            key={action.label}
            variant={action.danger ? 'light' : 'filled'}
            color={action.danger ? 'red' : 'brand'}
            leftSection={action.icon}
            onClick={() => action.run(selection.rows, selection.clear)}
          >
            {action.label}
          </Button>
        ))}
        <Button variant="subtle" color="gray" onClick={selection.clear}>
          {t.clearSelection}
        </Button>
      </Group>
    </div>
  )
}
