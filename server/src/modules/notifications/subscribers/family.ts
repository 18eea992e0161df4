import { userByPhone } from '#identity'
import { guardianUserIds, invitationFacts } from '#people'
import { subscriber } from '#platform/jobs'
import { dropAbout } from '../queries/deliveries.ts'
import { notify } from '../actions/notify.ts'
import { learnerName, userName } from './names.ts'

const family = { kind: 'family', id: null } as const
const invitations = { kind: 'invitations', id: null } as const

/** Guardians hear of what changes between them; whoever did it himself is not told. */
export const familySubscribers = [
  subscriber({
    name: 'notifications.guardian-invited',
    event: 'guardian.invited',
    run: async (ctx, event) => {
      const facts = await invitationFacts(ctx, event.data.invitation_id)
      const account = facts ? await userByPhone(ctx, facts.phone) : null
      // Without an account the text message alone speaks.
      if (!facts || !account) return
      await notify(ctx, {
        eventId: event.id,
        type: 'guardian_invited',
        userIds: [account.id],
        params: {
          inviter: await userName(ctx, facts.invited_by),
          learner: (await learnerName(ctx, event.data.learner_id)).split(' ')[0] ?? '',
        },
        link: invitations,
      })
    },
  }),
  subscriber({
    name: 'notifications.guardian-answered',
    event: 'guardian.invitation_answered',
    run: async (ctx, event) => {
      const { invitation_id, learner_id, accepted } = event.data
      const facts = await invitationFacts(ctx, invitation_id)
      if (!facts) return
      const learner = await learnerName(ctx, learner_id)
      const guardian = facts.accepted_by ? await userName(ctx, facts.accepted_by) : ''
      await notify(ctx, {
        eventId: event.id,
        type: accepted ? 'guardian_accepted' : 'guardian_declined',
        userIds: [facts.invited_by],
        params: { learner, guardian, phone: facts.phone },
        link: { kind: 'learner', id: learner_id },
      })
    },
  }),
  subscriber({
    name: 'notifications.guardian-ended',
    event: 'guardian.ended',
    run: async (ctx, event) => {
      const { learner_id, user_id } = event.data
      const learner = await learnerName(ctx, learner_id)
      await dropAbout(ctx, user_id, learner_id)
      await notify(ctx, {
        eventId: event.id,
        subject: 'himself',
        type: 'guardian_ended',
        userIds: event.actorId === user_id ? [] : [user_id],
        params: { learner: learner.split(' ')[0] ?? '' },
        link: null,
      })
      const others = (await guardianUserIds(ctx, [learner_id], 'view')).get(learner_id) ?? []
      await notify(ctx, {
        eventId: event.id,
        subject: 'others',
        type: 'guardian_left',
        userIds: others.filter((id) => id !== event.actorId),
        params: { learner, guardian: await userName(ctx, user_id) },
        link: { kind: 'learner', id: learner_id },
      })
    },
  }),
  subscriber({
    name: 'notifications.guardian-changed',
    event: 'guardian.changed',
    run: async (ctx, event) => {
      const { learner_id, user_id } = event.data
      await notify(ctx, {
        eventId: event.id,
        type: 'guardian_changed',
        userIds: user_id === event.actorId ? [] : [user_id],
        params: { learner: await learnerName(ctx, learner_id) },
        link: family,
      })
    },
  }),
  subscriber({
    name: 'notifications.guardian-made-primary',
    event: 'guardian.made_primary',
    run: async (ctx, event) => {
      const { learner_id, user_id } = event.data
      await notify(ctx, {
        eventId: event.id,
        type: 'guardian_made_primary',
        userIds: [user_id],
        params: { learner: await learnerName(ctx, learner_id) },
        link: { kind: 'learner', id: learner_id },
      })
    },
  }),
  subscriber({
    name: 'notifications.learner-login-given',
    event: 'learner.login_given',
    run: async (ctx, event) => {
      const { learner_id, user_id } = event.data
      const behind = (await guardianUserIds(ctx, [learner_id], 'view')).get(learner_id) ?? []
      await notify(ctx, {
        eventId: event.id,
        type: 'learner_login_given',
        userIds: behind.filter((id) => id !== event.actorId && id !== user_id),
        params: { learner: await learnerName(ctx, learner_id) },
        link: { kind: 'learner', id: learner_id },
      })
    },
  }),
]
