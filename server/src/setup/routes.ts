import { Type } from 'typebox'
import { Reply, route, type AnyRoute } from '#platform/http/route'
import { setting } from '#platform/settings'
import { deviceMark, openWebSession } from '#identity'
import { isLinkGood } from './links.ts'
import { SetupDone, SetupOrder, SetupState } from './schemas.ts'
import { setUp, type Fill } from './set-up.ts'

/** The first run over HTTP. `progress` tells how far `fill` is. */
export function setupRoutes(fill: Fill, progress: () => { done: number; total: number } | null): AnyRoute[] {
  return [
    route({
      method: 'GET',
      path: '/api/v1/setup/',
      operationId: 'readSetup',
      tag: 'setup',
      access: 'public',
      summary: 'Whether this centre waits to be set up',
      query: Type.Object({
        token: Type.Optional(
          Type.String({
            maxLength: 200,
            description: 'Token of the set-up link, to see whether it still opens the wizard',
          }),
        ),
      }),
      limit: { name: 'setup_state', points: 120, seconds: 60, by: 'ip' },
      response: SetupState,
      handler: async (ctx, { query }) => {
        const needed = !(await setting(ctx, 'centre.ready'))
        const valid = query.token === undefined ? null : needed && (await isLinkGood(ctx, query.token))
        return { needed, link_valid: valid, progress: needed ? progress() : null }
      },
    }),
    route({
      method: 'POST',
      path: '/api/v1/setup/',
      operationId: 'setUpCentre',
      tag: 'setup',
      access: 'public',
      mode: 'manual',
      errors: [403, 409],
      summary: 'Set the centre up, once, with the link that the server printed',
      description:
        'Makes the settings, the owner and, if wished, the demo centre, and signs the owner in with the web app’s cookies.',
      body: SetupOrder,
      limit: { name: 'setup', points: 10, seconds: 600, by: 'ip' },
      response: SetupDone,
      handler: (ctx, input) =>
        setUp(ctx, input.body, fill, async (inner, ownerId) => {
          const cookies = await openWebSession(
            inner,
            ownerId,
            'setup',
            input.secure,
            deviceMark(input.cookies),
          )
          return new Reply({
            status: 201,
            body: { user_id: ownerId, demo: input.body.content === 'demo' },
            cookies,
          })
        }),
    }),
  ]
}
