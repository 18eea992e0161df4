/** Written in by build.mjs: what a first start without network needs, and a name that changes with every build. */
declare const PRECACHE: readonly string[]
declare const BUILD: string
declare const self: ServiceWorkerGlobalScope

const ASSETS = `halqa-assets-${BUILD}`
const SHELL = 'halqa-shell'
const OFFLINE = '/offline.html'
const SHELL_KEY = '/halqa-shell'

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll([...PRECACHE, OFFLINE])))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name.startsWith('halqa-assets-') && name !== ASSETS)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  )
})

// The page asks the person first; a new version never replaces code under someone's hands.
self.addEventListener('message', (event) => {
  if (event.data === 'skip-waiting') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (url.pathname === '/config.json') event.respondWith(lastKnown(request, '/config.json'))
  else if (request.mode === 'navigate' && isApp(url.pathname))
    event.respondWith(lastKnown(request, SHELL_KEY))
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(offline))
  // Everything else (the API above all) goes to the network untouched: answers belong to one person and one moment.
})

/** Public pages and the server's own pages are not the app. */
function isApp(path: string): boolean {
  return !/^\/($|courses(\/|$)|api\/|auth\/|media\/|livez|readyz|metrics|setup(\/|$))/.test(path)
}

/** Names carry a hash, so a kept file is never wrong. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && /-[\w-]{8}\.\w+$/.test(request.url)) {
    const cache = await caches.open(ASSETS)
    await cache.put(request, response.clone())
  }
  return response
}

/** The network's answer when it comes within four seconds, else the last one that came. */
async function lastKnown(request: Request, key: string): Promise<Response> {
  const cache = await caches.open(SHELL)
  const fresh = fetch(request).then((response) => {
    if (response.ok && !response.redirected) void cache.put(key, response.clone())
    return response
  })
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, 4000))
  const first = await Promise.race([fresh.catch(() => undefined), late])
  if (first) return first
  const kept = await cache.match(key)
  return kept ?? fresh.catch(offline)
}

async function offline(): Promise<Response> {
  return (await caches.match(OFFLINE)) ?? Response.error()
}

export {}
