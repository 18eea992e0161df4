import type { ComponentType } from 'react'

/** What a part that another area adds to a learner's page or card gets. */
export interface LearnerPartProps {
  learnerId: string
}

export type LearnerPart = ComponentType<LearnerPartProps>
