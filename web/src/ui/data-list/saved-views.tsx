import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Menu,
  Modal,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core'
import { IconBookmark, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/provider.tsx'
import { viewTexts } from './view-texts.ts'

/** A view of a list that somebody keeps. */
export interface KeptView {
  id: string
  name: string
  shared: boolean
  is_default: boolean
  is_mine: boolean
  owner: string
}

export interface SavedViewsProps {
  views: readonly KeptView[]
  /** The view that the list shows just now. */
  current: string | undefined
  canShare: boolean
  onApply: (view: KeptView) => void
  onSave: (name: string, shared: boolean) => Promise<boolean>
  /** Puts what is shown now into an own view. */
  onOverwrite: (view: KeptView) => void
  onShare: (view: KeptView, shared: boolean) => void
  onDefault: (view: KeptView | null) => void
  onRemove: (view: KeptView) => void
}

/** "Views" beside a list's columns: choose one, keep the present one, look after one's own. */
export function SavedViews(props: SavedViewsProps) {
  const t = useText(viewTexts)
  const [open, setOpen] = useState<'save' | 'manage' | null>(null)
  const mine = props.views.filter((view) => view.is_mine)
  const others = props.views.filter((view) => !view.is_mine)
  const name = props.views.find((view) => view.id === props.current)?.name
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant={name === undefined ? 'default' : 'light'}
            leftSection={<IconBookmark size={18} aria-hidden />}
          >
            {name ?? t.views}
          </Button>
        </Menu.Target>
        <Menu.Dropdown maw={320}>
          {mine.length > 0 && <Menu.Label>{t.mine}</Menu.Label>}
          {mine.map((view) => (
            <ViewItem key={view.id} view={view} {...props} />
          ))}
          {others.length > 0 && <Menu.Label>{t.ofColleagues}</Menu.Label>}
          {others.map((view) => (
            <ViewItem key={view.id} view={view} {...props} />
          ))}
          {props.views.length > 0 && <Menu.Divider />}
          <Menu.Item mih={44} onClick={() => setOpen('save')}>
            {t.saveThis}
          </Menu.Item>
          {props.views.length > 0 && (
            <Menu.Item mih={44} onClick={() => setOpen('manage')}>
              {t.manage}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <SaveDialog opened={open === 'save'} onClose={() => setOpen(null)} {...props} />
      <ManageDialog opened={open === 'manage'} onClose={() => setOpen(null)} {...props} />
    </>
  )
}

function ViewItem({ view, current, onApply }: SavedViewsProps & { view: KeptView }) {
  const t = useText(viewTexts)
  return (
    <Menu.Item
      mih={44}
      onClick={() => onApply(view)}
      aria-current={view.id === current || undefined}
      rightSection={view.is_default ? <IconStarFilled size={16} aria-label={t.isDefault} /> : undefined}
    >
      <Text component="span" fw={view.id === current ? 650 : undefined}>
        {view.name}
      </Text>
      {!view.is_mine && (
        <Text component="span" size="xs" c="dimmed" display="block">
          {view.owner}
        </Text>
      )}
    </Menu.Item>
  )
}

interface DialogProps extends SavedViewsProps {
  opened: boolean
  onClose: () => void
}

function SaveDialog({ opened, onClose, canShare, onSave }: DialogProps) {
  const t = useText(viewTexts)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const save = async () => {
    if (name.trim() === '' || !(await onSave(name.trim(), shared))) return
    setName('')
    setShared(false)
    onClose()
  }
  return (
    <Modal opened={opened} onClose={onClose} title={t.saveThis} closeButtonProps={{ 'aria-label': t.close }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {t.saveHint}
          </Text>
          <TextInput
            label={t.name}
            value={name}
            maxLength={80}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {canShare && (
            <Switch
              label={t.share}
              checked={shared}
              py={10}
              onChange={(event) => setShared(event.currentTarget.checked)}
            />
          )}
          <Group justify="flex-end">
            <Button type="submit" disabled={name.trim() === ''}>
              {t.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function ManageDialog({ opened, onClose, ...props }: DialogProps) {
  const t = useText(viewTexts)
  return (
    <Modal opened={opened} onClose={onClose} title={t.manage} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack>
        {props.views.map((view) => (
          <ManagedView key={view.id} view={view} {...props} />
        ))}
      </Stack>
    </Modal>
  )
}

function ManagedView({
  view,
  canShare,
  onDefault,
  onShare,
  onOverwrite,
  onRemove,
}: SavedViewsProps & { view: KeptView }) {
  const t = useText(viewTexts)
  return (
    <div role="group" aria-label={view.name}>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{view.name}</Text>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            aria-label={t.makeDefault({ name: view.name })}
            aria-pressed={view.is_default}
            onClick={() => onDefault(view.is_default ? null : view)}
          >
            {view.is_default ? <IconStarFilled size={20} aria-hidden /> : <IconStar size={20} aria-hidden />}
          </ActionIcon>
          {view.is_mine && (
            <ActionIcon aria-label={t.remove({ name: view.name })} onClick={() => onRemove(view)}>
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Group>
      {view.is_mine ? (
        <Group justify="space-between">
          {canShare && (
            <Checkbox
              label={t.share}
              checked={view.shared}
              py={10}
              onChange={(event) => onShare(view, event.currentTarget.checked)}
            />
          )}
          <Button variant="subtle" onClick={() => onOverwrite(view)}>
            {t.overwrite}
          </Button>
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {view.owner}
        </Text>
      )}
    </div>
  )
}
