import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import type { Gate } from '../erasure/replay-gate.ts'
import { readGate } from '../erasure/replay-marker-store.ts'
import type { Bot } from './bot.ts'

/** Whether a restored database waits for the replay of its erasures, as this process and its files know it. */
export async function gateOf({ db, platform, config }: Pick<Bot, 'db' | 'platform' | 'config'>): Promise<Gate> {
  return (await readGate(db, platform, await lastHead(headFile(config.dataDir)))).gate
}
