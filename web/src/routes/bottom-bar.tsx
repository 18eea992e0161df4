import { IconDots } from '@tabler/icons-react'
import { useText } from '../i18n/provider.tsx'
import { Link } from '../ui/link.tsx'
import { Words, type MenuProps } from './menu.tsx'
import css from './shell.module.css'
import { shellTexts } from './texts.ts'

interface BottomBarProps extends MenuProps {
  onMore: () => void
  moreOpen: boolean
}

/** Four ways that matter most to this person, and the rest behind "More". Phones only. */
export function BottomBar({ entries, current, onMore, moreOpen }: BottomBarProps) {
  const t = useText(shellTexts)
  const main = entries
    .filter((entry) => entry.phone !== undefined)
    .sort((one, other) => (one.phone ?? 0) - (other.phone ?? 0))
    .slice(0, 4)
  const elsewhere = current !== undefined && !main.includes(current)
  return (
    <nav className={`${css.bottom} halqa-screen-only`} aria-label={t.main}>
      {main.map((entry) => (
        <Link
          key={entry.href}
          href={entry.href}
          className={css.bottomEntry}
          aria-current={entry === current ? 'page' : undefined}
        >
          <entry.icon size={24} stroke={1.75} />
          <Words text={entry.text} />
        </Link>
      ))}
      <button
        type="button"
        className={css.bottomEntry}
        onClick={onMore}
        aria-haspopup="dialog"
        aria-expanded={moreOpen}
        data-current={elsewhere || undefined}
      >
        <IconDots size={24} stroke={1.75} aria-hidden />
        <span>{t.more}</span>
      </button>
    </nav>
  )
}
