import path from 'node:path'
import { parseArgs } from 'node:util'
import { isValidPhoneNumber } from 'libphonenumber-js'
import { projectRoot } from './environment.ts'

/**
 * What a start does to a centre that was not set up yet. `wizard`: waits for the set-up link. `demo`: loads the demo
 * centre. `empty`: makes an empty centre with this owner (for automation).
 */
export type StartMode =
  | { readonly kind: 'wizard' }
  | { readonly kind: 'demo' }
  | { readonly kind: 'empty'; readonly ownerPhone: string; readonly ownerPassword: string }

export interface Flags {
  readonly start: StartMode
  readonly port: string | undefined
  readonly help: boolean
}

export const helpText = `Halqa runs a learning business: courses, families, attendance, money, support.

npm start                        starts the server (set-up link on the first start)
npm start -- --demo              starts with the demo centre, without the wizard
npm start -- --empty --owner-phone +20… --owner-password-file F
                                 starts with an empty centre and this owner, without the wizard
npm start -- --port 8080         listens on another port (as PORT=8080)
npm start -- --help              prints this

Settings are environment variables or lines of .env; .env.example names them all.
`

const options = {
  demo: { type: 'boolean' },
  empty: { type: 'boolean' },
  'owner-phone': { type: 'string' },
  'owner-password-file': { type: 'string' },
  port: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

const shortestPassword = 8

/** Flags of `npm start`; what is wrong with them is added to `faults`. */
export function readFlags(
  argv: readonly string[],
  readFile: (file: string) => string,
  faults: string[],
): Flags {
  const { values, positionals, tokens } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  for (const token of tokens) {
    if (token.kind === 'option' && !Object.hasOwn(options, token.name))
      faults.push(`${token.rawName} is not a flag; --help lists them.`)
  }
  for (const word of positionals) faults.push(`"${word}" is not understood; --help lists the flags.`)
  const text = (name: 'owner-phone' | 'owner-password-file' | 'port'): string | undefined => {
    const value = values[name]
    if (value === true) faults.push(`--${name} has no value; expected: --${name} VALUE.`)
    return typeof value === 'string' ? value : undefined
  }
  const ownerPhone = text('owner-phone')
  const passwordFile = text('owner-password-file')
  const port = text('port')
  const help = values.help === true
  if (values.demo && values.empty)
    faults.push('--demo and --empty contradict each other; expected: one of them.')
  if (values.empty) return { start: readOwner(ownerPhone, passwordFile, readFile, faults), port, help }
  if (ownerPhone !== undefined || passwordFile !== undefined) {
    faults.push('--owner-phone and --owner-password-file belong to --empty; expected: --empty with both.')
  }
  return { start: { kind: values.demo ? 'demo' : 'wizard' }, port, help }
}

function readOwner(
  phone: string | undefined,
  passwordFile: string | undefined,
  readFile: (file: string) => string,
  faults: string[],
): StartMode {
  if (phone === undefined)
    faults.push('--owner-phone is missing; expected with --empty: --owner-phone +201001234567.')
  else if (!phone.startsWith('+') || !isValidPhoneNumber(phone)) {
    faults.push(
      '--owner-phone is not a phone number; expected: one in international form such as +201001234567.',
    )
  }
  if (passwordFile === undefined) {
    faults.push(
      '--owner-password-file is missing; expected with --empty: the path of a file that holds the password.',
    )
    return { kind: 'empty', ownerPhone: phone ?? '', ownerPassword: '' }
  }
  return {
    kind: 'empty',
    ownerPhone: phone ?? '',
    ownerPassword: readPassword(passwordFile, readFile, faults),
  }
}

function readPassword(file: string, readFile: (file: string) => string, faults: string[]): string {
  try {
    // Editors end a file with a line break, which is no part of the password.
    const password = readFile(path.resolve(projectRoot, file)).replace(/\r?\n$/, '')
    if ([...password].length < shortestPassword) {
      faults.push(
        `--owner-password-file holds a weak password; expected: at least ${shortestPassword} characters.`,
      )
    }
    return password
  } catch {
    faults.push(
      '--owner-password-file names a file that cannot be read; expected: the path of a readable file.',
    )
    return ''
  }
}
