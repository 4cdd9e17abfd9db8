import { afterEach, describe, expect, test } from 'vitest'
import { azureBlobs } from '../../src/blobs/azure-blobs.ts'
import { startVersionedStore, type VersionedStore } from './support/versioned-store.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const KEY = 'recordings/one.ogg'

let store: VersionedStore
const remove = () => azureBlobs(store.url, { now: () => NOW }).remove(KEY)
afterEach(() => store.close())

describe('a recording in a container with versioning', () => {
  test('goes with every version, and its neighbour keeps its own', async () => {
    store = await startVersionedStore()
    for (const name of [KEY, KEY, KEY, `${KEY}.later`, `${KEY}.later`]) store.write(name)
    expect(await remove()).toEqual({ is: 'gone' })
    expect(store.left()).toEqual([`${KEY}.later`, `${KEY}.later`])
    expect(await remove()).toEqual({ is: 'gone', wasThere: false })
  })

  test('that soft delete still holds is gone for us, with the day from which nobody can bring it back', async () => {
    store = await startVersionedStore(7)
    for (const name of [KEY, KEY]) store.write(name)
    expect(await remove()).toEqual({ is: 'gone', recoverableUntil: new Date('2026-12-01T10:00:00Z') })
    expect(store.left()).toEqual([])
  })

  test('that somebody keeps writing is not called gone', async () => {
    store = await startVersionedStore()
    store.write(KEY)
    store.isRewritten = true
    expect(await remove()).toEqual({ is: 'stays', because: 'still-there' })
  })

  test.each([
    [409, 'BlobImmutableDueToPolicy', { is: 'stays', because: 'immutable' }],
    [409, 'BlobImmutableDueToLegalHold', { is: 'stays', because: 'immutable' }],
    [412, 'LeaseIdMissing', { is: 'stays', because: 'leased' }],
    [400, 'InvalidUri', { is: 'stays', because: 'bad-key' }],
    [403, 'AuthorizationFailure', { is: 'unreachable', because: 'refused' }],
    [404, 'ContainerNotFound', { is: 'unreachable', because: 'missing' }],
  ])('and a store that answers %i %s keeps it', async (status, code, removal) => {
    store = await startVersionedStore()
    store.write(KEY)
    store.refuse(status, code)
    expect(await remove()).toEqual(removal)
    expect(store.left()).toEqual([KEY])
  })

  test('and a store that calls bad whatever is asked is down: the key is not to blame', async () => {
    store = await startVersionedStore()
    store.refuse(400, 'InvalidHeaderValue', 'all')
    expect(await remove()).toEqual({ is: 'unreachable', because: 'down' })
  })
})
