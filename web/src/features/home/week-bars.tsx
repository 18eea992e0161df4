import { useFormat, useText } from '../../i18n/provider.tsx'
import css from './home.module.css'
import { homeTexts } from './texts.ts'

/** Eight weeks beside each other, this one last. `shown` says a value in words. */
export function WeekBars({
  label,
  weeks,
  shown,
}: {
  label: string
  weeks: readonly { from: string; value: number | null }[]
  shown: (value: number) => string
}) {
  const t = useText(homeTexts)
  const format = useFormat()
  const highest = Math.max(1, ...weeks.map(({ value }) => value ?? 0))
  return (
    <ol className={css.bars} aria-label={`${label}: ${t.lastWeeks}`}>
      {weeks.map(({ from, value }) => {
        const words = t.weekFrom({
          date: format.date(from, 'day'),
          value: value === null ? '–' : shown(value),
        })
        return (
          <li key={from} title={words}>
            <span style={{ blockSize: `${Math.round(((value ?? 0) / highest) * 100)}%` }} aria-hidden />
            <span className="halqa-spoken">{words}</span>
          </li>
        )
      })}
    </ol>
  )
}
