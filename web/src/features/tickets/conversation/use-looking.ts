import type { TicketViewers } from '@halqa/api-client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api } from '../../../api/index.ts'
import { ticketPath } from '../paths.ts'

export interface Somebody {
  readonly id: string
  readonly name: string
  readonly state: 'viewing' | 'typing' | 'noting'
}

const beatMs = 20_000
const typingPauseMs = 5_000
const forgetMs = 45_000

export interface Looking {
  /** Others who are in the ticket now. */
  readonly others: readonly Somebody[]
  /** Call at each keystroke. */
  readonly typing: (note: boolean) => void
  /** The text was sent or emptied. */
  readonly paused: () => void
  /** Give it the live line's `activity` events. */
  readonly take: (data: unknown) => void
}

/** Tells that one looks or writes, and who else does. Looking also marks everything as read. */
export function useLooking(ticketId: string, myId: string | undefined): Looking {
  const [others, setOthers] = useState<ReadonlyMap<string, Somebody & { at: number }>>(new Map())
  const state = useRef<{
    now: 'viewing' | 'typing'
    note: boolean
    told: number
    timer?: ReturnType<typeof setTimeout>
  }>({ now: 'viewing', note: false, told: 0 })
  const path = `${ticketPath(ticketId)}look/`

  const tell = useCallback(async () => {
    if (document.visibilityState === 'hidden') return
    state.current.told = Date.now()
    try {
      const { others: there } = await api.post<TicketViewers>(path, {
        state: state.current.now,
        note: state.current.note,
      })
      const at = Date.now()
      setOthers(new Map(there.map((somebody) => [somebody.id, { ...somebody, at }])))
    } catch {
      // A missed beat is nothing; the next one tells it.
    }
  }, [path])

  useEffect(() => {
    const entered = state.current
    setOthers(new Map())
    void tell()
    const timer = setInterval(() => {
      void tell()
      setOthers((before) => fresh(before))
    }, beatMs)
    const visible = () => void tell()
    document.addEventListener('visibilitychange', visible)
    return () => {
      clearInterval(timer)
      clearTimeout(entered.timer)
      entered.now = 'viewing'
      document.removeEventListener('visibilitychange', visible)
      void api.post(path, { state: 'left' }).catch(() => undefined)
    }
  }, [path, tell])

  const paused = useCallback(() => {
    clearTimeout(state.current.timer)
    if (state.current.now === 'viewing') return
    state.current.now = 'viewing'
    void tell()
  }, [tell])

  const typing = useCallback(
    (note: boolean) => {
      const before = state.current
      const changed = before.now !== 'typing' || before.note !== note
      clearTimeout(before.timer)
      before.now = 'typing'
      before.note = note
      before.timer = setTimeout(paused, typingPauseMs)
      if (changed || Date.now() - before.told > beatMs) void tell()
    },
    [paused, tell],
  )

  const take = useCallback(
    (data: unknown) => {
      const somebody = readSomebody(data)
      if (!somebody || somebody.id === myId) return
      setOthers((before) => {
        const next = new Map(before)
        if (somebody.state === 'left') next.delete(somebody.id)
        else
          next.set(somebody.id, {
            id: somebody.id,
            name: somebody.name,
            state: somebody.state,
            at: Date.now(),
          })
        return next
      })
    },
    [myId],
  )

  return { others: [...others.values()], typing, paused, take }
}

function fresh<T extends { at: number }>(all: ReadonlyMap<string, T>): ReadonlyMap<string, T> {
  return new Map([...all].filter(([, { at }]) => Date.now() - at < forgetMs))
}

interface Activity {
  id: string
  name: string
  state: Somebody['state'] | 'left'
}

function readSomebody(data: unknown): Activity | null {
  if (typeof data !== 'object' || data === null) return null
  const { user_id: id, name, state }: { user_id?: unknown; name?: unknown; state?: unknown } = data
  if (typeof id !== 'string' || typeof name !== 'string') return null
  return state === 'viewing' || state === 'typing' || state === 'noting' || state === 'left'
    ? { id, name, state }
    : null
}
