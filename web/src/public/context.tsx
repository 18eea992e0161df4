import { createContext, useContext } from 'react'
import { createFormat, type Format } from '../i18n/format.ts'
import { texts, type Texts } from '../i18n/messages.ts'
import { publicTexts } from './texts.ts'
import type { PublicPage } from './types.ts'

export interface Drawing {
  page: PublicPage
  t: Texts<typeof publicTexts>
  format: Format
  /** Keeps the chosen language in links for readers who arrived by `?lang=`. */
  href: (path: string, query?: Readonly<Record<string, string>>) => string
}

const Context = createContext<Drawing | undefined>(undefined)

export const DrawingProvider = Context

/** Words, formats and links of the page that is being drawn. */
export function useDrawing(): Drawing {
  const drawing = useContext(Context)
  if (!drawing) throw new Error('drawn outside renderPublicPage')
  return drawing
}

export function drawingOf(page: PublicPage): Drawing {
  return {
    page,
    t: texts(publicTexts, page.reader),
    format: createFormat(page.reader),
    href: (path, query = {}) =>
      hrefOf(path, page.reader.locale === page.site.locale ? query : { ...query, lang: page.reader.locale }),
  }
}

export function hrefOf(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '')).toString()
  return text ? `${path}?${text}` : path
}
