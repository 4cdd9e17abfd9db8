import { createServer } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { buildApp } from './app.ts'
import { type EmbeddedUrls, startEmbedded } from './db/embedded.ts'
import { migrateBot } from './db/migrate.ts'
import type { Bot } from './jobs/bot.ts'
import { JOBS_AT_ONCE, openBot } from './jobs/open-bot.ts'
import { addConfiguredChannel, type DemoCredentials, seedChannels, seedPlatform } from './jobs/seed-demo.ts'
import { migrateQueue, startWorker } from './jobs/worker.ts'
import { openPlatform } from './platform/client.ts'
import { ownSchemaInstalled } from './platform/own-schema.ts'
import { type Clock, type MovableClock, movableClock, systemClock } from './runtime/clock.ts'
import { type Config, ConfigError, keptSecret, readKeys } from './runtime/config.ts'
import { newToken } from './runtime/ids.ts'
import type { KeyRing } from './runtime/keys.ts'
import { createLog, type Log } from './runtime/log.ts'
import { demoDeps } from './simulator/demo-deps.ts'
import { simulator } from './simulator/simulator.ts'

export interface Running {
  url: string
  bot: Bot
  /** Lets what is at work finish, then closes; the embedded database stops last, if this process started it. */
  close(): Promise<void>
}

/** Everything up, in the order of dependence. Throws one sentence that says what to do; then nothing is left running. */
export async function start(config: Config, print: (line: string) => void, clock: Clock = clockOf(config)): Promise<Running> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer().catch(() => {})
  }
  try {
    const log = createLog(config.logLevel)
    const port = config.role === 'worker' ? 0 : await freePort(config)
    const url = `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`
    const located = { ...config, port, publicUrl: config.publicUrlSet ? config.publicUrl : url }
    const keys = readKeys(config)
    const urls = await openDatabases(located, keys, clock, log, print, closers)
    const graphBaseUrl = config.graph.baseUrl ?? `${url}/simulator/graph`
    const { bot, close: closeBot } = await openBot({
      config: located,
      keys,
      clock,
      log,
      urls: { bot: urls.botUrl, platform: urls.platformUrl },
      graphBaseUrl,
    })
    closers.push(closeBot)
    if (config.role !== 'worker') {
      const page = await listen(bot, url, clock, closers)
      print(`WhatsApp webhook  ${url}/webhook`)
      print(`Health            ${url}/healthz  ${url}/readyz  ${url}/metrics`)
      if (page) print(`Simulator         ${page}`)
    }
    if (config.role !== 'web') {
      const worker = await startWorker(bot, urls.botUrl, JOBS_AT_ONCE)
      closers.push(() => worker.stop())
      print(`Worker            ${JOBS_AT_ONCE} jobs at once`)
    }
    for (const finding of bot.mapFindings)
      log.error({ ...finding }, 'the data map does not fit the platform: run `npm run cli -- datamap check`')
    return { url, bot, close }
  } catch (error) {
    await close()
    throw error
  }
}

function clockOf(config: Config): Clock {
  return config.simulator ? movableClock(config.dataDir) : systemClock
}

async function openDatabases(
  config: Config,
  keys: KeyRing,
  clock: Clock,
  log: Log,
  print: (line: string) => void,
  closers: (() => Promise<unknown>)[],
): Promise<EmbeddedUrls> {
  if (config.databaseUrl !== undefined && config.platformDatabaseUrl !== undefined) {
    await refuseWithoutOwnSchema(config.platformDatabaseUrl)
    await migrateBot(config.databaseUrl)
    await migrateQueue(config.databaseUrl)
    await addConfiguredChannel(config.databaseUrl, keys, config, clock.now(), log)
    return { botUrl: config.databaseUrl, platformUrl: config.platformDatabaseUrl }
  }
  const embedded = await startEmbedded({ dataDir: config.dataDir, log: print })
  closers.push(() => embedded.stop())
  print(`PostgreSQL        ${config.dataDir} (${embedded.startedByUs ? 'started' : 'was running'})`)
  await seedPlatform(embedded.platformUrl, config, clock.now(), log)
  await migrateBot(embedded.botUrl)
  await migrateQueue(embedded.botUrl)
  await seedChannels(embedded.botUrl, keys, demoCredentials(config), clock.now(), log)
  return embedded
}

/** Outside the embedded database no DDL is run on the platform: its own people install the bot's small schema. */
async function refuseWithoutOwnSchema(url: string): Promise<void> {
  const limits = { connectionsMax: 1, waitMsMax: 10_000, statementMsMax: 10_000, lockMsMax: 5_000, onError: () => {} }
  const platform = openPlatform(url, { applicationName: 'deletion-bot', ...limits })
  try {
    if (await ownSchemaInstalled(platform.pool)) return
  } finally {
    await platform.close()
  }
  throw new ConfigError(
    'The platform database has no deletion_bot schema: run `npm run cli -- platform install` once, as a role that may create it.',
  )
}

function demoCredentials(config: Config): DemoCredentials {
  const { whatsapp } = config
  return {
    appSecrets: whatsapp?.appSecrets ?? [keptSecret(config, 'demo-app-secret')],
    accessToken: whatsapp?.accessToken ?? keptSecret(config, 'demo-access-token'),
    dedicatedPhoneNumberId: whatsapp?.phoneNumberId,
  }
}

/** Serves HTTP. Returns the simulator's page, where there is one. */
async function listen(bot: Bot, url: string, clock: Clock, closers: (() => Promise<unknown>)[]): Promise<string | undefined> {
  const { config } = bot
  const app = await buildApp(bot, { verifyToken: config.whatsapp?.verifyToken ?? keptSecret(config, 'demo-verify-token') })
  closers.push(() => app.close())
  const page = config.simulator ? await addSimulator(app, bot, url, clock) : undefined
  await app.listen({ host: config.host, port: config.port })
  return page
}

async function addSimulator(app: FastifyInstance, bot: Bot, url: string, clock: Clock): Promise<string> {
  const secret = newToken()
  // The simulator is on only where start made the clock itself, and that one moves.
  await app.register(simulator(demoDeps(bot, clock as MovableClock, { secret, webhookUrl: () => `${url}/webhook` })))
  return `${url}/simulator/${secret}/`
}

/** The port of the settings, or any free one for 0. Throws the sentence for a port that is taken. */
async function freePort({ host, port }: Config): Promise<number> {
  const probe = createServer()
  return new Promise((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new ConfigError(
            `Port ${port} is taken, perhaps by a server that is already running here: stop it, or set PORT to another one.`,
          ),
        )
      } else if (error.code === 'EACCES')
        reject(new ConfigError(`Port ${port} is closed to this user: set PORT to 1024 or above.`))
      else reject(new ConfigError(`${host} is no address of this machine: set HOST to one that is.`))
    })
    probe.listen({ host, port }, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : port))
    })
  })
}
