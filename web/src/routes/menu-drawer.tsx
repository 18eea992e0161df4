import { Drawer } from '@mantine/core'
import { useText } from '../i18n/provider.tsx'
import { kitTexts } from '../ui/texts.ts'
import { Menu, type MenuProps } from './menu.tsx'
import { shellTexts } from './texts.ts'

/** The whole menu from below, on phones. */
export default function MenuDrawer({ entries, current, onClose }: MenuProps & { onClose: () => void }) {
  const t = useText(shellTexts)
  const kit = useText(kitTexts)
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t.menu}
      position="bottom"
      size="auto"
      className="halqa-sheet"
      closeButtonProps={{ 'aria-label': kit.close }}
    >
      <nav aria-label={t.menu}>
        <Menu entries={entries} current={current} />
      </nav>
    </Drawer>
  )
}
