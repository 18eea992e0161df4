import { Group, Progress as Bar, Text } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import { useFormat, useText } from '../i18n/provider.tsx'
import css from './display.module.css'
import { kitTexts } from './texts.ts'

/** Whether the screen is live. `open` shows a breathing dot; screen readers hear the change. */
export function LiveDot({ state }: { state: 'idle' | 'connecting' | 'open' | 'waiting' }) {
  const t = useText(kitTexts)
  return (
    <span className={css.dot} data-live={state === 'open' || undefined} role="status">
      {state === 'open' ? t.live : t.reconnecting}
    </span>
  )
}

export interface CountdownProps {
  /** When it ends, RFC 3339. */
  until: string
  onEnd?: () => void
}

/** Minutes and seconds left, told aloud only each minute. */
export function Countdown({ until, onEnd }: CountdownProps) {
  const t = useText(kitTexts)
  const format = useFormat()
  const left = useSecondsUntil(until, onEnd)
  if (left <= 0) return <span role="status">{t.timeIsUp}</span>
  const two = (value: number) => format.number(value, { minimumIntegerDigits: 2 })
  const minutes = Math.floor(left / 60)
  const text =
    minutes >= 60
      ? `${format.number(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(left % 60)}`
      : `${format.number(minutes)}:${two(left % 60)}`
  return (
    <>
      <span role="timer" aria-live="off" dir="ltr" className="halqa-figures">
        {text}
      </span>
      <span className="halqa-spoken" role="status">
        {left % 60 === 0 ? format.relative(until) : ''}
      </span>
    </>
  )
}

function useSecondsUntil(until: string, onEnd: (() => void) | undefined): number {
  const [left, setLeft] = useState(() => secondsUntil(until))
  const ended = useEffectEvent(() => onEnd?.())
  useEffect(() => {
    setLeft(secondsUntil(until))
    const timer = setInterval(() => {
      const now = secondsUntil(until)
      setLeft(now)
      if (now > 0) return
      clearInterval(timer)
      ended()
    }, 1000)
    return () => clearInterval(timer)
  }, [until])
  return left
}

function secondsUntil(until: string): number {
  return Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000))
}

export interface ProgressProps {
  label: string
  done: number
  total: number
  /** Parts that failed; counted into `done`. */
  failed?: number
}

/** Work with counts: `Importing 120 of 400`. */
export function Progress({ label, done, total, failed = 0 }: ProgressProps) {
  const t = useText(kitTexts)
  const format = useFormat()
  const share = (part: number) => (total === 0 ? 0 : (part / total) * 100)
  return (
    <div>
      <Group justify="space-between" mb={6}>
        <Text size="sm">{label}</Text>
        <Text size="sm" c="dimmed" className="halqa-figures">
          {t.doneOf({ done: format.number(done), total: format.number(total) })}
        </Text>
      </Group>
      <Bar.Root size={10}>
        <Bar.Section value={share(done - failed)} aria-label={label} />
        {failed > 0 && <Bar.Section value={share(failed)} color="red" aria-label={label} />}
      </Bar.Root>
    </div>
  )
}
