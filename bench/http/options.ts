import { parseArgs } from 'node:util'
import { type Scenario, scenarios } from './targets.ts'

export type Options = {
  seconds: number
  warmup: number
  rounds: number
  connections: number
  only: Scenario[]
  servers: Server[]
  note: string
  keep: boolean
}

const servers = ['halqa', 'drf', 'pgbench'] as const
export type Server = (typeof servers)[number]

export const usage = `npm run bench -- http [--rounds 3] [--seconds 5] [--warmup 2] [--connections 64] [--only list,cached,detail,enrolment]
                     [--servers halqa,drf,pgbench] [--note "why this run"] [--no-results]

Course list (never asked before, and asked again), course detail and enrolment of Halqa, of the Django REST framework peer and of pgbench, one after the other.
DATABASE_URL uses an own, empty PostgreSQL (an owner's address); without it an embedded one is started and thrown away.`

export function readOptions(parameters: string[]): Options {
  const { values } = parseArgs({
    args: parameters,
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '5' },
      warmup: { type: 'string', default: '2' },
      connections: { type: 'string', default: '64' },
      only: { type: 'string', default: scenarios.join() },
      servers: { type: 'string', default: servers.join() },
      note: { type: 'string', default: '' },
      'no-results': { type: 'boolean', default: false },
    },
  })
  return {
    rounds: number('rounds', values.rounds, 20),
    seconds: number('seconds', values.seconds, 600),
    warmup: number('warmup', values.warmup, 60),
    connections: number('connections', values.connections, 1000),
    only: chosen('only', values.only, scenarios),
    servers: chosen('servers', values.servers, servers),
    note: values.note,
    keep: !values['no-results'],
  }
}

function number(name: string, text: string, most: number): number {
  const value = Number(text)
  if (!(value > 0 && value <= most)) throw new Error(`--${name} wants a number up to ${most}`)
  return value
}

function chosen<T extends string>(name: string, text: string, all: readonly T[]): T[] {
  const words = text.split(',')
  const unknown = words.filter((word) => !all.some((known) => known === word))
  if (unknown.length) throw new Error(`--${name} knows ${all.join(', ')}, not ${unknown.join(', ')}`)
  return all.filter((known) => words.includes(known))
}
