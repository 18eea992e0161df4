import path from 'node:path'
import { projectRoot } from './environment.ts'

/** Reads single variables and collects what is wrong with them; a faulty variable yields its default. */
export class Reader {
  readonly #env: Readonly<Record<string, string | undefined>>
  readonly #readFile: (file: string) => string
  readonly #faults: string[]

  constructor(
    env: Readonly<Record<string, string | undefined>>,
    readFile: (file: string) => string,
    faults: string[],
  ) {
    this.#env = env
    this.#readFile = readFile
    this.#faults = faults
  }

  /** Values never appear in a fault: they may be secrets. */
  fault(name: string, wrong: string, expected: string): void {
    this.#faults.push(`${name} ${wrong}; expected: ${expected}.`)
  }

  /** The trimmed value; an empty one counts as not set, as compose files and shells write it. */
  text(name: string): string | undefined {
    const value = this.#env[name]?.trim()
    return value === '' ? undefined : value
  }

  /** A value that may also be given as `<NAME>_FILE`, the path of a file that holds it. */
  secret(name: string): string | undefined {
    const direct = this.text(name)
    const file = this.text(`${name}_FILE`)
    if (file === undefined) return direct
    if (direct !== undefined) {
      this.fault(`${name}_FILE`, `is set beside ${name}`, 'only one of the two')
      return direct
    }
    const content = this.#contentOf(`${name}_FILE`, file)?.trim()
    if (content === '') this.fault(`${name}_FILE`, 'names an empty file', `a file that holds ${name}`)
    return content === '' ? undefined : content
  }

  secretUrl(name: string, protocols: readonly string[]): string | null {
    const value = this.secret(name)
    if (value === undefined) return null
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    this.fault(
      name,
      'is not such an address',
      `one that begins with ${protocols.map((part) => `${part}//`).join(' or ')}`,
    )
    return null
  }

  integer(name: string, standard: number, least: number, most: number): number {
    const value = this.text(name)
    if (value === undefined) return standard
    const number = /^\d{1,9}$/.test(value) ? Number(value) : -1
    if (number >= least && number <= most) return number
    this.fault(name, 'is not such a number', `a whole number from ${least} to ${most}`)
    return standard
  }

  choice<const T extends string>(name: string, choices: readonly T[], standard: T): T {
    const value = this.text(name)
    if (value === undefined) return standard
    const found = choices.find((choice) => choice === value.toLowerCase())
    if (found === undefined) this.fault(name, 'is not one of its values', choices.join(', '))
    return found ?? standard
  }

  flag(name: string): boolean {
    const value = this.text(name)?.toLowerCase()
    if (value === undefined || ['0', 'no', 'off', 'false'].includes(value)) return false
    if (['1', 'yes', 'on', 'true'].includes(value)) return true
    this.fault(name, 'is neither on nor off', '1 or 0')
    return false
  }

  path(name: string, standard: string): string {
    return path.resolve(projectRoot, this.text(name) ?? standard)
  }

  origin(name: string): string | null {
    const value = this.text(name)
    if (value === undefined) return null
    const found = originOf(value)
    if (found === null) this.fault(name, 'is not an origin', 'https://example.org without a path')
    return found
  }

  origins(name: string): string[] {
    const values = (this.text(name) ?? '')
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean)
    const found = values.map(originOf)
    if (found.includes(null))
      this.fault(name, 'holds something that is not an origin', 'https://one.example,https://two.example')
    return found.filter((origin) => origin !== null)
  }

  /** Content of the file that the variable names; `mark` is what such a file must contain. */
  fileContent(name: string, mark: string): string | null {
    const file = this.text(name)
    if (file === undefined) return null
    const content = this.#contentOf(name, file)
    if (content === undefined) return null
    if (content.includes(mark)) return content
    this.fault(name, 'names a file of another kind', `a PEM file with "${mark}"`)
    return null
  }

  #contentOf(name: string, file: string): string | undefined {
    try {
      return this.#readFile(path.resolve(projectRoot, file))
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : ''
      this.fault(name, `names a file that cannot be read${code}`, 'the path of a readable file')
      return undefined
    }
  }
}

function originOf(value: string): string | null {
  if (!URL.canParse(value)) return null
  const url = new URL(value)
  const bare = url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
  return bare && ['http:', 'https:'].includes(url.protocol) ? url.origin : null
}
