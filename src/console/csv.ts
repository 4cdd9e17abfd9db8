import { harmless } from './mask.ts'

/** A cell that a spreadsheet would take for a formula; the wide signs of Asian keyboards count for some of them, too. */
const FORMULA = /^[\s\p{C}]*[=+\-@\uff0b\uff0d\uff1d\uff20]/u

export type CsvRow = readonly (string | number | null)[]

/** RFC 4180, every cell quoted, with the mark that makes spreadsheets read UTF-8. A text that begins like a formula gets an apostrophe. */
export function toCsv(rows: readonly CsvRow[]): string {
  return `\ufeff${csvRows(rows)}`
}

/** More rows of a file that has begun. */
export function csvRows(rows: readonly CsvRow[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(value: string | number | null): string {
  if (value === null) return '""'
  if (typeof value === 'number') return `"${value}"`
  const text = harmless(value)
  return `"${(FORMULA.test(value) ? `'${text}` : text).replaceAll('"', '""')}"`
}
