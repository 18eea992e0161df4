import type { Branch, CourseCategory, Room, Tag } from '@halqa/api-client'
import { ActionIcon, Button, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { api, useAct, useList, useMe } from '../../api/index.ts'
import { defineMessages, useText } from '../../i18n/index.ts'
import { Card, ErrorState, ListSkeleton, NumberField, Page, SelectField, TextField } from '../../ui/index.ts'
import css from './catalog.module.css'
import { catalogNavigation } from './navigation-texts.ts'
import { paths } from './paths.ts'

const messages = defineMessages({
  branches: { en: 'Branches', ar: 'الفروع', fa: 'شعبه‌ها' },
  rooms: { en: 'Rooms', ar: 'القاعات', fa: 'اتاق‌ها' },
  categories: { en: 'Categories', ar: 'التصنيفات', fa: 'دسته‌ها' },
  tags: { en: 'Tags', ar: 'الوسوم', fa: 'برچسب‌ها' },
  name: { en: 'Name', ar: 'الاسم', fa: 'نام' },
  branch: { en: 'Branch', ar: 'الفرع', fa: 'شعبه' },
  under: { en: 'Under', ar: 'ضمن', fa: 'زیر' },
  capacity: { en: 'Places', ar: 'المقاعد', fa: 'ظرفیت' },
  places: {
    en: '{count, plural, one {# place} other {# places}}',
    ar: '{count, plural, zero {بلا مقاعد} one {مقعد واحد} two {مقعدان} few {# مقاعد} many {# مقعدا} other {# مقعد}}',
    fa: '{count, plural, other {# جا}}',
  },
  add: { en: 'Add', ar: 'إضافة', fa: 'افزودن' },
  remove: { en: 'Delete {name}', ar: 'حذف {name}', fa: 'حذف {name}' },
  added: { en: 'Added', ar: 'تمت الإضافة', fa: 'افزوده شد' },
  gone: { en: 'Deleted', ar: 'تم الحذف', fa: 'حذف شد' },
  none: { en: 'None yet.', ar: 'لا يوجد بعد.', fa: 'هنوز چیزی نیست.' },
})
const all = { page_size: 100 }

/** Branches with their rooms, categories and tags: short lists, edited in place. */
export default function CataloguePage() {
  const title = useText(catalogNavigation).catalogue
  const { can } = useMe()
  return (
    <Page title={title} width="wide">
      <div className={css.facts}>
        {can('seasons.manage') && (
          <>
            <Branches />
            <Rooms />
          </>
        )}
        {can('courses.manage') && (
          <>
            <Categories />
            <Tags />
          </>
        )}
      </div>
    </Page>
  )
}

interface ItemsProps<T> {
  path: string
  list: { rows: readonly T[]; loading: boolean; error: Error | null; reload: () => unknown }
  renderItem: (item: T) => ReactNode
  child?: (item: T) => boolean
}

function Items<T extends { id: string; name: string }>({ path, list, renderItem, child }: ItemsProps<T>) {
  const t = useText(messages)
  const remove = useAct((id: string) => api.delete(`${path}${id}/`), { invalidates: [path], success: t.gone })
  if (list.error) return <ErrorState error={list.error} onRetry={() => void list.reload()} />
  if (list.loading) return <ListSkeleton rows={3} height={40} />
  if (list.rows.length === 0) return <Text c="dimmed">{t.none}</Text>
  return list.rows.map((item) => (
    <div key={item.id} className={`${css.item} ${child?.(item) ? css.child : ''}`}>
      <span>{renderItem(item)}</span>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        aria-label={t.remove({ name: item.name })}
        onClick={() => void remove.run(item.id)}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </div>
  ))
}

interface AdditionProps {
  path: string
  body: object
  ready: boolean
  onDone: () => void
  children: ReactNode
}

/** The fields of a new item, and the button that adds it. */
function Addition({ path, body, ready, onDone, children }: AdditionProps) {
  const t = useText(messages)
  const add = useAct(() => api.post(path, body), { invalidates: [path], success: t.added, onSuccess: onDone })
  return (
    <form
      className={css.addition}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void add.run(undefined)
      }}
    >
      {children}
      <Button
        type="submit"
        variant="light"
        disabled={!ready}
        loading={add.running}
        leftSection={<IconPlus size={18} aria-hidden />}
      >
        {t.add}
      </Button>
    </form>
  )
}

function Branches() {
  const t = useText(messages)
  const list = useList<Branch>(paths.branches, all)
  const [name, setName] = useState('')
  return (
    <Card title={t.branches}>
      <Items path={paths.branches} list={list} renderItem={(branch) => <bdi>{branch.name}</bdi>} />
      <Addition path={paths.branches} body={{ name }} ready={name.trim() !== ''} onDone={() => setName('')}>
        <TextField label={t.name} value={name} onChange={setName} />
      </Addition>
    </Card>
  )
}

function Rooms() {
  const t = useText(messages)
  const list = useList<Room>(paths.rooms, all)
  const branches = useList<Branch>(paths.branches, all)
  const [name, setName] = useState('')
  const [capacity, setCapacity] = useState<number | null>(null)
  const [chosen, setBranch] = useState<string | null>(null)
  const branch = chosen ?? branches.rows[0]?.id ?? null
  const words = (room: Room) => (
    <>
      <bdi>{room.name}</bdi> · <bdi>{room.branch.name}</bdi>
      {room.capacity !== null && ` · ${t.places({ count: room.capacity })}`}
    </>
  )
  return (
    <Card title={t.rooms}>
      <Items path={paths.rooms} list={list} renderItem={words} />
      <Addition
        path={paths.rooms}
        body={{ name, branch, capacity }}
        ready={name.trim() !== '' && branch !== null}
        onDone={() => setName('')}
      >
        <TextField label={t.name} value={name} onChange={setName} />
        <SelectField
          label={t.branch}
          required
          value={branch}
          options={branches.rows.map((one) => ({ value: one.id, label: one.name }))}
          onChange={setBranch}
        />
        <NumberField label={t.capacity} min={1} value={capacity} onChange={setCapacity} />
      </Addition>
    </Card>
  )
}

function Categories() {
  const t = useText(messages)
  const list = useList<CourseCategory>(paths.categories, all)
  const [name, setName] = useState('')
  const [parent, setParent] = useState<string | null>(null)
  const tops = list.rows.filter((category) => category.parent === null)
  const ordered = tops.flatMap((top) => [top, ...list.rows.filter((category) => category.parent === top.id)])
  return (
    <Card title={t.categories}>
      <Items
        path={paths.categories}
        list={{ ...list, rows: ordered }}
        renderItem={(category) => <bdi>{category.name}</bdi>}
        child={(category) => category.parent !== null}
      />
      <Addition
        path={paths.categories}
        body={{ name, parent }}
        ready={name.trim() !== ''}
        onDone={() => setName('')}
      >
        <TextField label={t.name} value={name} onChange={setName} />
        <SelectField
          label={t.under}
          value={parent}
          options={tops.map((top) => ({ value: top.id, label: top.name }))}
          onChange={setParent}
        />
      </Addition>
    </Card>
  )
}

function Tags() {
  const t = useText(messages)
  const list = useList<Tag>(paths.tags, all)
  const [name, setName] = useState('')
  return (
    <Card title={t.tags}>
      <Items path={paths.tags} list={list} renderItem={(tag) => <bdi>{tag.name}</bdi>} />
      <Addition path={paths.tags} body={{ name }} ready={name.trim() !== ''} onDone={() => setName('')}>
        <TextField label={t.name} value={name} onChange={setName} />
      </Addition>
    </Card>
  )
}
