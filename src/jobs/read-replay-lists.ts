import type { KeyObject } from 'node:crypto'
import { mergeReplay, type ReplayEntry, replayName } from '../erasure/replay-list.ts'
import { listedEntries, readReplayList, replayFile } from '../erasure/replay-list-store.ts'
import { receiptBodies, requestsSince } from '../erasure/replay-run-store.ts'
import { trusted } from '../erasure/replay-trust.ts'
import { listedStoppedAds } from '../erasure/stopped-ads-store.ts'
import type { ReplayBot } from './replay-subject.ts'

export interface ReplayList {
  entries: ReplayEntry[]
  /** Who asked for no more offers. */
  stops: ReplayEntry[]
  missingKeys: string[]
  /** What has run out, under keys that are not there. */
  unreadable: ReplayEntry[]
  distrusted: number
}

/**
 * The list of the database and the one outside it: the latter knows what an older database has lost. What has run out while the gate was
 * closed is carried out like the rest; but what nobody can read of it any more stands in no replay's way, unless the ledger asks for it.
 */
export async function readReplayLists(
  { db, keys, config, clock }: ReplayBot,
  publicKeys: ReadonlyMap<string, KeyObject>,
  since?: Date,
): Promise<ReplayList> {
  const now = clock.now()
  const stored = await listedEntries(db)
  const bodies = await receiptBodies(db, [...new Set(stored.map(({ requestId }) => requestId))])
  const judged = trusted(stored, bodies)
  const outside = readReplayList(replayFile(config.dataDir), publicKeys)
  const all = mergeReplay(outside.entries, judged.trusted)
  const known = new Set(all.map(replayName))
  const doubtful = [...judged.distrusted, ...outside.unsigned.map(({ entry }) => entry)].filter(
    (each) => !known.has(replayName(each)) && each.expiresAt >= now,
  )
  const recent = since && (await requestsSince(db, since))
  // What the database does not know has no date here: it is carried out.
  const ring = new Set(keys.pseudonym.map(({ id }) => id))
  const isReadable = ({ keyId, expiresAt }: ReplayEntry) => ring.has(keyId) || expiresAt >= now
  const entries = all
    .filter(isReadable)
    .filter(({ requestId }) => !recent || recent.has(requestId) || !bodies.has(requestId))
    .sort((a, b) => a.cutOff.getTime() - b.cutOff.getTime())
  const stops = (await listedStoppedAds(db)).filter(isReadable).filter(({ cutOff }) => !since || cutOff >= since)
  const missingKeys = [...new Set([...entries, ...stops].map(({ keyId }) => keyId))].filter((id) => !ring.has(id))
  const unreadable = all.filter((entry) => !isReadable(entry))
  return { entries, stops, missingKeys, unreadable, distrusted: new Set(doubtful.map(replayName)).size }
}
