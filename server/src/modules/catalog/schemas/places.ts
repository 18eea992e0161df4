import { Type } from 'typebox'
import { Id, Name, Ref, nullable } from './parts.ts'

export const BranchSchema = Type.Object(
  { id: Id, name: Type.String(), address: Type.String(), map_link: Type.String(), is_active: Type.Boolean() },
  { title: 'Branch' },
)
const branch = {
  name: Name,
  address: Type.String({ maxLength: 500 }),
  map_link: Type.String({ maxLength: 500 }),
  is_active: Type.Boolean(),
}
export const BranchPatch = Type.Partial(Type.Object(branch), { title: 'BranchPatch' })
export const BranchInput = Type.Object({ ...BranchPatch.properties, name: Name }, { title: 'BranchInput' })

export const RoomSchema = Type.Object(
  {
    id: Id,
    name: Type.String(),
    branch: Type.Object({ id: Id, name: Type.String() }),
    capacity: nullable(Type.Integer()),
    is_active: Type.Boolean(),
  },
  { title: 'Room' },
)
const room = {
  name: Name,
  branch: Ref,
  capacity: nullable(Type.Integer({ minimum: 1, maximum: 100_000 })),
  is_active: Type.Boolean(),
}
export const RoomPatch = Type.Partial(Type.Object(room), { title: 'RoomPatch' })
export const RoomInput = Type.Object(
  { ...RoomPatch.properties, name: Name, branch: Ref },
  { title: 'RoomInput' },
)

export const CategorySchema = Type.Object(
  { id: Id, name: Type.String(), slug: Type.String(), parent: nullable(Id), position: Type.Integer() },
  { title: 'CourseCategory' },
)
const category = {
  name: Name,
  slug: Name,
  parent: nullable(Ref),
  position: Type.Integer({ minimum: 0, maximum: 10_000 }),
}
export const CategoryPatch = Type.Partial(Type.Object(category), { title: 'CourseCategoryPatch' })
export const CategoryInput = Type.Object(
  { ...CategoryPatch.properties, name: Name },
  { title: 'CourseCategoryInput' },
)

export const TagSchema = Type.Object({ id: Id, name: Type.String(), slug: Type.String() }, { title: 'Tag' })
export const TagPatch = Type.Partial(Type.Object({ name: Name, slug: Name }), { title: 'TagPatch' })
export const TagInput = Type.Object({ ...TagPatch.properties, name: Name }, { title: 'TagInput' })
