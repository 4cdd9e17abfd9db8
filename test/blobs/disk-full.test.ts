import { mkdtempSync, rmSync } from 'node:fs'
import type * as files from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import { localBlobs } from '../../src/blobs/local-blobs.ts'

// Copy-on-write file systems need room to forget a file. No such disk can be had in a test, so Node's own call fails as it does there.
const fault = vi.hoisted(() => ({ code: undefined as string | undefined }))
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof files>()
  const unlink: typeof files.unlink = (path) =>
    fault.code === undefined
      ? real.unlink(path)
      : Promise.reject(
          Object.assign(new Error(`${fault.code}: no space left on device, unlink '${String(path)}'`), { code: fault.code }),
        )
  return { ...real, unlink }
})

const root = mkdtempSync(join(tmpdir(), 'deletion-bot-blobs-'))
afterAll(() => {
  // The next file of this process deals with the real disk.
  vi.doUnmock('node:fs/promises')
  rmSync(root, { recursive: true, force: true })
})
afterEach(() => {
  fault.code = undefined
})

describe('a recording on a disk that is full', () => {
  test.each(['ENOSPC', 'EDQUOT', 'EIO'])(
    '(%s) is not called gone: the erasure waits, and it goes when there is room',
    async (code) => {
      const blobs = localBlobs(root)
      const key = 'recordings/917000014821.ogg'
      await blobs.put(key, Buffer.from('a voice'))
      fault.code = code
      const removal = await blobs.remove(key)
      expect(removal).toEqual({ is: 'unreachable', because: 'down' })
      expect(JSON.stringify(removal)).not.toContain('917000014821')
      expect(await blobs.exists(key)).toBe(true)
      fault.code = undefined
      expect(await blobs.remove(key)).toEqual({ is: 'gone' })
      expect(await blobs.exists(key)).toBe(false)
    },
  )
})
