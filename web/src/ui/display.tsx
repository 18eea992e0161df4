import { Badge, Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Avatar } from './avatar.tsx'
import { foldDigits } from '../i18n/digits.ts'
import { useFormat, useText } from '../i18n/provider.tsx'
import css from './display.module.css'
import { Link } from './link.tsx'
import { kitTexts } from './texts.ts'

export type Tone = 'good' | 'waiting' | 'attention' | 'bad' | 'neutral' | 'info'

const tones: Record<Tone, string> = {
  good: 'teal',
  waiting: 'yellow',
  attention: 'orange',
  bad: 'red',
  neutral: 'gray',
  info: 'blue',
}

/** A state as a coloured word; the word carries the meaning, the colour only helps. */
export function StatusBadge({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <Badge color={tones[tone]} size="lg" className={css.badge ?? ''} data-tone={tone}>
      {children}
    </Badge>
  )
}

export interface StatCardProps {
  label: string
  value: ReactNode
  /** Change or context, small. */
  hint?: ReactNode
  icon?: ReactNode
  href?: string
}

/** One figure that opens its rows. */
export function StatCard({ label, value, hint, icon, href }: StatCardProps) {
  const face = (
    <>
      <span className={css.statLabel}>
        {icon}
        {label}
      </span>
      <span className={`${css.statValue} halqa-figures`}>{value}</span>
      {hint && <span className={css.statHint}>{hint}</span>}
    </>
  )
  return href ? (
    <Link href={href} className={css.stat} data-link>
      {face}
    </Link>
  ) : (
    <div className={css.stat}>{face}</div>
  )
}

/** Avatar and name in a line, with an optional second line. */
export function Person({
  name,
  detail,
  src,
  size,
}: {
  name: string
  detail?: ReactNode
  src?: string | null
  size?: number
}) {
  return (
    <Group gap="sm" wrap="nowrap">
      <Avatar name={name} src={src ?? null} {...(size === undefined ? {} : { size })} />
      <div className={css.person}>
        <Text fw={500} truncate dir="auto">
          {name}
        </Text>
        {detail && (
          <Text size="sm" c="dimmed" component="div">
            {detail}
          </Text>
        )}
      </div>
    </Group>
  )
}

export interface KeyValueProps {
  items: readonly { label: string; value: ReactNode }[]
}

/** Facts of one object. Empty values show a dash. */
export function KeyValue({ items }: KeyValueProps) {
  const t = useText(kitTexts)
  return (
    <dl className={css.facts}>
      {items.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value === null || value === undefined || value === '' ? t.none : value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A telephone number: groups of digits, left to right, ready to be dialled. */
export function Phone({ number, link = true }: { number: string; link?: boolean }) {
  const shown = <bdi dir="ltr">{groupPhone(number)}</bdi>
  return link ? (
    <a href={`tel:${number}`} className={css.phone}>
      {shown}
    </a>
  ) : (
    shown
  )
}

/** `+201001234567` → `+20 100 123 4567`: country code of our region apart, then threes and a last four. */
export function groupPhone(number: string): string {
  const match = /^\+(1|7|2[07]|3[0-469]|4[0134-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/.exec(
    foldDigits(number),
  )
  if (!match) return number
  const [, country, rest = ''] = match
  const last = rest.length > 7 ? 4 : 3
  const head = rest.slice(0, -last).match(/.{1,3}/g) ?? []
  return [`+${country}`, ...head, rest.slice(-last)].join(' ')
}

/** Money that stands in columns. */
export function Money({ amount, currency }: { amount: string; currency?: string }) {
  const format = useFormat()
  return <span className="halqa-figures">{format.money(amount, currency)}</span>
}

/** A moment, told relatively, with the full date on hover and for screen readers. */
export function Ago({ at }: { at: string }) {
  const format = useFormat()
  return (
    <time dateTime={at} title={format.dateTime(at)}>
      {format.relative(at)}
    </time>
  )
}
