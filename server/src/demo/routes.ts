import { Reply, route, type AnyRoute } from '#platform/http/route'
import { setting } from '#platform/settings'
import { errors } from '#platform/errors'
import { deviceMark, openApiSession, openWebSession } from '#identity'
import { fileLink } from '#media'
import { demoPeople, hasRealMoney, hasRealOwner, previewRemoval } from './queries.ts'
import { removeDemo } from './remove-demo.ts'
import { DemoPeople, DemoPreview, DemoRemoved, DemoSignIn, DemoTokens } from './schemas.ts'
import { demoPerson, openDoor } from './sign-in.ts'

/** The demo centre over HTTP. `newSetupLink` makes the address of the wizard when nobody real is left. */
export function demoRoutes(
  newSetupLink: (ctx: Parameters<AnyRoute['handler']>[0]) => Promise<string>,
): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/demo/sign-in/',
      operationId: 'listDemoPeople',
      tag: 'demo',
      access: 'public',
      errors: [404],
      summary:
        'The demo’s people whom a visitor may try out; 404 when there is no demo centre or a real person has an account',
      response: DemoPeople,
      handler: async (ctx) => {
        await openDoor(ctx)
        const people = await demoPeople(ctx)
        return {
          results: people.map(({ role, first_name, last_name, avatar_file_id }) => ({
            role,
            first_name,
            last_name,
            avatar: avatar_file_id ? fileLink(avatar_file_id) : null,
          })),
        }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/demo/sign-in/',
      operationId: 'signInToDemo',
      tag: 'demo',
      access: 'public',
      status: 200,
      errors: [404],
      summary:
        'Sign in as one of the demo’s people; 404 when there is no demo centre or a real person has an account',
      body: DemoSignIn,
      limit: { name: 'demo_sign_in', points: 120, seconds: 60, by: 'ip' },
      response: DemoTokens,
      example: { body: { role: 'parent' } },
      handler: async (ctx, input) => {
        const person = await demoPerson(ctx, input.body.role)
        if (!input.body.session)
          return { ...(await openApiSession(ctx, person.id, 'demo')), role: person.role }
        const cookies = await openWebSession(ctx, person.id, 'demo', input.secure, deviceMark(input.cookies))
        return new Reply({ body: { role: person.role }, cookies })
      },
    }),
    route({
      method: 'GET',
      path: '/api/v1/demo/',
      operationId: 'previewDemoRemoval',
      tag: 'demo',
      access: ['demo.remove'],
      mode: 'write',
      errors: [404],
      summary: 'What goes when the demo centre is removed',
      response: DemoPreview,
      handler: async (ctx) => {
        if (!(await setting(ctx, 'centre.demo'))) throw errors.not_found()
        const rows = await previewRemoval(ctx)
        const of = (table: string): number => rows[table] ?? 0
        return {
          removable: !(await hasRealMoney(ctx)),
          keeps_owner: await hasRealOwner(ctx),
          rows: {
            people: of('identity.users'),
            learners: of('people.learners'),
            courses: of('catalog.courses'),
            lectures: of('catalog.lectures'),
            enrollments: of('enrolments.enrollments'),
            invoices: of('billing.invoices'),
            payments: of('billing.payments'),
            marks: of('attendance.lecture_attendance'),
            tickets: of('tickets.tickets'),
            messages: of('tickets.messages'),
            files: of('media.files'),
            all: Object.values(rows).reduce((sum, n) => sum + n, 0),
          },
        }
      },
    }),
    route({
      method: 'DELETE',
      path: '/api/v1/demo/',
      operationId: 'removeDemo',
      tag: 'demo',
      access: ['demo.remove'],
      status: 200,
      errors: [404, 409],
      summary: 'Remove the demo centre and everything that hangs on it',
      description:
        'The centre stays as it was set up, without demo people, courses and books. Refused when real money stands beside the demo.',
      response: DemoRemoved,
      handler: async (ctx) => {
        const { rows, keepsOwner } = await removeDemo(ctx)
        return { rows, setup: keepsOwner ? null : await newSetupLink(ctx) }
      },
    }),
  ]
}
