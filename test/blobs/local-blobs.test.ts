import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localBlobs } from '../../src/blobs/local-blobs.ts'

let folder: string
let root: string
const bytes = new Uint8Array([1, 2, 3])

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'))
  root = join(folder, 'root')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a recording on the local disk', () => {
  test('is there after it was put, readable by nobody else, and gone after it was removed', async () => {
    const blobs = localBlobs(root)
    await blobs.put('recordings/a/1.ogg', bytes)
    expect(await blobs.exists('recordings/a/1.ogg')).toBe(true)
    expect(new Uint8Array(await readFile(join(root, 'recordings/a/1.ogg')))).toEqual(bytes)
    expect((await stat(join(root, 'recordings/a/1.ogg'))).mode & 0o777).toBe(0o600)
    await blobs.remove('recordings/a/1.ogg')
    expect(await blobs.exists('recordings/a/1.ogg')).toBe(false)
    expect(await readdir(root)).toEqual([])
  })

  test('takes the folders along that it leaves empty, which may bear the number, and no others', async () => {
    const own = join(folder, 'own')
    const blobs = localBlobs(own)
    for (const key of ['calls/917000014821/2026/1.ogg', 'calls/917000026350/2026/1.ogg']) await blobs.put(key, bytes)
    await blobs.remove('calls/917000014821/2026/1.ogg')
    expect(await readdir(join(own, 'calls'))).toEqual(['917000026350'])
    // A pass that was cut short between file and folder is gone through again.
    await mkdir(join(own, 'calls/917000014821/2026'), { recursive: true })
    expect(await blobs.remove('calls/917000014821/2026/1.ogg')).toEqual({ is: 'gone', wasThere: false })
    await blobs.remove('calls/917000026350/2026/1.ogg')
    expect(await readdir(own)).toEqual([])
  })

  test('lets nobody lose what they write beside it at that moment', async () => {
    const blobs = localBlobs(join(folder, 'busy'))
    for (let round = 0; round < 50; round += 1) {
      await blobs.put('a/b/old.ogg', bytes)
      await mkdir(join(folder, 'busy/a/b'), { recursive: true })
      const [, written] = await Promise.all([
        blobs.remove('a/b/old.ogg'),
        writeFile(join(folder, 'busy/a/b/new.ogg'), bytes).then(
          () => true,
          () => false,
        ),
      ])
      expect(await blobs.exists('a/b/new.ogg')).toBe(written)
      await blobs.remove('a/b/new.ogg')
    }
  })

  test('may be removed twice, and before its folder exists', async () => {
    const blobs = localBlobs(root)
    await blobs.put('twice.ogg', bytes)
    await blobs.remove('twice.ogg')
    await blobs.remove('twice.ogg')
    expect(await blobs.remove('never/there.ogg')).toEqual({ is: 'gone', wasThere: false })
    expect(await localBlobs(join(folder, 'not-yet')).exists('never/there.ogg')).toBe(false)
  })

  test('takes a half-written copy of itself along when it goes', async () => {
    const blobs = localBlobs(root)
    await blobs.put('half.ogg', bytes)
    await writeFile(join(root, 'half.ogg.partial'), bytes)
    await blobs.remove('half.ogg')
    expect((await readdir(root)).filter((name) => name.startsWith('half'))).toEqual([])
  })

  test('is not confused with the folder it lies in', async () => {
    const blobs = localBlobs(root)
    await blobs.put('folder/one.ogg', bytes)
    expect(await blobs.exists('folder')).toBe(false)
    expect(await blobs.remove('folder')).toEqual({ is: 'stays', because: 'bad-key' })
    expect(await blobs.exists('folder/one.ogg')).toBe(true)
  })
})

describe('a blob folder in trouble', () => {
  test('that is not there has removed nothing: a disk that is not mounted holds what it held', async () => {
    expect(await localBlobs(join(folder, 'not-yet')).remove('a.ogg')).toEqual({ is: 'unreachable', because: 'missing' })
  })

  test('may be a link to where the recordings lie', async () => {
    await mkdir(join(folder, 'elsewhere'))
    await symlink(join(folder, 'elsewhere'), join(folder, 'linked'))
    await localBlobs(join(folder, 'linked')).put('one.ogg', bytes)
    expect(await localBlobs(join(folder, 'linked')).remove('one.ogg')).toEqual({ is: 'gone' })
    expect(await readdir(join(folder, 'elsewhere'))).toEqual([])
  })

  test('that is no folder, or whose files answer with an error, says so and keeps what it has', async () => {
    await writeFile(join(folder, 'a-file'), 'x')
    expect(await localBlobs(join(folder, 'a-file')).remove('one.ogg')).toEqual({ is: 'unreachable', because: 'missing' })
    const looped = join(folder, 'looped')
    await symlink(looped, looped)
    expect(await localBlobs(looped).remove('one.ogg')).toEqual({ is: 'unreachable', because: 'down' })
  })

  test.skipIf(process.getuid?.() === 0)('whose rights do not suffice is refused', async () => {
    const closed = join(folder, 'closed')
    await localBlobs(closed).put('one.ogg', bytes)
    await chmod(closed, 0o500)
    expect(await localBlobs(closed).remove('one.ogg')).toEqual({ is: 'unreachable', because: 'refused' })
    await chmod(closed, 0o700)
    expect(await localBlobs(closed).exists('one.ogg')).toBe(true)
  })
})

describe('a key that leads out of the blob folder', () => {
  const keys = [
    '../outside.ogg',
    'a/../../outside.ogg',
    '/etc/hostname',
    '',
    '.',
    'a//b',
    'a/',
    'a\0b',
    '..\\outside',
    'x'.repeat(1_025),
    'a.partial',
  ]

  test.each(keys)('%j is refused by all three functions', async (key) => {
    const blobs = localBlobs(root)
    await expect(blobs.put(key, bytes)).rejects.toThrow(/plain relative path/)
    await expect(blobs.exists(key)).rejects.toThrow(/plain relative path/)
    expect(await blobs.remove(key)).toEqual({ is: 'stays', because: 'bad-key' })
  })

  test('is refused when a link inside points out, and the file outside stays', async () => {
    const outside = join(folder, 'outside')
    await mkdir(outside)
    await writeFile(join(outside, 'secret'), 'stays')
    await mkdir(root, { recursive: true })
    await symlink(outside, join(root, 'link'))
    await symlink(join(outside, 'secret'), join(root, 'file-link'))
    const blobs = localBlobs(root)
    for (const key of ['link/secret', 'link/new/deep', 'file-link']) {
      await expect(blobs.put(key, bytes)).rejects.toThrow(/leads out/)
      await expect(blobs.exists(key)).rejects.toThrow(/leads out/)
      expect(await blobs.remove(key)).toEqual({ is: 'stays', because: 'bad-key' })
    }
    expect(await readdir(outside)).toEqual(['secret'])
    expect(await readFile(join(outside, 'secret'), 'utf8')).toBe('stays')
  })

  test('no key at all writes outside, and no refusal repeats the key', async () => {
    const blobs = localBlobs(join(folder, 'fuzz', 'root'))
    const part = fc.constantFrom('..', '.', 'a', '+917000012345', '', 'b.ogg')
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 5 }), async (parts) => {
        const refusal = await blobs.put(parts.join('/'), bytes).then(
          () => '',
          (error: Error) => error.message,
        )
        expect(refusal).not.toContain('917000012345')
        expect((await readdir(join(folder, 'fuzz')).catch(() => [])).filter((name) => name !== 'root')).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
