import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { expectedForeignKeys } from '../../src/platform/expected-keys.ts'

/** Moves the platform's tables out of `public` into a schema of another name, and writes the data map that says so. Returns its path. */
export async function moveTables(platformUrl: string, schema: string, dir: string): Promise<string> {
  await onDatabase(platformUrl, async (client) => {
    await client.query(`alter schema public rename to ${client.escapeIdentifier(schema)}`)
    await client.query('create schema public')
  })
  const path = join(dir, 'map.json')
  writeFileSync(path, JSON.stringify({ format: 1, schema, tables: referenceMap, foreignKeys: expectedForeignKeys() }))
  return path
}

export async function onDatabase<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
