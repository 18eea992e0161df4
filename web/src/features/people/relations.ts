import type { Child } from '@halqa/api-client'
import { useText } from '../../i18n/index.ts'
import { personTexts } from './texts.ts'

type Relation = Child['relation']

/** What somebody can be to a child, as options of a field. */
export function useRelations(): { value: Relation; label: string }[] {
  const t = useText(personTexts)
  return [
    { value: 'mother', label: t.mother },
    { value: 'father', label: t.father },
    { value: 'grandparent', label: t.grandparent },
    { value: 'sibling', label: t.sibling },
    { value: 'guardian', label: t.guardian },
  ]
}
