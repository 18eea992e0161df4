import { useLocation, useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { ListState, ListView } from '../ui/data-list/types.ts'
import { listQuery, readListView, writeListView, type ListDefaults, type SearchParams } from './list-state.ts'

export interface ListStateOptions extends ListDefaults {
  /** The API's filter parameters that this list keeps in the URL. */
  filterNames?: readonly string[]
}

/** A list's page, order, search and filters, kept in the URL: back, reload and shared links all work. */
export function useListState(options: ListStateOptions = {}): ListState {
  const params = useSearchParams()
  const setParams = useSetParams()
  // Callers write the options in place, so they are compared by content.
  const recipe = JSON.stringify(options)
  return useMemo(() => {
    const { filterNames = [], ...defaults }: ListStateOptions = JSON.parse(recipe)
    const view = readListView(params, filterNames, defaults)
    const set = (change: Partial<ListView>) => {
      const turned = Object.keys(change).length === 1 && change.page !== undefined
      const next = { ...view, page: 1, ...change }
      // Turning a page is a step one can go back from; typing and filtering are not.
      setParams(writeListView(next, params, filterNames, defaults), { replace: !turned })
    }
    return {
      ...view,
      query: listQuery(view),
      set,
      setFilter: (name, value) => set({ filters: { ...view.filters, [name]: value ?? '' } }),
      clear: () => set({ search: '', filters: Object.fromEntries(filterNames.map((name) => [name, ''])) }),
      narrowed: view.search !== '' || filterNames.some((name) => Boolean(view.filters[name])),
    }
  }, [params, setParams, recipe])
}

/** One search parameter as state: `const [tab, setTab] = useSearchParam('tab', 'lectures')`. */
export function useSearchParam(name: string, usual = ''): [string, (value: string) => void] {
  const params = useSearchParams()
  const setParams = useSetParams()
  const set = (value: string) => {
    const { [name]: _old, ...rest } = params
    setParams(value === usual ? rest : { ...rest, [name]: value }, { replace: true })
  }
  return [params[name] ?? usual, set]
}

function useSearchParams(): SearchParams {
  const { searchStr } = useLocation()
  return useMemo(() => Object.fromEntries(new URLSearchParams(searchStr)), [searchStr])
}

function useSetParams() {
  const navigate = useNavigate()
  return useMemo(
    () =>
      (params: Record<string, string>, { replace }: { replace: boolean }) =>
        void navigate({ to: '.', search: params, replace, resetScroll: !replace }),
    [navigate],
  )
}
