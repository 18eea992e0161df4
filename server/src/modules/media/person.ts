import { send } from '#platform/events'
import type { PersonHooks } from '#platform/personal'
import { keysOfPerson } from './queries.ts'

/** The bytes of the person's files and of their smaller pictures go after commit; their rows go with the registry. */
export const mediaPerson: PersonHooks = {
  async leaving(ctx, { users, objects }) {
    const keys = await keysOfPerson(ctx, { users, objects })
    if (keys.length > 0) await send(ctx, 'media.remove_bytes', { keys })
  },
}
