import { filesOf, type FileRow } from '#media'
import type { Context } from '#platform/context'

/** Files of messages, by message. Those of a note answer to nobody but agents (see ports.ts). */
export function messageFiles(
  ctx: Pick<Context, 'tx'>,
  messageIds: readonly string[],
): Promise<Map<string, FileRow[]>> {
  return filesOf(ctx, 'ticket_message', messageIds)
}

/** What was handed in with the ticket itself. */
export function ticketFiles(
  ctx: Pick<Context, 'tx'>,
  ticketIds: readonly string[],
): Promise<Map<string, FileRow[]>> {
  return filesOf(ctx, 'ticket', ticketIds)
}
