import { Reply } from '#platform/http/route'
import type { Context } from '#platform/context'
import type { Assets } from './assets.ts'
import { readerLocale, readerScheme, siteCentre, type PageRequest } from './centre.ts'
import { escapeHtml, htmlHeaders } from './headers.ts'

const notBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Halqa</title>
<h1>The web app is not built yet</h1><p>Run <code>npm start</code>, which builds it, or <code>npm run build -w web</code>, then reload. The API works.</p>
<p lang="ar" dir="rtl">لم يتم بناء تطبيق الويب بعد.</p><p lang="fa" dir="rtl">برنامهٔ وب هنوز ساخته نشده است.</p></html>`

/** A clear answer while web/dist is missing. */
export function notBuiltPage(): Reply {
  return new Reply({
    status: 503,
    raw: true,
    body: notBuilt,
    headers: { ...htmlHeaders, 'retry-after': '10', 'cache-control': 'no-store' },
  })
}

/** The app's one HTML file, with language, direction and colours of this reader in it. */
export async function appShell(ctx: Context, request: PageRequest, assets: Assets): Promise<Reply> {
  const html = await assets.text('index.html')
  if (html === null) return notBuiltPage()
  const body = await filled(ctx, request, html, escapeHtml)
  return new Reply({
    status: 200,
    raw: true,
    body,
    headers: { ...htmlHeaders, 'cache-control': 'no-cache', vary: 'Cookie, Accept-Language' },
  })
}

/** A file with markers: the manifest and the page for times without connection. */
export async function markedFile(
  ctx: Context,
  request: PageRequest,
  assets: Assets,
  name: 'manifest.webmanifest' | 'offline.html',
): Promise<Reply> {
  const text = await assets.text(name)
  if (text === null) return notBuiltPage()
  const json = name === 'manifest.webmanifest'
  const body = await filled(
    ctx,
    request,
    text,
    json ? (value) => JSON.stringify(value).slice(1, -1) : escapeHtml,
  )
  const headers = json
    ? { 'content-type': 'application/manifest+json; charset=utf-8', 'x-content-type-options': 'nosniff' }
    : htmlHeaders
  return new Reply({
    raw: true,
    body,
    headers: { ...headers, 'cache-control': 'no-cache', vary: 'Cookie, Accept-Language' },
  })
}

async function filled(
  ctx: Context,
  request: PageRequest,
  text: string,
  escape: (value: string) => string,
): Promise<string> {
  const locale = readerLocale(ctx, request)
  const centre = await siteCentre(ctx, locale)
  const values: Record<string, string> = {
    lang: locale,
    dir: locale === 'en' ? 'ltr' : 'rtl',
    brand: centre.color,
    name: centre.name,
    scheme: readerScheme(request) ?? '',
  }
  return text.replace(/%(lang|dir|brand|name|scheme)%/g, (_marker, key: string) => escape(values[key] ?? ''))
}
