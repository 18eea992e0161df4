import type { Learner } from '@halqa/api-client'
import { Radio, Text } from '@mantine/core'
import { useFormat, useText, type Format, type Texts } from '../../i18n/index.ts'
import { mergeTexts } from './merge-texts.ts'
import css from './people.module.css'
import { personTexts } from './texts.ts'

const fields = ['first_name', 'last_name', 'dob', 'gender', 'phone', 'notes', 'image'] as const
export type MergeField = (typeof fields)[number]

interface MergeValuesProps {
  survivor: Learner
  merged: Learner
  /** Fields whose value comes from the merged one. */
  take: readonly MergeField[]
  onTake: (take: readonly MergeField[]) => void
}

/** Only where the two differ: one choice a field. */
export function MergeValues({ survivor, merged, take, onTake }: MergeValuesProps) {
  const t = useText(mergeTexts)
  const person = useText(personTexts)
  const format = useFormat()
  const differing = fields.filter((field) => survivor[field] !== merged[field])
  if (differing.length === 0) return <Text c="dimmed">{t.nothingMoves}</Text>
  const labels: Readonly<Record<MergeField, string>> = {
    first_name: person.firstName,
    last_name: person.lastName,
    dob: person.birthDate,
    gender: person.sex,
    phone: person.phone,
    notes: person.notes,
    image: person.photo,
  }
  const choose = (field: MergeField, fromMerged: boolean) =>
    onTake(fromMerged ? [...take, field] : take.filter((one) => one !== field))
  return (
    <table className={css.values}>
      <thead>
        <tr>
          <th scope="col">{t.field}</th>
          <th scope="col">{t.stays}</th>
          <th scope="col">{t.goes}</th>
        </tr>
      </thead>
      <tbody>
        {differing.map((field) => (
          <tr key={field}>
            <th scope="row">{labels[field]}</th>
            {[survivor, merged].map((side, index) => (
              <td key={side.id}>
                <Radio
                  name={field}
                  checked={take.includes(field) === (index === 1)}
                  onChange={() => choose(field, index === 1)}
                  label={<bdi>{shownValue(side, field, { t, person, format })}</bdi>}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function shownValue(
  learner: Learner,
  field: MergeField,
  words: { t: Texts<typeof mergeTexts>; person: Texts<typeof personTexts>; format: Format },
): string {
  const value = learner[field]
  if (value === null || value === '') return words.t.empty
  if (field === 'dob') return words.format.date(value)
  if (field === 'image') return words.t.present
  if (field === 'gender') return learner.gender ? words.person[learner.gender] : words.t.empty
  return value
}
