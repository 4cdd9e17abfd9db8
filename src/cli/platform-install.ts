import pg from 'pg'
import type { MapFile } from '../erasure/data-map-file.ts'
import { rightsOn } from '../erasure/rights.ts'
import { installOwnSchema, ownSchemaInstalled } from '../platform/own-schema.ts'
import { dataMapFile } from '../runtime/config.ts'
import { readMapFile } from './data-map.ts'
import { withPlatform } from './open.ts'
import { print } from './print.ts'
import { readInput } from './read-input.ts'
import { Sentence } from './sentence.ts'

const FORBIDDEN = '42501'

/** `platform install`: creates what is missing of the bot's small schema, and prints the rights its role needs. */
export async function platformInstall(given: { url?: string; map?: string; role: string }, json: boolean): Promise<void> {
  const map = readMapFile(given.map ?? dataMapFile())
  const url = given.url === '-' ? await readInput('Address: ', { oneLine: true }) : given.url
  const created = await withPlatform(url, install)
  const grants = grantsFor(map, given.role)
  print(json, { schema: 'deletion_bot', created, grants }, () => [
    created ? 'The schema deletion_bot was created.' : 'The schema deletion_bot was there already: nothing was changed.',
    `What the bot’s role needs, and no more (--role names it):`,
    '',
    ...grants,
  ])
}

async function install(platform: pg.Pool): Promise<boolean> {
  if (await ownSchemaInstalled(platform)) return false
  try {
    await installOwnSchema(platform)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError && error.code === FORBIDDEN)) throw error
    throw new Sentence(
      'This role may not create a schema: run it once as one that may, with --url - and its address on standard input.',
    )
  }
  return true
}

/** Statements that give the role what the map needs. */
function grantsFor({ schema, tables }: MapFile, role: string): string[] {
  const to = `to ${pg.escapeIdentifier(role)};`
  const name = pg.escapeIdentifier(schema)
  const byRights = new Map<string, string[]>()
  for (const [table, mapped] of Object.entries(tables)) {
    const rights = rightsOn(mapped).join(', ')
    const known = byRights.get(rights) ?? []
    byRights.set(rights, [...known, `${schema === 'public' ? '' : `${name}.`}${pg.escapeIdentifier(table)}`])
  }
  return [
    `grant usage on schema ${schema === 'public' ? schema : name}, deletion_bot ${to}`,
    `grant select, insert, update, delete on all tables in schema deletion_bot ${to}`,
    // Of what a later version adds: in force for the role that runs it, which is the one that installs.
    `alter default privileges in schema deletion_bot grant select, insert, update, delete on tables ${to}`,
    ...[...byRights].map(([rights, names]) => `grant ${rights} on ${names.join(', ')} ${to}`),
  ]
}
