import type { KeyObject } from 'node:crypto'
import { withAdvisoryLock } from '../db/lock.ts'
import { evenBeats } from '../erasure/beat-store.ts'
import { verifyLedger } from '../erasure/erasure-store.ts'
import { keepHolds } from '../erasure/hold-mirror-store.ts'
import { GENESIS, type LedgerFinding } from '../erasure/ledger.ts'
import { headFile, lastHead, readHeads } from '../erasure/ledger-head-store.ts'
import { type Gate, isLedgers } from '../erasure/replay-gate.ts'
import { keepListed } from '../erasure/replay-list-store.ts'
import { markedHead, markReplayed, readGate } from '../erasure/replay-marker-store.ts'
import {
  beginReplay,
  endOfLedger,
  endReplay,
  heldBack,
  isKnownLost,
  knownLosses,
  lostFrom,
  noteReplayed,
  notKeptBack,
  referencesOf,
} from '../erasure/replay-run-store.ts'
import { findAgain } from '../erasure/replay-scan-store.ts'
import { judgeFindings } from '../erasure/replay-trust.ts'
import { placesUnread } from '../erasure/replay-unread.ts'
import { keepStoppedAds } from '../erasure/stopped-ads-store.ts'
import { publicKeysOf } from '../runtime/public-keys.ts'
import { FREEZE_OF_NOBODY, type FreezesKept, keepFreezes } from './keep-freezes.ts'
import { readReplayLists } from './read-replay-lists.ts'
import { countAgain } from './recompute.ts'
import { carryOutAgain } from './replay-passes.ts'
import type { Again, ReplayBot } from './replay-subject.ts'
import { stopAdsAgain } from './stop-ads-again.ts'

const DAY_MS = 86_400_000

export interface ReplayOptions {
  /** Only erasures with a receipt of this moment or later. */
  since?: Date
  /** Counts what it would do; nothing is written. */
  dryRun?: boolean
  /** The entries that the ledger misses are lost with an older database, and that is known. */
  acceptLost?: boolean
  /** Whom the list does not name any more is back for good, and that is known. Not where `since` has cut the list. */
  acceptLostPeople?: boolean
  /** Staff have looked at what the brake stopped. */
  pastBrake?: boolean
  /** Public keys of former signing keys, by id. */
  formerKeys?: ReadonlyMap<string, KeyObject>
  say?: (progress: ReplayProgress) => void
}

export type ReplayProgress = { at: 'scan'; identifiers: number } | { at: 'erase'; done: number; of: number }

export interface ReplayReport {
  /** `incomplete`: the gate stays closed. */
  is: 'done' | 'incomplete'
  /** Erasures on the list. */
  listed: number
  /** Values read in the mapped identifier columns. */
  identifiers: number
  /** Erasures whose subject the database holds, be it only in newer rows. */
  found: number
  /** Those of them that had rows to lose, and lost them. */
  replayed: number
  rows: number
  /** Kept back by a legal hold: they go when it has ended. */
  held: number
  /**
   * Kept back by rows of others, or by what a store keeps, though they were told that all is gone, or nobody here knows them: they go with
   * the first night after that.
   */
  stays: number
  /** Not carried out: an error, rows that would not go, or a map that does not fit. */
  failed: number
  /** Not carried out: the map is another than it was, and the brake stops what it would take. */
  braked: number
  /** Keys that entries need and PSEUDONYM_KEYS lacks. */
  missingKeys: string[]
  /** Entries whose signature or receipt does not bear them out: passed over. */
  distrusted: number
  /**
   * References of the erasures that the platform has forgotten and the list does not have: the backup is older than the list, whose people
   * are back for good, or `since` is too late.
   */
  uncovered: string[]
  /** Mapped tables and columns that the restored database does not have, or hides: whoever stands there was not found. */
  unread: string[]
  /** Wishes for no more offers that the platform was told again. */
  adsStopped: number
  /** Requests that wait and were frozen again, and those that were taken back and are thawed again. */
  frozenAgain: number
  thawedAgain: number
  /** Freezes of requests that the bot's database does not know: it is older than they are, and nobody would erase them. */
  unknown: number
  /** The ledger's entry up to which the platform now has everything. */
  through: number
}

export type ReplayOutcome =
  | ReplayReport
  | { is: 'forged'; findings: LedgerFinding[] }
  /** Entries up to this one are missing: a newer backup of the bot's database, or `acceptLost`. */
  | { is: 'lost'; through: number }
  /** The bot's database is older than the platform, whatever its ledger says: a newer backup of it, or `acceptLost`. */
  | { is: 'bot-behind' }
  /** Another replay is at work. */
  | { is: 'busy' }

/**
 * After a restore of the platform: carries every completed erasure out again, up to its own cut-off, and opens the gate. Chain and
 * signatures come first. What was done before a crash is found done; a second run changes nothing.
 */
export async function replayErasures(bot: ReplayBot, options: ReplayOptions = {}): Promise<ReplayOutcome> {
  const locked = await withAdvisoryLock(bot.platform, 'erasure-replay', 'all', (lost) => replay(bot, options, lost))
  return locked.ran ? locked.value : { is: 'busy' }
}

async function replay(bot: ReplayBot, options: ReplayOptions, lost: AbortSignal): Promise<ReplayOutcome> {
  const { db, keys, platform, config } = bot
  const publicKeys = new Map([...(options.formerKeys ?? []), ...publicKeysOf(keys)])
  const heads = [...readHeads(headFile(config.dataDir)), ...(await markedHead(platform))]
  const end = (await endOfLedger(db)) ?? { seq: 0, hash: GENESIS }
  const { findings } = await verifyLedger(db, publicKeys, heads)
  const losses = await knownLosses(db)
  const verdict = judgeFindings(findings, (seq) => isKnownLost(losses, seq))
  if (verdict.is === 'forged') return verdict
  if (verdict.is === 'lost' && !options.acceptLost) return { is: 'lost', through: verdict.through }
  const before = await readGate(db, platform, await lastHead(headFile(config.dataDir)))
  if (before.gate.is === 'bot-behind' && !options.acceptLost) return before.gate
  const list = await readReplayLists(bot, publicKeys, options.since)
  const scan = { platform, map: bot.dataMap, catalogue: bot.catalogue, keys, entries: [...list.entries, ...list.stops] }
  const { found, identifiers } = await findAgain({
    ...scan,
    onProgress: (read) => options.say?.({ at: 'scan', identifiers: read }),
  })
  // Without a restore only who was kept back has rows of before their erasure.
  const ids = before.gate.is === 'open' ? list.entries.map(({ requestId }) => requestId) : []
  const settled = await notKeptBack(db, ids)
  const nobody = { phones: [], userIds: [], emails: [] }
  const again = [...new Map(list.entries.map((entry) => [entry.requestId, entry])).values()].flatMap((entry): Again[] => {
    // An account is known by its tenant, a profile by its member, whatever identifiers are left of them.
    const isKnown = entry.scope === 'account' || entry.scope === 'profile'
    const subject = found.get(entry.requestId) ?? (isKnown ? nobody : undefined)
    return subject ? [{ entry, subject, isComplete: settled.has(entry.requestId) }] : []
  })
  // A hold of after the backup keeps what the replay would take.
  if (!options.dryRun) await keepHolds(db, platform, bot.clock.now())
  const record = options.dryRun ? undefined : await beginReplay(db, platform, end.seq, bot.clock.now())
  const { dryRun = false } = options
  const until = new Date(bot.clock.now().getTime() + config.backupRetentionDays * DAY_MS)
  const linesOf = (ids: ReadonlySet<string>) => list.entries.filter(({ requestId }) => ids.has(requestId))
  // Backups of since the restore have them again, whatever becomes of this run.
  if (record && before.gate.is !== 'open') {
    const back = new Set(again.map(({ entry }) => entry.requestId))
    await keepListed(db, keys, config.dataDir, { entries: linesOf(back), until })
    const stops = list.stops.flatMap(({ requestId }) => (found.has(requestId) ? [requestId] : []))
    await keepStoppedAds(db, stops, until)
  }
  const { sums, listed: stillListed } = await carryOutAgain(bot, again, {
    run: record?.run ?? 0,
    dryRun,
    pastBrake: options.pastBrake ?? false,
    lost,
    say: (done, of) => options.say?.({ at: 'erase', done, of }),
  })
  const ads = dryRun ? NO_ADS : await stopAdsAgain(bot, list.stops, found)
  const waiting = dryRun ? NONE_WAITING : await keepFreezes(bot, (_id, work) => work())
  for (const request of waiting.unknown) bot.log.error({ request }, FREEZE_OF_NOBODY)
  const { gate, above, missing } = await readGate(db, platform, await lastHead(headFile(config.dataDir)))
  const listed = new Set(list.entries.map(({ requestId }) => requestId))
  const forgotten = gate.is === 'open' ? [] : above.filter(({ seq }) => missing.has(seq) && seq <= end.seq)
  const uncovered = [...new Set(forgotten.map(({ requestId }) => requestId))].filter((requestId) => !listed.has(requestId))
  // The ledger asks for them: with their keys they would be found.
  const keysWanted = list.unreadable.filter(({ requestId }) => uncovered.includes(requestId)).map(({ keyId }) => keyId)
  const missingKeys = [...new Set([...list.missingKeys, ...keysWanted])]
  const unread = list.entries.length === 0 ? [] : placesUnread(bot.dataMap, bot.catalogue)
  // A list that was cut by the caller is no loss.
  const isAccepted = options.acceptLostPeople === true && options.since === undefined
  const isWhole = missingKeys.length + list.distrusted + unread.length === 0 && (uncovered.length === 0 || isAccepted)
  const isWithinLedger = !isLedgers(gate) || (verdict.is === 'lost' && coversLoss(verdict.through, gate))
  const isDone =
    isWhole && isWithinLedger && sums.failed + sums.braked + ads.failed + waiting.failed.length === 0 && !lost.aborted
  if (record) {
    await keepListed(db, keys, config.dataDir, { entries: linesOf(stillListed), until })
    // Before the gate opens: after it nobody knows any more who they were.
    const lost = uncovered.map((requestId) => ({ requestId, what: 'replay-lost' as const, rows: 0 }))
    if (isDone) await noteReplayed(db, lost, bot.clock.now())
    if (isDone && gate.is !== 'open') await countAgain(db)
    const through =
      isDone && verdict.is === 'lost' ? { lostFrom: await lostFrom(db, verdict.first), lostThrough: verdict.through } : {}
    const keptBack = sums.held + sums.stays
    // Only a run that is through with everybody counts them anew.
    const held = isDone && !options.since ? keptBack : Math.max(keptBack, await heldBack(db))
    const failed = sums.failed + ads.failed + waiting.failed.length
    const counts = { listed: listed.size, found: again.length, rows: sums.rows, held, failed }
    await endReplay(db, record.number, { ...counts, ...through, finishedAt: bot.clock.now() })
    if (isDone) await markReplayed(db, platform, end, bot.clock.now())
    if (isDone) await evenBeats(db, platform, bot.clock.now())
  }
  return {
    is: isDone ? 'done' : 'incomplete',
    listed: listed.size,
    identifiers,
    found: again.length,
    ...sums,
    failed: sums.failed + ads.failed + waiting.failed.length,
    adsStopped: ads.stopped,
    frozenAgain: waiting.frozenAgain.length,
    thawedAgain: waiting.thawedAgain.length,
    unknown: waiting.unknown.length,
    missingKeys,
    distrusted: list.distrusted,
    uncovered: await referencesOf(db, uncovered),
    unread,
    through: end.seq,
  }
}

/** The loss that this run was told of is the one that keeps the gate shut. */
const coversLoss = (through: number, gate: Gate) => gate.is === 'ledger-behind' && gate.lastKnown <= through

const NO_ADS = { stopped: 0, failed: 0 }
const NONE_WAITING: FreezesKept = { frozenAgain: [], thawedAgain: [], failed: [], unknown: [] }
