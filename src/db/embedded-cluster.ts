import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newToken } from '../runtime/ids.ts'
import { type Account, run } from './embedded-account.ts'

export const CLUSTER = 'postgres'
export const SUPERUSER = 'postgres'

// Written last, before the folder gets its name: only a finished cluster has it.
const SEAL = 'deletion-bot.json'
const UNFINISHED = /^postgres\.init-(\d+)$/
const INITDB_WRITES = /^(PG_VERSION|base|global|pg_[a-z_]+(\.conf)?|postgresql(\.auto)?\.conf)$/

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  // A socket's path may not be longer than 107 bytes, and a data folder's may.
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '64MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The server's log must hold no row's content: no failing statements, no "Key (phone)=(…)".
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** Whose the finished cluster in `dataDir` is, if one is there; only that account can run it. Root's is nobody's: PostgreSQL refuses root. */
export function clusterOwner(dataDir: string): { uid: number; gid: number } | undefined {
  const folder = join(dataDir, CLUSTER)
  if (!existsSync(join(folder, SEAL))) return undefined
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { uid, gid }
}

/**
 * Makes the cluster if there is none, and gives its password. It is made under another name and renamed when complete: of two
 * processes one wins, and what an interruption left is redone. A finished cluster is never deleted.
 */
export async function ensureCluster(dataDir: string, account: Account, initdb: string, major: string): Promise<string> {
  const cluster = join(dataDir, CLUSTER)
  sweepUnfinished(dataDir)
  if (!isFinished(cluster)) await makeCluster(dataDir, account, initdb)
  assertUsable(cluster, major)
  return readSeal(cluster)
}

function isFinished(cluster: string): boolean {
  if (!existsSync(cluster)) return false
  if (existsSync(join(cluster, SEAL))) return true
  const names = listFolder(cluster)
  if (!names.every((name) => INITDB_WRITES.test(name))) {
    throw new Error(`${cluster} is not a database of this program: move it away, or set DATA_DIR to another folder.`)
  }
  rmSync(cluster, { recursive: true })
  return false
}

async function makeCluster(dataDir: string, account: Account, initdb: string): Promise<void> {
  const work = join(dataDir, `postgres.init-${process.pid}`)
  const made = join(work, 'cluster')
  const password = newToken()
  try {
    rmSync(work, { recursive: true, force: true })
    mkdirSync(work, { mode: 0o700 })
    writeOwned(join(work, 'password'), password, account)
    if (account.owner) chownSync(work, account.owner.uid, account.owner.gid)
    const outcome = await run(account, work, initdb, initdbArguments())
    if (outcome.code !== 0) {
      const why = /^.*(?:error|FATAL):.*$/m.exec(outcome.output)?.[0] ?? outcome.output
      throw new Error(
        `PostgreSQL cannot prepare ${dataDir} (${lastLine(why)}): mend that, or set DATABASE_URL and PLATFORM_DATABASE_URL to a server.`,
      )
    }
    writeOwned(join(made, SEAL), JSON.stringify({ password }), account)
    moveIntoPlace(made, join(dataDir, CLUSTER))
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

function initdbArguments(): string[] {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['--set', `${name}=${value}`])
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  return ['--pgdata=cluster', `--username=${SUPERUSER}`, '--auth=scram-sha-256', '--pwfile=password', ...locale, ...settings]
}

function moveIntoPlace(made: string, cluster: string): void {
  try {
    renameSync(made, cluster)
  } catch (error) {
    // Another process was quicker; its cluster is the one.
    if (!existsSync(join(cluster, SEAL))) throw error
  }
}

function assertUsable(cluster: string, major: string): void {
  if (!existsSync(join(cluster, 'PG_VERSION')) || !existsSync(join(cluster, 'global', 'pg_control'))) {
    throw new Error(
      `The database in ${cluster} is damaged (files are missing): restore it from a backup, or move the folder away.`,
    )
  }
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found !== major) {
    throw new Error(
      `The database in ${cluster} was made by PostgreSQL ${found}, this is ${major}: move the folder away, or set DATABASE_URL and PLATFORM_DATABASE_URL to a server that runs it.`,
    )
  }
}

function readSeal(cluster: string): string {
  try {
    const { password } = JSON.parse(readFileSync(join(cluster, SEAL), 'utf8')) as { password?: unknown }
    if (typeof password === 'string' && password !== '') return password
  } catch {
    // Falls through to the sentence below.
  }
  throw new Error(
    `The password of the database cannot be read from ${join(cluster, SEAL)}: restore that file, or move ${cluster} away.`,
  )
}

function sweepUnfinished(dataDir: string): void {
  for (const name of listFolder(dataDir)) {
    const pid = Number(UNFINISHED.exec(name)?.[1] ?? 0)
    if (pid > 0 && !isAlive(pid)) rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    throw new Error(`${folder} cannot be read: give this user access to it, or set DATA_DIR to another folder.`)
  }
}

function writeOwned(file: string, content: string, { owner }: Account): void {
  writeFileSync(file, content, { mode: 0o600, flush: true })
  if (owner) chownSync(file, owner.uid, owner.gid)
}

export function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? ''
}
