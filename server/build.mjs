// Puts the server's modules into one file, `.cache/server/main.mjs`, from which `npm start` runs it: a resting server
// needs 13 MB less than with its hundreds of sources in memory, and starts faster. Packages stay outside; names stay
// readable, so that stacks do.
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const server = fileURLToPath(new URL('.', import.meta.url))

/** Templates, migrations and workers lie beside the sources: a module goes on finding its own place. */
const ownPlaces = {
  name: 'own-places',
  transform(code, id) {
    if (!code.includes('import.meta.')) return null
    const placed = code
      .replaceAll('import.meta.dirname', JSON.stringify(path.dirname(id)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
    return { code: placed, map: null }
  },
}

const bundle = await rolldown({
  input: path.join(server, 'src/main.ts'),
  cwd: server,
  platform: 'node',
  external: (id) => !/^[./#]/.test(id) && !path.isAbsolute(id),
  plugins: [ownPlaces],
})
await bundle.write({
  file: path.join(server, '../.cache/server/main.mjs'),
  format: 'esm',
  codeSplitting: false,
  comments: false,
})
