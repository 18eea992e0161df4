import { createHash } from 'node:crypto'
import path from 'node:path'
import { Type } from 'typebox'
import { keptWithCatalog, publicSlugs } from '#catalog'
import type { Context } from '#platform/context'
import { errors, Problem } from '#platform/errors'
import { Reply, route, type AnyRoute, type Input } from '#platform/http/route'
import type { PublicPage } from '../../../web/src/public/types.ts'
import { Assets } from './assets.ts'
import { readerLocale, siteCentre } from './centre.ts'
import { escapeHtml, htmlHeaders } from './headers.ts'
import { cataloguePage, coursePage, landingPage, missingPage, pageBase, type Base } from './page-data.ts'
import { PageRenderer } from './render.ts'
import { appShell, markedFile, notBuiltPage } from './shell.ts'

export interface SiteOptions {
  /** `web/dist`; what is missing there is answered with a page that says so. */
  readonly dist: string
  readonly version: string
}

export interface Site {
  readonly routes: readonly AnyRoute[]
  /** The app's shell for every GET that no route answers and that asks for HTML; everything else is not found. */
  readonly fallback: AnyRoute
}

type PageInput = Pick<Input<unknown, unknown, unknown>, 'url' | 'cookies' | 'headers'>
type Draw = (ctx: Context, base: Base, url: URL) => Promise<PublicPage | null>

/** The public pages, the web app's files and what they read at run time. */
export function makeSite(options: SiteOptions): Site {
  const app = new Assets([path.join(options.dist, 'app'), path.join(options.dist, 'public', 'assets')])
  const renderer = new PageRenderer(path.join(options.dist, 'public', 'render.js'))
  const page = (
    spec: { path: string; operationId: string; summary: string; params?: AnyRoute['params'] },
    draw: Draw,
  ): AnyRoute => ({
    ...hidden,
    ...spec,
    method: 'GET',
    handler: (ctx, input) => publicPage(ctx, input, renderer, draw),
  })
  return {
    fallback: route({
      ...hidden,
      method: 'GET',
      path: '*',
      operationId: 'showApp',
      summary: 'The web app',
      async handler(ctx, input) {
        if (!isAppPath(input)) throw errors.not_found()
        return appShell(ctx, input, app)
      },
    }),
    routes: [
      page({ path: '/', operationId: 'showLanding', summary: 'Landing page' }, (ctx, base) =>
        landingPage(ctx, base),
      ),
      page({ path: '/courses/', operationId: 'showCatalogue', summary: 'Catalogue' }, (ctx, base, url) =>
        cataloguePage(ctx, base, url.searchParams),
      ),
      page(
        {
          path: '/courses/{slug}/',
          operationId: 'showCourse',
          summary: 'A course',
          params: Type.Object({ slug: Type.String({ maxLength: 300 }) }),
        },
        (ctx, base) => coursePage(ctx, base, base.path.slice('/courses/'.length)),
      ),
      ...fileRoutes(app),
      ...machineRoutes(options),
      ...['/courses-admin', '/django-admin'].map((old) =>
        route({
          ...hidden,
          method: 'GET',
          path: `${old}/`,
          operationId: `redirect${old}`,
          summary: 'Leads to the back office',
          handler: async () => redirect('/admin/'),
        }),
      ),
    ],
  }
}

const hidden = { tag: 'site', access: 'public', hidden: true, mode: 'read' } as const

async function publicPage(
  ctx: Context,
  input: PageInput,
  renderer: PageRenderer,
  draw: Draw,
): Promise<Reply> {
  const render = await renderer.load()
  if (!render) return notBuiltPage()
  const base = await pageBase(ctx, input)
  const key = `page ${input.url.href} ${base.reader.locale} ${base.reader.scheme} ${base.reader.signed_in} ${base.site.name} ${base.site.color} ${base.today}`
  try {
    const kept = await keptWithCatalog(ctx, key, async () => {
      const data = await draw(ctx, base, input.url)
      return data && render(data).html
    })
    if (!kept) return html(render(missingPage(base)).html, 404)
    return input.headers['if-none-match'] === kept.etag
      ? new Reply({ status: 304, headers: cacheHeaders(kept.etag) })
      : html(kept.body, 200, kept.etag)
  } catch (error) {
    // A filter that cannot be read comes from an old link: the page without filters says more than an error.
    if (error instanceof Problem && error.status === 400) return redirect(input.url.pathname)
    throw error
  }
}

function cacheHeaders(etag: string): Record<string, string> {
  return { etag, 'cache-control': 'private, no-cache', vary: 'Cookie, Accept-Language' }
}

function html(body: string, status: number, etag?: string): Reply {
  const tag = etag ?? `W/"${createHash('sha1').update(body).digest('base64url').slice(0, 16)}"`
  return new Reply({ status, raw: true, body, headers: { ...htmlHeaders, ...cacheHeaders(tag) } })
}

function redirect(to: string): Reply {
  return new Reply({ status: 302, headers: { location: to, 'cache-control': 'no-store' } })
}

/** Not the API, not a file, and a person's browser asks. */
function isAppPath({ url, headers }: PageInput): boolean {
  const { pathname } = url
  if (
    /^\/(?:api|auth|ws|assets|metrics|livez|readyz)(?:\/|$)/.test(pathname) ||
    /\.[a-z0-9]{2,12}$/i.test(pathname)
  )
    return false
  return String(headers['accept'] ?? '').includes('text/html')
}

function fileRoutes(app: Assets): AnyRoute[] {
  return [
    route({
      ...hidden,
      method: 'GET',
      path: '/assets/{name}/',
      operationId: 'readAsset',
      summary: 'A built file',
      params: Type.Object({ name: Type.String({ maxLength: 200 }) }),
      async handler(_ctx, { params, headers }) {
        const asset = await app.asset(params.name, String(headers['accept-encoding'] ?? ''))
        if (!asset) throw errors.not_found()
        return new Reply({ raw: true, body: asset.bytes, headers: asset.headers })
      },
    }),
    route({
      ...hidden,
      method: 'GET',
      path: '/sw.js',
      operationId: 'readServiceWorker',
      summary: 'Service worker',
      async handler() {
        const bytes = await app.bytes('sw.js')
        if (!bytes) throw errors.not_found()
        return new Reply({
          raw: true,
          body: bytes,
          headers: {
            'content-type': 'text/javascript; charset=utf-8',
            'cache-control': 'no-cache',
            'x-content-type-options': 'nosniff',
          },
        })
      },
    }),
    ...(['manifest.webmanifest', 'offline.html'] as const).map((name) =>
      route({
        ...hidden,
        method: 'GET',
        path: `/${name}`,
        operationId: `read ${name}`,
        summary: name,
        handler: (ctx, input) => markedFile(ctx, input, app, name),
      }),
    ),
  ]
}

function machineRoutes({ version }: SiteOptions): AnyRoute[] {
  return [
    route({
      ...hidden,
      method: 'GET',
      path: '/config.json',
      operationId: 'readConfig',
      summary: 'What the web app reads at run time',
      async handler(ctx, input) {
        const centre = await siteCentre(ctx, readerLocale(ctx, input))
        const body = JSON.stringify({
          brand: { name: centre.name, color: centre.color, logo: centre.logo },
          names: centre.names,
          locale: centre.locale,
          country: centre.country,
          time_zone: centre.timeZone,
          currency: centre.currency,
          calendar: centre.calendar,
          week_start: centre.weekStart,
          demo: centre.demo,
          setup_needed: !centre.ready,
          version,
        })
        return new Reply({
          raw: true,
          body,
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'cache-control': 'no-cache',
            vary: 'Cookie, Accept-Language',
          },
        })
      },
    }),
    route({
      ...hidden,
      method: 'GET',
      path: '/robots.txt',
      operationId: 'readRobots',
      summary: 'For crawlers',
      handler: async (_ctx, { url }) =>
        text(
          `User-agent: *\nDisallow: /admin/\nDisallow: /api/\nDisallow: /auth/\nDisallow: /*?*search=\n\nSitemap: ${url.origin}/sitemap.xml\n`,
          'text/plain; charset=utf-8',
        ),
    }),
    route({
      ...hidden,
      method: 'GET',
      path: '/sitemap.xml',
      operationId: 'readSitemap',
      summary: 'Pages for crawlers',
      async handler(ctx, { url }) {
        const courses = await publicSlugs(ctx)
        const entry = (address: string, changed?: string) =>
          `<url><loc>${escapeHtml(url.origin + address)}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`
        const entries = [
          entry('/'),
          entry('/courses'),
          ...courses.map((course) => entry(`/courses/${encodeURIComponent(course.slug)}`, course.updated_at)),
        ]
        return text(
          `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</urlset>\n`,
          'application/xml; charset=utf-8',
        )
      },
    }),
  ]
}

function text(body: string, type: string): Reply {
  return new Reply({
    raw: true,
    body,
    headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' },
  })
}
