import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Stored {
  name: string
  versionId: string
  current: boolean
  deleted: boolean
}

export interface VersionedStore {
  url: string
  /** Writes a blob once more: what was there becomes a version. */
  write(name: string): void
  left(): string[]
  /** From now on every removal answers with this code, or whatever is asked. */
  refuse(status: number, code: string, what?: 'removals' | 'all'): void
  /** A new version appears whenever one is removed. */
  isRewritten: boolean
  close(): Promise<void>
}

/**
 * A container with versioning, and soft delete when `softDeleteDays` are given: what Azurite does not have. Answers as Azure does:
 * https://learn.microsoft.com/azure/storage/blobs/versioning-overview
 */
export async function startVersionedStore(softDeleteDays?: number): Promise<VersionedStore> {
  let stored: Stored[] = []
  let refusal: { status: number; code: string; what: 'removals' | 'all' } | undefined
  let clock = 0
  const write = (name: string) => {
    for (const each of stored) if (each.name === name) each.current = false
    clock += 1
    stored.push({ name, versionId: `2026-11-23T10:00:00.${String(clock).padStart(7, '0')}Z`, current: true, deleted: false })
  }
  const drop = (one: Stored) => {
    if (softDeleteDays === undefined) stored = stored.filter((each) => each !== one)
    else one.deleted = true
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://store')
    const name = decodeURIComponent(url.pathname.split('/').slice(2).join('/'))
    const fail = (status: number, code: string) =>
      response
        .writeHead(status, { 'x-ms-error-code': code, 'content-type': 'application/xml' })
        .end(`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>No.</Message></Error>`)
    if (refusal?.what === 'all') return fail(refusal.status, refusal.code)
    if (url.searchParams.get('comp') === 'list') {
      const prefix = url.searchParams.get('prefix') ?? ''
      const found = stored.filter((each) => each.name.startsWith(prefix)).toSorted((a, b) => a.name.localeCompare(b.name))
      return response.writeHead(200, { 'content-type': 'application/xml' }).end(listing(prefix, found, softDeleteDays))
    }
    if (refusal) return fail(refusal.status, refusal.code)
    const versionId = url.searchParams.get('versionid')
    const mine = stored.filter((each) => each.name === name && !each.deleted)
    const target = mine.find((each) => (versionId === null ? each.current : each.versionId === versionId))
    if (!target) return fail(404, 'BlobNotFound')
    // The current version of a versioned blob is not removed by deleting the blob: it becomes a former one.
    if (versionId === null) target.current = false
    else drop(target)
    if (store.isRewritten) write(name)
    return response.writeHead(202).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo
  const store: VersionedStore = {
    url: `http://127.0.0.1:${port}/recordings?sv=2024-11-04&sig=x`,
    write,
    left: () => stored.filter(({ deleted }) => !deleted).map(({ name }) => name),
    refuse(status, code, what = 'removals') {
      refusal = { status, code, what }
    },
    isRewritten: false,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return store
}

function listing(prefix: string, found: readonly Stored[], days: number | undefined): string {
  const blobs = found.map(
    ({ name, versionId, current, deleted }) => `<Blob><Name>${name}</Name>${deleted ? '<Deleted>true</Deleted>' : ''}
<VersionId>${versionId}</VersionId>${current ? '<IsCurrentVersion>true</IsCurrentVersion>' : ''}
<Properties><Creation-Time>Mon, 23 Nov 2026 10:00:00 GMT</Creation-Time><Last-Modified>Mon, 23 Nov 2026 10:00:00 GMT</Last-Modified><Etag>0x1</Etag>
<Content-Length>3</Content-Length><BlobType>BlockBlob</BlobType>
${deleted ? `<DeletedTime>Mon, 23 Nov 2026 10:00:00 GMT</DeletedTime><RemainingRetentionDays>${days}</RemainingRetentionDays>` : ''}</Properties></Blob>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="http://store/" ContainerName="recordings">
<Prefix>${prefix}</Prefix><Blobs>${blobs.join('')}</Blobs><NextMarker/></EnumerationResults>`
}
