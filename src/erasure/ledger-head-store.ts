import { existsSync, readFileSync } from 'node:fs'
import { type FileHandle, mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { LedgerHead } from './ledger.ts'

const LINE_BYTES_MAX = 4_096

/** The heads, one line each, outside the database. */
export const headFile = (dataDir: string): string => join(dataDir, 'ledger-head.jsonl')

/** Appends heads after the commit of their entries and waits for the disk. A line written twice does no harm. */
export function appendHeads(file: string, heads: readonly LedgerHead[]): Promise<void> {
  return appendLines(file, heads.map(headLine))
}

export const headLine = ({ seq, hash }: LedgerHead): string => JSON.stringify({ seq, hash })

/** Appends lines in one write and waits for the disk; what a crash cut short before them stays a line of its own. */
export async function appendLines(file: string, lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'a+', 0o600)
  try {
    const start = (await endsCleanly(handle)) ? '' : '\n'
    await handle.writeFile(`${start}${lines.join('\n')}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The heads in the file, in its order; none where there is no file. A line cut short by a crash is left out. */
export function readHeads(file: string): LedgerHead[] {
  if (!existsSync(file)) return []
  return parseHeads(readFileSync(file, 'utf8'))
}

/** The newest of them, without reading the others. */
export async function lastHead(file: string): Promise<LedgerHead | undefined> {
  if (!existsSync(file)) return undefined
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const length = Math.min(size, LINE_BYTES_MAX)
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, size - length)
    return buffer
      .toString('utf8')
      .split('\n')
      .flatMap(parseHead)
      .reduce<LedgerHead | undefined>((last, head) => (last && last.seq > head.seq ? last : head), undefined)
  } finally {
    await handle.close()
  }
}

async function endsCleanly(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat()
  if (size === 0) return true
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
  return buffer[0] === 0x0a
}

/** The heads in these lines; what is none, such as a line that a crash cut short, is left out. */
export function parseHeads(text: string): LedgerHead[] {
  return text.split('\n').flatMap(parseHead)
}

function parseHead(line: string): LedgerHead[] {
  try {
    const { seq, hash } = JSON.parse(line) as Record<string, unknown>
    return typeof seq === 'number' && typeof hash === 'string' ? [{ seq, hash }] : []
  } catch {
    return []
  }
}
