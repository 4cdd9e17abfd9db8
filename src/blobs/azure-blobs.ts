import { type BlobItem, ContainerClient, newPipeline, RestError } from '@azure/storage-blob'
import { type Blobs, partsOf, type Removal, type StoreTrouble } from './blobs.ts'

/** For one removal, its repetitions and its verification included. */
const REMOVE_MS_MAX = 20_000
const PUT_MS_MAX = 60_000
const RETRIES = { maxTries: 3, tryTimeoutInMs: 5_000, retryDelayInMs: 200, maxRetryDelayInMs: 2_000 }
/** A blob that keeps getting new versions while its old ones are removed is somebody's living file. */
const ROUNDS_MAX = 3
const PAGE = 1_000
const DAY_MS = 86_400_000

const BAD_REQUEST = 400
const PRECONDITION_FAILED = 412
const CONFLICT = 409
const NOT_FOUND = 404
const UNAUTHORISED = [401, 403]

/**
 * Blobs in a container of Azure Blob Storage. `url` is the container's with its shared access signature, a secret: it needs the rights
 * to read, list, delete and delete versions (`rldx`). https://learn.microsoft.com/rest/api/storageservices/delete-blob
 */
export function azureBlobs(url: string, { now, removeMsMax = REMOVE_MS_MAX }: { now: () => Date; removeMsMax?: number }): Blobs {
  const container = new ContainerClient(url, newPipeline(undefined, { retryOptions: RETRIES }))

  async function removeAll(key: string, abortSignal: AbortSignal): Promise<Removal> {
    const blob = container.getBlobClient(key)
    let { succeeded: wasThere } = await blob.deleteIfExists({ deleteSnapshots: 'include', abortSignal })
    for (let round = 0; round < ROUNDS_MAX; round += 1) {
      const left = await allOf(container, key, abortSignal)
      const alive = left.filter(({ deleted }) => deleted !== true)
      wasThere ||= left.length > 0
      if (alive.length === 0) return goneWith(left, wasThere, now())
      for (const { versionId, snapshot } of alive) {
        const one = versionId ? blob.withVersion(versionId) : snapshot ? blob.withSnapshot(snapshot) : blob
        await one.deleteIfExists({ ...(versionId || snapshot ? {} : { deleteSnapshots: 'include' }), abortSignal })
      }
    }
    return { is: 'stays', because: 'still-there' }
  }

  return {
    async put(key, bytes) {
      if (!partsOf(key)) throw new Error('A blob key must be a plain relative path.')
      const body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      const signal = { abortSignal: AbortSignal.timeout(PUT_MS_MAX) }
      await quietly(container.getBlockBlobClient(key).upload(body, body.length, signal))
    },
    async exists(key) {
      if (!partsOf(key)) throw new Error('A blob key must be a plain relative path.')
      return quietly(container.getBlobClient(key).exists({ abortSignal: AbortSignal.timeout(removeMsMax) }))
    },
    async remove(key) {
      if (!partsOf(key)) return { is: 'stays', because: 'bad-key' }
      try {
        return await removeAll(key, AbortSignal.timeout(removeMsMax))
      } catch (error) {
        const removal = failure(error)
        const isBadKey = removal.is === 'stays' && removal.because === 'bad-key'
        return isBadKey && (await refusesAll(container, removeMsMax)) ? { is: 'unreachable', because: 'down' } : removal
      }
    },
  }
}

/** Everything of this very name: the blob, its snapshots, its versions, and what soft delete still holds. Exact names sort first. */
async function allOf(container: ContainerClient, key: string, abortSignal: AbortSignal): Promise<BlobItem[]> {
  const found: BlobItem[] = []
  const included = { includeSnapshots: true, includeVersions: true, includeDeleted: true }
  for await (const page of container.listBlobsFlat({ prefix: key, ...included, abortSignal }).byPage({ maxPageSize: PAGE })) {
    for (const item of page.segment.blobItems) {
      if (item.name !== key) return found
      found.push(item)
    }
  }
  return found
}

// The service counts whole days that remain; the last of them is not over when it says none.
function goneWith(softDeleted: readonly BlobItem[], wasThere: boolean, now: Date): Removal {
  if (!wasThere) return { is: 'gone', wasThere }
  const days = softDeleted.map(({ properties }) => (properties.remainingRetentionDays ?? 0) + 1)
  return days.length === 0
    ? { is: 'gone' }
    : { is: 'gone', recoverableUntil: new Date(now.getTime() + Math.max(...days) * DAY_MS) }
}

/** A RestError carries the URL with its signature and the key: of it only the kind goes on. */
function failure(error: unknown): Removal {
  const { status, code } = answerIn(error)
  if (code === 'LeaseIdMissing' || code === 'LeaseNotPresentWithBlobOperation') return { is: 'stays', because: 'leased' }
  if (code?.startsWith('BlobImmutableDueTo')) return { is: 'stays', because: 'immutable' }
  if (status === BAD_REQUEST) return { is: 'stays', because: 'bad-key' }
  if (status === PRECONDITION_FAILED || status === CONFLICT) return { is: 'stays', because: 'still-there' }
  return { is: 'unreachable', because: troubleOf(status) }
}

/** Whether it calls bad also what names no key, as of a version of the service that it does not know: then no key is to blame. */
async function refusesAll(container: ContainerClient, msMax: number): Promise<boolean> {
  const options = { prefix: 'deletion-bot/', abortSignal: AbortSignal.timeout(msMax) }
  const pages = container.listBlobsFlat(options).byPage({ maxPageSize: 1 })
  return pages.next().then(
    () => false,
    (error: unknown) => answerIn(error).status === BAD_REQUEST,
  )
}

function troubleOf(status: number | undefined): StoreTrouble {
  if (status === NOT_FOUND) return 'missing'
  return status !== undefined && UNAUTHORISED.includes(status) ? 'refused' : 'down'
}

function answerIn(error: unknown): { status: number | undefined; code: string | undefined } {
  return error instanceof RestError ? { status: error.statusCode, code: error.code } : { status: undefined, code: undefined }
}

async function quietly<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const { status, code } = answerIn(error)
    throw new Error(`The blob store answered ${status ?? 'nothing'} ${code ?? ''}`.trim())
  }
}
