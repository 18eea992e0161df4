import { locales } from '../i18n/locale.ts'
import { useDrawing, hrefOf } from './context.tsx'
import { structuredData } from './structured-data.ts'
import type { PublicPage } from './types.ts'

export interface AssetNames {
  style: string
  script: string
}

/** Title, description, canonical address, the other languages, social card, data for search engines, style and script. */
export function Head({ assets }: { assets: AssetNames }) {
  const { page, t } = useDrawing()
  const { site, reader } = page
  const title = titleOf(page, t.courses, t.missingTitle)
  const description = descriptionOf(page, t)
  const image = absolute(site.origin, (page.page === 'course' ? page.course.image : null) ?? site.image)
  const here = (locale: string) =>
    site.origin +
    hrefOf(page.path, { ...pagedQuery(page), ...(locale === site.locale ? {} : { lang: locale }) })
  const hidden = page.page === 'missing' || (page.page === 'catalogue' && Object.keys(page.query).length > 0)
  return (
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <title>{title}</title>
      <meta name="description" content={description} />
      <meta name="theme-color" content={site.color} />
      <meta name="format-detection" content="telephone=no" />
      {/* Endless combinations of filters are not for search engines. */}
      {hidden ? (
        <meta name="robots" content="noindex, follow" />
      ) : (
        <link rel="canonical" href={here(reader.locale)} />
      )}
      {!hidden &&
        locales.map((locale) => <link key={locale} rel="alternate" hrefLang={locale} href={here(locale)} />)}
      {!hidden && <link rel="alternate" hrefLang="x-default" href={here(site.locale)} />}
      <meta property="og:type" content={page.page === 'course' ? 'product' : 'website'} />
      <meta property="og:site_name" content={site.name} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={here(reader.locale)} />
      <meta property="og:locale" content={reader.locale} />
      {image && <meta property="og:image" content={image} />}
      <meta name="twitter:card" content={image ? 'summary_large_image' : 'summary'} />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="apple-touch-icon" href="/assets/icon-180.png" />
      <link rel="manifest" href="/manifest.webmanifest" />
      <link rel="stylesheet" href={`/assets/${assets.style}`} />
      <script type="module" src={`/assets/${assets.script}`} />
      {structuredData(page).map((data, index) => (
        <script
          key={index}
          type="application/ld+json"
          dangerouslySetInnerHTML={{ __html: jsonForHtml(data) }}
        />
      ))}
    </head>
  )
}

function titleOf(page: PublicPage, courses: string, missing: string): string {
  const { name, tagline } = page.site
  if (page.page === 'course') return `${page.course.name} — ${name}`
  if (page.page === 'catalogue') return `${courses} — ${name}`
  if (page.page === 'missing') return `${missing} — ${name}`
  return tagline ? `${name} — ${tagline}` : name
}

function descriptionOf(page: PublicPage, t: ReturnType<typeof useDrawing>['t']): string {
  const centre = page.site.name
  if (page.page === 'course') return shorten(page.course.summary ?? plainText(page.course.description_html))
  if (page.page === 'landing') return shorten(page.site.description ?? t.landingDescription({ centre }))
  return t.catalogueDescription({ centre })
}

function pagedQuery(page: PublicPage): Record<string, string> {
  return page.page === 'catalogue' && page.page_number > 1 ? { page: String(page.page_number) } : {}
}

export function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}

function shorten(text: string): string {
  return text.length <= 160 ? text : `${text.slice(0, 157).replace(/\s+\S*$/, '')}…`
}

export function absolute(origin: string, address: string | null): string | null {
  if (address === null) return null
  return /^https?:\/\//.test(address) ? address : origin + address
}

/** `</script>` inside a text must not end the element. */
function jsonForHtml(data: object): string {
  return JSON.stringify(data)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029')
}
