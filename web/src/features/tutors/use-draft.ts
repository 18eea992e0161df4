import type { OwnTutor } from '@halqa/api-client'
import { useCallback, useEffect, useRef, useState } from 'react'
import { api, ApiError, queryClient } from '../../api/index.ts'
import { myTutorPath } from './paths.ts'

/** What the steps of the application ask for, as the API takes it. */
export interface TutorValues {
  headline: string
  bio: string
  subjects: string[]
  languages: string[]
  skills: string[]
  hourly_price: string
  currency: string
  introduction_video: string
}

export type SaveState = 'saved' | 'saving' | 'waiting'

const pauseMs = 900
const retryMs = 6_000

/** What the server knows. */
export function valuesOf(tutor: OwnTutor, currency: string): TutorValues {
  return {
    headline: tutor.application?.headline ?? tutor.headline,
    bio: tutor.bio,
    subjects: tutor.subjects,
    languages: tutor.languages,
    skills: tutor.skills,
    hourly_price: tutor.hourly_price ?? '',
    currency: tutor.currency ?? currency,
    introduction_video: tutor.introduction_video ?? '',
  }
}

/** Everybody who shows the tutor shows this answer now. */
export function rememberTutor(tutor: OwnTutor): void {
  queryClient.setQueryData([myTutorPath, {}], tutor)
}

/**
 * A draft that nothing loses: each change stands in this browser at once and at the server a moment later; without
 * network it waits here, also across a reload, and goes as soon as it can.
 */
export function useTutorDraft(tutor: OwnTutor, currency: string) {
  const place = `halqa.tutor-draft.${tutor.id}`
  const [unsent, setUnsent] = useState<Partial<TutorValues>>(() => readKept(place))
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({})
  const [state, setState] = useState<SaveState>('saved')
  const latest = useRef(unsent)
  const refused = useRef(new Set<string>())
  const known = useRef(valuesOf(tutor, currency))
  known.current = valuesOf(tutor, currency)
  const running = useRef<Promise<void>>(undefined)

  const keep = useCallback(
    (next: Partial<TutorValues>) => {
      latest.current = next
      setUnsent(next)
      if (Object.keys(next).length === 0) localStorage.removeItem(place)
      else localStorage.setItem(place, JSON.stringify(next))
    },
    [place],
  )

  const send = useCallback(async (): Promise<void> => {
    for (;;) {
      const all = { ...known.current, ...latest.current }
      const sent = Object.fromEntries(
        Object.entries(latest.current).filter(
          // A currency without a price says nothing yet; it stays here until there is one.
          ([name]) => !refused.current.has(name) && !(name === 'currency' && all.hourly_price === ''),
        ),
      )
      if (Object.keys(sent).length === 0) return setState('saved')
      setState('saving')
      try {
        rememberTutor(await api.patch<OwnTutor>(myTutorPath, toBody(sent, all)))
        keep(
          Object.fromEntries(
            Object.entries(latest.current).filter(
              ([name, value]) => !(name in sent) || Reflect.get(sent, name) !== value,
            ),
          ),
        )
      } catch (error) {
        const fields = error instanceof ApiError && error.status === 400 ? Object.entries(error.errors) : []
        if (fields.length === 0) return setState('waiting')
        // What is not right stays with the person; the rest goes without it.
        for (const [name] of fields) refused.current.add(name)
        setErrors((before) => ({
          ...before,
          ...Object.fromEntries(fields.map(([name, messages]) => [name, String(messages[0] ?? '')])),
        }))
        if (!fields.some(([name]) => name in sent)) return setState('waiting')
      }
    }
  }, [keep])

  const flush = useCallback((): Promise<void> => {
    running.current ??= send().finally(() => {
      running.current = undefined
    })
    return running.current
  }, [send])

  useEffect(() => {
    if (Object.keys(unsent).length === 0) return
    const timer = setTimeout(() => void flush(), state === 'waiting' ? retryMs : pauseMs)
    const online = () => void flush()
    addEventListener('online', online)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', online)
    }
  }, [unsent, state, flush])

  const values = { ...valuesOf(tutor, currency), ...unsent }
  const field = <K extends keyof TutorValues>(name: K) => ({
    name,
    value: values[name],
    error: errors[name],
    onChange: (value: TutorValues[K]) => {
      refused.current.delete(name)
      setErrors((before) => ({ ...before, [name]: '' }))
      keep({ ...latest.current, [name]: value })
    },
  })
  return { values, field, state, flush, clean: Object.keys(unsent).length === 0 }
}

export type TutorDraft = ReturnType<typeof useTutorDraft>

/** A price goes with its currency; empty texts of optional members mean none. */
function toBody(sent: Partial<TutorValues>, all: TutorValues) {
  const { hourly_price: price, introduction_video: video, currency, ...rest } = sent
  const priced = price !== undefined || currency !== undefined
  return {
    ...rest,
    ...(video === undefined ? {} : { introduction_video: video === '' ? null : video }),
    ...(priced && all.hourly_price === '' ? { hourly_price: null } : {}),
    ...(priced && all.hourly_price !== '' ? { hourly_price: all.hourly_price, currency: all.currency } : {}),
  }
}

function readKept(place: string): Partial<TutorValues> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '{}')
    return typeof kept === 'object' && kept !== null ? kept : {}
  } catch {
    return {}
  }
}
