import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { type Embedded, startEmbedded } from '../../src/db/embedded.ts'

const SCRIPT = fileURLToPath(new URL('start-embedded.ts', import.meta.url))
const folders: string[] = []
const servers: Embedded[] = []

/** Every process started here or by a test; `cleanUp` ends them. */
export const children: ChildProcess[] = []
export const isRoot = process.getuid?.() === 0

/** Ends and removes whatever a test started: call it after each. */
export async function cleanUp(): Promise<void> {
  for (const child of children.splice(0)) await end(child, 'SIGTERM')
  for (const server of servers.splice(0)) await server.stop()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return folder
}

export async function start(dataDir: string): Promise<Embedded> {
  const server = await startEmbedded({ dataDir, settings: { fsync: 'off' } })
  servers.push(server)
  return server
}

export function spawnStart(dataDir: string): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', SCRIPT, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

export async function startApart(
  dataDir: string,
): Promise<{ child: ChildProcess; answer: { botUrl: string; startedByUs: boolean } }> {
  const child = spawnStart(dataDir)
  if (!child.stdout) throw new Error('The child has no standard output.')
  for await (const line of createInterface({ input: child.stdout })) return { child, answer: JSON.parse(line) }
  throw new Error('The child ended without a word.')
}

export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.kill(signal)
  await gone
}

export function postmasterOf(dataDir: string): number {
  return Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
}

export async function query(url: string, text: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Tries until it works; the test's own time limit is the end. */
export async function eventually<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work()
    } catch {
      await sleep(50)
    }
  }
}
