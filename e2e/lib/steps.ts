import { mkdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from 'playwright-core'

const root = path.resolve(import.meta.dirname, '../..')
const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export interface Result {
  readonly name: string
  readonly problem: string | null
}

/** The steps of one journey on one device: each is done, looked at by axe, and pictured. */
export class Steps {
  readonly results: Result[] = []
  readonly #folder: string
  readonly #title: string
  #number = 0
  #broken = false

  constructor(journey: string, device: string, keep: boolean) {
    this.#title = `${journey} (${device})`
    this.#folder = path.join(root, keep ? 'docs/screens' : '.cache/screens', journey, device)
  }

  /** Runs a step. After a broken one the rest of the journey cannot be walked and counts as failed. */
  async step(name: string, page: Page, work: () => Promise<void>): Promise<void> {
    this.#number += 1
    const label = `${this.#title}: ${name}`
    if (this.#broken) {
      this.results.push({ name: label, problem: 'an earlier step failed' })
      return
    }
    try {
      await work()
      await this.#settle(page)
      await this.picture(page, name)
      const problems = await axeProblems(page)
      this.results.push({ name: label, problem: problems.length > 0 ? problems.join('\n      ') : null })
    } catch (error) {
      this.#broken = true
      await this.picture(page, `${name} FAILED`).catch(() => {})
      this.results.push({
        name: label,
        problem: error instanceof Error ? error.message.slice(0, 1500) : String(error),
      })
    }
  }

  async #settle(page: Page): Promise<void> {
    await page.waitForLoadState('load')
    await page
      .waitForFunction(
        () =>
          document.fonts.status === 'loaded' &&
          !document.querySelector('[aria-busy="true"], .mantine-Skeleton-root'),
        undefined,
        { timeout: 10_000 },
      )
      .catch(() => {})
    await page
      .locator('h1')
      .first()
      .waitFor({ timeout: 10_000 })
      .catch(() => {})
    await page.waitForTimeout(150)
  }

  async picture(page: Page, name: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true })
    const file = `${String(this.#number).padStart(2, '0')}-${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`
    await page.screenshot({ path: path.join(this.#folder, file), fullPage: name.endsWith('FAILED') })
  }
}

interface AxeResult {
  readonly violations: {
    readonly id: string
    readonly help: string
    readonly nodes: { readonly target: unknown[]; readonly html: string }[]
  }[]
}

async function axeProblems(page: Page): Promise<string[]> {
  // Through the debugger, not a script element: the page's own policy forbids inline script.
  await page.evaluate(await axeSource)
  const result: AxeResult = await page.evaluate('axe.run(document, { resultTypes: ["violations"] })')
  return result.violations.map((violation) => {
    const node = violation.nodes[0]
    return `axe ${violation.id}: ${violation.help} — ${String(node?.target)} ${node?.html.slice(0, 160) ?? ''}`
  })
}
