// Builds everything the server serves: the app, the public pages' renderer, style and script, the service worker.
// `node web/build.mjs` prints what each part weighs and fails above the limits of docs/web.md.
import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'vite'

const root = fileURLToPath(new URL('.', import.meta.url))
const oldestBrowsers = ['chrome120', 'firefox121', 'safari16.4']
// Screens that must open without network even if they were never opened with it.
const offlineScreens = ['src/features/attendance/', 'src/features/today/']
const limits = { app: 200_000, public: 90_000, enhancement: 5_000 }
const quiet = { root, logLevel: 'warn' }

// Built beside what is served and put in its place whole: a server that runs meanwhile never finds half of it.
const out = `dist.${process.pid}`

process.env.NODE_ENV = 'production'
const started = Date.now()
await removeLeftovers()
const app = await buildApp()
const assets = await buildPublicAssets()
await buildPublicRenderer(assets)
await buildServiceWorker(app)
await compress(`${out}/app`)
await compress(`${out}/public/assets`)
await report(app, assets)
await putInPlace()

async function buildApp() {
  await build({ ...quiet, build: { outDir: `${out}/app` } })
  const manifest = JSON.parse(await readFile(`${root}${out}/app/manifest.json`, 'utf8'))
  const first = new Set()
  collect(manifest, 'index.html', first)
  return { manifest, first: [...first] }
}

/** Style and script of the public pages, in files with hashed names. */
async function buildPublicAssets() {
  await build({
    ...quiet,
    configFile: false,
    base: '/assets/',
    publicDir: false,
    build: {
      outDir: `${out}/public/assets`,
      assetsDir: '',
      assetsInlineLimit: 0,
      target: oldestBrowsers,
      cssTarget: oldestBrowsers,
      manifest: 'manifest.json',
      modulePreload: false,
      rolldownOptions: { input: `${root}src/public/enhance.ts` },
    },
  })
  await rename(`${root}${out}/public/assets/manifest.json`, `${root}${out}/public/manifest.json`)
  const manifest = JSON.parse(await readFile(`${root}${out}/public/manifest.json`, 'utf8'))
  const entry = manifest['src/public/enhance.ts']
  return { script: entry.file, style: entry.css[0] }
}

/** One module without imports, so that the server needs no part of the web's packages. */
async function buildPublicRenderer(assets) {
  await build({
    ...quiet,
    configFile: false,
    publicDir: false,
    define: { PUBLIC_ASSETS: JSON.stringify(assets), 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: `${root}src/public/render.tsx`,
      outDir: `${out}/public`,
      emptyOutDir: false,
      target: 'node22',
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'render.js', codeSplitting: false } },
    },
  })
}

async function buildServiceWorker({ manifest, first }) {
  const needed = new Set(first)
  for (const name of Object.keys(manifest))
    if (offlineScreens.some((folder) => name.startsWith(folder))) collect(manifest, name, needed)
  const fonts = Object.values(manifest)
    .map((part) => part.file)
    .filter((file) => /(?:cairo|vazirmatn)-arabic|inter-latin-wght/.test(file))
  const styles = [...needed].flatMap((name) => manifest[name].css ?? [])
  const precache = [...new Set([...[...needed].map((name) => manifest[name].file), ...styles, ...fonts])]
    .filter((file) => !file.endsWith('.html'))
    .map((file) => `/assets/${file}`)
  const version = createHash('sha256').update(JSON.stringify(manifest)).digest('hex').slice(0, 12)
  await build({
    ...quiet,
    configFile: false,
    publicDir: false,
    define: { PRECACHE: JSON.stringify(precache), BUILD: JSON.stringify(version) },
    build: {
      outDir: `${out}/app`,
      emptyOutDir: false,
      target: oldestBrowsers,
      lib: { entry: `${root}src/sw.ts`, formats: ['iife'], name: 'halqa', fileName: () => 'sw.js' },
    },
  })
}

/** Two renames, microseconds apart; a build that fails leaves what was there. */
async function putInPlace() {
  const old = `${root}${out}.old`
  await rename(`${root}dist`, old).catch((error) => {
    if (error.code !== 'ENOENT') throw error
  })
  await rename(`${root}${out}`, `${root}dist`)
  await rm(old, { recursive: true, force: true })
}

/** What builds that were cut off have left; folders of builds that still run are theirs. */
async function removeLeftovers() {
  for (const name of await readdir(root)) {
    const pid = /^dist\.(\d+)(?:\.old)?$/.exec(name)?.[1]
    if (pid && !runs(Number(pid))) await rm(root + name, { recursive: true, force: true })
  }
}

function runs(pid) {
  try {
    process.kill(pid, 0)
    return pid !== process.pid
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Smaller copies beside the files, so that the server never compresses them itself. Files with markers are left alone. */
async function compress(folder) {
  const names = (await readdir(root + folder)).filter((name) => /\.(?:js|css|svg)$/.test(name))
  for (const name of names) {
    const file = `${root}${folder}/${name}`
    const content = await readFile(file)
    if (content.length < 1000) continue
    await writeFile(`${file}.gz`, gzipSync(content, { level: 9 }))
    await writeFile(
      `${file}.br`,
      brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
    )
  }
}

/** A chunk and everything it imports statically: what the browser must have before it runs. */
function collect(manifest, name, into) {
  if (into.has(name)) return
  into.add(name)
  for (const next of manifest[name].imports ?? []) collect(manifest, next, into)
}

async function report({ manifest, first }, assets) {
  // The shell itself is loaded with the first screen: it is counted as part of the start.
  const start = await weigh(
    [...new Set(first.map((name) => manifest[name].file))]
      .filter((file) => file.endsWith('.js'))
      .map((file) => `${out}/app/${file}`),
  )
  const enhancement = await weigh([`${out}/public/assets/${assets.script}`])
  const style = await weigh([`${out}/public/assets/${assets.style}`])
  const all = await weigh(
    Object.values(manifest)
      .map((part) => part.file)
      .filter((file) => file.endsWith('.js'))
      .map((file) => `${out}/app/${file}`),
  )
  console.log(`web built in ${((Date.now() - started) / 1000).toFixed(1)} s (gzipped)`)
  console.log(`  app start   ${kilobytes(start)} of ${kilobytes(limits.app)}; all screens ${kilobytes(all)}`)
  console.log(`  public page ${kilobytes(enhancement)} script, ${kilobytes(style)} style`)
  const over = [
    start > limits.app && 'app',
    enhancement > limits.enhancement && 'enhancement',
    enhancement + style > limits.public && 'public',
  ].filter(Boolean)
  if (over.length > 0) {
    console.error(`too heavy: ${over.join(', ')}`)
    process.exitCode = 1
  }
  await writeFile(
    `${root}${out}/sizes.json`,
    `${JSON.stringify({ start, all, enhancement, style }, null, 2)}\n`,
  )
}

async function weigh(files) {
  const sizes = await Promise.all(
    files.map(async (file) => gzipSync(await readFile(root + file), { level: 9 }).length),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} KB`
}
