import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useRef, type ReactNode } from 'react'
import css from './desk.module.css'

export interface DeskProps<T> {
  /** Names the queue to screen readers. */
  label: string
  items: readonly T[]
  itemKey: (item: T) => string
  /** Key of the item that is looked at. */
  selected: string | undefined
  onSelect: (key: string) => void
  /** One line of the queue. */
  renderItem: (item: T) => ReactNode
  /** Before a line, such as a checkbox. */
  renderMark?: (item: T) => ReactNode
  /** What stands beside the queue for the selected item; below its line on phones. */
  children: ReactNode
  /** Keys of the desk beside J and K, by their place on a Latin keyboard: `{ KeyA: approve }`. */
  keys?: Readonly<Record<string, () => void>>
}

/** Work that comes in a queue: J and K walk through it, other keys act on what is selected. */
export function Desk<T>({
  label,
  items,
  itemKey,
  selected,
  onSelect,
  renderItem,
  renderMark,
  children,
  keys = {},
}: DeskProps<T>) {
  const wide = useMediaQuery('(min-width: 62em)', true, { getInitialValueInEffect: false })
  const step = (by: number) => {
    const at = items.findIndex((item) => itemKey(item) === selected)
    const next = items[Math.min(items.length - 1, Math.max(0, at + by))]
    if (next !== undefined) onSelect(itemKey(next))
  }
  useDeskKeys({ KeyJ: () => step(1), KeyK: () => step(-1), ...keys })
  return (
    <div className={css.desk}>
      <ul className={css.queue} aria-label={label}>
        {items.map((item) => {
          const key = itemKey(item)
          const active = key === selected
          return (
            <li key={key} data-active={active || undefined}>
              <div className={css.line}>
                {renderMark?.(item)}
                <button
                  type="button"
                  className={css.face}
                  aria-pressed={active}
                  onClick={() => onSelect(key)}
                >
                  {renderItem(item)}
                </button>
              </div>
              {active && !wide && <div className={css.below}>{children}</div>}
            </li>
          )
        })}
      </ul>
      {wide && <div className={css.beside}>{children}</div>}
    </div>
  )
}

/** Keys by their place, so that an Arabic or Persian keyboard works too; not while something is typed or a dialog is open. */
export function useDeskKeys(keys: Readonly<Record<string, () => void>>) {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return
      const target = event.target instanceof Element ? event.target : null
      if (target?.closest('input, textarea, select, [contenteditable], [role=dialog], [role=application]'))
        return
      if (document.querySelector('[role=dialog]')) return
      const act = latest.current[event.code]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}
