import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { azureBlobs } from '../../src/blobs/azure-blobs.ts'
import { type Azurite, startAzurite } from './support/azurite.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const bytes = new Uint8Array([1, 2, 3])
const KEY = 'recordings/2026/one.ogg'

let azurite: Azurite
let url: string
const open = (at = url) => azureBlobs(at, { now: () => NOW })

beforeAll(async () => {
  azurite = await startAzurite()
  url = await azurite.signed('recordings')
})
afterAll(() => azurite.stop())

describe('a recording in Azure Blob Storage', () => {
  test('is there after it was put, and gone after it was removed, its neighbours untouched', async () => {
    const blobs = open()
    for (const key of [KEY, `${KEY}.later`, 'recordings/2026/one', 'recordings/२०२६/दूसरी कॉल?.ogg']) await blobs.put(key, bytes)
    expect(await blobs.remove(KEY)).toEqual({ is: 'gone' })
    expect(await blobs.exists(KEY)).toBe(false)
    expect(await blobs.exists(`${KEY}.later`)).toBe(true)
    expect(await blobs.exists('recordings/2026/one')).toBe(true)
    expect(await blobs.remove('recordings/२०२६/दूसरी कॉल?.ogg')).toEqual({ is: 'gone' })
    expect(await blobs.exists('recordings/२०२६/दूसरी कॉल?.ogg')).toBe(false)
  })

  test('may be removed twice, and without having been there', async () => {
    const blobs = open()
    await blobs.put('twice.ogg', bytes)
    expect(await blobs.remove('twice.ogg')).toEqual({ is: 'gone' })
    expect(await blobs.remove('twice.ogg')).toEqual({ is: 'gone', wasThere: false })
    expect(await blobs.remove('never.ogg')).toEqual({ is: 'gone', wasThere: false })
  })

  test('takes its snapshots along', async () => {
    const blobs = open()
    await blobs.put('snapped.ogg', bytes)
    const container = azurite.service.getContainerClient('recordings')
    await container.getBlobClient('snapped.ogg').createSnapshot()
    await container.getBlobClient('snapped.ogg').createSnapshot()
    expect(await blobs.remove('snapped.ogg')).toEqual({ is: 'gone' })
    const left: string[] = []
    for await (const { name } of container.listBlobsFlat({ prefix: 'snapped', includeSnapshots: true })) left.push(name)
    expect(left).toEqual([])
  })

  test('under a lease stays, and goes when the lease has ended', async () => {
    const blobs = open()
    await blobs.put('leased.ogg', bytes)
    const lease = azurite.service.getContainerClient('recordings').getBlobClient('leased.ogg').getBlobLeaseClient()
    await lease.acquireLease(-1)
    expect(await blobs.remove('leased.ogg')).toEqual({ is: 'stays', because: 'leased' })
    expect(await blobs.exists('leased.ogg')).toBe(true)
    await lease.releaseLease()
    expect(await blobs.remove('leased.ogg')).toEqual({ is: 'gone' })
  })

  test('may have a name as long as Azure takes', async () => {
    const key = `${'folder/'.repeat(40)}${'x'.repeat(700)}.ogg`
    await open().put(key, bytes)
    expect(await open().remove(key)).toEqual({ is: 'gone' })
  })

  test.each(['../outside.ogg', '', 'a//b', 'a\0b', 'x'.repeat(1_025)])('named %j is refused', async (key) => {
    expect(await open().remove(key)).toEqual({ is: 'stays', because: 'bad-key' })
    await expect(open().put(key, bytes)).rejects.toThrow(/plain relative path/)
  })
})

describe('a container in trouble', () => {
  test.each([
    ['may not be deleted from', 'rl', 'refused'],
    ['may not be listed, so that nothing proves a blob gone', 'rdx', 'refused'],
  ])('that %s removes nothing for sure', async (_, rights, because) => {
    const key = `rights-${rights}.ogg`
    await open().put(key, bytes)
    expect(await open(await azurite.signed('recordings', rights)).remove(key)).toEqual({ is: 'unreachable', because })
  })

  test('that does not exist is missing, and not empty', async () => {
    const gone = await azurite.signed('short-lived')
    await azurite.service.getContainerClient('short-lived').delete()
    expect(await open(gone).remove(KEY)).toEqual({ is: 'unreachable', because: 'missing' })
  })

  test('with a wrong signature is refused, and no error repeats signature or key', async () => {
    const forged = url.replace(/sig=[^&]+/, 'sig=Zm9yZ2Vk')
    expect(await open(forged).remove(KEY)).toEqual({ is: 'unreachable', because: 'refused' })
    const refusal = await open(forged)
      .put('calls/917000012345.ogg', bytes)
      .then(
        () => 'taken',
        (error: Error) => `${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`,
      )
    expect(refusal).toContain('403')
    expect(refusal).not.toMatch(/917000012345|Zm9yZ2Vk|sig=/)
  })

  test('that nobody answers for is down', async () => {
    const nowhere = 'http://127.0.0.1:9/devstoreaccount1/recordings?sv=2024-11-04&sig=x'
    expect(await azureBlobs(nowhere, { now: () => NOW, removeMsMax: 500 }).remove(KEY)).toEqual({
      is: 'unreachable',
      because: 'down',
    })
  })
})
