/**
 * A process of its own that erases person 0 of the fifty tables and ends itself with SIGKILL at one statement. Reads one line of JSON:
 * `{"url", "killAt", "when"}`; without `killAt` it says the first word of every statement that it sent.
 */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import pg from 'pg'
import type { Sizes } from '../../../src/erasure/scout-store.ts'
import { fiftyMap } from './fifty.ts'
import { execute, planFor, subjectOf } from './run.ts'
import { people } from './world.ts'

/** By the clock nothing differs from run to run: the statements are the same ones on a machine that is slow. */
const EVEN: Sizes = { first: 1_000, least: 2_000, most: 2_000, slice: 500, ahead: 2_000_000, lookMs: Number.POSITIVE_INFINITY }

export interface KillJob {
  url: string
  /** Which statement, from 1; none: it comes to its end. */
  killAt?: number
  /** Before it is sent, or as soon as it is sent, so that nobody hears what became of it. */
  when?: 'before' | 'sent'
}

const [line] = await once(createInterface({ input: process.stdin }), 'line')
const { url, killAt, when } = JSON.parse(String(line)) as KillJob
const pool = new pg.Pool({ connectionString: url })
const [person] = people
if (!person) throw new Error('nobody to erase')
const subject = subjectOf(person)
const plan = await planFor(pool, fiftyMap, subject)

const sent: string[] = []
const send = pg.Client.prototype.query
// The driver's overloads come down to these arguments.
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [first] = args
  const text = typeof first === 'string' ? first : String((first as { text?: string }).text)
  sent.push(text.trim().split(/\W/)[0] ?? '')
  const isHere = sent.length === killAt
  if (isHere && when === 'before') process.kill(process.pid, 'SIGKILL')
  const answer = Reflect.apply(send, this, args)
  if (isHere) process.kill(process.pid, 'SIGKILL')
  return answer
} as typeof send
await execute(pool, plan, subject, { sizes: EVEN })
process.stdout.write(`${JSON.stringify(sent)}\n`)
await pool.end()
