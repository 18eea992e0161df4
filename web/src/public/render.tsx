import { renderToStaticMarkup } from 'react-dom/server'
import { directionOf } from '../i18n/locale.ts'
import { shadesOf } from '../theme/shades.ts'
import { Catalogue } from './catalogue.tsx'
import { drawingOf, DrawingProvider, useDrawing } from './context.tsx'
import { Course } from './course.tsx'
import { Frame } from './frame.tsx'
import { Head, type AssetNames } from './head.tsx'
import { Landing } from './landing.tsx'
import type { PublicPage } from './types.ts'

export type * from './types.ts'

/** Written in by build.mjs: the hashed names of style and script. */
declare const PUBLIC_ASSETS: AssetNames

/** A public page as a complete HTML document. Pure: the same data gives the same text. */
export function renderPublicPage(page: PublicPage): { html: string } {
  return { html: `<!doctype html>${renderToStaticMarkup(<Document page={page} assets={PUBLIC_ASSETS} />)}` }
}

export function Document({ page, assets }: { page: PublicPage; assets: AssetNames }) {
  const { reader, site } = page
  const shades = shadesOf(site.color)
  return (
    <DrawingProvider value={drawingOf(page)}>
      <html
        lang={reader.locale}
        dir={directionOf(reader.locale)}
        data-scheme={reader.scheme}
        data-numbers={drawingOf(page).format.tag}
        style={{
          '--brand': shades[6],
          '--brand-light': shades[4],
          '--brand-pale': shades[1],
          '--brand-deep': shades[8],
        }}
      >
        <Head assets={assets} />
        <Frame>
          <Content page={page} />
        </Frame>
      </html>
    </DrawingProvider>
  )
}

function Content({ page }: { page: PublicPage }) {
  switch (page.page) {
    case 'landing':
      return <Landing page={page} />
    case 'catalogue':
      return <Catalogue page={page} />
    case 'course':
      return <Course page={page} />
    case 'missing':
      return <Missing />
  }
}

function Missing() {
  const { t, href } = useDrawing()
  return (
    <div className="wide nothing">
      <h1>{t.missingTitle}</h1>
      <p className="dim">{t.missingText}</p>
      <p>
        <a className="button" href={href('/courses')}>
          {t.seeCourses}
        </a>
      </p>
    </div>
  )
}
