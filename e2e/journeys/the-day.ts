import { Cast, post, soonInCairo } from '../lib/day.ts'
import { SmsGateway } from '../lib/gateway.ts'
import { startServer } from '../lib/server.ts'
import type { Steps } from '../lib/steps.ts'
import type { Journey } from '../run.ts'
import { askForPlaces, findTheCourse, joinAsParent } from './day/family.ts'
import { holdTheLecture } from './day/lecture.ts'
import { approveTheFamily, sendReceipt, settleTheInvoice } from './day/money.ts'
import { planTheCourse, planTheSeason } from './day/plan.ts'
import { setUp } from './day/set-up.ts'
import { askForHelp, lookAtTheOutbox } from './day/support.ts'

/** One real day of a courses centre, from the set-up link to a closed ticket. */
export const journey: Journey = {
  name: 'the-day',
  async walk({ browser, device, steps }) {
    const gateway = await SmsGateway.start()
    const server = await startServer({ env: { SMS_PROVIDER: 'http', SMS_HTTP_URL: gateway.url } })
    const cast = new Cast({ browser, device, address: server.address, gateway })
    try {
      await theDay(cast, steps, server.setUpLink ?? '')
    } finally {
      await cast.leave()
      await server.stop()
      gateway.stop()
    }
  },
}

async function theDay(cast: Cast, steps: Steps, link: string): Promise<void> {
  const owner = await cast.enter()
  await setUp(cast, steps, owner, link)
  const instructor = await cast.staff(owner, {
    first: 'Yusuf',
    last: 'Hamdi',
    phone: '+201011110001',
    roles: ['instructor'],
  })
  await post(owner, '/api/v1/instructors/', {
    phone: '+201011110001',
    first_name: 'Yusuf',
    last_name: 'Hamdi',
    bio: 'Ijaza in Hafs',
    featured_order: 1,
  })
  await planTheSeason(cast, steps, owner)
  const courseId = await planTheCourse(cast, steps, owner, soonInCairo())
  const parent = await cast.enter()
  await findTheCourse(cast, steps, parent)
  await joinAsParent(cast, steps, parent)
  await askForPlaces(cast, steps, parent, courseId)
  await approveTheFamily(cast, steps, owner)
  const invoiceId = await sendReceipt(cast, steps, parent)
  const finance = await cast.staff(owner, {
    first: 'Mona',
    last: 'Fathy',
    phone: '+201011110002',
    roles: ['financial'],
  })
  await settleTheInvoice(cast, steps, finance, invoiceId)
  await holdTheLecture(cast, steps, { instructor, office: owner, parent })
  const agent = await cast.staff(owner, {
    first: 'Karim',
    last: 'Said',
    phone: '+201011110003',
    roles: ['support'],
  })
  await askForHelp(cast, steps, parent, agent)
  await lookAtTheOutbox(cast, steps, owner)
}
