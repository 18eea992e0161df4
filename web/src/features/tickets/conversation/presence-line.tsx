import { useText } from '../../../i18n/index.ts'
import css from './chat.module.css'
import { chatTexts } from './texts.ts'
import type { Somebody } from './use-looking.ts'

/** Who else is here: writes, writes a note, looks. */
export function PresenceLine({ others }: { others: readonly Somebody[] }) {
  const t = useText(chatTexts)
  const order = ['typing', 'noting', 'viewing']
  const first = [...others].sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))[0]
  const say = { typing: t.writes, noting: t.writesNote, viewing: t.looks }
  return (
    <div className={css.live} role="status">
      {first ? say[first.state]({ name: first.name }) : ''}
    </div>
  )
}
