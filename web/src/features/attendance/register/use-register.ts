import type { Register } from '@halqa/api-client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, ApiError, newKey, useInvalidate, useTopic } from '../../../api/index.ts'
import {
  answered,
  beginSending,
  choose,
  discarded,
  refreshed,
  refused,
  shownLines,
  choiceOf,
  type Choice,
  type KeptRegister,
} from './kept.ts'
import { sendMarks, willPass } from './send.ts'
import { forgetRegisters, loadKept, saveKept } from './store.ts'

export type Saving = 'saved' | 'saving' | 'failed'

export interface RegisterHandle {
  kept: KeptRegister | null
  error: unknown
  /** Whether the phone itself has written the last tap down. */
  saving: Saving
  sending: boolean
  /** The last try to reach the server failed. */
  offline: boolean
  mark: (choices: Readonly<Record<string, Choice>>) => void
  undo: (() => void) | null
  reload: () => void
  sendNow: () => void
  /** Offers what was refused once more. */
  retry: () => void
  discard: () => void
}

export const detailsPath = (lecture: string): string => `/api/v1/attendance/lecture/${lecture}/details/`
const patience = [2_000, 5_000, 15_000, 30_000]

/** One lecture's register: from the phone at once, from the server when it can be reached; every tap is kept first and sent then. */
export function useRegister(lecture: string, user: string): RegisterHandle {
  const [kept, setKept] = useState<KeptRegister | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [saving, setSaving] = useState<Saving>('saved')
  const [sending, setSending] = useState(false)
  const [offline, setOffline] = useState(false)
  const [past, setPast] = useState<Record<string, Choice>[]>([])
  const current = useRef<KeptRegister | null>(null)
  const busy = useRef(false)
  const failures = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const invalidate = useInvalidate()
  // Sending and looking lead to each other.
  const sendAgain = useRef(() => {})
  const lookAgain = useRef(() => {})

  const write = useCallback(
    (next: KeptRegister) => {
      current.current = next
      setKept(next)
      setSaving('saving')
      return saveKept(user, lecture, next).then(
        () => current.current === next && setSaving('saved'),
        () => setSaving('failed'),
      )
    },
    [lecture, user],
  )

  const flush = useCallback(async () => {
    clearTimeout(timer.current)
    if (busy.current || !current.current) return
    const ready = beginSending(current.current, newKey())
    const { operation } = ready
    if (!operation) return
    busy.current = true
    setSending(true)
    await write(ready)
    try {
      const result = await sendMarks(lecture, operation)
      failures.current = 0
      setOffline(false)
      if (current.current) await write(answered(current.current, result))
      invalidate('/api/v1/attendance/lectures/')
      if (result.conflicts.length > 0) lookAgain.current()
    } catch (thrown) {
      if (willPass(thrown)) {
        setOffline(true)
        const pause = patience[Math.min(failures.current, patience.length - 1)]
        failures.current += 1
        timer.current = setTimeout(() => sendAgain.current(), pause)
      } else if (current.current) {
        await write(refused(current.current, thrown instanceof ApiError ? thrown.detail : String(thrown)))
      }
    } finally {
      busy.current = false
      setSending(false)
    }
    // Taps that came meanwhile.
    if (
      failures.current === 0 &&
      current.current &&
      Object.keys(current.current.pending).length > 0 &&
      !current.current.refusal
    )
      sendAgain.current()
  }, [invalidate, lecture, write])

  const load = useCallback(async () => {
    try {
      const register = await api.get<Register>(detailsPath(lecture))
      setOffline(false)
      setError(null)
      await write(refreshed(current.current, register))
      void flush()
    } catch (thrown) {
      if (thrown instanceof ApiError && thrown.status === 0) setOffline(true)
      if (!current.current) setError(thrown)
    }
  }, [flush, lecture, write])

  useEffect(() => {
    sendAgain.current = () => void flush()
    lookAgain.current = () => void load()
  }, [flush, load])

  useEffect(() => {
    let gone = false
    current.current = null
    setKept(null)
    void forgetRegisters(user).catch(() => undefined)
    const begin = async () => {
      const known = await loadKept(user, lecture).catch(() => null)
      if (gone) return
      if (known && !current.current) {
        current.current = known
        setKept(known)
      }
      await load()
    }
    void begin()
    const wake = () => {
      failures.current = 0
      void load()
    }
    addEventListener('online', wake)
    return () => {
      gone = true
      clearTimeout(timer.current)
      removeEventListener('online', wake)
    }
  }, [lecture, load, user])

  // Somebody else marked: look again, unless it is the echo of our own request.
  useTopic(
    `attendance:${lecture}`,
    (event) => {
      if (!isEcho(current.current, event.data)) void load()
    },
    { onResync: () => void load() },
  )

  const mark = useCallback(
    (choices: Readonly<Record<string, Choice>>) => {
      const before = current.current
      if (!before) return
      const lines = shownLines(before)
      const old = Object.fromEntries(
        lines.filter((line) => choices[line.learner_id]).map((line) => [line.learner_id, choiceOf(line)]),
      )
      setPast((list) => [...list.slice(-49), old])
      void write(choose(before, choices)).then(() => flush())
    },
    [flush, write],
  )

  const undo = useCallback(() => {
    const last = past.at(-1)
    if (!last || !current.current) return
    setPast((list) => list.slice(0, -1))
    void write(choose(current.current, last)).then(() => flush())
  }, [flush, past, write])

  const discard = useCallback(() => {
    if (current.current) void write(discarded(current.current)).then(() => load())
  }, [load, write])

  const retry = useCallback(() => {
    if (current.current) void write({ ...current.current, refusal: null }).then(() => load())
  }, [load, write])

  return {
    kept,
    error,
    saving,
    sending,
    offline,
    mark,
    discard,
    retry,
    undo: past.length > 0 ? undo : null,
    reload: () => void load(),
    sendNow: () => {
      failures.current = 0
      void flush()
    },
  }
}

/** Every mark of the event is one that we have in this version. */
function isEcho(kept: KeptRegister | null, data: unknown): boolean {
  if (!kept || typeof data !== 'object' || data === null) return false
  const marks: unknown = Reflect.get(data, 'marks')
  if (!Array.isArray(marks) || marks.length === 0) return false
  if (kept.operation) return true
  const versions = new Map(kept.register.attendances.map((line) => [line.learner_id, line.version]))
  return marks.every(
    (mark: unknown) =>
      typeof mark === 'object' &&
      mark !== null &&
      versions.get(String(Reflect.get(mark, 'learner_id'))) === Reflect.get(mark, 'version'),
  )
}
