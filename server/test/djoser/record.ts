import { execFileSync } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { steps } from './calls.ts'
import { startOriginal } from './original.ts'
import { replay } from './replay.ts'

/** `record.ts` writes transcript.json; `record.ts --check` only says whether a new recording equals it. */
const file = join(import.meta.dirname, 'transcript.json')
const original = await startOriginal(Number(process.env.DJOSER_PORT ?? 43010))
try {
  const { results, unfilled } = await replay(original.send, steps, original.hooks)
  if (unfilled.length) throw new Error(`the original did not answer: ${unfilled.join(', ')}`)
  const text = `${JSON.stringify({ recorded_from: versions(), calls: results }, null, 1)}\n`
  if (process.argv.includes('--check')) {
    const same = (await readFile(file, 'utf8')) === text
    console.log(same ? 'the transcript is what Djoser answers' : 'the transcript differs from what Djoser answers')
    process.exitCode = same ? 0 : 1
  } else {
    await writeFile(file, text)
    console.log(`recorded ${Object.keys(results).length} calls`)
  }
} finally {
  await original.stop()
}

function versions(): Record<string, string> {
  const packages = ['python3-django', 'python3-djangorestframework', 'python3-djangorestframework-simplejwt', 'python3-djoser']
  const lines = execFileSync('dpkg-query', ['-W', '-f', '${Package} ${Version}\n', ...packages], { encoding: 'utf8' })
  return Object.fromEntries(lines.trim().split('\n').map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']))
}
