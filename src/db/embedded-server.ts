import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { type Account, run } from './embedded-account.ts'
import { CLUSTER, lastLine, SUPERUSER } from './embedded-cluster.ts'

/** One cluster on disk and how to drive it. */
export interface Place {
  dataDir: string
  account: Account
  pgCtl: string
  password: string
  /** Server settings for this run, such as `{ fsync: 'off' }` in tests. */
  settings: Record<string, string>
}

const LOG = `${CLUSTER}/server.log`
const PAUSE_MS = 250
const ROUNDS_MAX = 240
const CANNOT_CONNECT_NOW = '57P03'
const TOO_MANY_CONNECTIONS = '53300'
const WRONG_PASSWORD = '28P01'
const PASSING = /already exists|still in use|another server might be running|Address already in use|could not create any TCP/

/** Has the server running and answering, started here or found running. `port` is a wish; the answer is the true one. */
export async function ensureRunning(place: Place, port: number): Promise<number> {
  let wish = port
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const running = await findRunning(place)
    if (running !== undefined && (await answers(place, running))) return running
    if (running === undefined) {
      if (!(await isFree(wish))) wish = await freePort()
      await start(place, wish)
    } else {
      await sleep(PAUSE_MS)
    }
  }
  throw new Error(`PostgreSQL in ${place.dataDir} does not come up: ${whyNot(place)}.`)
}

/** Stops the server, letting running statements end only as far as PostgreSQL's fast mode does. */
export async function stopServer(place: Place): Promise<void> {
  for (const mode of ['fast', 'immediate']) {
    const outcome = await ctl(place, 'stop', '-m', mode, '-w', '-t', '30')
    if (outcome.code === 0 || (await findRunning(place)) === undefined) return
  }
  throw new Error(`PostgreSQL in ${place.dataDir} could not be stopped: end process ${readPid(place)?.pid} by hand.`)
}

/** A URL for one database of the running server. */
export function urlFor(place: Place, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${place.password}@127.0.0.1:${port}/${database}`
}

// pg_ctl asks only whether the process id lives; after a reboot another program may have it, and PostgreSQL would refuse to start.
async function findRunning(place: Place): Promise<number | undefined> {
  const found = readPid(place)
  if (found === undefined) return undefined
  const status = await ctl(place, 'status')
  if (status.code !== 0) return undefined
  if (isOurs(place, found.pid)) return found.port
  rmSync(join(place.dataDir, CLUSTER, 'postmaster.pid'), { force: true })
  return undefined
}

function readPid({ dataDir }: Place): { pid: number; port: number } | undefined {
  try {
    const lines = readFileSync(join(dataDir, CLUSTER, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(lines[0]), port: Number(lines[3]) }
  } catch {
    return undefined
  }
}

// A postmaster's working directory is its data folder. Where that cannot be read, pg_ctl's word stands.
function isOurs({ dataDir }: Place, pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(join(dataDir, CLUSTER))
  } catch {
    return true
  }
}

async function answers(place: Place, port: number): Promise<boolean> {
  const client = new Client({ connectionString: urlFor(place, port, 'postgres'), connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    const { code } = error as { code?: string }
    if (code === WRONG_PASSWORD) {
      throw new Error(
        `The database in ${place.dataDir} has another password than its file says: restore it, or move ${CLUSTER} there away.`,
      )
    }
    return code === TOO_MANY_CONNECTIONS ? true : code !== CANNOT_CONNECT_NOW && false
  } finally {
    await client.end().catch(() => {})
  }
}

async function start(place: Place, port: number): Promise<void> {
  const options = [`-p ${port}`, ...Object.entries(place.settings).map(([name, value]) => `-c ${name}=${value}`)]
  const outcome = await ctl(place, 'start', '-w', '-t', '60', '-l', LOG, '-o', options.join(' '))
  if (outcome.code === 0 || (await findRunning(place)) !== undefined) return
  const why = whyNot(place)
  // Another process starting it, the last children of a killed one, a port taken in between: look again.
  if (!PASSING.test(why)) throw new Error(`PostgreSQL in ${place.dataDir} does not start: ${why || lastLine(outcome.output)}.`)
  await sleep(PAUSE_MS)
}

function whyNot({ dataDir }: Place): string {
  try {
    const lines = readFileSync(join(dataDir, LOG), 'utf8').trim().split('\n')
    return lastLine(lines.filter((line) => /FATAL|PANIC|could not/.test(line)).at(-1) ?? '')
  } catch {
    return ''
  }
}

// The folder is named relative to the working directory: pg_ctl hands it to a shell, and a path may hold anything.
function ctl({ account, dataDir, pgCtl }: Place, ...args: string[]) {
  return run(account, dataDir, pgCtl, [...args, '-D', CLUSTER])
}

function isFree(port: number): Promise<boolean> {
  if (port === 0) return Promise.resolve(false)
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.'))))
    })
  })
}
