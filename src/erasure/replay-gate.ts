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
  /** Receipts above the marker whose pass the platform had noted, and has no note of now. */
  forgotten: number
}

/**
 * Whether the platform still has every erasure. `ledger-behind`: the bot's own database is older than what it has written elsewhere;
 * `ledger-differs`: it is not the one that was written from.
 */
export type Gate =
  | { is: 'open' }
  | { is: 'replay-needed'; entries: number }
  | { is: 'ledger-behind'; lastKnown: number }
  | { is: 'ledger-differs'; seq: number }

export function judgeGate({ marker, outside, hashes, lostThrough, forgotten }: GateFacts): Gate {
  for (const head of [marker, outside]) {
    if (!head || head.seq === 0 || head.seq <= lostThrough) continue
    const live = hashes.get(head.seq)
    if (live === undefined) return { is: 'ledger-behind', lastKnown: Math.max(marker?.seq ?? 0, outside?.seq ?? 0) }
    if (live !== head.hash) return { is: 'ledger-differs', seq: head.seq }
  }
  return forgotten > 0 ? { is: 'replay-needed', entries: forgotten } : { is: 'open' }
}

/** What whoever reads `/readyz` must do, as one sentence. */
export function gateSentence(gate: Gate): string | undefined {
  switch (gate.is) {
    case 'open':
      return undefined
    case 'replay-needed':
      return `The platform database is older than ${gate.entries} completed erasures: run \`npm run cli -- erasure replay\` before its traffic returns.`
    case 'ledger-behind':
      return `The bot’s database is older than entry ${gate.lastKnown} of its ledger: restore a newer backup of it; if there is none, run \`npm run cli -- erasure replay --accept-lost-entries\`.`
    case 'ledger-differs':
      return `Entry ${gate.seq} of the ledger is not the one written outside this database: check DATABASE_URL, PLATFORM_DATABASE_URL and DATA_DIR, then \`npm run cli -- ledger verify\`.`
  }
}
