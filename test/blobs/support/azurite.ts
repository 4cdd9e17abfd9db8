import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { BlobServiceClient, ContainerSASPermissions, StorageSharedKeyCredential } from '@azure/storage-blob'

/** The emulator's well-known account: https://learn.microsoft.com/azure/storage/common/storage-use-azurite */
const ACCOUNT = 'devstoreaccount1'
const KEY = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=='
const LISTENING = /listens on http:\/\/127\.0\.0\.1:(\d+)/
const HOUR_MS = 3_600_000

export interface Azurite {
  service: BlobServiceClient
  /** The URL of a container, made anew if need be, with a signature that grants these rights. */
  signed(container: string, rights?: string): Promise<string>
  stop(): Promise<void>
}

/** Azure's own emulator in a process of its own, on a port of its own, with everything in memory. */
export async function startAzurite(): Promise<Azurite> {
  const folder = await mkdtemp(join(tmpdir(), 'azurite-'))
  const main = createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js')
  const flags = ['--inMemoryPersistence', '--disableTelemetry', '--skipApiVersionCheck']
  const child = spawn(process.execPath, [main, ...flags, '--blobHost', '127.0.0.1', '--blobPort', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const port = await portOf(child)
  const credential = new StorageSharedKeyCredential(ACCOUNT, KEY)
  const service = new BlobServiceClient(`http://127.0.0.1:${port}/${ACCOUNT}`, credential)
  return {
    service,
    async signed(name, rights = 'rlcdxw') {
      const container = service.getContainerClient(name)
      await container.createIfNotExists()
      // The container's clock is this machine's.
      const expiresOn = new Date(Date.now() + HOUR_MS)
      return container.generateSasUrl({ permissions: ContainerSASPermissions.parse(rights), expiresOn })
    },
    async stop() {
      child.kill('SIGKILL')
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const port = LISTENING.exec(said)?.[1]
      if (port) resolve(Number(port))
    })
    child.once('exit', () => reject(new Error(`Azurite did not start: ${said}`)))
  })
}
