import { pendingBotMigrations } from '../db/migrate.ts'
import { clockSentence } from '../db/timekeeper.ts'
import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { type Gate, gateSentence } from '../erasure/replay-gate.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import type { Bot } from './bot.ts'
import { refreshMap } from './refresh-map.ts'

export interface Readiness {
  ready: boolean
  database: 'up' | 'down'
  migrations: 'done' | 'pending' | 'unknown'
  platform: 'up' | 'down'
  dataMap: 'fits' | 'drifted'
  /** Differences between the data map and the live database; while there are any, no erasure is called complete. */
  dataMapFindings: number
  /** `needed`: the platform was restored. `ledger`: the bot's own database is not the newest. */
  replay: 'done' | 'needed' | 'ledger' | 'unknown'
  /** What must be done about it. */
  replayHint?: string
  /** `wrong`: it is not the database's. Meanwhile nothing is taken from WhatsApp, and nothing is erased. */
  clock: 'right' | 'wrong'
  clockHint?: string
}

/** What /readyz says: whether this process can store a message and erase with a map that fits. */
export async function readiness(bot: Bot): Promise<Readiness> {
  await refreshMap(bot)
  const [pending, platform, gate] = await Promise.all([
    pendingBotMigrations(bot.databaseUrl).catch(() => undefined),
    bot.platform.query('select 1').then(
      () => true,
      () => false,
    ),
    gateOf(bot).catch(() => undefined),
    bot.timekeeper.look().catch(() => undefined),
  ])
  const drift = bot.mapFindings.length
  const hint = gate && gateSentence(gate)
  const clockHint = clockSentence(bot.timekeeper)
  return {
    ready: pending === 0 && platform && drift === 0 && gate?.is === 'open' && clockHint === undefined,
    database: pending === undefined ? 'down' : 'up',
    migrations: pending === undefined ? 'unknown' : pending === 0 ? 'done' : 'pending',
    platform: platform ? 'up' : 'down',
    dataMap: drift === 0 ? 'fits' : 'drifted',
    dataMapFindings: drift,
    replay: gate ? REPLAY[gate.is] : 'unknown',
    ...(hint === undefined ? {} : { replayHint: hint }),
    clock: clockHint === undefined ? 'right' : 'wrong',
    ...(clockHint === undefined ? {} : { clockHint }),
  }
}

const REPLAY = {
  open: 'done',
  'replay-needed': 'needed',
  'ledger-behind': 'ledger',
  'ledger-differs': 'ledger',
  'bot-behind': 'ledger',
} as const

async function gateOf({ db, platform, config }: Bot): Promise<Gate> {
  return (await readGate(db, platform, await lastHead(headFile(config.dataDir)))).gate
}
