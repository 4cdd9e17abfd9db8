/** Webhook requests per second, durable, against the same Fastify route with HMAC and no database. */
import { fork } from 'node:child_process'
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import autocannon from 'autocannon'
import { runMigrations } from 'graphile-worker'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrateBot } from '../src/db/migrate.ts'
import { type ServerTask, type SignedBody, signedBodies } from './bench-webhook-bodies.ts'

const ROUNDS = 3
const REQUESTS_PER_RUN = 20_000
const WARM_UP_REQUESTS = 15_000
const CONNECTIONS = 50
const SERVER = fileURLToPath(new URL('./bench-webhook-server.ts', import.meta.url))

export interface WebhookBench {
  /** The bot's own route, HMAC and parsing included, with an inbox that stores nothing. */
  baselineRps: number
  /** The bot's own route: 200 after the commit. */
  durableRps: number
  /** Median durable over median baseline. */
  ratio: number
  /** For comparison: a route that checks the HMAC and does not even parse the body. */
  bareRps: number
  baselineP99Ms: number
  durableP99Ms: number
  /** The server process's own processor time per request, which neither load nor database shares. */
  baselineCpuMicros: number
  durableCpuMicros: number
  /** Baseline over durable of that time: the ratio to expect where load and database have cores of their own. */
  cpuRatio: number
  connections: number
  requestsPerRun: number
  bodyBytes: number
}

const KINDS = ['bare', 'route', 'durable'] as const
type Kind = (typeof KINDS)[number]

/** Runs the servers side by side and loads them in turn; each figure is the median of three runs. */
export async function benchWebhook(): Promise<WebhookBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-'))
  const embedded = await startEmbedded({ dataDir })
  const stops: (() => Promise<void>)[] = []
  try {
    await migrateBot(embedded.botUrl)
    await runMigrations({ connectionString: embedded.botUrl })
    const keys = freshKeys()
    const start = (kind: Kind) => startServer({ kind, botUrl: embedded.botUrl, keys }, stops)
    return await measure({ bare: await start('bare'), route: await start('route'), durable: await start('durable') })
  } finally {
    for (const stop of stops) await stop()
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function measure(servers: Record<Kind, Server>): Promise<WebhookBench> {
  const runs: Record<Kind, Run[]> = { bare: [], route: [], durable: [] }
  for (const kind of KINDS) await load(servers[kind], bodies('warm', WARM_UP_REQUESTS))
  for (let round = 0; round < ROUNDS; round += 1) {
    const sent = bodies(`r${round}`, REQUESTS_PER_RUN)
    for (const kind of KINDS) runs[kind].push(await load(servers[kind], sent))
  }
  const cpuMicros = (kind: Kind) => median(runs[kind].map((run) => run.cpuMicros))
  const rps = (kind: Kind) => median(runs[kind].map((run) => run.rps))
  const p99Ms = (kind: Kind) => median(runs[kind].map((run) => run.p99Ms))
  return {
    baselineRps: Math.round(rps('route')),
    durableRps: Math.round(rps('durable')),
    ratio: Math.round((rps('durable') / rps('route')) * 100) / 100,
    bareRps: Math.round(rps('bare')),
    baselineP99Ms: p99Ms('route'),
    durableP99Ms: p99Ms('durable'),
    baselineCpuMicros: Math.round(cpuMicros('route')),
    durableCpuMicros: Math.round(cpuMicros('durable')),
    cpuRatio: Math.round((cpuMicros('route') / cpuMicros('durable')) * 100) / 100,
    connections: CONNECTIONS,
    requestsPerRun: REQUESTS_PER_RUN,
    bodyBytes: Buffer.byteLength(bodies('size', 1)[0]?.body ?? ''),
  }
}

interface Run {
  rps: number
  p99Ms: number
  /** The server's, per request. */
  cpuMicros: number
}

interface Server {
  address: string
  /** Its processor time so far. */
  cpuMicros(): Promise<number>
}

/** Sends every body once. Throws when one of them was not answered 200: then the figures would mean nothing. */
async function load({ address, cpuMicros }: Server, sent: readonly SignedBody[]): Promise<Run> {
  const cpuBefore = await cpuMicros()
  let next = 0
  const startedAt = performance.now()
  let lastAt = startedAt
  const options: autocannon.Options = {
    url: `${address}/webhook`,
    connections: CONNECTIONS,
    amount: sent.length,
    requests: [
      {
        method: 'POST',
        setupRequest(request) {
          const signed = sent[next % sent.length]
          next += 1
          const headers = { 'content-type': 'application/json', 'x-hub-signature-256': signed?.signature ?? '' }
          return { ...request, body: signed?.body ?? '', headers }
        },
      },
    ],
  }
  // The load generator looks at its clock once a second: the last answer's own time is the end.
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(options, (error, outcome) => (error ? reject(error) : resolve(outcome)))
    run.on('response', () => {
      lastAt = performance.now()
    })
  })
  if (result['2xx'] !== sent.length) throw new Error(`Only ${result['2xx']} of ${sent.length} requests were answered 200.`)
  return {
    rps: (sent.length * 1000) / (lastAt - startedAt),
    p99Ms: result.latency.p99,
    cpuMicros: ((await cpuMicros()) - cpuBefore) / sent.length,
  }
}

async function startServer(task: ServerTask, stops: (() => Promise<void>)[]): Promise<Server> {
  const child = fork(SERVER, [JSON.stringify(task)], {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  stops.push(async () => {
    if (child.exitCode === null && child.kill()) await once(child, 'exit')
  })
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`The benchmark's ${task.kind} server ended with ${code} before it listened.`)
  })
  const [message] = (await Promise.race([once(child, 'message'), failed])) as [{ address: string }]
  failed.catch(() => {})
  return {
    address: message.address,
    async cpuMicros() {
      const answer = once(child, 'message')
      child.send('cpu')
      return (await answer)[0] as number
    },
  }
}

function bodies(run: string, count: number): SignedBody[] {
  return signedBodies(run, count, Math.floor(Date.now() / 1000))
}

function freshKeys(): { encryption: string; pseudonym: string; signing: string } {
  const list = () => `bench:${randomBytes(32).toString('base64')}`
  const signing = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return { encryption: list(), pseudonym: list(), signing }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  process.stdout.write(`${JSON.stringify(await benchWebhook(), null, 2)}\n`)
}
