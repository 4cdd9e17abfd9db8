import { type AppendLog, azureAppendLog } from '../blobs/append-log.ts'
import type { LedgerHead } from '../erasure/ledger.ts'
import { appendHeads, headFile, headLine, lastHead, parseHeads } from '../erasure/ledger-head-store.ts'
import { headsAfter } from '../erasure/replay-list-store.ts'
import type { Config } from '../runtime/config.ts'
import type { Bot } from './bot.ts'

const FOLDER = 'ledger-head'
/** An append blob takes 50,000 blocks: each part has fewer entries than that. */
const ENTRIES_PER_PART = 10_000
const TAIL_BYTES = 4_096

/** Where LEDGER_HEAD_URL says, if it says. */
export function headLogOf({ ledgerHeadUrl }: Pick<Config, 'ledgerHeadUrl'>): AppendLog | undefined {
  return ledgerHeadUrl === undefined ? undefined : azureAppendLog(ledgerHeadUrl, FOLDER)
}

/**
 * Adds to the blob what the ledger has and the blob has not yet; two processes may add the same, which does no harm. Where the blob knows
 * more than the file, the file learns it: a machine that lost its disk still notices that its database is not the newest.
 */
export async function exportHeads({ db, headLog, config }: Pick<Bot, 'db' | 'headLog' | 'config'>): Promise<void> {
  if (!headLog) return
  const file = headFile(config.dataDir)
  const known = await lastHead(file)
  let last = (await lastInLog(headLog))?.seq ?? 0
  if (last > (known?.seq ?? 0))
    await appendHeads(
      file,
      (await headsInLog(headLog)).filter(({ seq }) => seq > (known?.seq ?? 0)),
    )
  for (;;) {
    const heads = await headsAfter(db, last)
    const [first] = heads
    if (!first) return
    const part = partOf(first)
    const fitting = heads.filter((head) => partOf(head) === part)
    await headLog.append(part, fitting.map((head) => `${headLine(head)}\n`).join(''))
    last = fitting.at(-1)?.seq ?? last
  }
}

/** Every head in the blob. */
export async function headsInLog(log: AppendLog): Promise<LedgerHead[]> {
  const heads: LedgerHead[] = []
  for (const part of await log.parts()) heads.push(...parseHeads(await log.read(part)))
  return heads
}

async function lastInLog(log: AppendLog): Promise<LedgerHead | undefined> {
  const newest = (await log.parts()).at(-1)
  if (newest === undefined) return undefined
  const heads = parseHeads(await log.read(newest, TAIL_BYTES))
  return heads.reduce<LedgerHead | undefined>((last, head) => (last && last.seq > head.seq ? last : head), undefined)
}

const partOf = ({ seq }: LedgerHead): string => `${String(Math.floor(seq / ENTRIES_PER_PART)).padStart(8, '0')}.jsonl`
