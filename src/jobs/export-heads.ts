import { type AppendLog, azureAppendLog } from '../blobs/append-log.ts'
import type { LedgerHead } from '../erasure/ledger.ts'
import { appendHeads, headFile, headLine, lastHead, parseHeads } from '../erasure/ledger-head-store.ts'
import { headsAfter, learnReplayLines, replayLines } from '../erasure/replay-list-store.ts'
import type { Config } from '../runtime/config.ts'
import type { Bot } from './bot.ts'

const FOLDER = 'ledger-head'
const LIST_FOLDER = 'replay-list'
/** An append blob takes 50,000 blocks: each part has fewer entries than that. */
const ENTRIES_PER_PART = 10_000
const TAIL_BYTES = 4_096
/** So many lines stay well under what a block may hold. */
const LINES_PER_BLOCK = 2_000

/** Where LEDGER_HEAD_URL says, if it says. */
export function headLogOf({ ledgerHeadUrl }: Pick<Config, 'ledgerHeadUrl'>): AppendLog | undefined {
  return ledgerHeadUrl === undefined ? undefined : azureAppendLog(ledgerHeadUrl, FOLDER)
}

/** Beside it whom a restore must lose again, a part for each day: the container's own rule removes parts that are as old as the backups. */
export function replayLogOf({ ledgerHeadUrl }: Pick<Config, 'ledgerHeadUrl'>): AppendLog | undefined {
  return ledgerHeadUrl === undefined ? undefined : azureAppendLog(ledgerHeadUrl, LIST_FOLDER)
}

type Outside = Pick<Bot, 'db' | 'headLog' | 'replayLog'> & { config: Pick<Config, 'dataDir'> }

/**
 * Adds to the blobs what the ledger has and they have not yet, first whom to replay, then the heads; two processes may add the same, which
 * does no harm.
 */
export async function exportHeads(bot: Outside & Pick<Bot, 'keys' | 'clock'>): Promise<void> {
  const { db, headLog, replayLog, keys, clock } = bot
  if (!headLog || !replayLog) return
  const now = clock.now()
  let last = await learnOutside(bot)
  const day = now.toISOString().slice(0, 10)
  if ((await replayLog.parts()).length === 0) await appendTo(replayLog, `${day}-before.jsonl`, await replayLines(db, keys))
  for (;;) {
    const heads = await headsAfter(db, last)
    const [first] = heads
    if (!first) return
    const part = partOf(first)
    const fitting = heads.filter((head) => partOf(head) === part)
    const requestIds = fitting.map(({ requestId }) => requestId)
    await appendTo(replayLog, `${day}-${part}`, await replayLines(db, keys, requestIds))
    await appendTo(headLog, part, fitting.map(headLine))
    last = fitting.at(-1)?.seq ?? last
  }
}

/**
 * Where the blobs know more than the files, the files learn it: a machine that lost its disk still notices that its database is not the
 * newest, and whom it has forgotten. Answers with the newest entry in the blob.
 */
export async function learnOutside({ db, headLog, replayLog, config }: Outside): Promise<number> {
  if (!headLog || !replayLog) return 0
  const file = headFile(config.dataDir)
  const known = (await lastHead(file))?.seq ?? 0
  const last = (await lastInLog(headLog))?.seq ?? 0
  if (last <= known) return last
  for (const part of await replayLog.parts()) await learnReplayLines(db, config.dataDir, (await replayLog.read(part)).split('\n'))
  await appendHeads(
    file,
    (await headsInLog(headLog)).filter(({ seq }) => seq > known),
  )
  return last
}

async function appendTo(log: AppendLog, part: string, lines: readonly string[]): Promise<void> {
  for (let from = 0; from < lines.length; from += LINES_PER_BLOCK)
    await log.append(
      part,
      lines
        .slice(from, from + LINES_PER_BLOCK)
        .map((line) => `${line}\n`)
        .join(''),
    )
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
