import { requestFacts } from '#privacy'
import { subscriber } from '#platform/jobs'
import { notify } from '../actions/notify.ts'

const link = { kind: 'my_data', id: null } as const

/** A copy is there, a deletion waits or is held up: who asked is told. */
export const privacySubscribers = [
  subscriber({
    name: 'notifications.export-ready',
    event: 'privacy.export_ready',
    run: async (ctx, event) => {
      const facts = await requestFacts(ctx, event.data.request_id)
      if (!facts?.expiresAt) return
      await notify(ctx, {
        eventId: event.id,
        type: 'export_ready',
        userIds: [event.data.owner_id],
        params: { name: facts.name, until: { instant: facts.expiresAt } },
        link,
      })
    },
  }),
  subscriber({
    name: 'notifications.erasure-asked',
    event: 'privacy.erasure_asked',
    run: (ctx, event) =>
      notify(ctx, {
        eventId: event.id,
        type: 'erasure_asked',
        userIds: [event.data.owner_id],
        params: { day: { instant: event.data.not_before } },
        link,
        urgent: true,
      }),
  }),
  subscriber({
    name: 'notifications.erasure-blocked',
    event: 'privacy.erasure_blocked',
    run: (ctx, event) =>
      notify(ctx, {
        eventId: event.id,
        type: 'erasure_blocked',
        userIds: [event.data.owner_id],
        params: {},
        link,
      }),
  }),
]
