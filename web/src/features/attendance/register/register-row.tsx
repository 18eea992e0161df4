import { memo } from 'react'
import { useText } from '../../../i18n/index.ts'
import type { ShownLine } from './kept.ts'
import css from './register.module.css'
import { markTexts, registerTexts } from './texts.ts'

export type MarkWord = 'present' | 'late' | 'absent' | 'excused'
const words: readonly MarkWord[] = ['present', 'late', 'absent', 'excused']

export interface RegisterRowProps {
  line: ShownLine
  disabled: boolean
  onMark: (learner: string, word: MarkWord) => void
}

/** One learner: the name, and four big answers. Pressing the chosen one again takes it back. */
export const RegisterRow = memo(function RegisterRow({ line, disabled, onMark }: RegisterRowProps) {
  const t = useText(markTexts)
  const own = useText(registerTexts)
  const name = nameOf(line)
  const automatic = line.marked_via === 'auto'
  return (
    <li className={css.row} data-mark={automatic ? 'unmarked' : line.status}>
      <div className={css.who}>
        <bdi className={css.name}>{name}</bdi>
        <Hint line={line} />
      </div>
      <div className={css.choices} role="group" aria-label={own.markOf({ name })}>
        {words.map((word) => (
          <button
            key={word}
            type="button"
            className={css.choice}
            data-mark={word}
            aria-pressed={!automatic && line.status === word}
            disabled={disabled}
            onClick={() => onMark(line.learner_id, word)}
          >
            {t[word]}
          </button>
        ))}
      </div>
    </li>
  )
})

/** Where the mark is, and why somebody without enrolment stands here. */
export function Hint({ line }: { line: ShownLine }) {
  const t = useText(registerTexts)
  const marks = useText(markTexts)
  if (line.state === 'phone') return <Quiet kind="phone">{t.onThisPhone}</Quiet>
  if (line.state === 'refused') return <Quiet kind="refused">{t.notTaken}</Quiet>
  if (line.marked_via === 'auto') return <Quiet kind="auto">{marks.automatic}</Quiet>
  if (line.standing !== 'enrolled') return <Quiet kind="standing">{t[line.standing]}</Quiet>
  return null
}

function Quiet({ kind, children }: { kind: string; children: string }) {
  return (
    <span className={css.hint} data-kind={kind}>
      {children}
    </span>
  )
}

export function nameOf(person: { first_name: string; last_name: string }): string {
  return `${person.first_name} ${person.last_name}`.trim()
}
