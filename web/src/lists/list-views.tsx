import { useLocalStorage } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef } from 'react'
import { api, useAct, useOne } from '../api/index.ts'
import { useText } from '../i18n/index.ts'
import { notify, type ListState } from '../ui/index.ts'
import { SavedViews, type KeptView } from '../ui/data-list/saved-views.tsx'
import { viewTexts } from '../ui/data-list/view-texts.ts'

const path = '/api/v1/saved-views/'

interface SavedViewState {
  search?: string
  ordering?: string
  page_size?: number
  filters?: Readonly<Record<string, string>>
  columns?: Record<string, boolean>
}
interface SavedView extends KeptView {
  state: SavedViewState
}
interface Answer {
  results: SavedView[]
  can_share: boolean
}

/**
 * Saved views of a list: `name` is the list's (as given to `DataList`). The person's default view opens an address that
 * says nothing else.
 */
export function ListViews({ name, state }: { name: string; state: ListState }) {
  const t = useText(viewTexts)
  const { data } = useOne<Answer>(path, { list: name })
  const [columns, setColumns] = useLocalStorage<Record<string, boolean>>({
    key: `halqa.columns.${name}`,
    defaultValue: {},
  })
  const views = data?.results ?? []
  const apply = (view: SavedView) => {
    state.set({
      page: 1,
      pageSize: view.state.page_size ?? state.pageSize,
      ordering: view.state.ordering ?? '',
      search: view.state.search ?? '',
      filters: view.state.filters ?? {},
    })
    if (view.state.columns) setColumns(view.state.columns)
  }
  useDefault(views, state, apply)

  const shown: SavedViewState = {
    search: state.search,
    ordering: state.ordering,
    filters: Object.fromEntries(Object.entries(state.filters).filter(([, value]) => value !== '')),
    columns,
  }
  const options = { invalidates: [path] }
  const create = useAct(
    (view: { name: string; shared: boolean }) =>
      api.post<Answer>(path, { list: name, state: shown, ...view }),
    options,
  )
  const restore = useAct(
    (view: { name: string; shared: boolean; state: SavedViewState }) =>
      api.post<Answer>(path, { list: name, ...view }),
    options,
  )
  const change = useAct(
    ({ id, ...changes }: { id: string; shared?: boolean; state?: SavedViewState }) =>
      api.patch<Answer>(`${path}${id}/`, changes),
    options,
  )
  const prefer = useAct(
    (view: string | null) => api.put<Answer>(`${path}default/`, { list: name, view }),
    options,
  )
  const remove = useAct((view: SavedView) => api.delete<Answer>(`${path}${view.id}/`), options)
  const full = (view: KeptView): SavedView | undefined => views.find((one) => one.id === view.id)

  const overwrite = async (view: KeptView) => {
    if (await change.run({ id: view.id, state: shown })) notify.success(t.kept({ name: view.name }))
  }
  const takeAway = async (view: SavedView | undefined) => {
    if (!view || !(await remove.run(view))) return
    const words = { name: view.name, shared: view.shared }
    notify.undo(t.removed(words), () => void restore.run({ ...words, state: view.state }))
  }

  return (
    <SavedViews
      views={views}
      current={views.find((view) => same(view.state, shown))?.id}
      canShare={data?.can_share ?? false}
      onApply={(view) => {
        const found = full(view)
        if (found) apply(found)
      }}
      onSave={async (viewName, shared) => {
        const done = await create.run({ name: viewName, shared })
        if (done) notify.success(t.kept({ name: viewName }))
        return done !== undefined
      }}
      onOverwrite={(view) => void overwrite(view)}
      onShare={(view, shared) => void change.run({ id: view.id, shared })}
      onDefault={(view) => void prefer.run(view?.id ?? null)}
      onRemove={(view) => void takeAway(full(view))}
    />
  )
}

/** Once, and only where the address does not say what it wants. */
function useDefault(views: readonly SavedView[], state: ListState, apply: (view: SavedView) => void): void {
  const looked = useRef(false)
  const preferred = views.find((view) => view.is_default)
  const open = useEffectEvent(() => {
    if (!preferred || looked.current) return
    looked.current = true
    if (!state.narrowed && state.page === 1 && location.search === '') apply(preferred)
  })
  useEffect(() => open(), [preferred])
}

/** Columns are not compared: they are a matter of taste, not of what the list is about. */
function same(one: SavedViewState, other: SavedViewState): boolean {
  const text = ({ search = '', ordering = '', filters = {} }: SavedViewState): string =>
    JSON.stringify([search, ordering, Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1))])
  return text(one) === text(other)
}
