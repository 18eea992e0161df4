import { Type } from 'typebox'
import { LearnerSchema } from './learners.ts'
import { DateString, Id } from './parts.ts'

const moment = Type.String({ format: 'date-time' })

const DuplicateSide = Type.Object(
  {
    id: Id,
    first_name: Type.String(),
    last_name: Type.String(),
    dob: Type.Union([DateString, Type.Null()]),
    unique_code: Type.String(),
    phone: Type.Union([Type.String(), Type.Null()]),
    created_at: Type.String(),
  },
  { title: 'DuplicateSide' },
)

export const DuplicateSchema = Type.Object(
  {
    first: DuplicateSide,
    second: DuplicateSide,
    same_name: Type.Boolean({ description: 'In any spelling' }),
    same_dob: Type.Boolean(),
    same_phone: Type.Boolean(),
    same_guardian: Type.Boolean(),
    score: Type.Integer({ description: '0–100' }),
  },
  { title: 'DuplicateLearners' },
)

export const MergePreviewSchema = Type.Object(
  {
    survivor: LearnerSchema,
    merged: LearnerSchema,
    guardians: Type.Object({ moves: Type.Integer(), stays: Type.Integer() }),
    counts: Type.Array(
      Type.Object({
        kind: Type.String(),
        moves: Type.Integer(),
        stays: Type.Integer({ description: 'The survivor has such a one: this one stays beside it' }),
      }),
    ),
    conflicts: Type.Array(
      Type.Object({
        kind: Type.String(),
        name: Type.Union([Type.String(), Type.Null()], { description: 'The course that it is about' }),
      }),
      { description: 'What has to be settled first' },
    ),
  },
  { title: 'MergePreview' },
)

const Side = Type.Object(
  { id: Id, name: Type.String(), unique_code: Type.String() },
  { title: 'MergedLearner' },
)

export const MergeSchema = Type.Object(
  {
    id: Id,
    survivor: Side,
    merged: Side,
    moved: Type.Record(Type.String(), Type.Integer()),
    merged_at: moment,
    merged_by_name: Type.String(),
    undo_until: moment,
    undone_at: Type.Union([moment, Type.Null()]),
    undone_by_name: Type.Union([Type.String(), Type.Null()]),
  },
  { title: 'LearnerMerge' },
)
