import { userCards, usersWithPermission } from '#identity'
import { tutorApplicationFacts } from '#people'
import type { Context } from '#platform/context'
import { subscriber } from '#platform/jobs'
import { centreSettings } from '#platform/settings'
import { notify } from '../actions/notify.ts'
import type { NotificationType } from '../templates/index.ts'
import { userName } from './names.ts'

interface AboutApplication {
  readonly id: string
  readonly data: {
    readonly application_id: string
    readonly user_id: string
    readonly kind: 'application' | 'change'
  }
}

/** Applications go to those who review, decisions to the applicant. */
export const tutorSubscribers = [
  subscriber({
    name: 'notifications.tutor-applied',
    event: 'tutor.applied',
    run: async (ctx, event) => {
      const { application_id: id, user_id: tutor, answered } = event.data
      const reviewers = await usersWithPermission(ctx, 'tutors.review')
      await notify(ctx, {
        eventId: event.id,
        type: answered ? 'tutor_answered' : 'tutor_applied',
        userIds: reviewers.filter((reviewer) => reviewer !== tutor),
        params: { name: await userName(ctx, tutor) },
        link: { kind: 'tutor_review', id },
        thread: `tutor_review:${id}`,
      })
    },
  }),
  subscriber({
    name: 'notifications.tutor-asked',
    event: 'tutor.asked',
    run: (ctx, event) => tellTutor(ctx, event, 'tutor_asked'),
  }),
  subscriber({
    name: 'notifications.tutor-approved',
    event: 'tutor.approved',
    run: (ctx, event) =>
      tellTutor(ctx, event, event.data.kind === 'change' ? 'tutor_change_approved' : 'tutor_approved'),
  }),
  subscriber({
    name: 'notifications.tutor-rejected',
    event: 'tutor.rejected',
    run: (ctx, event) =>
      tellTutor(ctx, event, event.data.kind === 'change' ? 'tutor_change_rejected' : 'tutor_rejected'),
  }),
]

/** The reason is told in the applicant's own language. */
async function tellTutor(ctx: Context, event: AboutApplication, type: NotificationType): Promise<void> {
  const { application_id: id, user_id: tutor } = event.data
  const card = (await userCards(ctx, [tutor])).get(tutor)
  const facts = await tutorApplicationFacts(ctx, tutor, id)
  if (!card || !facts) return
  const locale = card.locale ?? (await centreSettings(ctx)).locale
  await notify(ctx, {
    eventId: event.id,
    type,
    userIds: [tutor],
    params: { name: card.first_name, reason: facts.reason(locale) },
    link: { kind: 'tutor', id: null },
    thread: `tutor:${tutor}`,
  })
}
