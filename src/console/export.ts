import { type CsvRow, csvRows, toCsv } from './csv.ts'
import { toJson } from './json.ts'
import type { Answer, Visit } from './visit.ts'

/** So many rows are read at once: the next are read when these are on their way, and no file is ever held whole. */
const CHUNK = 1_000

/** A whole list, piece by piece from behind the last row of the piece before. Ends with the session: a broken download is seen to be one. */
export async function* piecesOf<Row, Place>(
  { isStillIn }: Pick<Visit, 'isStillIn'>,
  read: (after: Place | undefined, limit: number) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Place,
): AsyncGenerator<readonly Row[]> {
  for (let after: Place | undefined; ; ) {
    const rows = await read(after, CHUNK)
    yield rows
    const last = rows.at(-1)
    if (rows.length < CHUNK || last === undefined) return
    if (!(await isStillIn())) throw new Error('The session ended while a list was being exported.')
    after = placeOf(last)
  }
}

/** A list for a spreadsheet. */
export function csvFile<Row>(
  { now }: Visit,
  list: string,
  header: CsvRow,
  pieces: AsyncIterable<readonly Row[]>,
  lineOf: (row: Row) => CsvRow,
): Answer {
  async function* content() {
    yield toCsv([header])
    for await (const rows of pieces) if (rows.length > 0) yield csvRows(rows.map(lineOf))
  }
  return { is: 'file', name: nameOf(list, now, 'csv'), type: 'text/csv; charset=utf-8', content: content() }
}

/** The same for programs. */
export function jsonFile<Row>(
  { now }: Visit,
  list: string,
  pieces: AsyncIterable<readonly Row[]>,
  lineOf: (row: Row) => unknown,
): Answer {
  async function* content() {
    let before = '[\n'
    for await (const rows of pieces) {
      if (rows.length === 0) continue
      yield before + rows.map((row) => toJson(lineOf(row))).join(',\n')
      before = ',\n'
    }
    yield before === '[\n' ? '[]\n' : '\n]\n'
  }
  return { is: 'file', name: nameOf(list, now, 'json'), type: 'application/json; charset=utf-8', content: content() }
}

const nameOf = (list: string, now: Date, ending: string) => `${list}-${now.toISOString().slice(0, 10)}.${ending}`
