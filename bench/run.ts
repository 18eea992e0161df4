import { readOptions, usage } from './http/options.ts'
import { runHttp } from './http/run.ts'
import { importUsage, runImport } from './import/run.ts'
import { loginUsage, runLogin } from './login/run.ts'

/** `npm run bench -- <what> …`: measurements beside a peer, on the machine at hand. */
const [what, ...parameters] = process.argv.slice(2)
const helped = parameters.includes('--help')

const runs: Readonly<Record<string, () => Promise<void>>> = {
  http: () => runHttp(readOptions(parameters)),
  import: () => runImport(parameters),
  login: () => runLogin(parameters),
}
const run = runs[what ?? '']

if (run && !helped) {
  // Cleaned up by then; whatever a broken run still waits for is let go.
  await run().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(1)
  })
} else {
  console.log(`${usage}\n${importUsage}\n${loginUsage}`)
  process.exitCode = run ? 0 : 2
}
