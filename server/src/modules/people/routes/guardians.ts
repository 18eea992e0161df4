import { Type } from 'typebox'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { fileLink } from '#media'
import { guardianList, listGuardians } from '../queries/guardian-lists.ts'
import { Id, NullableString } from '../schemas/parts.ts'

const GuardianEntry = Type.Object(
  {
    id: Id,
    first_name: Type.String(),
    last_name: Type.String(),
    phone_number1: NullableString('E.164'),
    email: NullableString(),
    avatar: NullableString('Link of the picture'),
    children: Type.Array(Type.Object({ id: Id, name: Type.String(), is_primary: Type.Boolean() })),
  },
  { title: 'GuardianEntry' },
)

export const guardianRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/guardians/',
    operationId: 'listGuardians',
    tag: 'Learners',
    access: ['learners.view'],
    summary: 'Guardians with their children',
    description:
      '`search` looks in names, phones (any digits) and e-mails, and in the children’s names and codes.',
    query: listQuery(guardianList),
    response: pageOf(GuardianEntry),
    handler: (ctx, input) =>
      listGuardians(ctx, input, ({ avatar_file_id, ...row }) => ({
        ...row,
        avatar: avatar_file_id ? fileLink(avatar_file_id) : null,
      })),
  }),
]
