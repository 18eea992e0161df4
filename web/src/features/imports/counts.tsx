import type { Import } from '@halqa/api-client'
import { useFormat } from '../../i18n/index.ts'
import css from './imports.module.css'

const bad: readonly string[] = ['rows.error', 'rows.failed']

/** Figures of a step; those of nothing are left out. */
export function Counts({ label, counts }: { label: string; counts: NonNullable<Import['check_counts']> }) {
  const format = useFormat()
  return (
    <ul className={css.counts} aria-label={label}>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ key, label: name, count }) => (
          <li key={key} className={css.count} data-bad={bad.includes(key) || undefined}>
            <span className={`${css.countNumber} halqa-figures`}>{format.number(count)}</span>
            <span className={css.countLabel}>{name}</span>
          </li>
        ))}
    </ul>
  )
}

export function countOf(counts: Import['check_counts'], key: string): number {
  return counts?.find((entry) => entry.key === key)?.count ?? 0
}
