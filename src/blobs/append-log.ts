import { ContainerClient, newPipeline, RestError } from '@azure/storage-blob'

/** Text that can be added to and read, and with the right signature neither changed nor removed. */
export interface AppendLog {
  append(part: string, text: string): Promise<void>
  /** The names of its parts, in order. */
  parts(): Promise<string[]>
  /** A part, or its last so many bytes. */
  read(part: string, lastBytes?: number): Promise<string>
}

const RETRIES = { maxTries: 3, tryTimeoutInMs: 5_000, retryDelayInMs: 200, maxRetryDelayInMs: 2_000 }
const CALL_MS_MAX = 20_000

/**
 * Append blobs under `folder` in a container of Azure Blob Storage. `url` is the container's with its shared access signature, a secret:
 * the rights to add, create, read and list (`acrl`) are enough, and with no more nobody who holds it can change what stands there.
 */
export function azureAppendLog(url: string, folder: string): AppendLog {
  const container = new ContainerClient(url, newPipeline(undefined, { retryOptions: RETRIES }))
  const blob = (part: string) => container.getAppendBlobClient(`${folder}/${part}`)
  const soon = () => ({ abortSignal: AbortSignal.timeout(CALL_MS_MAX) })
  return {
    append: (part, text) =>
      quietly(async () => {
        const add = () => blob(part).appendBlock(text, Buffer.byteLength(text), soon())
        try {
          await add()
        } catch (error) {
          if (!(error instanceof RestError) || error.code !== 'BlobNotFound') throw error
          // Only what is not there yet may be created; another process may have been first.
          await blob(part)
            .create({ ...soon(), conditions: { ifNoneMatch: '*' } })
            .catch(() => {})
          await add()
        }
      }),
    parts: () =>
      quietly(async () => {
        const names: string[] = []
        for await (const { name } of container.listBlobsFlat({ prefix: `${folder}/`, ...soon() }))
          names.push(name.slice(folder.length + 1))
        return names.sort()
      }),
    read: (part, lastBytes) =>
      quietly(async () => {
        const { contentLength = 0 } = await blob(part).getProperties(soon())
        const from = lastBytes === undefined ? 0 : Math.max(0, contentLength - lastBytes)
        return contentLength === 0 ? '' : (await blob(part).downloadToBuffer(from, contentLength - from, soon())).toString('utf8')
      }),
  }
}

/** What the driver throws carries the URL with its signature: of it only status and code go on. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const { statusCode, code } = error instanceof RestError ? error : { statusCode: undefined, code: undefined }
    throw new Error(`The blob store of the ledger’s heads answered ${statusCode ?? 'nothing'} ${code ?? ''}`.trim())
  }
}
