import { useText } from '../i18n/provider.tsx'
import type { Message } from '../i18n/messages.ts'
import { Link } from '../ui/link.tsx'
import { groupTitles, type NavigationEntry, type NavigationGroup } from './navigation.ts'
import css from './shell.module.css'

export interface MenuProps {
  entries: readonly NavigationEntry[]
  current: NavigationEntry | undefined
}

/** The menu by groups; the current entry is marked for eyes and ears. */
export function Menu({ entries, current }: MenuProps) {
  const groups = [...new Set(entries.map((entry) => entry.group))]
  return (
    <div className={css.menu}>
      {groups.map((group) => (
        <Group
          key={group}
          group={group}
          entries={entries.filter((entry) => entry.group === group)}
          current={current}
        />
      ))}
    </div>
  )
}

function Group({ group, entries, current }: MenuProps & { group: NavigationGroup }) {
  const title = groupTitles[group]
  return (
    <div>
      {title && (
        <div className={css.groupTitle} id={`menu-${group}`}>
          <Words text={title} />
        </div>
      )}
      <ul className={css.entries} aria-labelledby={title ? `menu-${group}` : undefined}>
        {entries.map((entry) => (
          <li key={entry.href}>
            <Link
              href={entry.href}
              className={css.entry}
              aria-current={entry === current ? 'page' : undefined}
            >
              <entry.icon size={20} stroke={1.75} />
              <Words text={entry.text} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** One text of the navigation's data in the reader's language. */
export function Words({ text }: { text: Message }) {
  const t = useText({ text })
  return <span>{t.text}</span>
}
