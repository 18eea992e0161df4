import { readOptions, usage } from './http/options.ts'
import { runHttp } from './http/run.ts'

/** `npm run bench -- <what> …`: measurements beside a peer, on the machine at hand. */
const [what, ...parameters] = process.argv.slice(2)

if (what === 'http' && !parameters.includes('--help')) {
  await runHttp(readOptions(parameters))
} else {
  console.log(usage)
  process.exitCode = what === 'http' ? 0 : 2
}
