import type { Module } from '#platform/module'
import './events.ts'
import { courseCards } from './face.ts'
import { catalogPermissions } from './permissions.ts'
import { maySee } from './policy.ts'
import { forgetPublicAnswers } from './public-cache.ts'
import { insideCourseJson } from './queries/course-read.ts'
import { catalogRoutes } from './routes.ts'
import { catalogPerson } from './person.ts'
import { catalogPersonal } from './personal.ts'

export const catalogModule: Module = {
  name: 'catalog',
  personal: catalogPersonal,
  person: catalogPerson,
  routes: catalogRoutes,
  permissions: catalogPermissions,
  signals: { halqa_catalog: forgetPublicAnswers },
  ports: {
    'names:course': async (ctx, ids) =>
      new Map([...(await courseCards(ctx, ids))].map(([id, card]) => [id, card.name])),
    'canRead:course': async (ctx, courseId) => {
      const course = await insideCourseJson(ctx, courseId)
      if (!course || !maySee(ctx, course)) return false
      return course.status === 'draft' ? true : 'public'
    },
  },
}
