import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/** Logs carry ids, counts and route patterns. Errors are reduced to what their thrower promised to be free of people. */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeError, error: describeError },
    redact: {
      paths: ['req', 'res', 'headers', 'body', 'url', '*.headers', '*.body', '*.url', '*.phone', '*.text'],
      remove: true,
    },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** Name and code only: messages of drivers quote values (`Key (phone)=(…)`), and stacks repeat the message. */
export function describeError(error: unknown): { name: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { name: typeof error }
  const cause = error.cause instanceof Error ? error.cause : error
  const code =
    'code' in cause && (typeof cause.code === 'string' || typeof cause.code === 'number') ? String(cause.code) : undefined
  const frame = /\n\s+at .*?([\w.-]+\/[\w.-]+\.ts:\d+)/.exec(error.stack ?? '')?.[1]
  return { name: error.name, ...(code === undefined ? {} : { code }), ...(frame === undefined ? {} : { at: frame }) }
}
