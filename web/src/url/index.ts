import { useParams } from '@tanstack/react-router'

export { useListState, useSearchParam, type ListStateOptions } from './use-list-state.ts'

/** A part of the path: `/admin/courses/$id` → `useParam('id')`. */
export function useParam(name: string): string {
  const params: Readonly<Record<string, string | undefined>> = useParams({ strict: false })
  const value = params[name]
  if (value === undefined) throw new Error(`this route has no parameter ${name}`)
  return value
}
