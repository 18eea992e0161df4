import { useEffect } from 'react'

const open = new Set<symbol>()

/** Whether any form on screen holds something that is not saved. The shell asks before it leaves the page. */
export function hasUnsaved(): boolean {
  return open.size > 0
}

/** After "Leave": what was typed is given up. */
export function forgetUnsaved(): void {
  open.clear()
}

/** Guards this screen while `dirty`: the browser asks on closing, the shell on navigating. */
export function useUnsavedGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const mark = Symbol('unsaved')
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    open.add(mark)
    addEventListener('beforeunload', ask)
    return () => {
      open.delete(mark)
      removeEventListener('beforeunload', ask)
    }
  }, [dirty])
}
