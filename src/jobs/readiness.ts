import { pendingMigrationsIn } from '../db/migrate.ts'
import { clockSentence } from '../db/timekeeper.ts'
import { type Gate, gateSentence } from '../erasure/replay-gate.ts'
import { shared } from '../runtime/shared.ts'
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

/** Nobody waits longer than that; the work goes on, and whoever asks meanwhile waits for the same, so that one that hangs holds one connection. */
function look<T>(work: () => Promise<T>): () => Promise<T | undefined> {
  const underWay = shared(work)
  return () => within(LOOK_MS, underWay(), () => new Error('The database does not answer.')).catch(() => undefined)
}

/** What /readyz says: whether this process can store a message and erase with a map that fits. To be made once, and asked as often as one likes. */
export function readinessOf(bot: Bot): () => Promise<Readiness> {
  const looks = {
    pending: look(() => pendingMigrationsIn(bot.lockPool)),
    platform: look(() => bot.platform.query('select 1').then(() => true)),
    gate: look(() => gateOf(bot)),
    clock: look(() => bot.timekeeper.look()),
    map: look(() => refreshMap(bot)),
  }
  return async () => {
    const { pending, platform, gate, clock, map } = looks
    const [migrations, isUp, gateNow] = await Promise.all([pending(), platform(), gate(), clock(), map()])
    return asSeen(bot, migrations, isUp === true, gateNow)
  }
}

/** One look by itself. */
export const readiness = (bot: Bot): Promise<Readiness> => readinessOf(bot)()

function asSeen(bot: Bot, pending: number | undefined, platform: boolean, gate: Gate | undefined): Readiness {
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
