import type { Register } from '@halqa/api-client'
import { Button, Text } from '@mantine/core'
import { api, useAct } from '../../../api/index.ts'
import { useFormat, useText } from '../../../i18n/index.ts'
import { Card } from '../../../ui/index.ts'
import { statusOf } from './kept.ts'
import css from './register.module.css'
import { nameOf } from './register-row.tsx'
import { markTexts, registerTexts } from './texts.ts'

/** Marks that met another person's: both values, and the choice. */
export function Conflicts({ register, onResolved }: { register: Register; onResolved: () => void }) {
  const t = useText(registerTexts)
  if (register.conflicts.length === 0) return null
  return (
    <Card title={t.conflictTitle({ count: register.conflicts.length })}>
      <Text c="dimmed" size="sm" mb="xs">
        {t.conflictDetail}
      </Text>
      {register.conflicts.map((conflict) => (
        <OneConflict key={conflict.id} conflict={conflict} register={register} onResolved={onResolved} />
      ))}
    </Card>
  )
}

type Conflict = Register['conflicts'][number]

function OneConflict({
  conflict,
  register,
  onResolved,
}: {
  conflict: Conflict
  register: Register
  onResolved: () => void
}) {
  const t = useText(registerTexts)
  const marks = useText(markTexts)
  const word = useWord()
  const learner = register.attendances.find((line) => line.learner_id === conflict.learner_id)
  const personOf = (id: string | null): string => {
    const person = register.people.find((entry) => entry.id === id)
    return person ? nameOf(person) : t.somebody
  }
  const resolve = useAct(
    (keep: 'kept' | 'offered') => api.post(`/api/v1/attendance/conflicts/${conflict.id}/resolve/`, { keep }),
    { onSuccess: onResolved },
  )
  const standing = word(conflict.kept)
  const offered = word(conflict.offered)
  return (
    <div className={css.conflict}>
      <Text fw={600}>
        <bdi>{learner ? nameOf(learner) : ''}</bdi>
      </Text>
      <Text size="sm">
        {t.standsNow({ mark: standing, name: personOf(conflict.kept.marked_by) })}
        <br />
        {t.cameLater({ mark: offered, name: personOf(conflict.offered_by) })}
      </Text>
      <div className={css.pair}>
        <Button variant="default" disabled={resolve.running} onClick={() => void resolve.run('kept')}>
          {t.keepStanding({ mark: marks[statusOf(conflict.kept)] })}
        </Button>
        <Button variant="default" disabled={resolve.running} onClick={() => void resolve.run('offered')}>
          {t.takeOffered({ mark: marks[statusOf(conflict.offered)] })}
        </Button>
      </div>
    </div>
  )
}

/** A mark in words, with its rating. */
function useWord(): (mark: Conflict['offered']) => string {
  const t = useText(markTexts)
  const format = useFormat()
  return (mark) =>
    mark.rating === null ? t[statusOf(mark)] : `${t[statusOf(mark)]} · ${format.number(Number(mark.rating))}`
}
