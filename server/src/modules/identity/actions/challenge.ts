import type { Context } from '#platform/context'
import { newId } from '#platform/ids'
import { timestamp } from '#platform/time'
import { identityErrors } from '../errors.ts'
import {
  insertChallenge,
  liveChallenge,
  spendChallenge,
  type ChallengePurpose,
  type ChallengeRow,
} from '../queries/challenges.ts'
import { digestOf, makeSecret } from '../tokens.ts'

export const challengeSeconds = 300

/** A secret that carries somebody from one step to the next: good once, for five minutes; only its digest is kept. */
export async function issueChallenge(
  ctx: Context,
  purpose: ChallengePurpose,
  about: {
    readonly userId: string | null
    readonly method?: string
    readonly kind?: ChallengeRow['session_kind']
    readonly secret?: string
  },
): Promise<string> {
  const secret = about.secret ?? makeSecret(24)
  await insertChallenge(ctx.tx, {
    id: newId(),
    digest: digestOf(secret),
    purpose,
    user_id: about.userId,
    method: about.method ?? null,
    session_kind: about.kind ?? null,
    issuedBy: ctx.actor.userId,
    at: timestamp(ctx.now),
    expiresAt: timestamp(ctx.now.add({ seconds: challengeSeconds })),
  })
  return secret
}

/** What a challenge stands for. @throws Problem `challenge_not_valid` */
export async function readChallenge(
  ctx: Context,
  purpose: ChallengePurpose,
  secret: string,
): Promise<ChallengeRow> {
  const row = await liveChallenge(ctx.tx, digestOf(secret), purpose, timestamp(ctx.now))
  if (!row) throw identityErrors.challenge_not_valid()
  return row
}

/** Uses a challenge up. @throws Problem `challenge_not_valid` when it is not good any more */
export async function useChallenge(
  ctx: Context,
  purpose: ChallengePurpose,
  secret: string,
): Promise<ChallengeRow> {
  const row = await spendChallenge(ctx.tx, digestOf(secret), purpose, timestamp(ctx.now))
  if (!row) throw identityErrors.challenge_not_valid()
  return row
}
