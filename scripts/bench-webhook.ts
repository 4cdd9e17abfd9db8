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
import pg from 'pg'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrateBot } from '../src/db/migrate.ts'
import { type ServerTask, type SignedBody, signedBodies } from './bench-webhook-bodies.ts'

const ROUNDS = 7
const REQUESTS_PER_RUN = 8_000
const WARM_UP_REQUESTS = 15_000
/** Few enough that each waits for the flushes ahead of it, and enough that there is always something to do. */
const CONNECTIONS = [50, 200] as const
const SERVER = fileURLToPath(new URL('./bench-webhook-server.ts', import.meta.url))

export interface WebhookBench {
  bodyBytes: number
  rounds: number
  requestsPerRun: number
  loads: LoadBench[]
}

/** Medians of the rounds. */
export interface LoadBench {
  connections: number
  /** The bot's own route, HMAC and parsing included, with an inbox that stores nothing. */
  baseline: Run
  /** The bot's own route: 200 after the commit. */
  durable: Run
  /** For comparison: the bot's own route, 200 after the commit of one plain row an event. */
  rows: Run
  /** For comparison: a route that checks the HMAC and does not even parse the body. */
  bare: Run
  /** Durable over baseline, each of the same round. */
  ratio: number
  /** Rows over baseline, likewise: what this machine leaves to a route that shares its cores with a database, whatever it does. */
  rowsRatio: number
  /** Baseline over durable of the server's own processor time, likewise: what to expect where load and database have cores of their own. */
  cpuRatio: number
}

const KINDS = ['bare', 'route', 'rows', 'durable'] as const
type Kind = (typeof KINDS)[number]

/** Runs the servers side by side and loads them in turn. */
export async function benchWebhook(): Promise<WebhookBench> {
  const dataDir = mkdtempSync(join(tmpdir(), 'deletion-bot-bench-'))
  const embedded = await startEmbedded({ dataDir })
  const stops: (() => Promise<void>)[] = []
  try {
    await migrateBot(embedded.botUrl)
    await runMigrations({ connectionString: embedded.botUrl })
    await addPlainTable(embedded.botUrl)
    const keys = freshKeys()
    const start = (kind: Kind) => startServer({ kind, botUrl: embedded.botUrl, keys }, stops)
    return await measure({
      bare: await start('bare'),
      route: await start('route'),
      rows: await start('rows'),
      durable: await start('durable'),
    })
  } finally {
    for (const stop of stops) await stop()
    await embedded.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function addPlainTable(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('create table bench_event (wamid text primary key, event text not null)')
  await client.end()
}

async function measure(servers: Record<Kind, Server>): Promise<WebhookBench> {
  for (const kind of KINDS) await load(servers[kind], bodies('warm', WARM_UP_REQUESTS), CONNECTIONS[0])
  const loads: LoadBench[] = []
  for (const connections of CONNECTIONS) loads.push(await measureLoad(servers, connections))
  const bodyBytes = Buffer.byteLength(bodies('size', 1)[0]?.body ?? '')
  return { bodyBytes, rounds: ROUNDS, requestsPerRun: REQUESTS_PER_RUN, loads }
}

// Machines have better and worse minutes: what is compared stands side by side, and in turn first.
async function measureLoad(servers: Record<Kind, Server>, connections: number): Promise<LoadBench> {
  const rounds: Record<Kind, Run>[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const sent = bodies(`c${connections}r${round}`, REQUESTS_PER_RUN)
    const runs = new Map<Kind, Run>()
    for (const kind of round % 2 === 0 ? KINDS : KINDS.toReversed()) runs.set(kind, await load(servers[kind], sent, connections))
    rounds.push(Object.fromEntries(runs) as Record<Kind, Run>)
  }
  const hundredths = (value: number) => Math.round(value * 100) / 100
  const middle = (kind: Kind): Run => ({
    rps: Math.round(median(rounds.map((round) => round[kind].rps))),
    p99Ms: median(rounds.map((round) => round[kind].p99Ms)),
    cpuMicros: Math.round(median(rounds.map((round) => round[kind].cpuMicros))),
  })
  return {
    connections,
    baseline: middle('route'),
    durable: middle('durable'),
    rows: middle('rows'),
    bare: middle('bare'),
    ratio: hundredths(median(rounds.map(({ route, durable }) => durable.rps / route.rps))),
    rowsRatio: hundredths(median(rounds.map(({ route, rows }) => rows.rps / route.rps))),
    cpuRatio: hundredths(median(rounds.map(({ route, durable }) => route.cpuMicros / durable.cpuMicros))),
  }
}

export interface Run {
  rps: number
  p99Ms: number
  /** The server process's own processor time per request, which neither load nor database shares. */
  cpuMicros: number
}

interface Server {
  address: string
  /** Its processor time so far. */
  cpuMicros(): Promise<number>
}

/** Sends every body once. Throws when one of them was not answered 200: then the figures would mean nothing. */
async function load({ address, cpuMicros }: Server, sent: readonly SignedBody[], connections: number): Promise<Run> {
  const cpuBefore = await cpuMicros()
  let next = 0
  const startedAt = performance.now()
  let lastAt = startedAt
  const options: autocannon.Options = {
    url: `${address}/webhook`,
    connections,
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
