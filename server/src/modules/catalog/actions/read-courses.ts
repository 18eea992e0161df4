import type { Context } from '#platform/context'
import { errors } from '#platform/errors'
import {
  conditions,
  orderTerms,
  pageLink,
  pageNumber,
  pageSize,
  readParameters,
  type ListInput,
} from '#platform/http/list'
import { Reply } from '#platform/http/route'
import { can } from '#platform/permissions'
import { maySee, mayEdit, seesAllDrafts, isStaffHere, teaches } from '../policy.ts'
import { conditionalJson, publicAnswer } from '../public-cache.ts'
import { courseList, ofKind, taughtBy } from '../queries/course-filters.ts'
import {
  countCourses,
  courseListJson,
  insideCourseJson,
  publicCourseJson,
  type JsonPage,
  type Scope,
} from '../queries/course-read.ts'
import { courseTransitions } from '../rules/status.ts'
import type { CourseKind } from '../rules/words.ts'
import { etag } from '#platform/http/versions'

type Conditional = { readonly headers: Readonly<Record<string, string | string[] | undefined>> }

/** Courses that the actor may find, as a page of JSON. Visitors share cached answers. */
export async function listCourses(
  ctx: Context,
  input: ListInput & Conditional,
  kind?: CourseKind,
): Promise<Reply> {
  const scope = scopeOf(ctx)
  if (scope.kind === 'public') {
    const answer = await publicAnswer(ctx, input.url.href, () => pageJson(ctx, input, scope, kind))
    if (answer) return conditionalJson(answer, input.headers['if-none-match'])
  }
  const body = await pageJson(ctx, input, scope, kind)
  return new Reply({ body, raw: true, headers: { 'content-type': 'application/json; charset=utf-8' } })
}

function scopeOf(ctx: Context): Scope {
  if (seesAllDrafts(ctx)) return { kind: 'all' }
  if (ctx.actor.userId !== null && can(ctx, 'courses.teach')) return { kind: 'own', userId: ctx.actor.userId }
  return { kind: 'public' }
}

async function pageJson(
  ctx: Context,
  input: ListInput,
  scope: Scope,
  kind: CourseKind | undefined,
): Promise<string> {
  const parameters = readParameters(input.query)
  const where = conditions(courseList, parameters)
  if (kind) where.push(ofKind(kind))
  if (parameters.get('mine') === 'true') where.push(taughtBy(ctx.actor.userId))
  const size = pageSize(parameters.get('page_size'))
  const wanted = parameters.get('page')
  const pages =
    wanted === 'last' ? Math.max(1, Math.ceil((await countCourses(ctx, scope, where)) / size)) : Infinity
  const page = pageNumber(wanted, pages, false)
  const found = await courseListJson(ctx, {
    scope,
    conditions: where,
    order: orderTerms(courseList, parameters.get('ordering')),
    size,
    offset: (page - 1) * size,
    narrow: Boolean(parameters.get('search')),
  })
  if (page > 1 && found.results === '[]') throw errors.invalid_page()
  return envelope(found, input.url, page, size)
}

function envelope(found: JsonPage, url: URL, page: number, size: number): string {
  const next = page * size < found.count ? JSON.stringify(pageLink(url, page + 1)) : 'null'
  const previous = page > 1 ? JSON.stringify(pageLink(url, page - 1)) : 'null'
  const exact = found.exact ? '' : '"count_exact":false,'
  return `{"count":${found.count},${exact}"next":${next},"previous":${previous},"results":${found.results}}`
}

/**
 * One course by id or slug; of one kind, if given.
 * @throws Problem `not_found`, also for drafts of others
 */
export async function readCourse(
  ctx: Context,
  idOrSlug: string,
  input: Conditional,
  kind?: CourseKind,
): Promise<Reply> {
  const key = idOrSlug.normalize('NFC').toLowerCase()
  // Somebody who may belong to the course gets an answer of his own.
  if (scopeOf(ctx).kind !== 'public' || (ctx.actor.userId !== null && ctx.ports['attends:course']))
    return readInside(ctx, key, kind)
  const answer = await publicAnswer(ctx, `course ${key}`, () => publicCourseJson(ctx, key), true)
  if (!answer || (kind && !isKind(answer.body, kind))) throw errors.not_found()
  return conditionalJson(answer, input.headers['if-none-match'])
}

function isKind(json: string, kind: CourseKind): boolean {
  const course: { kind: string } = JSON.parse(json)
  return course.kind === kind
}

async function readInside(ctx: Context, key: string, kind: CourseKind | undefined): Promise<Reply> {
  const course = await insideCourseJson(ctx, key)
  if (!course || !maySee(ctx, course) || (kind && !isKind(course.json, kind))) throw errors.not_found()
  const edit = mayEdit(ctx, course)
  const { access_instructions, ...open }: { id: string; access_instructions: string } = JSON.parse(
    course.json,
  )
  const inside =
    isStaffHere(ctx) || teaches(ctx, course) || ((await ctx.ports['attends:course']?.(ctx, open.id)) ?? false)
  const body = {
    ...open,
    ...(inside ? { access_instructions } : {}),
    ...(edit
      ? { can_edit: edit, next_statuses: edit === 'all' ? courseTransitions[course.status] : [] }
      : {}),
  }
  return new Reply({
    body: JSON.stringify(body),
    raw: true,
    headers: { 'content-type': 'application/json; charset=utf-8', etag: etag(course.version) },
  })
}
