import { randomBytes } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Logger, runMigrations } from 'graphile-worker'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateBot, migratePlatformDemo } from '../../src/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** `adminUrl` may create databases; the others are templates to copy. */
    postgres: { adminUrl: string; bot: string; platform: string; demo: string }
  }
}

/** One PostgreSQL for the whole run, with the template databases that every test file copies. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const server = await findServer()
  const run = randomBytes(4).toString('hex')
  const templates = { bot: `tpl_${run}_bot`, platform: `tpl_${run}_platform`, demo: `tpl_${run}_demo` }
  try {
    await makeTemplates(server.adminUrl, templates)
  } catch (error) {
    await server.stop()
    throw error
  }
  provide('postgres', { adminUrl: server.adminUrl, ...templates })
  return async () => {
    await admin(server.adminUrl, async (client) => {
      for (const name of Object.values(templates)) await client.query(`drop database if exists ${name}`)
    })
    await server.stop()
  }
}

async function findServer(): Promise<{ adminUrl: string; stop(): Promise<void> }> {
  const given = process.env.TEST_DATABASE_URL
  if (given) return { adminUrl: given, stop: async () => {} }
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-test-'))
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

async function makeTemplates(adminUrl: string, names: { bot: string; platform: string; demo: string }): Promise<void> {
  await admin(adminUrl, async (client) => {
    await client.query(`create database ${names.bot}`)
    await client.query(`create database ${names.platform}`)
    await migrateBot(inDatabase(adminUrl, names.bot))
    await runMigrations({ connectionString: inDatabase(adminUrl, names.bot), logger: new Logger(() => () => {}) })
    await migratePlatformDemo(inDatabase(adminUrl, names.platform))
    await client.query(`create database ${names.demo} template ${names.platform}`)
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
