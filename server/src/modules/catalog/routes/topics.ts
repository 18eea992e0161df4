import type { Context } from '#platform/context'
import { listQuery, pageOf } from '#platform/http/list'
import { route } from '#platform/http/route'
import {
  changeSimple,
  createSimple,
  findSimple,
  removeSimple,
  type SimpleThing,
} from '../actions/save-simple.ts'
import {
  categoryBy,
  categoryList,
  deleteCategory,
  deleteTag,
  insertCategory,
  insertTag,
  listCategories,
  listTags,
  slugsLike,
  tagBy,
  tagList,
  updateCategory,
  updateTag,
  type CategoryRow,
  type TagRow,
} from '../queries/topics.ts'
import { freeSlug, slugOf } from '../rules/slug.ts'
import { OnePath, optionalRef } from '../schemas/parts.ts'
import {
  CategoryInput,
  CategoryPatch,
  CategorySchema,
  TagInput,
  TagPatch,
  TagSchema,
} from '../schemas/places.ts'

const category: SimpleThing<CategoryRow, Omit<CategoryRow, 'id'>> = {
  kind: 'course_category',
  find: categoryBy,
  insert: insertCategory,
  update: updateCategory,
  remove: deleteCategory,
}
const label: SimpleThing<TagRow, Omit<TagRow, 'id'>> = {
  kind: 'tag',
  find: tagBy,
  insert: insertTag,
  update: updateTag,
  remove: deleteTag,
}

/** A wanted address as it is given; otherwise the first free one made of the name. */
async function slugFor(
  ctx: Context,
  table: 'categories' | 'tags',
  given: string | undefined,
  name: string,
): Promise<string> {
  if (given !== undefined) return slugOf(given)
  const slug = slugOf(name)
  return freeSlug(slug, await slugsLike(ctx, table, slug))
}

const tag = 'Course categories and tags'

export const topicRoutes = [
  route({
    method: 'GET',
    path: '/api/v1/course-categories/',
    operationId: 'listCourseCategories',
    tag,
    access: 'public',
    summary: 'Categories of courses, in two levels',
    query: listQuery(categoryList),
    response: pageOf(CategorySchema),
    handler: (ctx, input) => listCategories(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/course-categories/',
    operationId: 'createCourseCategory',
    tag,
    access: ['courses.manage'],
    idempotent: true,
    errors: [409],
    summary: 'Add a category',
    body: CategoryInput,
    response: CategorySchema,
    example: { body: { name: 'علوم القرآن' } },
    async handler(ctx, { body }) {
      const slug = await slugFor(ctx, 'categories', body.slug, body.name)
      return createSimple(ctx, category, {
        position: body.position ?? 0,
        name: body.name,
        slug,
        parent: optionalRef(body.parent) ?? null,
      })
    },
  }),
  route({
    method: 'GET',
    path: '/api/v1/course-categories/{id}/',
    operationId: 'getCourseCategory',
    tag,
    access: 'public',
    summary: 'One category',
    params: OnePath,
    response: CategorySchema,
    handler: (ctx, { params }) => findSimple(ctx, category, params.id),
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method,
      path: '/api/v1/course-categories/{id}/',
      operationId: method === 'PUT' ? 'replaceCourseCategory' : 'changeCourseCategory',
      tag,
      access: ['courses.manage'],
      errors: [409],
      summary: 'Change a category',
      params: OnePath,
      body: CategoryPatch,
      response: CategorySchema,
      handler: (ctx, { params, body }) =>
        changeSimple(ctx, category, params.id, (present) => ({
          name: body.name ?? present.name,
          slug: body.slug === undefined ? present.slug : slugOf(body.slug),
          parent: body.parent === undefined ? present.parent : (optionalRef(body.parent) ?? null),
          position: body.position ?? present.position,
        })),
    }),
  ),
  route({
    method: 'DELETE',
    path: '/api/v1/course-categories/{id}/',
    operationId: 'deleteCourseCategory',
    tag,
    access: ['courses.manage'],
    errors: [409],
    summary: 'Delete a category without courses',
    params: OnePath,
    handler: (ctx, { params }) => removeSimple(ctx, category, params.id),
  }),
  route({
    method: 'GET',
    path: '/api/v1/tags/',
    operationId: 'listTags',
    tag,
    access: 'public',
    summary: 'Tags of courses',
    query: listQuery(tagList),
    response: pageOf(TagSchema),
    handler: (ctx, input) => listTags(ctx, input),
  }),
  route({
    method: 'POST',
    path: '/api/v1/tags/',
    operationId: 'createTag',
    tag,
    access: ['courses.manage'],
    idempotent: true,
    errors: [409],
    summary: 'Add a tag',
    body: TagInput,
    response: TagSchema,
    handler: async (ctx, { body }) =>
      createSimple(ctx, label, { name: body.name, slug: await slugFor(ctx, 'tags', body.slug, body.name) }),
  }),
  route({
    method: 'GET',
    path: '/api/v1/tags/{id}/',
    operationId: 'getTag',
    tag,
    access: 'public',
    summary: 'One tag',
    params: OnePath,
    response: TagSchema,
    handler: (ctx, { params }) => findSimple(ctx, label, params.id),
  }),
  ...(['PUT', 'PATCH'] as const).map((method) =>
    route({
      method,
      path: '/api/v1/tags/{id}/',
      operationId: method === 'PUT' ? 'replaceTag' : 'changeTag',
      tag,
      access: ['courses.manage'],
      errors: [409],
      summary: 'Change a tag',
      params: OnePath,
      body: TagPatch,
      response: TagSchema,
      handler: (ctx, { params, body }) =>
        changeSimple(ctx, label, params.id, (present) => ({
          name: body.name ?? present.name,
          slug: body.slug === undefined ? present.slug : slugOf(body.slug),
        })),
    }),
  ),
  route({
    method: 'DELETE',
    path: '/api/v1/tags/{id}/',
    operationId: 'deleteTag',
    tag,
    access: ['courses.manage'],
    errors: [409],
    summary: 'Delete a tag that no course has',
    params: OnePath,
    handler: (ctx, { params }) => removeSimple(ctx, label, params.id),
  }),
]
