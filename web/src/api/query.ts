import { keepPreviousData, QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef } from 'react'
import { notify } from '../ui/notify.ts'
import { ApiError } from './errors.ts'
import { errorText } from './error-text.ts'
import { api, type Query } from './http.ts'

/** A page of a list, as every list of the API answers. */
export interface ListPage<T> {
  count: number
  /** False when `count` is an estimate (very long lists). */
  count_exact?: boolean
  next: string | null
  previous: string | null
  results: T[]
}

/**
 * Where data comes from: a path of the API, or a function of the generated client with a key under which it is remembered
 * (`{ key: '/api/v1/courses/', call: (query) => sdk(listCourses({ query })) }`).
 */
export type Source<T> = string | { key: string; call: (query: Query, signal: AbortSignal) => Promise<T> }

export interface ReadOptions {
  /** False waits, for example for an id that is not known yet. */
  enabled?: boolean
  /** Ask again every so many milliseconds while the screen is looked at. */
  refreshEvery?: number
  /** Data younger than this many milliseconds is not asked for again. Default 15 s. */
  freshFor?: number
}

/** The one query client. Retrying is done by `apiFetch`, which knows which failures pass. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: false, staleTime: 15_000, gcTime: 10 * 60_000 },
    mutations: { retry: false },
  },
})

/** A page of a list. Keeps showing the last page while the next one loads (`turning`). */
export function useList<T>(source: Source<ListPage<T>>, query: Query = {}, options: ReadOptions = {}) {
  const result = useQuery({ ...describe(source, query, options), placeholderData: keepPreviousData })
  return {
    rows: result.data?.results ?? [],
    count: result.data?.count ?? 0,
    countExact: result.data?.count_exact !== false,
    page: result.data,
    loading: result.isPending && result.fetchStatus !== 'idle',
    turning: result.isPlaceholderData,
    error: result.error,
    reload: result.refetch,
  }
}

/** One object. `data` is undefined while it loads or after a failure. */
export function useOne<T>(source: Source<T>, query: Query = {}, options: ReadOptions = {}) {
  const result = useQuery(describe(source, query, options))
  return {
    data: result.data,
    loading: result.isPending && result.fetchStatus !== 'idle',
    error: result.error,
    reload: result.refetch,
  }
}

export interface ActOptions<In, Out> {
  /** Paths whose lists and objects are asked for again afterwards; a path covers everything below it. */
  invalidates?: readonly string[]
  /** Toast after success. */
  success?: string | ((result: Out, input: In) => string)
  onSuccess?: (result: Out, input: In) => void
  /** True hands the failure to the caller instead of a toast. Forms do this: they show it at the field. */
  throws?: boolean
}

/**
 * One thing the person does: `const approve = useAct((id: string) => api.post(…), { invalidates: ['/api/v1/payments/'] })`,
 * then `approve.run(id)`. A second press while it runs does nothing. Failures are toasts unless `throws`.
 */
export function useAct<In, Out>(act: (input: In) => Promise<Out>, options: ActOptions<In, Out> = {}) {
  const running = useRef(false)
  const latest = useRef({ act, options })
  latest.current = { act, options }
  const mutation = useMutation({ mutationFn: (input: In) => latest.current.act(input) })
  const { mutateAsync } = mutation
  const invalidate = useInvalidate()

  const run = useCallback(
    async (input: In): Promise<Out | undefined> => {
      if (running.current) return undefined
      running.current = true
      const { invalidates = [], success, onSuccess, throws } = latest.current.options
      try {
        const result = await mutateAsync(input)
        invalidate(...invalidates)
        if (success !== undefined)
          notify.success(typeof success === 'function' ? success(result, input) : success)
        onSuccess?.(result, input)
        return result
      } catch (error) {
        if (throws) throw error
        notify.error(errorText(error), error instanceof ApiError ? error.requestId : undefined)
        return undefined
      } finally {
        running.current = false
      }
    },
    [mutateAsync, invalidate],
  )
  return { run, running: mutation.isPending, error: mutation.error }
}

/** Marks everything under these paths as old: what is on screen is asked for again at once. */
export function useInvalidate(): (...paths: string[]) => void {
  const client = useQueryClient()
  return useCallback(
    (...paths) => {
      for (const path of paths) {
        void client.invalidateQueries({
          predicate: ({ queryKey }) => typeof queryKey[0] === 'string' && queryKey[0].startsWith(path),
        })
      }
    },
    [client],
  )
}

function describe<T>(
  source: Source<T>,
  query: Query,
  { enabled = true, refreshEvery, freshFor }: ReadOptions,
) {
  const key = typeof source === 'string' ? source : source.key
  return {
    queryKey: [key, query] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      typeof source === 'string' ? api.get<T>(source, query, { signal }) : source.call(query, signal),
    enabled,
    ...(refreshEvery === undefined ? {} : { refetchInterval: refreshEvery }),
    ...(freshFor === undefined ? {} : { staleTime: freshFor }),
  }
}
