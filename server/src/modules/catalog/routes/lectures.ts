import { Type } from 'typebox'
import { listQuery, pageOf } from '#platform/http/list'
import { Reply, route } from '#platform/http/route'
import {
  cancelLecture,
  changeLecture,
  decideProposal,
  proposeLecture,
  restoreCancelled,
} from '../actions/change-lecture.ts'
import { lecturesOf, readLecture, timetable } from '../actions/read-lectures.ts'
import { lectureList } from '../queries/lecture-list.ts'
import { CancellationInput, LecturePatch, LectureSchema, ProposalInput } from '../schemas/lectures.ts'
import { OnePath } from '../schemas/parts.ts'
import { etag, expectVersion } from '#platform/http/versions'

const tag = 'Lectures'
const key = Type.Object({ id: Type.String({ minLength: 1, maxLength: 300, description: 'Id or slug' }) })

export const lectureRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/courses/{id}/lectures/',
    operationId: 'listCourseLectures',
    tag,
    access: 'public',
    summary: 'The lectures of a course',
    description: 'Meeting links only for people of the course.',
    params: key,
    query: listQuery(lectureList),
    response: pageOf(LectureSchema),
    handler: (ctx, input) => lecturesOf(ctx, input.params.id, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/courses/{id}/lectures/',
    operationId: 'proposeCourseLecture',
    tag,
    access: ['lectures.manage', 'courses.teach'],
    idempotent: true,
    errors: [409],
    summary: 'Add an additional lecture',
    description: "An instructor's proposal waits for acceptance. Times are wall times of the centre.",
    params: OnePath,
    body: ProposalInput,
    response: LectureSchema,
    example: { body: { day: '2026-11-28', start_time: '16:00', end_time: '17:30', title: 'Revision' } },
    handler: async (ctx, { params, body }) => readLecture(ctx, await proposeLecture(ctx, params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/api/v1/lectures/',
    operationId: 'listLectures',
    tag,
    access: ['lectures.manage', 'courses.view_drafts', 'courses.teach'],
    summary: 'Lectures of all courses; an instructor sees own ones',
    query: listQuery(lectureList),
    response: pageOf(LectureSchema),
    handler: (ctx, input) => timetable(ctx, input),
  }),
  route({
    method: 'GET',
    path: '/api/v1/lectures/{id}/',
    operationId: 'getLecture',
    tag,
    access: 'public',
    summary: 'One lecture',
    params: OnePath,
    response: LectureSchema,
    async handler(ctx, { params }) {
      const lecture = await readLecture(ctx, params.id)
      return new Reply({ body: lecture, headers: { etag: etag(lecture.version) } })
    },
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method,
      path: '/api/v1/lectures/{id}/',
      operationId: method === 'PUT' ? 'replaceLecture' : 'changeLecture',
      tag,
      access: ['lectures.manage', 'courses.teach'],
      errors: [409, 412],
      summary: 'Change a lecture',
      description:
        'Wall times of the centre; a time that the clocks skip is refused. Instructors change title and meeting link.',
      params: OnePath,
      body: LecturePatch,
      response: LectureSchema,
      async handler(ctx, input) {
        await changeLecture(ctx, input.params.id, input.body, (version) => expectVersion(input, version))
        return readLecture(ctx, input.params.id)
      },
    }),
  ),
  route({
    method: 'POST',
    path: '/api/v1/lectures/{id}/cancellation/',
    operationId: 'cancelLecture',
    tag,
    access: ['lectures.manage'],
    errors: [409],
    status: 200,
    summary: 'Cancel a lecture, or this and the following',
    description: 'A course with a number of lectures gets another one at its end unless `append` is false.',
    params: OnePath,
    body: CancellationInput,
    response: LectureSchema,
    async handler(ctx, { params, body }) {
      await cancelLecture(ctx, params.id, body)
      return readLecture(ctx, params.id)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/lectures/{id}/cancellation/',
    operationId: 'restoreLecture',
    tag,
    access: ['lectures.manage'],
    errors: [409],
    status: 200,
    summary: 'Take a cancellation back',
    params: OnePath,
    response: LectureSchema,
    async handler(ctx, { params }) {
      await restoreCancelled(ctx, params.id)
      return readLecture(ctx, params.id)
    },
  }),
  route({
    method: 'POST',
    path: '/api/v1/lectures/{id}/acceptance/',
    operationId: 'acceptLecture',
    tag,
    access: ['lectures.manage'],
    errors: [409],
    status: 200,
    summary: 'Accept a proposed lecture',
    params: OnePath,
    response: LectureSchema,
    async handler(ctx, { params }) {
      await decideProposal(ctx, params.id, true)
      return readLecture(ctx, params.id)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/v1/lectures/{id}/acceptance/',
    operationId: 'turnDownLecture',
    tag,
    access: ['lectures.manage'],
    errors: [409],
    summary: 'Turn a proposed lecture down',
    params: OnePath,
    handler: (ctx, { params }) => decideProposal(ctx, params.id, false),
  }),
]
