import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp, buildWorkerApp } from './app.ts'
import { announceConsole } from './console/announce.ts'
import type { Bot } from './jobs/bot.ts'
import { keepPulse } from './jobs/keep-pulse.ts'
import { lacksBlobStore } from './jobs/lacks-blob-store.ts'
import { JOBS_AT_ONCE, openBot } from './jobs/open-bot.ts'
import { openDatabases } from './jobs/open-databases.ts'
import { startWorker } from './jobs/worker.ts'
import { type Clock, type MovableClock, movableClock, systemClock } from './runtime/clock.ts'
import { type Config, ConfigError } from './runtime/config.ts'
import { newToken } from './runtime/ids.ts'
import { createLog, describeError, type Log } from './runtime/log.ts'
import { keptSecret, readKeys } from './runtime/read-keys.ts'
import { within } from './runtime/within.ts'
import { demoDeps } from './simulator/demo-deps.ts'
import { simulator, TRANSCRIBER_PATH } from './simulator/simulator.ts'
import { forgetPulse } from './webhook/pulse-store.ts'

export interface Running {
  url: string
  bot: Bot
  /** Lets what is at work finish, then closes; the embedded database stops last, if nobody else uses it. */
  close(): Promise<void>
}

/** What is closed, in this order: nothing comes in any more, work ends, connections go, the database stops. And how long each may take. */
const CLOSING = { pulse: 1_000, http: 10_000, worker: 15_000, bot: 5_000, database: 70_000 } as const
type Closers = Partial<Record<keyof typeof CLOSING, () => Promise<unknown>>>

type Print = (line: string) => void

/**
 * Everything up, in the order of dependence. Throws one sentence that says what to do; then nothing is left running. So it does when
 * `stopped` is aborted on the way.
 */
export async function start(
  config: Config,
  print: Print,
  clock: Clock = clockOf(config),
  stopped?: AbortSignal,
): Promise<Running> {
  const log = createLog(config.logLevel)
  const closers: Closers = {}
  const close = () => closeAll(closers, log)
  try {
    const located = withDemoVoices(withDemoMailbox(await locate(config)))
    const keys = readKeys(config)
    const url = urlOf(located)
    const urls = await openDatabases({ config: located, keys, clock, log }, print, (stop) => {
      closers.database = stop
    })
    stopped?.throwIfAborted()
    const graphBaseUrl = config.graph.baseUrl ?? `${url}/simulator/graph`
    const opened = await openBot({
      ...{ config: located, keys, clock, log, graphBaseUrl },
      urls: { bot: urls.botUrl, platform: urls.platformUrl },
    })
    closers.bot = opened.close
    const { bot } = opened
    const page = config.role === 'worker' ? undefined : await listen(bot, url, clock, closers)
    const health = config.role === 'worker' ? await showHealth(bot, closers) : `${url}/readyz  ${url}/metrics`
    stopped?.throwIfAborted()
    if (config.role !== 'web') {
      const worker = await startWorker(bot, urls.botUrl, JOBS_AT_ONCE)
      closers.worker = () => worker.stop()
    }
    stopped?.throwIfAborted()
    const console = config.role === 'worker' ? undefined : await announceConsole(bot)
    for (const line of report(located, url, { page, console, health }, urls)) print(line)
    for (const finding of bot.mapFindings)
      log.error({ ...finding }, 'the data map does not fit the platform: run `npm run cli -- datamap check`')
    if (lacksBlobStore(bot.config, bot.dataMap, bot.catalogue))
      log.warn('rows name recordings, and BLOB_STORE_URL is not set: erasures of them wait until it names their store')
    return { url, bot, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function closeAll(closers: Closers, log: Log): Promise<void> {
  for (const part of Object.keys(CLOSING) as (keyof Closers)[]) {
    const closer = closers[part]
    delete closers[part]
    try {
      if (closer) await within(CLOSING[part], closer(), () => new Error('It takes too long.'))
    } catch (error) {
      // What was cut off goes on after the next start: the rows say where.
      log.warn({ part, error: describeError(error) }, 'a part did not close in order')
    }
  }
}

function clockOf(config: Config): Clock {
  return config.simulator ? movableClock(config.dataDir) : systemClock
}

/** The settings with the port this process listens on; a worker only names the one of the web process in its links. */
async function locate(config: Config): Promise<Config> {
  const isWorker = config.role === 'worker'
  if (isWorker && config.port === 0 && !(config.publicUrlSet && config.graph.baseUrl !== undefined))
    throw new ConfigError('PORT must be the port of the web process when ROLE is worker: links and the simulator lead there.')
  const port = isWorker ? config.port : await freePort(config)
  const located = { ...config, port }
  return { ...located, publicUrl: config.publicUrlSet ? config.publicUrl : urlOf(located) }
}

/** The demo's mailbox has a door and a receiving server of its own. */
function withDemoMailbox(config: Config): Config {
  if (!config.simulator) return config
  const { token, authservId } = config.intake
  return {
    ...config,
    intake: { token: token ?? keptSecret(config, 'demo-intake-token'), authservId: authservId ?? 'mail.demo.example' },
  }
}

/** The recordings of the demo's people are heard by the simulator's own endpoint: nothing leaves this machine. */
function withDemoVoices(config: Config): Config {
  if (!config.simulator) return config
  const key = keptSecret(config, 'demo-transcription-key')
  return { ...config, transcription: { url: `${urlOf(config)}${TRANSCRIBER_PATH}`, key, model: 'demo' } }
}

function urlOf({ host, port }: Config): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** Serves HTTP. Returns the simulator's page, where there is one. */
async function listen(bot: Bot, url: string, clock: Clock, closers: Closers): Promise<string | undefined> {
  const { config } = bot
  const app = await buildApp(bot, { verifyToken: config.whatsapp?.verifyToken ?? keptSecret(config, 'demo-verify-token') })
  closers.http = () => app.close()
  const page = config.simulator ? await addSimulator(app, bot, url, clock) : undefined
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    throw portRefusal(error, config)
  }
  if (config.simulator) await forgetPulse(bot.db)
  else {
    const pulse = await keepPulse(bot)
    closers.pulse = () => pulse.stop()
  }
  return page
}

/**
 * A worker rings most of the alarms, and nobody else counts them. Where its port is taken it works all the same. Returns where it is watched, or
 * what to do.
 */
async function showHealth(bot: Bot, closers: Closers): Promise<string> {
  const { host, workerPort: port } = bot.config
  const app = await buildWorkerApp(bot)
  closers.http = () => app.close()
  try {
    const url = await app.listen({ host, port })
    return `${url}/readyz  ${url}/metrics`
  } catch (error) {
    const refusal = portRefusal(error, { host, port, setting: 'WORKER_PORT' })
    if (!(refusal instanceof ConfigError)) throw error
    bot.log.error({ port }, 'a worker shows nobody its health and alarms: see WORKER_PORT and HOST')
    return `nobody sees this worker’s alarms. ${refusal.message}`
  }
}

async function addSimulator(app: FastifyInstance, bot: Bot, url: string, clock: Clock): Promise<string> {
  const secret = newToken()
  // The simulator is on only where start made the clock itself, and that one moves.
  await app.register(
    simulator(
      demoDeps(bot, clock as MovableClock, { secret, webhookUrl: () => `${url}/webhook`, intakeUrl: `${url}/intake/email` }),
    ),
  )
  return `${url}/simulator/${secret}/`
}

/** The port of the settings, or any free one for 0. Throws the sentence for a port that is taken. */
async function freePort(config: Config): Promise<number> {
  const { host, port } = config
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', (error) => reject(portRefusal(error, config)))
    probe.listen({ host, port }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}

type Port = Pick<Config, 'host' | 'port'> & { setting?: 'PORT' | 'WORKER_PORT' }

function portRefusal(error: unknown, { host, port, setting = 'PORT' }: Port): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `Port ${port} is taken, perhaps by a server that is already running here: stop it, or set ${setting} to another one.`,
      )
    case 'EACCES':
      return new ConfigError(`Port ${port} is closed to this user: set ${setting} to 1024 or above.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new ConfigError(`${host} is no address of this machine: set HOST to one that is.`)
    default:
      return error
  }
}

const MODES = {
  demo: 'a demo: invented businesses and people, nothing leaves this machine',
  trial: 'a trial: invented businesses and people behind your WhatsApp number',
  production: 'production',
}

/** What runs where, for the person who started it. */
function report(
  config: Config,
  url: string,
  faces: { page: string | undefined; console: string | undefined; health: string },
  urls: { platformUrl: string; startedByUs?: boolean },
): string[] {
  const { host, pathname } = new URL(urls.platformUrl)
  const shared = urls.startedByUs === false ? ', shared with another program here' : ''
  const embedded = config.databaseUrl === undefined
  return [
    '',
    `CallMissed deletion bot, ${MODES[config.mode]}`,
    ...(faces.page ? [`  Open the simulator  ${faces.page}`] : []),
    ...(faces.console ? [`  Console             ${faces.console}`] : []),
    ...(config.role === 'worker' ? [] : [`  Public page         ${url}/`, `  WhatsApp webhook    ${url}/webhook`]),
    `  Health              ${faces.health}`,
    ...(config.role === 'web' ? [] : [`  Worker              ${JOBS_AT_ONCE} jobs at once`]),
    `  PostgreSQL          ${embedded ? `${host}${shared}` : `the platform at ${host}${pathname}`}`,
    `  Data                ${config.dataDir}`,
    `Stop it with Ctrl-C.${embedded ? ' Everything is kept for the next start; remove the data folder to begin anew.' : ''}`,
  ]
}
