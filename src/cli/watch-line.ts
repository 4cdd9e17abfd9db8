import type { Progress } from '../erasure/progress-store.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { howMany } from './how-many.ts'
import { inIndia, table } from './print.ts'

/** The look before, and how long ago it was. */
export interface Looked {
  progress: readonly Progress[]
  ms: () => number
}

/** A table's rows: done so far, and how many there are to do in all, if that could be counted. */
interface TableLine {
  table: string
  action: string
  done: number
  total: number | null
  batches: number
  rowsPerSecond: number
  /** Seconds since its last batch. */
  age: number
}

export const nameOf = ({ table, action }: { table: string; action: string }): string => `${table} ${action}`

/** Every table's line: those that have begun, then those that still wait. */
export function tableLines(
  progress: readonly Progress[],
  totals: ReadonlyMap<string, number> | undefined,
  before: Looked | undefined,
  now: Date,
): TableLine[] {
  const former = new Map(before?.progress.map((each) => [nameOf(each), each.rows]))
  const seconds = (before?.ms() ?? 0) / 1_000
  const known = progress.map((each): TableLine => {
    const name = nameOf(each)
    const { rows, batches, updatedAt } = each
    const total = totals?.get(name)
    const rowsPerSecond = seconds > 0 ? Math.round((rows - (former.get(name) ?? 0)) / seconds) : 0
    const age = Math.max(0, Math.round((now.getTime() - updatedAt.getTime()) / 100) / 10)
    // What came in since it was counted is counted when it goes.
    return {
      table: each.table,
      action: each.action,
      done: rows,
      total: total === undefined ? null : Math.max(total, rows),
      batches,
      rowsPerSecond,
      age,
    }
  })
  const begun = new Set(progress.map(nameOf))
  const ahead = [...(totals ?? [])].flatMap(([name, total]): TableLine[] => {
    const [table = '', action = ''] = name.split(' ')
    return begun.has(name) || total === 0 ? [] : [{ table, action, done: 0, total, batches: 0, rowsPerSecond: 0, age: 0 }]
  })
  return [...known, ...ahead].filter(({ done, total }) => done > 0 || (total ?? 0) > 0)
}

/** What one look says of a request; nobody's data. */
export function lineOf(row: RequestRow, tables: readonly TableLine[], waiting: string | undefined, now: Date) {
  const sum = (pick: (line: TableLine) => number) => tables.reduce((total, line) => total + pick(line), 0)
  const ages = tables.flatMap(({ done, total, age, batches }) => (batches > 0 && (total === null || done < total) ? [age] : []))
  return {
    ...{ at: now.toISOString(), reference: row.reference, state: row.state },
    ...(waiting === undefined ? {} : { waiting }),
    ...{
      done: sum(({ done }) => done),
      total: tables.some(({ total }) => total === null) ? null : sum(({ total }) => total ?? 0),
    },
    ...{ batches: sum(({ batches }) => batches), rowsPerSecond: sum(({ rowsPerSecond }) => rowsPerSecond) },
    /** Seconds since the unfinished table that waits longest has last got on. */
    oldestBatch: ages.length === 0 ? null : Math.max(...ages),
    tables,
  }
}

export function describeLine({
  at,
  state,
  waiting,
  done,
  total,
  batches,
  rowsPerSecond,
  oldestBatch,
  tables,
}: ReturnType<typeof lineOf>): string[] {
  const of = total === null ? howMany(done, 'row') : `${done} of ${howMany(total, 'row')}`
  const pace = rowsPerSecond > 0 ? `, ${rowsPerSecond} rows/s` : ''
  const oldest = oldestBatch === null ? '' : `, oldest batch ${oldestBatch} s ago`
  return [
    `${inIndia(new Date(at))}  ${state}${waiting === undefined ? '' : ` (${waiting})`}: ${of}, ${howMany(batches, 'batch', 'batches')}${pace}${oldest}`,
    ...table(
      tables.map((line) => [
        `  ${line.table}`,
        line.action,
        line.total === null ? String(line.done) : `${line.done}/${line.total}`,
        line.batches === 0 ? 'waits' : howMany(line.batches, 'batch', 'batches'),
      ]),
    ),
  ]
}
