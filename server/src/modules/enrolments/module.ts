import type { Module } from '#platform/module'
import './events.ts'
import { activeLearners, attendsCourse } from './face.ts'
import { learnerTables } from './learner-tables.ts'
import { enrolmentWork } from './jobs.ts'
import { enrolmentPermissions } from './permissions.ts'
import { writePaid } from './queries/enrollments.ts'
import { enrolmentRoutes } from './routes.ts'
import { enrolmentsPerson } from './person.ts'
import { enrolmentsPersonal } from './personal.ts'
import { enrolmentsRetention } from './retention.ts'

export const enrolmentsModule: Module = {
  name: 'enrolments',
  personal: enrolmentsPersonal,
  retention: enrolmentsRetention,
  person: enrolmentsPerson,
  routes: enrolmentRoutes,
  work: enrolmentWork,
  permissions: enrolmentPermissions,
  ports: {
    'attends:course': attendsCourse,
    'mergeLearner:enrolments': learnerTables,
    'people:learnersOfCourse': async (ctx, courseId) =>
      (await activeLearners(ctx, courseId)).map((learner) => learner.learner_id),
    'settled:enrollment': (ctx, enrollmentIds) => writePaid(ctx, enrollmentIds, true),
    'unsettled:enrollment': (ctx, enrollmentIds) => writePaid(ctx, enrollmentIds, false),
  },
}
