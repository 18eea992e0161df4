import { courseCards } from '#catalog'
import { enrollmentFacts, requestFacts } from '#enrolments'
import { usersWithPermission } from '#identity'
import { formerAmong, guardianUserIds, learnerCards } from '#people'
import type { Context } from '#platform/context'
import { subscriber } from '#platform/jobs'
import { notify } from '../actions/notify.ts'
import type { NotificationType } from '../templates/index.ts'
import { courseName, learnerName } from './names.ts'

/** Requests go to those who decide, decisions to the family. */
export const enrolmentSubscribers = [
  subscriber({
    name: 'notifications.enrollment-requested',
    event: 'enrollment_request.created',
    run: async (ctx, event) => {
      const request = await requestFacts(ctx, event.data.request_id)
      if (!request) return
      await notify(ctx, {
        eventId: event.id,
        type: 'enrollment_requested',
        userIds: await usersWithPermission(ctx, 'enrollment_requests.review'),
        params: {
          course: await courseName(ctx, request.course_id),
          learner: request.guest_name ?? (await learnerName(ctx, request.learner_id)),
        },
        link: { kind: 'enrollment_requests', id: request.id },
      })
    },
  }),
  subscriber({
    name: 'notifications.guest-welcomed',
    event: 'guest.welcomed',
    run: async (ctx, event) => {
      const { user_id: guest, course_id } = event.data
      await notify(ctx, {
        eventId: event.id,
        type: 'guest_welcome',
        userIds: [guest],
        // Whoever opens it without a session signs in first: by a code to this very phone.
        params: { course: await courseName(ctx, course_id), address: `${ctx.ports.siteUrl()}/today` },
        link: { kind: 'today', id: null },
        urgent: true,
      })
    },
  }),
  subscriber({
    name: 'notifications.enrollment-rejected',
    event: 'enrollment_request.rejected',
    run: (ctx, event) => tellRequester(ctx, event, 'enrollment_rejected'),
  }),
  subscriber({
    name: 'notifications.enrollment-questioned',
    event: 'enrollment_request.questioned',
    run: (ctx, event) => tellRequester(ctx, event, 'enrollment_questioned'),
  }),
  subscriber({
    name: 'notifications.enrollment-waitlisted',
    event: 'enrollment_request.waitlisted',
    run: (ctx, event) => tellRequester(ctx, event, 'enrollment_waitlisted'),
  }),
  subscriber({
    name: 'notifications.enrollment-expired',
    event: 'enrollment_request.expired',
    run: (ctx, event) => tellRequester(ctx, event, 'enrollment_expired'),
  }),
  subscriber({
    name: 'notifications.enrollment-activated',
    event: 'enrollment.activated',
    run: async (ctx, event) => {
      const enrollment = await enrollmentFacts(ctx, event.data.enrollment_id)
      const { course_id, learner_id } = event.data
      const family = (await guardianUserIds(ctx, [learner_id], 'view')).get(learner_id) ?? []
      const asked = enrollment?.requested_by ? await present(ctx, learner_id, enrollment.requested_by) : []
      await notify(ctx, {
        eventId: event.id,
        type: 'enrollment_activated',
        userIds: [...family, ...asked],
        params: { course: await courseName(ctx, course_id), learner: await learnerName(ctx, learner_id) },
        link: { kind: 'course', id: (await courseCards(ctx, [course_id])).get(course_id)?.slug ?? course_id },
      })
    },
  }),
]

interface AboutRequest {
  readonly id: string
  readonly data: { readonly request_id: string }
}

async function tellRequester(ctx: Context, event: AboutRequest, type: NotificationType): Promise<void> {
  const request = await requestFacts(ctx, event.data.request_id)
  if (!request?.requested_by) return
  const learner = request.learner_id
    ? (await learnerCards(ctx, [request.learner_id])).get(request.learner_id)
    : undefined
  await notify(ctx, {
    eventId: event.id,
    type,
    userIds: request.learner_id
      ? await present(ctx, request.learner_id, request.requested_by)
      : [request.requested_by],
    params: {
      course: await courseName(ctx, request.course_id),
      learner: learner?.first_name ?? request.guest_name ?? '',
      reason: request.reason ?? '',
      question: request.question ?? '',
    },
    link: { kind: 'my_requests', id: request.id },
  })
}

/** Who asked; when his access to the child has ended, those who may see it now. */
async function present(ctx: Context, learnerId: string, askedBy: string): Promise<string[]> {
  const former = await formerAmong(ctx, learnerId, [askedBy])
  if (!former.has(askedBy)) return [askedBy]
  return (await guardianUserIds(ctx, [learnerId], 'view')).get(learnerId) ?? []
}
