import { useEffect, useEffectEvent } from 'react'

/** Single keys while nothing is being written: `useKeys({ j: next, k: previous })`. */
export function useKeys(keys: Readonly<Record<string, () => void>>): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const { target } = event
    const writing =
      target instanceof HTMLElement &&
      (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
    if (
      writing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      document.querySelector('[role="dialog"]')
    )
      return
    const act = keys[event.key.toLowerCase()]
    if (!act) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
