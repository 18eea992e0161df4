import { cron, job } from '#platform/jobs'
import { runBroadcast } from './actions/broadcast.ts'
import { sendAllDue, sendDeferred } from './actions/send-deferred.ts'
import { broadcastJob, deferredJob } from './jobs-names.ts'
import { enrolmentSubscribers } from './subscribers/enrolment.ts'
import { lectureSubscribers } from './subscribers/lectures.ts'
import { moneySubscribers } from './subscribers/money.ts'
import { familySubscribers } from './subscribers/family.ts'
import { privacySubscribers } from './subscribers/privacy.ts'
import { peopleSubscribers } from './subscribers/people.ts'
import { tutorSubscribers } from './subscribers/tutors.ts'
import { securitySubscribers } from './subscribers/security.ts'

export const notificationWork = [
  ...enrolmentSubscribers,
  ...moneySubscribers,
  ...lectureSubscribers,
  ...peopleSubscribers,
  ...tutorSubscribers,
  ...securitySubscribers,
  ...familySubscribers,
  ...privacySubscribers,
  job<{ delivery_id: string }>({
    name: deferredJob,
    run: (ctx, data) => ctx.tx.transaction().execute((tx) => sendDeferred({ ...ctx, tx }, data.delivery_id)),
  }),
  job<{ broadcast_id: string }>({
    name: broadcastJob,
    run: (ctx, data) => runBroadcast(ctx, data.broadcast_id),
  }),
  cron({ name: 'notifications.send-due', at: { everyMinutes: 1 }, run: (ctx) => sendAllDue(ctx) }),
]
