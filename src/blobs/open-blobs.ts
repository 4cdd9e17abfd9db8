import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { azureBlobs } from './azure-blobs.ts'
import type { Blobs } from './blobs.ts'
import { localBlobs } from './local-blobs.ts'

/**
 * The store that `BLOB_STORE_URL` names: a folder by its file URL, a container of Azure Blob Storage by its URL with signature; without
 * it `ownFolder`, which is made here. A folder that is named must be there, or nothing counts as removed.
 */
export function openBlobs(url: string | undefined, ownFolder: string, now: () => Date): Blobs {
  if (url !== undefined) return url.startsWith('file:') ? localBlobs(fileURLToPath(url)) : azureBlobs(url, { now })
  mkdirSync(ownFolder, { recursive: true, mode: 0o700 })
  return localBlobs(ownFolder)
}
