import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateBot, migratePlatformDemo } from '../../src/db/migrate.ts'
import { seedDemo } from '../../src/platform/demo-data.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import * as schema from '../../src/platform/schema.ts'
import { demoNow } from './demo-now.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** `adminUrl` may create databases, whose names begin with `prefix`; the others are templates to copy. */
    postgres: { adminUrl: string; prefix: string; bot: string; platform: string; demo: string }
  }
}

const MEMORY = '/dev/shm'
const ROOM_BYTES = 8 * 1024 ** 3

/** One PostgreSQL for the whole run, with the template databases that every test file copies. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await findServer()
  const prefix = `test_${randomBytes(4).toString('hex')}_`
  const templates = { bot: `${prefix}bot`, platform: `${prefix}platform`, demo: `${prefix}demo` }
  try {
    await makeTemplates(server.adminUrl, templates)
  } catch (error) {
    await server.stop()
    throw error
  }
  provide('postgres', { adminUrl: server.adminUrl, prefix, ...templates })
  return async () => {
    // Vitest only prints a teardown that throws or never ends: the run has failed unless this one comes to its end.
    const ending = process.exitCode
    process.exitCode = 1
    await admin(server.adminUrl, (client) => dropAll(client, prefix))
    await server.stop()
    process.exitCode = ending
  }
}

// Also what a test file left because its connections were still open.
async function dropAll(client: Client, prefix: string): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    'select datname as name from pg_database where starts_with(datname, $1)',
    [prefix],
  )
  for (const { name } of rows) await client.query(`drop database ${client.escapeIdentifier(name)} with (force)`)
}

async function findServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { adminUrl: given, stop: async () => {} }
  const dataDir = mkdtempSync(join(roomyFolder(), 'deletion-bot-test-'))
  // Run by root, PostgreSQL is another account and has to pass through here.
  chmodSync(dataDir, 0o711)
  const embedded = await startEmbedded({ dataDir, settings: { fsync: 'off', synchronous_commit: 'off', max_connections: '200' } })
  return {
    adminUrl: embedded.botUrl,
    stop: async () => {
      await embedded.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

// What the tests' server holds is thrown away: memory will do where there is plenty of it.
function roomyFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY)
    if (bavail * bsize >= ROOM_BYTES) return MEMORY
  } catch {
    // No such folder on this machine.
  }
  return tmpdir()
}

async function makeTemplates(adminUrl: string, names: { bot: string; platform: string; demo: string }): Promise<void> {
  await admin(adminUrl, async (client) => {
    await client.query(`create database ${names.bot}`)
    await client.query(`create database ${names.platform}`)
    await migrateBot(inDatabase(adminUrl, names.bot))
    await runMigrations({ connectionString: inDatabase(adminUrl, names.bot), logger: new Logger(() => () => {}) })
    await migratePlatformDemo(inDatabase(adminUrl, names.platform))
    await admin(inDatabase(adminUrl, names.platform), installOwnSchema)
    await client.query(`create database ${names.demo} template ${names.platform}`)
    await admin(inDatabase(adminUrl, names.demo), async (demo) => {
      await seedDemo(drizzle(demo, { schema }), { put: async () => {} }, demoNow)
      await demo.query('vacuum analyze')
    })
  })
}

async function admin(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

function inDatabase(url: string, database: string): string {
  const parsed = new URL(url)
  parsed.pathname = `/${database}`
  return parsed.href
}
