import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const NAME = /^[0-9a-f-]{36}\.eml$/

/** Keeps a mail as a file that only this user can read, instead of sending it. The same mail twice is one file. */
export async function keepInFolder(folder: string, id: string, bytes: Buffer, now: Date): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = join(folder, `${id}.eml`)
  const aside = `${file}.${process.pid}`
  await writeFile(aside, bytes, { mode: 0o600, flush: true })
  // Its age is told by the bot's clock, which the demo moves.
  await utimes(aside, now, now)
  await rename(aside, file)
}

/** The mails of the folder, newest first. */
export async function mailsInFolder(folder: string): Promise<{ id: string; at: Date; bytes: Buffer }[]> {
  const names = (await readdir(folder).catch(ifMissing)).filter((name) => NAME.test(name))
  const mails = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, name)
      const [found, bytes] = await Promise.all([stat(file).catch(gone), readFile(file).catch(gone)])
      return found && bytes ? [{ id: name.slice(0, -4), at: found.mtime, bytes }] : []
    }),
  )
  return mails.flat().sort((a, b) => b.at.getTime() - a.at.getTime())
}

/** Removes what was written before `before`, unfinished files included. Returns how many. */
export async function forgetFolder(folder: string, before: Date): Promise<number> {
  let removed = 0
  for (const name of await readdir(folder).catch(ifMissing)) {
    const file = join(folder, name)
    const found = await stat(file).catch(gone)
    if (!found || found.mtime >= before) continue
    await rm(file, { force: true })
    removed += 1
  }
  return removed
}

function ifMissing(error: NodeJS.ErrnoException): string[] {
  gone(error)
  return []
}

/** Another process has removed it meanwhile. */
function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
