import { ConfigError } from '../runtime/config.ts'
import { describeError } from '../runtime/log.ts'

/** A check failed or found something. */
export const FOUND = 1
/** Wrong use, or the verb cannot run. */
const CANNOT_RUN = 2

/** What a person must do, as one sentence without anybody's data; the program ends with its exit code. */
export class Sentence extends Error {
  override name = 'Sentence'
  readonly exitCode: number

  constructor(message: string, exitCode: number = CANNOT_RUN) {
    super(message)
    this.exitCode = exitCode
  }
}

/** Any failure as one sentence and an exit code. What a driver says is never repeated: it may quote a row. */
export function sentenceOf(error: unknown): { sentence: string; exitCode: number } {
  if (error instanceof Sentence) return { sentence: error.message, exitCode: error.exitCode }
  const { name, code, at } = describeError(error)
  if (error instanceof ConfigError) return { sentence: error.message, exitCode: CANNOT_RUN }
  const known = code === undefined ? undefined : (meanings[code] ?? meanings[code.slice(0, 2)])
  if (known) return { sentence: known, exitCode: CANNOT_RUN }
  if (error instanceof Error && name === 'Error' && code === undefined && error.cause === undefined) {
    if (/^(timeout exceeded|Connection terminated)/.test(error.message)) return { sentence: SILENT, exitCode: CANNOT_RUN }
    // Thrown by this program itself, as a sentence for whoever started it; a driver's error carries a code or a cause.
    if (error.message.endsWith('.')) return { sentence: error.message, exitCode: CANNOT_RUN }
  }
  const where = [name, code, at].filter((part) => part !== undefined).join(' ')
  return { sentence: `The command failed (${where}): that is a defect, please report it with these words.`, exitCode: CANNOT_RUN }
}

const SILENT =
  'A database does not answer at its address: check DATABASE_URL and PLATFORM_DATABASE_URL, and that PostgreSQL runs.'
const REFUSED =
  'A database refuses the login: check the user and password in DATABASE_URL and PLATFORM_DATABASE_URL, or in the address given.'

/** Codes of Node's network errors, of PostgreSQL (five characters) and of its classes (two). */
const meanings: Readonly<Record<string, string>> = {
  ECONNREFUSED: SILENT,
  ENOTFOUND: SILENT,
  EAI_AGAIN: SILENT,
  ETIMEDOUT: SILENT,
  ECONNRESET: SILENT,
  EHOSTUNREACH: SILENT,
  '28': REFUSED,
  '3D000': 'A database of the settings does not exist: check the names at the end of DATABASE_URL and PLATFORM_DATABASE_URL.',
  '3F000': 'The platform database has no deletion_bot schema: run `npm run cli -- platform install` once.',
  '42P01': 'A table is missing: run `npm start` once for the bot’s own, `npm run cli -- platform install` for the platform’s.',
  '42501': 'The database role may not do that: `npm run cli -- platform install` prints the rights the bot’s role needs.',
  '53300': 'The database has no connection left: try again, or raise its max_connections.',
  '55P03': 'Somebody else’s transaction holds a lock on the platform for too long: try again.',
  '57014': 'The database took longer than this command waits: try again at a quieter time, or ask about one business at a time.',
  '57': 'The database is starting or stopping: try again in a moment.',
}
