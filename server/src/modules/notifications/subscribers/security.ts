import { subscriber } from '#platform/jobs'
import { notify } from '../actions/notify.ts'

export const securitySubscribers = [
  subscriber({
    name: 'notifications.security',
    event: 'user.security_changed',
    run: (ctx, event) =>
      notify(ctx, {
        eventId: event.id,
        type: `security_${event.data.change}`,
        userIds: [event.data.user_id],
        params: {},
        link: { kind: 'account', id: null },
        channels: [],
      }),
  }),
]
