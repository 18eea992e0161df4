import { eraseLetters, eventsAbout } from '#platform/erase-traces'
import type { PersonHooks } from '#platform/personal'
import { forgetNotices } from './queries/erasure.ts'

/** What others were told about the person goes from their lists, and from the letters that are kept. */
export const notificationsPerson: PersonHooks = {
  async leaving(ctx, scope) {
    const events = await eventsAbout(ctx.tx, scope)
    await eraseLetters(ctx.tx, await forgetNotices(ctx, events, scope.objects))
  },
}
