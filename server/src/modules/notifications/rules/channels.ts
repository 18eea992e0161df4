import type { Template } from '../templates/spec.ts'
import type { SwitchableChannel } from '../words.ts'

export interface Reachable {
  readonly email: string | null
  readonly phone: string | null
}

/** What the person chose for the template's category; absent = the template's default. */
export type Choice = Readonly<Partial<Record<SwitchableChannel, boolean>>>

/** The ways out beside the list in the app. `only` narrows them (a broadcast says its own). */
export function waysOut(
  template: Pick<Template, 'email' | 'sms'>,
  person: Reachable,
  choice: Choice,
  only?: readonly string[],
): SwitchableChannel[] {
  const ways: SwitchableChannel[] = []
  const wanted = (channel: SwitchableChannel): boolean =>
    choice[channel] ?? (only ? only.includes(channel) : template[channel])
  const open = (channel: SwitchableChannel): boolean => !only || only.includes(channel)
  if (person.email && open('email') && wanted('email')) ways.push('email')
  if (person.phone && open('sms') && wanted('sms')) ways.push('sms')
  return ways
}
