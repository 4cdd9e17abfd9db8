import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { inject } from 'vitest'
import type { CrashJob } from '../../support/crash-worker.ts'

/** A worker process that has been started and waits for what to do. */
export interface Child {
  /** The checkpoints it has passed, then `done`. */
  passed: string[]
  begin(job: CrashJob): void
  /** Lets a waiting one go on. */
  goOn(): void
  /** Nothing more comes from us: one that took over ends. */
  end(): void
  /** Resolves when it has said this line. */
  says(line: string): Promise<void>
  kill(): void
  /** What it logged so far, warnings and worse. */
  log(): string
  /** How it ended: the signal that ended it, or null when it came to its end. */
  ended: Promise<NodeJS.Signals | null>
}

export function startChild(): Child {
  const child = spawn(process.execPath, [inject('programs').crashWorker], { stdio: ['pipe', 'pipe', 'pipe'] })
  const passed: string[] = []
  let log = ''
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString()
  })
  const listeners = new Set<() => void>()
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    passed.push(line)
    for (const listener of listeners) listener()
  })
  return {
    passed,
    begin: (job) => void child.stdin.write(`${JSON.stringify(job)}\n`),
    goOn: () => void child.stdin.write('\n'),
    end: () => void child.stdin.end(),
    says: (line) =>
      new Promise((resolve) => {
        const look = () => {
          if (!passed.includes(line)) return
          listeners.delete(look)
          resolve()
        }
        listeners.add(look)
        look()
      }),
    log: () => log,
    kill: () => void child.kill('SIGKILL'),
    ended: ending(child, once(lines, 'close'), () => log),
  }
}

async function ending(child: ChildProcess, allRead: Promise<unknown>, log: () => string): Promise<NodeJS.Signals | null> {
  const [[code, signal]] = await Promise.all([once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>, allRead])
  if (signal === null && code !== 0) throw new Error(`The worker process failed with exit code ${code}: ${log()}`)
  return signal
}
