import pino, { type Logger } from 'pino'

/** Lines are written together, this many bytes or milliseconds at a time; trouble is written at once. */
const together = { minLength: 8_192, periodicFlush: 200 }
const trouble = 40

/** Structured logs; credentials never reach them. */
export function createLogger(level: string): Logger {
  const out = pino.destination({ dest: 2, sync: false, ...together })
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'req.headers.authorization',
          'req.headers.cookie',
          'headers.authorization',
          'headers.cookie',
          '*.password',
          '*.new_password',
          '*.current_password',
          '*.token',
          '*.access',
          '*.refresh',
          '*.code',
          '*.secret',
          'err.parameters',
          'err.query',
          'err.detail',
          'err.where',
        ],
        censor: '[redacted]',
      },
      serializers: { err: describeError },
      hooks: {
        logMethod(words, write, weight) {
          write.apply(this, words)
          if (weight >= trouble) out.flush()
        },
      },
    },
    out,
  )
}

/** Enough to find the fault; PostgreSQL's `detail` may hold personal values and stays out. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? { code: error.code } : {}
  const constraint = 'constraint' in error ? { constraint: error.constraint } : {}
  return { type: error.name, message: error.message, ...code, ...constraint, stack: error.stack }
}
