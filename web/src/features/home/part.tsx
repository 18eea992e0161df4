import { IconChevronRight } from '@tabler/icons-react'
import { useId, type ReactNode } from 'react'
import { Link } from '../../ui/link.tsx'
import css from './home.module.css'

/** One area of the day, with a way to all of it. */
export function Part({
  title,
  more,
  children,
}: {
  title: string
  more?: { href: string; label: string }
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={css.part} aria-labelledby={id}>
      <div className={css.partHead}>
        <h2 id={id}>{title}</h2>
        {more && (
          <Link href={more.href} className={css.more}>
            {more.label}
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}

/** A line that leads somewhere. */
export function RowLink({
  href,
  icon,
  title,
  detail,
  end,
}: {
  href: string
  icon: ReactNode
  title: ReactNode
  detail?: ReactNode
  end?: ReactNode
}) {
  return (
    <Link href={href} className={css.row} data-link>
      {icon}
      <span className={css.grow}>
        <span className={css.strong} dir="auto">
          {title}
        </span>
        {detail && <div className={css.quiet}>{detail}</div>}
      </span>
      {end}
      <IconChevronRight size={18} className="halqa-directional" aria-hidden />
    </Link>
  )
}

/** Facts in one line; each keeps its own direction, whatever stands beside it. */
export function Dots({ items }: { items: readonly (string | null | undefined | false)[] }) {
  const shown = items.filter((item) => typeof item === 'string' && item !== '')
  return shown.map((item, index) => (
    <span key={index}>
      {index > 0 && ' · '}
      <bdi>{item}</bdi>
    </span>
  ))
}
