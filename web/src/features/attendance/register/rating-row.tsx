import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconMessage2, IconMinus, IconPlus } from '@tabler/icons-react'
import { memo, useState } from 'react'
import { useFormat, useText } from '../../../i18n/index.ts'
import { typedDirection } from '../../../ui/index.ts'
import type { ShownLine } from './kept.ts'
import css from './register.module.css'
import { Hint, nameOf } from './register-row.tsx'
import { registerTexts } from './texts.ts'

const points = [5, 6, 7, 8, 9, 10] as const
const step = 0.5

export interface RatingRowProps {
  line: ShownLine
  disabled: boolean
  onRate: (learner: string, rating: string | null) => void
  onNote: (learner: string, notes: string) => void
}

/** One learner who was there: the usual points as big buttons, half points beside the value. */
export const RatingRow = memo(function RatingRow({ line, disabled, onRate, onNote }: RatingRowProps) {
  const t = useText(registerTexts)
  const format = useFormat()
  const [writing, setWriting] = useState(false)
  const name = nameOf(line)
  const rating = line.rating === null ? null : Number(line.rating)
  const set = (value: number) => onRate(line.learner_id, Math.min(10, Math.max(1, value)).toFixed(2))
  return (
    <li className={css.row} data-mark={line.status}>
      <div className={css.who}>
        <div className={css.person}>
          <bdi className={css.name}>{name}</bdi>
          <Hint line={line} />
        </div>
        <div className={css.fine}>
          {rating !== null && (
            <>
              <ActionIcon
                aria-label={`${t.less}: ${name}`}
                variant="default"
                disabled={disabled || rating <= 1}
                onClick={() => set(rating - step)}
              >
                <IconMinus size={18} aria-hidden />
              </ActionIcon>
              <span className={`${css.value} halqa-figures`}>{format.number(rating)}</span>
              <ActionIcon
                aria-label={`${t.more}: ${name}`}
                variant="default"
                disabled={disabled || rating >= 10}
                onClick={() => set(rating + step)}
              >
                <IconPlus size={18} aria-hidden />
              </ActionIcon>
            </>
          )}
          <ActionIcon
            aria-label={t.noteOf({ name })}
            aria-expanded={writing}
            variant={line.notes ? 'light' : 'subtle'}
            color={line.notes ? 'brand' : 'gray'}
            onClick={() => setWriting(!writing)}
          >
            <IconMessage2 size={20} aria-hidden />
          </ActionIcon>
        </div>
      </div>
      <div className={css.points} role="group" aria-label={t.ratingOf({ name })}>
        {points.map((point) => (
          <button
            key={point}
            type="button"
            className={css.point}
            aria-pressed={rating === point}
            disabled={disabled}
            onClick={() => (rating === point ? onRate(line.learner_id, null) : set(point))}
          >
            {format.number(point)}
          </button>
        ))}
      </div>
      {writing && (
        <Note
          line={line}
          disabled={disabled}
          onKeep={(notes) => (onNote(line.learner_id, notes), setWriting(false))}
        />
      )}
      {!writing && line.notes && <bdi className={css.hint}>{line.notes}</bdi>}
    </li>
  )
})

function Note({
  line,
  disabled,
  onKeep,
}: {
  line: ShownLine
  disabled: boolean
  onKeep: (notes: string) => void
}) {
  const t = useText(registerTexts)
  const [text, setText] = useState(line.notes)
  return (
    <form
      className={css.who}
      onSubmit={(event) => {
        event.preventDefault()
        onKeep(text.trim())
      }}
    >
      <TextInput
        aria-label={t.noteOf({ name: nameOf(line) })}
        placeholder={t.note}
        value={text}
        maxLength={1000}
        disabled={disabled}
        {...typedDirection(text)}
        flex={1}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" variant="light" disabled={disabled}>
        {t.keepNote}
      </Button>
    </form>
  )
}
