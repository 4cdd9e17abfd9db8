import { pendingMigrationsIn } from '../db/migrate.ts'
import { clockSentence } from '../db/timekeeper.ts'
import { gateSentence } from '../erasure/replay-gate.ts'
import { within } from '../runtime/within.ts'
import type { Bot } from './bot.ts'
import { gateOf } from './gate-of.ts'
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

/** A database that hangs is one that is down: whoever asks is answered all the same. */
const LOOK_MS = 2_000

const look = <T>(work: Promise<T>): Promise<T | undefined> =>
  within(LOOK_MS, work, () => new Error('The database does not answer.')).catch(() => undefined)

/** What /readyz says: whether this process can store a message and erase with a map that fits. */
export async function readiness(bot: Bot): Promise<Readiness> {
  const [pending, platform, gate] = await Promise.all([
    look(pendingMigrationsIn(bot.lockPool)),
    look(bot.platform.query('select 1').then(() => true)),
    look(gateOf(bot)),
    look(bot.timekeeper.look()),
    look(refreshMap(bot)),
  ])
  const drift = bot.mapFindings.length
  const hint = gate && gateSentence(gate)
  const clockHint = clockSentence(bot.timekeeper)
  return {
    ready: pending === 0 && platform === true && drift === 0 && gate?.is === 'open' && clockHint === undefined,
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
