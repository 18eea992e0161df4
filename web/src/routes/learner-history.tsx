import type { LearnerPartProps } from '../features/people/slots.ts'
import { ObjectHistory } from './history-slot.ts'

/** What happened to a learner, on the staff's page of him. */
export default function LearnerHistory({ learnerId }: LearnerPartProps) {
  return <ObjectHistory kind="learner" id={learnerId} />
}
