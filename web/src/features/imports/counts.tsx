import type { Import } from '@halqa/api-client'
import { useFormat } from '../../i18n/index.ts'
import { Link } from '../../ui/index.ts'
import css from './imports.module.css'

const bad: readonly string[] = ['rows.error', 'rows.failed']

/** Figures of a step; those of nothing are left out, those of rows lead to their rows. */
export function Counts({
  label,
  counts,
  page,
}: {
  label: string
  counts: NonNullable<Import['check_counts']>
  page: string
}) {
  const format = useFormat()
  return (
    <ul className={css.counts} aria-label={label}>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ key, label: name, count }) => {
          const face = (
            <>
              <span className={`${css.countNumber} halqa-figures`}>{format.number(count)}</span>
              <span className={css.countLabel}>{name}</span>
            </>
          )
          const state = /^rows\.(.+)$/.exec(key)?.[1]
          return (
            <li key={key} className={css.count} data-bad={bad.includes(key) || undefined}>
              {state ? (
                <Link href={`${page}?state=${state}`} className={css.countLink}>
                  {face}
                </Link>
              ) : (
                face
              )}
            </li>
          )
        })}
    </ul>
  )
}

export function countOf(counts: Import['check_counts'], key: string): number {
  return counts?.find((entry) => entry.key === key)?.count ?? 0
}
