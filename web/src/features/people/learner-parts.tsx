import { Suspense } from 'react'
import { ListSkeleton } from '../../ui/index.ts'
import type { LearnerPart } from './slots.ts'

/** The panels of other areas; each comes when it is ready, beside a grey place of its own. */
export function LearnerParts({ parts, learnerId }: { parts: readonly LearnerPart[]; learnerId: string }) {
  return parts.map((Part, index) => (
    <Suspense key={index} fallback={<ListSkeleton rows={2} height={56} />}>
      <Part learnerId={learnerId} />
    </Suspense>
  ))
}
