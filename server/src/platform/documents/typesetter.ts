import { fileURLToPath } from 'node:url'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { documentFonts } from './fonts.ts'
import type { TypesetAnswer, TypesetJob } from './typesetting.ts'

// A process of its own: typesetting neither holds up requests nor can it take the server's memory or keys, and one
// that hangs is ended. It reads this folder and what comes with the job, nothing else.
const workspace = fileURLToPath(new URL('.', import.meta.url))
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: documentFonts() }] })

process.on('message', (job: TypesetJob) => {
  const answer: TypesetAnswer = typeset(job)
  process.send?.(answer)
})

function typeset(job: TypesetJob): TypesetAnswer {
  try {
    for (const [name, bytes] of Object.entries(job.files))
      compiler.mapShadow(path.join(workspace, name), Buffer.from(bytes))
    const compiled = compiler.compile({
      mainFileContent: job.source,
      inputs: { data: job.data, locale: job.locale },
      resetRead: true,
    })
    const { result } = compiled
    if (!result)
      return { id: job.id, problem: JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics ?? []) }
    return { id: job.id, pdf: compiler.pdf(result, { creationTimestamp: job.seconds }) }
  } catch (error) {
    return { id: job.id, problem: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(10)
  }
}
