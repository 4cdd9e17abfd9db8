import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const children: ChildProcess[] = []
const folders: string[] = []

/** `npm start` as a process of its own, without npm. */
export interface Server {
  process: ChildProcess
  stdout(): string
  stderr(): string
  /** Where it listens, once it has said so and is ready. */
  ready(): Promise<string>
  /** Resolves when it has printed this. */
  prints(text: string): Promise<void>
  /** Its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals>
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>
}

/** Starts the program with these settings and no others. */
export function startServer(env: Record<string, string>): Server {
  const plain = { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', LOG_LEVEL: 'silent', PORT: '0', WORKER_PORT: '0' }
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: ROOT,
    env: { ...plain, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString()
  })
  const ended = once(child, 'close').then(([code, signal]) => (signal ?? code) as number | NodeJS.Signals)
  const until = async (done: () => boolean | Promise<boolean>) => {
    while (!(await done())) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`The program ended early: ${err}${out}`)
      await sleep(100)
    }
  }
  return {
    process: child,
    stdout: () => out,
    stderr: () => err,
    ended,
    prints: (text) => until(() => out.includes(text)),
    async ready() {
      await until(() => /Ctrl-C/.test(out))
      const url = /(http:\S+)\/webhook/.exec(out)?.[1] ?? ''
      if (url !== '') await until(async () => (await statusOf(`${url}/readyz`)) === 200)
      return url
    },
    async end(signal) {
      child.kill(signal)
      return ended
    },
  }
}

/** The HTTP status, or 0 when nobody answers. */
export async function statusOf(url: string): Promise<number> {
  try {
    return (await fetch(url)).status
  } catch {
    return 0
  }
}

/** The process id of the embedded PostgreSQL's postmaster that lives in this folder, if one does. */
export function postmasterOf(dataDir: string): number | undefined {
  const file = join(dataDir, 'postgres', 'postmaster.pid')
  if (!existsSync(file)) return undefined
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0])
  return isAlive(pid) ? pid : undefined
}

/** Whether this process runs; one that ended and that nobody has asked for yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    const stat = `/proc/${pid}/stat`
    return !existsSync(stat) || !/\) Z /.test(readFileSync(stat, 'utf8'))
  } catch {
    return false
  }
}

/** A folder for DATA_DIR that does not exist yet, in one that every account may pass. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'deletion-bot-start-'))
  chmodSync(folder, 0o755)
  folders.push(folder)
  return join(folder, 'data')
}

/** A copy of a stopped DATA_DIR, owners and modes included. */
export function copyDataDir(from: string): string {
  const to = newDataDir()
  const { status, stderr } = spawnSync('cp', ['-a', from, to])
  if (status !== 0) throw new Error(String(stderr))
  return to
}

/** Ends every process and removes every folder of this test file: call it at the end. */
export async function cleanUp(): Promise<void> {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  for (const folder of folders.splice(0)) {
    const postmaster = postmasterOf(join(folder, 'data'))
    if (postmaster !== undefined) process.kill(postmaster, 'SIGINT')
    while (postmaster !== undefined && isAlive(postmaster)) await sleep(100)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}
