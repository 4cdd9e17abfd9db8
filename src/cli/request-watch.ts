import { setTimeout as sleep } from 'node:timers/promises'
import { readCatalogue } from '../erasure/catalogue-store.ts'
import { countPlan } from '../erasure/count-store.ts'
import { planErasure } from '../erasure/plan.ts'
import { type Progress, progressOf } from '../erasure/progress-store.ts'
import { isEnded, type RequestState, requestStates } from '../requests/request.ts'
import { timelineOf } from '../requests/request-event-store.ts'
import { cutOffOf, loadRequest, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { unseal } from '../runtime/keys.ts'
import { stopwatch } from '../runtime/stopwatch.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { readMapFile } from './data-map.ts'
import { type Opened, timeOf } from './open.ts'
import { findRequest } from './request-show.ts'
import { FOUND, Sentence } from './sentence.ts'
import { describeLine, type Looked, lineOf, nameOf, tableLines } from './watch-line.ts'
import { whyItWaits } from './why-it-waits.ts'

const COUNT_MS = 20_000
const COUNT_ROWS_MAX = 20_000_000

/**
 * `request watch`: a line, or a JSON object, whenever something has moved, until nothing more moves by itself. Answers with the exit code:
 * 0 completed or taken back, 1 when something of it is still open.
 */
export async function requestWatch(opened: Opened, reference: string, given: { every: string }, json: boolean): Promise<number> {
  const everyMs = readEvery(given.every)
  const { id } = await findRequest(opened, reference)
  let totals: Map<string, number> | undefined
  let before: Looked | undefined
  let said = ''
  for (;;) {
    const now = timeOf(opened.config)
    const row = await loadRequest(opened.db, id)
    if (!row) throw new Sentence('The request is gone.')
    const progress = await newestPass(opened, id)
    totals ??= await totalsOf(opened, row, progress, now)
    const tables = tableLines(progress, totals, before, now)
    before = { progress, ms: stopwatch() }
    const waiting = whyItWaits(row, await timelineOf(opened.db, id), now)
    const line = lineOf(row, tables, waiting, now)
    // What only grows older has not moved.
    const key = JSON.stringify([row.state, waiting, progress.map(({ rows, batches, done }) => [rows, batches, done])])
    if (key !== said) process.stdout.write(json ? `${JSON.stringify(line)}\n` : `${describeLine(line).join('\n')}\n`)
    said = key
    const end = endOf(row)
    if (end !== undefined) return end
    await sleep(everyMs)
  }
}

function readEvery(given: string): number {
  const seconds = Number(given)
  if (/^\d{1,4}(\.\d+)?$/.test(given) && seconds >= 0.1) return seconds * 1_000
  throw new Sentence('--every wants a number of seconds, 0.1 or more.')
}

/** A partial request is tried again by itself, but not soon: whoever watches is told so and let go. */
function endOf(row: RequestRow): number | undefined {
  const state = requestStates.find((each): each is RequestState => each === row.state)
  if (state === undefined || isEnded(state)) return row.state === 'refused' ? FOUND : 0
  return state === 'partial' || state === 'awaiting_confirmation' ? FOUND : undefined
}

async function newestPass({ platform }: Opened, requestId: string): Promise<Progress[]> {
  const all = await progressOf(platform, requestId)
  const newest = Math.max(...all.map(({ pass }) => pass))
  return all.filter(({ pass }) => pass === newest)
}

/** What there is to do in all: what is done, and what is left by the very predicate that the erasure uses. Undefined: not counted now. */
async function totalsOf(
  { config, keys, platform }: Opened,
  row: RequestRow,
  progress: readonly Progress[],
  now: Date,
): Promise<Map<string, number> | undefined> {
  if (row.subjectSealed === null || !['scheduled', 'running', 'on_hold', 'parked'].includes(row.state)) return undefined
  // Sealed by the confirmation.
  const subject = JSON.parse(unseal(keys, 'subject', row.subjectSealed)) as SubjectIdentifiers
  const { tables: map, schema } = readMapFile(config.dataMapFile)
  const catalogue = await readCatalogue(platform, schema)
  const planned = planErasure({ map, catalogue, subject, scope: scopeOf(row), cutOff: cutOffOf(row, now), now })
  if ('refused' in planned) return undefined
  try {
    const counts = await countPlan(platform, planned.plan, subject, { atMost: COUNT_ROWS_MAX, statementMs: COUNT_MS })
    const done = new Map(progress.map((each) => [nameOf(each), each.rows]))
    return new Map(
      counts.map(({ step, rows }): [string, number] => {
        const name = nameOf(step)
        return [name, rows + (done.get(name) ?? 0)]
      }),
    )
  } catch {
    // It took too long: the rest goes without.
    return new Map()
  }
}
