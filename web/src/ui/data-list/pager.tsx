import { ActionIcon, Group, NativeSelect, Text } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useFormat, useText } from '../../i18n/provider.tsx'
import { kitTexts } from '../texts.ts'
import type { ListState } from './types.ts'

const sizes = [20, 50, 100] as const

export function Pager({ state, count, exact }: { state: ListState; count: number; exact: boolean }) {
  const t = useText(kitTexts)
  const format = useFormat()
  const pages = Math.max(1, Math.ceil(count / state.pageSize))
  const total = t.total({ count })
  return (
    <Group
      component="nav"
      aria-label={t.pages}
      justify="space-between"
      gap="sm"
      className="halqa-screen-only"
    >
      <Text size="sm" c="dimmed" role="status">
        {exact ? total : t.about({ total })}
      </Text>
      <Group gap="xs">
        {count > sizes[0] && (
          <NativeSelect
            aria-label={t.perPage}
            size="md"
            w={92}
            value={state.pageSize}
            data={sizes.map((size) => ({ value: String(size), label: format.number(size) }))}
            onChange={(event) => state.set({ pageSize: Number(event.currentTarget.value) })}
          />
        )}
        {pages > 1 && (
          <>
            <ActionIcon
              aria-label={t.previousPage}
              disabled={state.page <= 1}
              onClick={() => state.set({ page: state.page - 1 })}
            >
              <IconChevronLeft size={20} className="halqa-directional" aria-hidden />
            </ActionIcon>
            <Text size="sm" className="halqa-figures">
              {t.pageOf({ page: format.number(state.page), pages: format.number(pages) })}
            </Text>
            <ActionIcon
              aria-label={t.nextPage}
              disabled={state.page >= pages}
              onClick={() => state.set({ page: state.page + 1 })}
            >
              <IconChevronRight size={20} className="halqa-directional" aria-hidden />
            </ActionIcon>
          </>
        )}
      </Group>
    </Group>
  )
}
