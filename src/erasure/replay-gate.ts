import type { LedgerHead } from './ledger.ts'

export interface GateFacts {
  /** How much of the ledger the platform says it has seen; none before the first erasure, or in a backup of before it. */
  marker: LedgerHead | undefined
  /** The newest head written outside the databases. */
  outside: LedgerHead | undefined
  /** Hashes of the ledger's entries at the marker and at the head outside. */
  hashes: ReadonlyMap<number, string>
  /** Entries up to here are known to be lost, by a replay that was told so. */
  lostThrough: number
  /** The last entry that is not there although a later one above the marker is, and that nobody knows to be lost; 0 without any. */
  gap: number
  /** How often the bot has looked after the platform, how much of that the platform had confirmed, and what the platform says. */
  beats?: { ours: number; seen: number; theirs: number }
  /** Receipts above the marker whose pass the platform had noted, and has no note of now. */
  forgotten: number
}

/**
 * Whether the platform still has every erasure. `ledger-behind`: the bot's own database is older than what it has written elsewhere;
 * `ledger-differs`: it is not the one that was written from; `bot-behind`: older than the platform, be it that no erasure is missing.
 */
export type Gate =
  | { is: 'open' }
  | { is: 'replay-needed'; entries: number }
  | { is: 'ledger-behind'; lastKnown: number }
  | { is: 'ledger-differs'; seq: number }
  | { is: 'bot-behind' }

export function judgeGate({ marker, outside, hashes, lostThrough, gap, forgotten, beats }: GateFacts): Gate {
  const heads = [marker, outside].flatMap((head) => (head && head.seq > lostThrough ? [head] : []))
  const differs = heads.find(({ seq, hash }) => (hashes.get(seq) ?? hash) !== hash)
  if (differs) return { is: 'ledger-differs', seq: differs.seq }
  // What was written behind a loss hides it from the newest heads.
  const lastKnown = Math.max(gap, ...heads.flatMap(({ seq }) => (hashes.has(seq) ? [] : [seq])))
  if (lastKnown > 0) return { is: 'ledger-behind', lastKnown }
  if (beats && beats.theirs > beats.ours) return { is: 'bot-behind' }
  const isOlder = forgotten > 0 || (beats !== undefined && beats.theirs < beats.seen)
  return isOlder ? { is: 'replay-needed', entries: forgotten } : { is: 'open' }
}

/** A replay does not open it: the ledger is not the one that the platform or a head outside knows, and no loss of it was accepted. */
export const isLedgers = ({ is }: Gate): boolean => is === 'ledger-behind' || is === 'ledger-differs'

/** What whoever reads `/readyz` must do, as one sentence. */
export function gateSentence(gate: Gate): string | undefined {
  switch (gate.is) {
    case 'open':
      return undefined
    case 'bot-behind':
      return 'The bot’s database is older than the platform: restore a newer backup of it; if there is none, enter again what staff decided since that backup, then run `npm run cli -- erasure replay --accept-lost-entries`.'
    case 'replay-needed':
      if (gate.entries === 0)
        return 'The platform database was restored: run `npm run cli -- erasure replay` before its traffic returns.'
      return `The platform database is older than ${gate.entries} completed erasures: run \`npm run cli -- erasure replay\` before its traffic returns.`
    case 'ledger-behind':
      return `The bot’s database is older than entry ${gate.lastKnown} of its ledger: restore a newer backup of it; if there is none, enter again what staff decided since that backup, then run \`npm run cli -- erasure replay --accept-lost-entries\`.`
    case 'ledger-differs':
      return `Entry ${gate.seq} of the ledger is not the one written outside this database: check DATABASE_URL, PLATFORM_DATABASE_URL and DATA_DIR, then \`npm run cli -- ledger verify\`.`
  }
}
