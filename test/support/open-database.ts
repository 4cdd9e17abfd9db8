import type { KeyRing } from '../../src/runtime/keys.ts'
import { unseal } from '../../src/runtime/keys.ts'
import { dumpDatabase } from './find-person.ts'

const SEAL = /\be1\.[A-Za-z0-9+/]+=*/g
const PURPOSES = [
  'inbox',
  'dead-letter',
  'conversation',
  'outbox',
  'address',
  'contact',
  'subject',
  'task',
  'token',
  'note',
  'channel-token',
  'channel-secrets',
]

/** Everything that stands in the bot's database, and everything that can be read by whoever has its keys. */
export async function openDatabase(url: string, keys: KeyRing): Promise<string> {
  const rows = [...(await dumpDatabase(url))].flatMap(([table, lines]) => lines.map((line) => `${table}: ${line}`))
  return rows.flatMap((row) => [row, ...(row.match(SEAL) ?? []).map((seal) => opened(keys, seal))]).join('\n')
}

function opened(keys: KeyRing, seal: string): string {
  for (const purpose of PURPOSES) {
    try {
      return unseal(keys, purpose, seal)
    } catch {
      // Sealed for something else.
    }
  }
  throw new Error('A seal of the bot’s database opens for no known purpose: add it to PURPOSES.')
}
