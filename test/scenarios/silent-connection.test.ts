import net from 'node:net'
import pg from 'pg'
import { expect, it } from 'vitest'
import { openBotDatabase } from '../../src/db/client.ts'
import { withAdvisoryLock } from '../../src/db/lock.ts'
import { openPlatform } from '../../src/platform/client.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()

/** A way to the database that can fall silent: connections stay open, and nothing comes through any more. */
async function wayTo(url: string): Promise<{ url: string; fallSilent(): void; close(): Promise<void> }> {
  const { hostname, port } = new URL(url)
  const sockets: net.Socket[] = []
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), hostname)
    sockets.push(near, far)
    for (const socket of [near, far]) socket.on('error', () => socket.destroy())
    near.pipe(far)
    far.pipe(near)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  const way = new URL(url)
  way.hostname = '127.0.0.1'
  way.port = String(typeof address === 'object' && address !== null ? address.port : 0)
  return {
    url: way.toString(),
    fallSilent() {
      for (const socket of sockets) socket.unpipe().pause()
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}

it('a platform that falls silent in the middle fails the work, and the lock of the work is free again', async () => {
  const way = await wayTo(databases.platformUrl)
  const platform = openPlatform(way.url, {
    applicationName: 'silent',
    connectionsMax: 1,
    waitMsMax: 1_000,
    statementMsMax: 1,
    lockMsMax: 1,
    onError: () => {},
  })
  const locks = openBotDatabase(databases.botUrl, { connectionsMax: 2, waitMsMax: 5_000, onError: () => {} })
  const underLock = (work: () => Promise<unknown>) => withAdvisoryLock(locks.pool, 'request', 'one', work)
  try {
    await platform.pool.query('select 1')
    const work = underLock(() => {
      way.fallSilent()
      return platform.pool.query('select 1')
    })
    await expect(work).rejects.toThrow(/timeout/i)
    expect(await underLock(async () => 'again')).toEqual({ ran: true, value: 'again' })
  } finally {
    await way.close()
    await platform.close()
    await locks.close()
  }
})

it('a lock whose connection falls silent is told to its work as lost', async () => {
  const way = await wayTo(databases.botUrl)
  const pool = new pg.Pool({ connectionString: way.url, max: 1, query_timeout: 200 })
  pool.on('error', () => {})
  try {
    const outcome = withAdvisoryLock(
      pool,
      'request',
      'two',
      (lost) => {
        way.fallSilent()
        return new Promise<boolean>((resolve) => lost.addEventListener('abort', () => resolve(true)))
      },
      50,
    )
    expect(await outcome).toEqual({ ran: true, value: true })
  } finally {
    await way.close()
    await pool.end()
  }
})
