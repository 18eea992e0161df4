import { Type } from 'typebox'
import { seasonTypes } from '../rules/words.ts'
import { Day, Id, Name, Ref, nullable, oneOf } from './parts.ts'

const SeasonKind = oneOf(seasonTypes)

export const HolidaySchema = Type.Object(
  { id: Id, name: Type.String(), start_date: Day, end_date: Day, branch: nullable(Id) },
  { title: 'Holiday' },
)

export const SeasonSchema = Type.Object(
  {
    id: Id,
    name: Type.String(),
    type: SeasonKind,
    start_date: Day,
    end_date: Day,
    is_active: Type.Boolean({ description: 'Offered first when a course is made; seasons may overlap' }),
    holidays: Type.Array(HolidaySchema),
    version: Type.Integer({ description: 'For If-Match' }),
  },
  { title: 'Season' },
)

const HolidayInput = Type.Object({
  id: Type.Optional(Id),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  start_date: Day,
  end_date: Type.Optional(nullable(Day)),
  branch: Type.Optional(nullable(Ref)),
})

const season = {
  name: Name,
  type: SeasonKind,
  start_date: Day,
  end_date: Day,
  is_active: Type.Boolean(),
  holidays: Type.Array(HolidayInput, { maxItems: 200 }),
}

export const SeasonInput = Type.Object(
  {
    ...season,
    type: Type.Optional(season.type),
    is_active: Type.Optional(season.is_active),
    holidays: Type.Optional(season.holidays),
  },
  { title: 'SeasonInput' },
)
export const SeasonPatch = Type.Partial(Type.Object(season), { title: 'SeasonPatch' })
