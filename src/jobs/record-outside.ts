import { headFile, lastHead } from '../erasure/ledger-head-store.ts'
import { type Gate, gateSentence } from '../erasure/replay-gate.ts'
import { exportLedger } from '../erasure/replay-list-store.ts'
import { advanceMarker } from '../erasure/replay-marker-store.ts'
import { ring } from '../runtime/ring.ts'
import type { Bot } from './bot.ts'
import { exportHeads } from './export-heads.ts'

/**
 * After the commit of a receipt: heads and replay list go to the files, the marker to the platform. What fails, or what a process that
 * died left out, the next sweep does; the erasure itself is over.
 */
export async function recordOutside(bot: Bot): Promise<Gate | undefined> {
  const { config, db, keys, platform, clock, log } = bot
  try {
    await exportLedger(db, keys, config.dataDir)
    await exportHeads(bot).catch((error: unknown) => {
      ring(
        bot,
        'ledger-head-blob',
        { error },
        'the ledger’s head and the replay list could not be added to their blobs; it is tried again',
      )
    })
    const gate = await advanceMarker(db, platform, await lastHead(headFile(config.dataDir)), clock.now())
    if (gate.is !== 'open') log.error({ gate: gate.is }, gateSentence(gate))
    return gate
  } catch (error) {
    ring(bot, 'ledger-not-exported', { error }, 'the ledger’s head could not be written outside the database; it is tried again')
    return undefined
  }
}
