import { lstat, mkdir, open, realpath, rename, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { within } from '../runtime/within.ts'
import { type Blobs, partsOf, type Removal } from './blobs.ts'

/** A network folder that hangs is down. */
const REMOVE_MS_MAX = 10_000
const NO_RIGHTS = ['EACCES', 'EPERM', 'EROFS']

/**
 * Blobs as files below `rootDir`, which the first `put` creates. A key that would leave it is refused, through a link as well. Nothing
 * counts as removed while the folder itself is missing: a disk that is not mounted holds what it held. Folders that a removal leaves
 * empty go with it.
 */
export function localBlobs(rootDir: string): Blobs {
  const root = resolve(rootDir)
  const pathOf = (key: string): string => join(root, ...plain(key))

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    const path = pathOf(key)
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
    const path = pathOf(key)
    await refuseEscape(root, path)
    return (await kindOf(path)) === 'file'
  }

  async function removeFile(path: string): Promise<Removal> {
    if (!(await isFolder(root))) return { is: 'unreachable', because: 'missing' }
    await refuseEscape(root, path)
    if ((await kindOf(path)) === 'folder') return { is: 'stays', because: 'bad-key' }
    const found = [await unlinked(path), await unlinked(`${path}.partial`)]
    if ((await kindOf(path)) !== 'nothing') return { is: 'stays', because: 'still-there' }
    await removeEmptied(dirname(path))
    return found.includes(true) ? { is: 'gone' } : { is: 'gone', wasThere: false }
  }

  // A folder may be named by the number. One that is not empty, or is just being filled again, does not let itself be removed.
  async function removeEmptied(folder: string): Promise<void> {
    if (!folder.startsWith(root + sep)) return
    const wentOrMissing = await rmdir(folder).then(
      () => true,
      (error: NodeJS.ErrnoException) => error.code === 'ENOENT',
    )
    if (wentOrMissing) await removeEmptied(dirname(folder))
  }

  async function remove(key: string): Promise<Removal> {
    const parts = partsOf(key)
    if (!parts) return { is: 'stays', because: 'bad-key' }
    try {
      return await within(REMOVE_MS_MAX, removeFile(join(root, ...parts)), () => new Error('The blob folder hangs.'))
    } catch (error) {
      return failure(error)
    }
  }

  return {
    put: (key, bytes) => withoutPath(put(key, bytes)),
    exists: (key) => withoutPath(exists(key)),
    remove,
  }
}

/** Whether there was such a file. `rm` asks twice as much of the disk, for folders that are none of ours. */
async function unlinked(path: string): Promise<boolean> {
  return unlink(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
      return false
    },
  )
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

function plain(key: string): string[] {
  const parts = partsOf(key)
  if (!parts) throw new Error('A blob key must be a plain relative path.')
  return parts
}

function failure(error: unknown): Removal {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof KeyLeadsOut || code === 'ENAMETOOLONG') return { is: 'stays', because: 'bad-key' }
  return { is: 'unreachable', because: code !== undefined && NO_RIGHTS.includes(code) ? 'refused' : 'down' }
}

class KeyLeadsOut extends Error {
  override message = 'A blob key leads out of the blob folder.'
}

/** Throws unless the nearest existing folder above `path` really lies inside the root, and `path` itself is no link. */
async function refuseEscape(root: string, path: string): Promise<void> {
  if ((await kindOf(root)) === 'nothing') return
  const realRoot = await realpath(root)
  let folder = dirname(path)
  while ((await kindOf(folder)) === 'nothing') folder = dirname(folder)
  const real = await realpath(folder)
  const inside = real === realRoot || real.startsWith(realRoot + sep)
  if (!inside || (await kindOf(path)) === 'link') throw new KeyLeadsOut()
}

// The root may be a link: whoever set it up meant it.
async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false
      throw error
    },
  )
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
