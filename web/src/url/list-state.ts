import type { ListView } from '../ui/data-list/types.ts'

export type SearchParams = Readonly<Record<string, string>>

const own = ['page', 'page_size', 'ordering', 'search']

export interface ListDefaults {
  ordering?: string
  pageSize?: number
  /** Filters that hold until the URL says otherwise. An empty value in the URL means "all". */
  filters?: Readonly<Record<string, string>>
}

/** Search parameters → where the list stands. Unknown or broken values fall back to the defaults. */
export function readListView(
  params: SearchParams,
  filterNames: readonly string[],
  defaults: ListDefaults = {},
): ListView {
  const filters: Record<string, string> = { ...defaults.filters }
  for (const name of filterNames) {
    const value = params[name]
    if (value !== undefined) filters[name] = value
  }
  return {
    page: positive(params['page']) ?? 1,
    pageSize: Math.min(positive(params['page_size']) ?? defaults.pageSize ?? 20, 100),
    ordering: params['ordering'] ?? defaults.ordering ?? '',
    search: params['search'] ?? '',
    filters,
  }
}

/** Where the list stands → search parameters; what equals the default is left out, what is not the list's is kept. */
export function writeListView(
  view: ListView,
  params: SearchParams,
  filterNames: readonly string[],
  defaults: ListDefaults = {},
): Record<string, string> {
  const kept = Object.fromEntries(
    Object.entries(params).filter(([name]) => !own.includes(name) && !filterNames.includes(name)),
  )
  const put = (name: string, value: string, usual: string) => {
    if (value !== usual) kept[name] = value
  }
  put('page', String(view.page), '1')
  put('page_size', String(view.pageSize), String(defaults.pageSize ?? 20))
  put('ordering', view.ordering, defaults.ordering ?? '')
  put('search', view.search, '')
  for (const name of filterNames) put(name, view.filters[name] ?? '', defaults.filters?.[name] ?? '')
  return kept
}

/** The same as query parameters of the API; empty ones are left out. */
export function listQuery(view: ListView): Record<string, string | number> {
  const query: Record<string, string | number> = { page: view.page, page_size: view.pageSize }
  if (view.ordering) query['ordering'] = view.ordering
  if (view.search) query['search'] = view.search
  for (const [name, value] of Object.entries(view.filters)) if (value) query[name] = value
  return query
}

function positive(text: string | undefined): number | undefined {
  const value = Number(text)
  return text !== undefined && Number.isInteger(value) && value > 0 ? value : undefined
}
