/**
 * The calls of the Djoser transcript, in the order in which they are made.
 *
 * Record: `server/test/djoser/record.sh` starts a real Djoser (Debian: python3-djoser,
 * python3-djangorestframework-simplejwt) on loopback, makes these calls and writes `transcript.json`.
 * Two recordings give the same file; what must differ (tokens, ids, times) is written as `<jwt>`, `<id>`, `<datetime>`.
 *
 * Replay: `replay(send, steps, hooks)` makes the same calls elsewhere; `compare()` lists where the answers differ
 * from the transcript, minus `deviations.ts`. A deviation that is not observed is a difference too.
 *
 * Between the calls the script needs things that no client can see. The server under test gives them by `Hooks`
 * (ours are in `our-server.ts`):
 *   mailbox(kind, to)    the newest letter of that kind to that address, from the outbox: its `uid` and `token`
 *   promote(phone)       makes the person staff (may list and read everybody)
 *   deactivate(phone)    closes the account
 *   confirmPhone(phone)  reads the code sent to the new phone and confirms it, where a new phone needs that
 *   unknownId            an id of the right form that nobody has
 * `variant` matters to the recording only: there one process asks for passwords twice and one sends activation letters.
 * The calls guess some passwords and come from one address: replay them with wide rate limits.
 */
import { activation, passwords, phones } from './calls/links.ts'
import { ownAccount } from './calls/own-account.ts'
import { protocol } from './calls/protocol.ts'
import { signUp } from './calls/sign-up.ts'
import { tokens } from './calls/tokens.ts'
import type { Step } from './script.ts'

export const steps: Step[] = [...signUp, ...ownAccount, ...activation, ...passwords, ...phones, ...tokens, ...protocol]
