import { existsSync, readFileSync } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { LedgerHead } from './ledger.ts'

/** Appends a head after the commit of its entry and waits for the disk. A line written twice does no harm. */
export async function appendHead(file: string, { seq, hash }: LedgerHead): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify({ seq, hash })}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** The heads in the file, in its order; none where there is no file. A line cut short by a crash is left out. */
export function readHeads(file: string): LedgerHead[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8').split('\n').flatMap(parseHead)
}

function parseHead(line: string): LedgerHead[] {
  try {
    const { seq, hash } = JSON.parse(line) as Record<string, unknown>
    return typeof seq === 'number' && typeof hash === 'string' ? [{ seq, hash }] : []
  } catch {
    return []
  }
}
