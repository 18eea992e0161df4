import pino, { type Logger } from 'pino'

/** Lines are written together, this many bytes or milliseconds at a time; trouble is written at once. */
const together = { minLength: 8_192, periodicFlush: 200 }
const trouble = 40

/** Structured logs on standard error, or into `sink`; credentials never reach them. */
export function createLogger(level: string, sink?: pino.DestinationStream): Logger {
  const out = sink ? null : pino.destination({ dest: 2, sync: false, ...together })
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
          if (weight >= trouble) out?.flush()
        },
      },
    },
    sink ?? out ?? pino.destination(2),
  )
}

/** Enough to find the fault; PostgreSQL's `detail` may hold personal values and stays out, as do values in its words. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const code = 'code' in error ? { code: error.code } : {}
  const constraint = 'constraint' in error ? { constraint: error.constraint } : {}
  const message = withoutValues(error)
  const stack = error.stack?.replace(error.message, () => message)
  return { type: error.name, message, ...code, ...constraint, stack }
}

/** `invalid input syntax for type uuid: "…"`: data errors (class 22) quote what somebody sent; so does a broken address. */
function withoutValues(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const quotes = code.startsWith('22') || code === 'FST_ERR_BAD_URL'
  return quotes ? error.message.replaceAll(/"[^]*"|'[^]*'/g, '…') : error.message
}
