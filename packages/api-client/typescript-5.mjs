import { createRequire, registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'

// The generator builds code with the compiler API of TypeScript 5; this workspace carries one beside the root's 7.
const compiler = pathToFileURL(createRequire(import.meta.url).resolve('typescript')).href
registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'typescript'
      ? { url: compiler, format: 'commonjs', shortCircuit: true }
      : next(specifier, context)
  },
})
