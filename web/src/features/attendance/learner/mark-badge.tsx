import type { LearnerMark } from '@halqa/api-client'
import { useText } from '../../../i18n/index.ts'
import { StatusBadge, type Tone } from '../../../ui/index.ts'
import { markTexts } from '../register/texts.ts'

const tones: Record<LearnerMark['status'], Tone> = {
  present: 'good',
  late: 'waiting',
  absent: 'bad',
  excused: 'info',
  unmarked: 'neutral',
}

/** A mark in one word. What the nightly job wrote is said to be that, and not yet final while a person can still mark. */
export function MarkBadge({ mark }: { mark: Pick<LearnerMark, 'status' | 'is_provisional' | 'marked_via'> }) {
  const t = useText(markTexts)
  if (mark.is_provisional) return <StatusBadge tone="neutral">{t.provisional}</StatusBadge>
  if (mark.marked_via === 'auto') return <StatusBadge tone="attention">{t.automatic}</StatusBadge>
  return <StatusBadge tone={tones[mark.status]}>{t[mark.status]}</StatusBadge>
}
