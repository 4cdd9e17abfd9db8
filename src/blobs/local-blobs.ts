import { lstat, mkdir, open, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { Blobs } from './blobs.ts'

const KEY_LENGTH_MAX = 500

/** Blobs as files below `rootDir`, which is created when needed. A key that would leave it is refused, through a link as well. */
export function localBlobs(rootDir: string): Blobs {
  const root = resolve(rootDir)

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    const path = join(root, ...partsOf(key))
    await mkdir(root, { recursive: true, mode: 0o700 })
    await refuseEscape(root, path)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    // A name of its own and a rename: a reader never meets half a recording.
    const partial = `${path}.partial`
    const file = await open(partial, 'w', 0o600)
    try {
      await file.writeFile(bytes)
    } finally {
      await file.close()
    }
    await rename(partial, path)
  }

  async function exists(key: string): Promise<boolean> {
    const path = join(root, ...partsOf(key))
    await refuseEscape(root, path)
    return (await kindOf(path)) === 'file'
  }

  async function remove(key: string): Promise<void> {
    const path = join(root, ...partsOf(key))
    await refuseEscape(root, path)
    if ((await kindOf(path)) === 'folder') throw new Error('A blob key names a folder: nothing was removed.')
    await rm(path, { force: true })
    await rm(`${path}.partial`, { force: true })
    if ((await kindOf(path)) !== 'nothing') throw new Error('A blob is still there after its removal.')
  }

  return {
    put: (key, bytes) => withoutPath(put(key, bytes)),
    exists: (key) => withoutPath(exists(key)),
    remove: (key) => withoutPath(remove(key)),
  }
}

// Keys may be made of a customer's number, and Node puts the path into its messages: only the code goes on.
async function withoutPath<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw code ? new Error(`The blob folder answered ${code}.`) : error
  }
}

function partsOf(key: string): string[] {
  const parts = key.split('/')
  const bad = (part: string) => part === '' || part === '.' || part === '..' || part.endsWith('.partial')
  if (key.length > KEY_LENGTH_MAX || key.includes('\0') || key.includes('\\') || parts.some(bad)) {
    throw new Error('A blob key must be a plain relative path.')
  }
  return parts
}

/** Throws unless the nearest existing folder above `path` really lies inside the root, and `path` itself is no link. */
async function refuseEscape(root: string, path: string): Promise<void> {
  if ((await kindOf(root)) === 'nothing') return
  const realRoot = await realpath(root)
  let folder = dirname(path)
  while ((await kindOf(folder)) === 'nothing') folder = dirname(folder)
  const real = await realpath(folder)
  const inside = real === realRoot || real.startsWith(realRoot + sep)
  if (!inside || (await kindOf(path)) === 'link') throw new Error('A blob key leads out of the blob folder.')
}

async function kindOf(path: string): Promise<'nothing' | 'file' | 'folder' | 'link'> {
  try {
    const stat = await lstat(path)
    if (stat.isSymbolicLink()) return 'link'
    return stat.isDirectory() ? 'folder' : 'file'
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'nothing'
    throw error
  }
}
