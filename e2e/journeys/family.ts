import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Cast, password } from '../lib/day.ts'
import { SmsGateway } from '../lib/gateway.ts'
import { startServer } from '../lib/server.ts'
import type { Journey } from '../run.ts'
import { inviteAndAccept, openTheCard, startTheFamily } from './family/guardians.ts'
import { endTheCustody, mergeAndUndo } from './family/office.ts'

const owner = '+201000000001'

/** A second guardian comes and goes, a card is printed, a child that was entered twice becomes one and two again. */
export const journey: Journey = {
  name: 'family',
  async walk({ browser, device, steps }) {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'halqa-family-'))
    const file = path.join(folder, 'password')
    await writeFile(file, password, { mode: 0o600 })
    const gateway = await SmsGateway.start()
    const server = await startServer({
      flags: ['--empty', '--owner-phone', owner, '--owner-password-file', file],
      env: { SMS_PROVIDER: 'http', SMS_HTTP_URL: gateway.url },
    })
    const cast = new Cast({ browser, device, address: server.address, gateway })
    try {
      const mother = await cast.enter()
      const childId = await startTheFamily(cast, steps, mother)
      await openTheCard(cast, steps, mother, childId)
      const father = await inviteAndAccept(cast, steps, mother, childId)
      const office = await cast.enter()
      await endTheCustody(cast, steps, { office, owner, father, childId })
      await mergeAndUndo(cast, steps, { office, mother, childId })
    } finally {
      await cast.leave()
      await server.stop()
      gateway.stop()
      await rm(folder, { recursive: true, force: true })
    }
  },
}
