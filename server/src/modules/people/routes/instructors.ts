import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import { listQuery, pageOf } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import { can } from '#platform/permissions'
import { changeInstructor, enterInstructor, showInstructor } from '../actions/instructors.ts'
import { instructorBy, listInstructors, publicInstructorList } from '../queries/instructor-lists.ts'
import { InstructorInput, InstructorPatch, InstructorSchema, presentFull } from '../schemas/instructors.ts'
import { OneParams } from '../schemas/parts.ts'
import { etag, expectVersion } from '#platform/http/versions'

const tag = 'Instructors'
const path = '/api/v1/instructors/'
const manage = 'instructors.manage'

export const instructorRoutes = [
  route({
    method: 'GET',
    path,
    operationId: 'listInstructors',
    tag,
    access: 'public',
    summary: 'Instructors, featured ones first',
    description:
      'Public, without phone and e-mail. Those who manage instructors also get `staff` and may look for phones and archived ones.',
    query: listQuery(publicInstructorList),
    response: pageOf(InstructorSchema),
    handler(ctx, input) {
      const asStaff = can(ctx, manage)
      const query = asStaff ? { archived: 'false', ...input.query } : { ...input.query, archived: 'false' }
      return listInstructors(ctx, readerOf(ctx, null), { ...input, query }, (row) =>
        presentFull(row, readerOf(ctx, row.id)),
      )
    },
  }),
  route({
    method: 'POST',
    path,
    operationId: 'createInstructor',
    tag,
    access: [manage],
    idempotent: true,
    summary: 'Make somebody an instructor',
    description: 'The account is found by phone or opened; the role and the profile come with it.',
    body: InstructorInput,
    response: InstructorSchema,
    example: {
      body: {
        phone: '0100 555 1234',
        first_name: 'Karim',
        last_name: 'Fathy',
        tags: ['Tajweed'],
        bio: 'Teaches recitation since 2009.',
      },
    },
    async handler(ctx, { body }) {
      const { phone, first_name, last_name = '', ...change } = body
      return answer(ctx, await enterInstructor(ctx, { phone, first_name, last_name }, change), 201)
    },
  }),
  route({
    method: 'GET',
    path: `${path}{id}/`,
    operationId: 'getInstructor',
    tag,
    access: 'public',
    summary: 'One instructor',
    params: OneParams,
    response: InstructorSchema,
    handler: (ctx, { params }) => answer(ctx, params.id),
  }),
  route({
    method: 'PATCH',
    path: `${path}{id}/`,
    operationId: 'changeInstructor',
    tag,
    access: 'user',
    errors: [412],
    summary: 'Change a profile',
    description:
      'An instructor changes his own bio, tags and photo; those who manage instructors everything.',
    params: OneParams,
    body: InstructorPatch,
    response: InstructorSchema,
    async handler(ctx, input) {
      await changeInstructor(ctx, input.params.id, input.body, (version) => expectVersion(input, version))
      return answer(ctx, input.params.id)
    },
  }),
  route({
    method: 'DELETE',
    path: `${path}{id}/`,
    operationId: 'archiveInstructor',
    tag,
    access: [manage],
    summary: 'Take an instructor from the public pages',
    params: OneParams,
    handler: (ctx, { params }) => showInstructor(ctx, params.id, false),
  }),
  route({
    method: 'POST',
    path: `${path}{id}/restore/`,
    operationId: 'restoreInstructor',
    tag,
    access: [manage],
    status: 200,
    summary: 'Show an instructor again',
    params: OneParams,
    response: InstructorSchema,
    async handler(ctx, { params }) {
      await showInstructor(ctx, params.id, true)
      return answer(ctx, params.id)
    },
  }),
]

/** Managing teachers is one right, seeing their phones another; one's own is one's own. */
function readerOf(ctx: Context, id: string | null) {
  const own = id !== null && id === ctx.actor.userId
  return { asStaff: can(ctx, manage), contact: own || can(ctx, 'users.view_staff_contact') }
}

/** What the caller may see of an instructor; his own profile also while it is not shown. @throws Problem `not_found` */
async function answer(ctx: Context, id: string, status = 200): Promise<Reply> {
  const asStaff = can(ctx, manage)
  const row = await instructorBy(ctx, id, asStaff || ctx.actor.userId === id)
  if (!row) throw errors.not_found()
  return new Reply({
    status,
    body: presentFull(row, readerOf(ctx, row.id)),
    headers: { etag: etag(row.version) },
  })
}
