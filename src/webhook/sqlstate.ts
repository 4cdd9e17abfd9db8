const SERIALIZATION_FAILURE = '40001'
const DEADLOCK_DETECTED = '40P01'
const UNIQUE_VIOLATION = '23505'
/** The index that lets an address have one live binding. */
const LIVE_BINDING = 'person_binding_live'

/** What PostgreSQL says of an error (https://www.postgresql.org/docs/current/protocol-error-fields.html), read from the driver's or from what Drizzle wrapped around it. */
function fieldOf(error: unknown, name: 'code' | 'constraint' | 'where'): string | undefined {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error
  if (!(inner instanceof Error) || !(name in inner)) return undefined
  const value: unknown = Reflect.get(inner, name)
  return typeof value === 'string' ? value : undefined
}

/** The server answered and goes on listening: no shutdown (57P), no lost connection (08), no session given up (25P03). */
export function isOrdinary(error: unknown): boolean {
  return /^(?!57P|08|25P03)[0-9A-Z]{5}$/.test(fieldOf(error, 'code') ?? '')
}

/** Somebody else was at the same rows: the same statements, done again, find what they did. */
export function isRaced(error: unknown): boolean {
  const code = fieldOf(error, 'code')
  if (code === UNIQUE_VIOLATION) return fieldOf(error, 'constraint') === LIVE_BINDING
  return code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED
}

/**
 * Classes 22 (data exception) and 23 (integrity constraint violation): the same rows would fail again. Not what happened inside a function:
 * our rows are stored by plain statements, and functions are the queue's, whose trouble is never an event's.
 */
export function isDataError(error: unknown): boolean {
  return /^2[23]/.test(fieldOf(error, 'code') ?? '') && !fieldOf(error, 'where')?.includes('function')
}
