import { Button, Drawer, Group, Select, Stack } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/provider.tsx'
import type { ListState } from './data-list/types.ts'
import { kitTexts } from './texts.ts'

export interface ChoiceFilter {
  /** The API's parameter. */
  name: string
  label: string
  options: readonly { value: string; label: string }[]
}

export interface FilterBarProps {
  state: ListState
  choices?: readonly ChoiceFilter[]
  /** Other filters (dates, people); they call `state.setFilter` themselves. */
  children?: ReactNode
}

/** Filters in a row on wide screens, in a drawer from below on phones. */
export function FilterBar({ state, choices = [], children }: FilterBarProps) {
  const t = useText(kitTexts)
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false })
  const [open, drawer] = useDisclosure(false)
  const active = Object.values(state.filters).filter(Boolean).length

  const fields = choices.map((choice) => (
    <Select
      key={choice.name}
      aria-label={wide ? choice.label : undefined}
      label={wide ? undefined : choice.label}
      placeholder={choice.label}
      data={[...choice.options]}
      value={state.filters[choice.name] ?? null}
      onChange={(value) => state.setFilter(choice.name, value)}
      clearable
      clearButtonProps={{ 'aria-label': t.clear }}
      w={wide ? 180 : undefined}
    />
  ))

  if (wide) {
    return (
      <Group gap="xs" align="end">
        {fields}
        {children}
        {active > 0 && (
          <Button variant="subtle" color="gray" onClick={state.clear}>
            {t.clearFilters}
          </Button>
        )}
      </Group>
    )
  }
  return (
    <>
      <Button
        variant={active > 0 ? 'light' : 'default'}
        leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden />}
        onClick={drawer.open}
      >
        {active > 0 ? t.filtersCount({ count: active }) : t.filters}
      </Button>
      <Drawer
        opened={open}
        onClose={drawer.close}
        title={t.filters}
        position="bottom"
        size="auto"
        className="halqa-sheet"
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <Stack pb="md">
          {fields}
          {children}
          <Group grow>
            <Button variant="default" onClick={state.clear} disabled={active === 0}>
              {t.clear}
            </Button>
            <Button onClick={drawer.close}>{t.showResults}</Button>
          </Group>
        </Stack>
      </Drawer>
    </>
  )
}
