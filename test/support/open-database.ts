import pg from 'pg'
import type { KeyRing } from '../../src/runtime/keys.ts'
import { unseal } from '../../src/runtime/keys.ts'
import { dumpDatabase, namedIn, tablesOf } from './find-person.ts'

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
  'email-code',
  'sign-in',
  'staff',
  'business-notice',
  'processor-secret',
  'processor-task',
  'mail-case',
  'mail',
  'mail-document',
  'forward-phone',
  'start-wish',
]

/** `table.column`, each once, of the bot's database under whose seal one of the needles stands; what is not sealed is not looked at. */
export async function sealedPlaces(url: string, keys: KeyRing, needles: readonly string[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const places = new Set<string>()
    for (const table of await tablesOf(client)) {
      const { rows } = await client.query<{ name: string; value: string }>(
        `select c.key as name, c.value from ${table} t, jsonb_each_text(to_jsonb(t)) c where c.value like '%e1.%'`,
      )
      for (const { name, value } of rows) {
        const texts = (value.match(SEAL) ?? []).map((seal) => opened(keys, seal))
        if (namedIn(texts.join('\n'), needles).length > 0) places.add(`${table.replace('public.', '')}.${name}`)
      }
    }
    return [...places].sort()
  } finally {
    await client.end()
  }
}

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
