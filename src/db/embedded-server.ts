import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
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
  throw new Error(`PostgreSQL in ${place.dataDir} does not come up (${lastComplaint(readLog(place))}): see ${LOG} there.`)
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

// A postmaster's working directory is its data folder; one that died unreaped has none. Without /proc pg_ctl's word stands.
function isOurs({ dataDir }: Place, pid: number): boolean {
  if (!existsSync('/proc/self/cwd')) return true
  try {
    const [theirs, ours] = [statSync(`/proc/${pid}/cwd`), statSync(join(dataDir, CLUSTER))]
    return theirs.dev === ours.dev && theirs.ino === ours.ino
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT'
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
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

async function start(place: Place, port: number): Promise<void> {
  const said = readLog(place).length
  const options = [`-p ${port}`, ...Object.entries(place.settings).map(([name, value]) => `-c ${name}=${value}`)]
  const outcome = await ctl(place, 'start', '-w', '-t', '60', '-l', LOG, '-o', options.join(' '))
  if (outcome.code === 0 || (await findRunning(place)) !== undefined) return
  const why = lastComplaint(readLog(place).slice(said)) || lastLine(outcome.output)
  // Another process starting it, the last children of a killed one, a port taken in between: look again.
  if (!PASSING.test(why))
    throw new Error(
      `PostgreSQL in ${place.dataDir} does not start (${why}): mend that, or move ${CLUSTER} there away to begin anew.`,
    )
  await sleep(PAUSE_MS)
}

function readLog({ dataDir }: Place): string {
  const file = join(dataDir, LOG)
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function lastComplaint(log: string): string {
  return lastLine(
    log
      .split('\n')
      .filter((line) => /FATAL|PANIC/.test(line))
      .at(-1) ?? '',
  )
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
