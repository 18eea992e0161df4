import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { download, queryString, useAct } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import type { ListState } from '../ui/index.ts'
import { viewTexts } from '../ui/data-list/view-texts.ts'

/** The list as filtered, as a file. `path` is the API's export of that list. */
export function ExportMenu({
  path,
  state,
  query,
}: {
  path: string
  state: ListState
  query?: Record<string, string>
}) {
  const t = useText(viewTexts)
  const send = useAct(
    (format: 'csv' | 'xlsx') => {
      const { page: _page, page_size: _size, ...wanted } = { ...query, ...state.query }
      const name = path.split('/').filter(Boolean).at(-2) ?? 'list'
      const day = new Date().toISOString().slice(0, 10)
      return download(path + queryString(wanted), { format }, `${name}-${day}.${format}`)
    },
    { success: t.exported },
  )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" loading={send.running} leftSection={<IconDownload size={18} aria-hidden />}>
          {t.export}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item mih={44} onClick={() => void send.run('csv')}>
          {t.asCsv}
        </Menu.Item>
        <Menu.Item mih={44} onClick={() => void send.run('xlsx')}>
          {t.asXlsx}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
