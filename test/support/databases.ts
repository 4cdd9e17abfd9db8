import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'

export interface TestDatabases {
  readonly botUrl: string
  readonly platformUrl: string
}

interface DatabasesOptions {
  /** The platform's demo people and businesses; without it its tables are empty. */
  demo?: boolean
}

const LEAK_CHECKS = 200
const LEAK_PAUSE_MS = 10

/**
 * Two databases of this test file's own, migrated: call it at the top of the file, read the URLs inside tests and hooks. They are
 * dropped at the end; a connection that is still open then fails the file.
 */
export function testDatabases({ demo = false }: DatabasesOptions = {}): TestDatabases {
  const templates = inject('postgres')
  const bot = testDatabase(templates.bot)
  const platform = testDatabase(demo ? templates.demo : templates.platform)
  return {
    get botUrl() {
      return bot.url
    },
    get platformUrl() {
      return platform.url
    },
  }
}

/** One database of this test file's own: a copy of `template`, or an empty one. */
export function testDatabase(template = 'template1'): { readonly url: string } {
  const { adminUrl, prefix } = inject('postgres')
  const name = `${prefix}${randomBytes(6).toString('hex')}`
  let url: string | undefined

  beforeAll(async () => {
    await onServer(adminUrl, (client) => client.query(`create database ${name} template ${template} strategy file_copy`))
    const parsed = new URL(adminUrl)
    parsed.pathname = `/${name}`
    url = parsed.href
  })

  afterAll(async () => {
    await onServer(adminUrl, async (client) => {
      const open = await countOpen(client, name)
      if (open > 0)
        throw new Error(`${open} connections to a test database were left open: close every pool and client in afterAll.`)
      await client.query(`drop database if exists ${name}`)
    })
  })

  return {
    get url() {
      if (!url) throw new Error('The test database exists from beforeAll on: read its URL inside a hook or a test.')
      return url
    },
  }
}

// A closed connection takes PostgreSQL a moment to forget; a leaked one stays.
async function countOpen(client: Client, name: string): Promise<number> {
  let open = 0
  for (let check = 0; check < LEAK_CHECKS; check += 1) {
    const { rowCount } = await client.query(
      `select 1 from pg_stat_activity where datname = $1 and backend_type = 'client backend'`,
      [name],
    )
    open = rowCount ?? 0
    if (open === 0) return 0
    await sleep(LEAK_PAUSE_MS)
  }
  return open
}

async function onServer<T>(adminUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: adminUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
