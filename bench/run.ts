import { readOptions, usage } from './http/options.ts'
import { runHttp } from './http/run.ts'

/** `npm run bench -- <what> …`: measurements beside a peer, on the machine at hand. */
const [what, ...parameters] = process.argv.slice(2)

if (what === 'http' && !parameters.includes('--help')) {
  // Cleaned up by then; whatever a broken run still waits for is let go.
  await runHttp(readOptions(parameters)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
} else {
  console.log(usage)
  process.exitCode = what === 'http' ? 0 : 2
}
