import { verifyLedger } from '../erasure/erasure-store.ts'
import type { LedgerFinding } from '../erasure/ledger.ts'
import { headFile, readHeads } from '../erasure/ledger-head-store.ts'
import { markedHead } from '../erasure/replay-marker-store.ts'
import { headLogOf, headsInLog } from '../jobs/export-heads.ts'
import { publicKeysOf } from '../runtime/public-keys.ts'
import { howMany } from './how-many.ts'
import type { Opened } from './open.ts'
import { print, remark, table, telling } from './print.ts'
import { readPublicKeys } from './public-keys.ts'
import { FOUND, Sentence } from './sentence.ts'

/** `ledger verify`: every signature and link of the chain, every receipt, and the heads outside the database. Answers with the exit code. */
export async function ledgerVerify(
  { db, platform, keys, config }: Opened,
  formerKeys: readonly string[],
  json: boolean,
): Promise<number> {
  const publicKeys = new Map([...readPublicKeys(formerKeys, '--public-key'), ...publicKeysOf(keys)])
  const log = headLogOf(config)
  const inBlob = log
    ? await headsInLog(log).catch(() => {
        throw new Sentence(
          'The heads at LEDGER_HEAD_URL cannot be read: check the container, its signature and the rights a, c, r, l.',
        )
      })
    : []
  const heads = [...readHeads(headFile(config.dataDir)), ...inBlob]
  const marked = await markedHead(platform).catch(() => {
    remark('The platform’s own mark could not be read: how much of the ledger it has seen was not compared.')
    return []
  })
  const { entries, findings } = await telling('Verifying the ledger', verifyLedger(db, publicKeys, [...heads, ...marked]))
  if (entries > 0 && heads.length === 0) {
    remark('No heads stand outside the database: set DATA_DIR to the worker’s, or a chain cut short at its end goes unseen.')
  }
  const explained = findings.map((finding) => ({ ...finding, meaning: findingMeanings[finding.is] }))
  print(json, { entries, heads: heads.length, findings: explained }, () =>
    findings.length === 0
      ? [wholeLine(entries, heads.length)]
      : [
          ...table([
            ['WHERE', 'WHAT', 'MEANING'],
            ...explained.map((each) => [
              'seq' in each ? `entry ${each.seq}` : `receipt ${each.receiptId}`,
              each.is,
              each.meaning,
            ]),
          ]),
          '',
          `${howMany(findings.length, 'finding')} in ${howMany(entries, 'entry', 'entries')}: keep the database as it is, and compare it with a backup.`,
        ],
  )
  return findings.length === 0 ? 0 : FOUND
}

function wholeLine(entries: number, heads: number): string {
  if (entries === 0) return 'The ledger is empty: no erasure has ended yet.'
  return `The ledger is whole: ${howMany(entries, 'entry', 'entries')}, each signed and chained, and ${heads === 1 ? '1 head outside the database agrees' : `${heads} heads outside the database agree`}.`
}

/** What each finding means, for whoever has to act on it. */
export const findingMeanings: Readonly<Record<LedgerFinding['is'], string>> = {
  missing: 'An entry of the chain is gone.',
  reordered: 'The entry does not follow the one before it.',
  changed: 'The entry is not what was signed.',
  'bad-signature': 'The signature is not this key’s.',
  'unknown-key': 'Signed with a key that is not here: give the former one with --public-key, or name it in RECEIPT_FORMER_KEYS.',
  'receipt-missing': 'The entry’s receipt is gone.',
  'receipt-changed': 'The receipt is not what was signed.',
  'behind-head': 'The chain is shorter than what stands outside the database: a backup was restored, or entries were cut off.',
  'not-the-head': 'The chain differs from what stands outside the database.',
  'not-in-ledger': 'A receipt that was never entered.',
}
