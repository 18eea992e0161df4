import './events.ts'
import './settings.ts'

export type {
  ChoiceSpec,
  DataRow,
  Effect,
  FieldSpec,
  ImportDefinition,
  ImportRun,
  Kept,
  ObjectTag,
  ProblemSpec,
  RowPlan,
  RowProblem,
  RowReader,
  RowReading,
  RowWriting,
} from './definition.ts'
export { headerForm } from './match-headers.ts'
