import canonicalize from 'canonicalize'
import type { ProcessorLine } from '../processors/processor-task.ts'
import { sha256Hex } from '../runtime/keys.ts'
import type { DataMap } from './data-map.ts'
import type { Completed, KeptCount, Partial, StepResult } from './evidence.ts'
import { lawNamed } from './retention-bases.ts'

/** What became of kept rows whose day has passed, per table and basis. */
export interface Settled {
  table: string
  basis: string
  /**
   * `gone`: somebody else had removed it. `taken-over`: the row is not the one that was kept any more, and was left alone. `table-gone`:
   * its table is not there any more. `untraceable`: the table's key is another one, and nobody can tell which row it is.
   */
  outcome: 'erased' | 'gone' | 'taken-over' | 'table-gone' | 'untraceable'
  rows: number
}

export interface Continuation {
  receiptId: string
  number: number
  /** The newest receipt so far. */
  previous: { body: string; hash: string }
  finished: Date
  map: DataMap
  mapHash: string
  /** What became of rows that the law had kept. */
  settled: readonly Settled[]
  /** What it keeps still. */
  kept: readonly (KeptCount & { table: string })[]
  /** Rows of others in which the person is mentioned, where a search has counted them anew. */
  mentions?: readonly { table: string; rows: number }[]
  /** Tables that this search has still not read. */
  tonight?: readonly string[]
  /** A pass between the erasure and its second sweep. */
  swept?: { steps: readonly StepResult[]; verdict: Completed | Partial }
  /** How processors stand by now, and those of them that have not confirmed, as receipts name them. */
  answered?: { processors: readonly ProcessorLine[]; unconfirmed: readonly string[] }
}

/**
 * A receipt that goes on where the last one ended, made without the subject: whom it is about, what was asked for and when are taken
 * from the receipt before, whose commitment only the person can open. Canonical JSON (RFC 8785) and its SHA-256.
 */
export function continueReceipt(next: Continuation): { body: string; hash: string } {
  // Written by us: composeReceipt, or this.
  const before = JSON.parse(next.previous.body) as Record<string, unknown> & { times: Record<string, unknown> }
  const kept = next.kept.map(({ table, basis, rows, until }) => ({ table, basis, statute: lawNamed(basis).statute, rows, until }))
  const tables = new Set(next.kept.map(({ table }) => table))
  const stays = listIn(before.heldBack).filter((each) => each.because !== 'kept-by-law' || tables.has(String(each.table)))
  const of = (outcome: Settled['outcome']) =>
    next.settled
      .filter((line) => line.outcome === outcome)
      .map(({ table, basis, rows }) => ({ table, basis, statute: lawNamed(basis).statute, rows }))
  const untraceable = of('untraceable').map(({ table, basis, rows }) => ({ table, basis, because: 'untraceable', rows }))
  const tableGone = of('table-gone')
  const body = canonicalize({
    ...before,
    id: next.receiptId,
    number: next.number,
    continues: next.previous.hash,
    ...(next.swept ? { result: next.swept.verdict.is, rest: restOf(next.swept.verdict) } : {}),
    ...(next.answered ? answersOn(before, next.answered) : {}),
    categories: categoriesOf(next),
    released: of('erased'),
    releasedElsewhere: of('gone'),
    notThePersonsAnyMore: of('taken-over'),
    goneWithTheirTable: tableGone.length > 0 ? tableGone : undefined,
    kept,
    heldBack: [...stays, ...untraceable],
    ...(next.mentions ? { mentionedElsewhere: next.mentions, searchedTonight: someOf(next.tonight) } : {}),
    dataMap: next.mapHash,
    times: { ...before.times, finished: next.finished.toISOString() },
  })
  if (body === undefined) throw new Error('A receipt could not be written as JSON.')
  return { body, hash: sha256Hex(body) }
}

const listIn = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : [])

/** Undefined is left out of the JSON. */
const someOf = (tables: readonly string[] = []) => (tables.length > 0 ? [...tables].sort() : undefined)
const restOf = (verdict: Completed | Partial) => (verdict.is === 'partial' ? [...verdict.rest].sort() : undefined)

/** Everything else was proven, or named as rest, by the receipt before: only the processors' part of it is anew. */
export function answersOn(before: Record<string, unknown>, { processors, unconfirmed }: NonNullable<Continuation['answered']>) {
  const others = (value: unknown) => (Array.isArray(value) ? value.map(String) : []).filter((name) => !isProcessor(name))
  const rest = [...new Set([...others(before.rest), ...unconfirmed])].sort()
  const unreachable = [...new Set([...others(before.unreachable), ...unconfirmed])].sort()
  return rest.length > 0
    ? { result: 'partial' as const, rest, unreachable, processors }
    : { result: 'completed' as const, rest: undefined, unreachable, processors }
}

const isProcessor = (name: string): boolean => name.startsWith('processor:')

const COUNTED_AS = { erase: 'deleted', anonymise: 'anonymised', detach: 'detached', retain: 'restricted' } as const
type Counts = Record<(typeof COUNTED_AS)[keyof typeof COUNTED_AS], number>

function categoriesOf({ map, settled, swept }: Continuation): Record<string, Counts> {
  const changed = [
    ...settled.filter(({ outcome }) => outcome === 'erased').map(({ table, rows }) => ({ table, as: COUNTED_AS.erase, rows })),
    ...(swept?.steps ?? []).map(({ step, rows }) => ({ table: step.table, as: COUNTED_AS[step.action], rows })),
  ]
  const categories: Record<string, Counts> = {}
  for (const { table, as, rows } of changed) {
    const category = map[table]?.category
    if (category === undefined || rows === 0) continue
    const counts = categories[category] ?? { deleted: 0, anonymised: 0, detached: 0, restricted: 0 }
    categories[category] = { ...counts, [as]: counts[as] + rows }
  }
  return categories
}
