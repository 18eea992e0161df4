import type { Context } from '#platform/context'
import { postInOneStatement } from '../queries/post-together.ts'
import { longestMessage, type PostMessage, type Posted } from './post-message.ts'
import '../events.ts'

/**
 * Posts a message in one statement of its own when nothing is special about it; null when something is, and nothing was
 * written: then {@link PostMessage} takes the longer way, which also says what was wrong.
 */
export async function postOrdinarily(ctx: Context, input: PostMessage): Promise<Posted | null> {
  const body = input.body.trim()
  if (input.fileIds.length > 0 || input.asks || body === '' || body.length > longestMessage) return null
  // Who acts for somebody else is written into the trail, which only the longer way does.
  if (ctx.actor.userId === null || ctx.actor.impersonation) return null
  try {
    const message = await postInOneStatement(ctx, { ...input, body })
    return message && { message, followUp: false, replayed: false }
  } catch (error) {
    // The same message twice at once; the longer way answers the first.
    if (error instanceof Error && 'code' in error && error.code === '23505') return null
    throw error
  }
}
