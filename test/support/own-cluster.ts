import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { Client } from 'pg'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrateBot, migratePlatformDemo } from '../../src/db/migrate.ts'
import { migrateQueue } from '../../src/jobs/worker.ts'
import { seedDemo } from '../../src/platform/demo-data.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import * as schema from '../../src/platform/schema.ts'
import { demoNow } from './demo-now.ts'

export interface OwnCluster {
  botUrl: string
  platformUrl: string
  /** Ends the server as a power cut would, by an immediate shutdown or by kill -9; it comes up again by itself, and recovers. */
  fall(signal?: 'SIGQUIT' | 'SIGKILL'): Promise<void>
  /** Resolves when it answers. */
  answers(): Promise<void>
  /** Falls, and answers again. */
  crash(): Promise<void>
  /** It stands still, its connections with it, until what is returned is called. */
  hang(): () => void
  stop(): Promise<void>
}

/** A PostgreSQL of this test's own, with both databases migrated and the demo's people in it: one that may be ended. */
export async function startOwnCluster(): Promise<OwnCluster> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-own-'))
  // Run by root, PostgreSQL is another account and has to pass through here.
  chmodSync(dataDir, 0o711)
  const { botUrl, platformUrl, stop } = await startEmbedded({ dataDir })
  await migrateBot(botUrl)
  await migrateQueue(botUrl)
  await migratePlatformDemo(platformUrl)
  await using(platformUrl, async (client) => {
    await installOwnSchema(client)
    await seedDemo(drizzle(client, { schema }), { put: async () => {} }, demoNow)
  })
  const postmaster = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const cluster = {
    botUrl,
    platformUrl,
    async fall(signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT') {
      const pid = postmaster()
      // SIGQUIT is PostgreSQL's immediate shutdown: no checkpoint, no goodbye; the next start replays its log.
      process.kill(pid, signal)
      while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20))
    },
    async answers() {
      while (!(await answers(botUrl))) await new Promise((resolve) => setTimeout(resolve, 100))
    },
    async crash() {
      await cluster.fall()
      await cluster.answers()
    },
    hang() {
      const all = [postmaster(), ...childrenOf(postmaster())]
      for (const pid of all) process.kill(pid, 'SIGSTOP')
      return () => {
        for (const pid of all) process.kill(pid, 'SIGCONT')
      }
    },
    async stop() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
  return cluster
}

/** Its sessions and workers, by the parent that Linux notes behind each one's name. */
function childrenOf(parent: number): number[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return all.map(Number).filter((pid) => {
    try {
      const [, , ppid] = /^.*\) (\S) (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      return Number(ppid) === parent
    } catch {
      return false
    }
  })
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const answers = (url: string): Promise<boolean> =>
  using(url, (client) => client.query('select 1')).then(
    () => true,
    () => false,
  )

async function using<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
