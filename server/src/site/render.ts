import { stat } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { PublicPage } from '../../../web/src/public/types.ts'

type Render = (page: PublicPage) => { html: string }
interface Renderer {
  readonly renderPublicPage: Render
}

/** The built renderer of public pages; loaded again when it was built anew, null while there is none. */
export class PageRenderer {
  readonly #file: string
  #loaded: { readonly mtimeMs: number; readonly render: Render } | null = null

  constructor(file: string) {
    this.#file = file
  }

  async load(): Promise<Render | null> {
    const found = await stat(this.#file).catch(() => null)
    if (!found) return null
    if (this.#loaded?.mtimeMs === found.mtimeMs) return this.#loaded.render
    const module: unknown = await import(`${pathToFileURL(this.#file).href}?built=${found.mtimeMs}`)
    if (!isRenderer(module)) throw new Error(`${this.#file} does not export renderPublicPage`)
    this.#loaded = { mtimeMs: found.mtimeMs, render: module.renderPublicPage }
    return this.#loaded.render
  }
}

function isRenderer(module: unknown): module is Renderer {
  return (
    typeof module === 'object' &&
    module !== null &&
    'renderPublicPage' in module &&
    typeof module.renderPublicPage === 'function'
  )
}
