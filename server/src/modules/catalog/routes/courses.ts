import { Type } from 'typebox'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import { listCourses, readCourse } from '../actions/read-courses.ts'
import { courseFacets } from '../actions/read-facets.ts'
import { changeCourse } from '../actions/change-course.ts'
import { createCourse, removeCourse } from '../actions/create-course.ts'
import { courseList } from '../queries/course-filters.ts'
import {
  CourseDetailSchema,
  CourseInput,
  CoursePatch,
  CourseSchema,
  FacetsSchema,
} from '../schemas/courses.ts'
import { OnePath } from '../schemas/parts.ts'
import { expectVersion } from '#platform/http/versions'
import type { CourseKind } from '../rules/words.ts'

const tag = 'Courses'
const mine = {
  mine: Type.Optional(
    Type.String({ enum: ['true', 'false'], description: 'Only courses that the caller teaches' }),
  ),
}
const query = Type.Object({ ...listQuery(courseList).properties, ...mine })
const key = Type.Object({ id: Type.String({ minLength: 1, maxLength: 300, description: 'Id or slug' }) })

const exampleCourse = {
  name: 'تجويد القرآن للمبتدئين',
  kind: 'course',
  season: '0195f3c2-7b7e-7c60-a7b1-4f2f0e9d1c11',
  description: '<p>أحكام النون الساكنة والتنوين</p>',
  start_date: '2026-10-03',
  num_lectures: 16,
  capacity: 14,
  price: '1200.00',
  currency: 'EGP',
  min_age: 8,
  max_age: 12,
  schedules: [{ weekday: 0, start_time: '16:00', end_time: '17:30' }],
}

/** The noun path of one kind of course is the list with that kind chosen. */
const kindPaths = [
  { path: 'bootcamps', id: 'Bootcamp', kind: 'bootcamp', name: 'Bootcamps' },
  { path: 'advcourses', id: 'Advcourse', kind: 'advanced', name: 'Advanced (live online) courses' },
] as const satisfies readonly { path: string; id: string; kind: CourseKind; name: string }[]

export const courseRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/courses/',
    operationId: 'listCourses',
    tag,
    access: 'public',
    errors: [304],
    summary: 'Courses with filters',
    description:
      'Visitors see published courses; staff see drafts too, an instructor own ones. `search` folds Arabic and Persian letters.',
    query,
    response: pageOf(CourseSchema),
    handler: (ctx, input) => listCourses(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/courses/',
    operationId: 'createCourse',
    tag,
    access: ['courses.manage'],
    idempotent: true,
    errors: [409],
    summary: 'Make a course, with its timetable if wanted',
    description:
      'With `schedules` the lectures are made at once, clashes or not: look at the preview before.',
    body: CourseInput,
    response: CourseDetailSchema,
    example: { body: exampleCourse },
    handler: async (ctx, { body }) => {
      const id = await createCourse(ctx, body)
      return readCourse(ctx, id, { headers: {} })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/courses/facets/',
    operationId: 'getCourseFacets',
    tag,
    access: 'public',
    errors: [304],
    summary: 'How many published courses each filter value would leave',
    description: 'Takes the filters of the list; a facet does not narrow itself.',
    query,
    response: FacetsSchema,
    handler: (ctx, input) => courseFacets(ctx, input),
  }),
  ...kindPaths.flatMap(({ path, id, kind, name }) => [
    route({
      method: 'GET',
      path: `/api/v1/${path}/`,
      operationId: `list${id}s`,
      tag,
      access: 'public',
      errors: [304],
      summary: name,
      query,
      response: pageOf(CourseSchema),
      handler: (ctx, input) => listCourses(ctx, input, kind),
    }),
    route({
      method: 'POST',
      path: `/api/v1/${path}/`,
      operationId: `create${id}`,
      tag,
      access: ['courses.manage'],
      idempotent: true,
      errors: [409],
      summary: `Make one of: ${name}`,
      body: CourseInput,
      response: CourseDetailSchema,
      handler: async (ctx, { body }) =>
        readCourse(ctx, await createCourse(ctx, { ...body, kind }), { headers: {} }),
    }),
    route({
      method: 'GET',
      path: `/api/v1/${path}/{id}/`,
      operationId: `get${id}`,
      tag,
      access: 'public',
      errors: [304],
      summary: `One of: ${name}`,
      params: key,
      response: CourseDetailSchema,
      handler: (ctx, input) => readCourse(ctx, input.params.id, input, kind),
    }),
  ]),
  route({
    method: 'GET',
    path: '/api/v1/courses/{id}/',
    operationId: 'getCourse',
    tag,
    access: 'public',
    errors: [304],
    summary: 'One course by id or slug',
    description: 'Phones and e-mail addresses of instructors are never shown.',
    params: key,
    response: CourseDetailSchema,
    handler: (ctx, input) => readCourse(ctx, input.params.id, input),
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method,
      path: '/api/v1/courses/{id}/',
      operationId: method === 'PUT' ? 'replaceCourse' : 'changeCourse',
      tag,
      access: ['courses.manage', 'courses.teach'],
      errors: [409, 412],
      summary: 'Change a course',
      description:
        'Instructors change the content of own courses only. `status` moves it on: draft → registration_open → in_progress → completed, any → cancelled with `status_reason`.',
      params: OnePath,
      body: CoursePatch,
      response: CourseDetailSchema,
      async handler(ctx, input) {
        await changeCourse(ctx, input.params.id, input.body, (version) => expectVersion(input, version))
        return readCourse(ctx, input.params.id, { headers: {} })
      },
    }),
  ),
  route({
    method: 'DELETE',
    path: '/api/v1/courses/{id}/',
    operationId: 'deleteCourse',
    tag,
    access: ['courses.manage'],
    errors: [409],
    summary: 'Delete a draft that nothing depends on',
    description: 'A published course is cancelled instead.',
    params: OnePath,
    handler: (ctx, { params }) => removeCourse(ctx, params.id),
  }),
]
