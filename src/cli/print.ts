/** JSON alone on standard output, or lines for a person. */
export function print(json: boolean, data: unknown, lines: () => string[]): void {
  process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${lines().join('\n')}\n`)
}

/** A word beside the answer: standard error, so that `--json` stays clean. */
export function remark(line: string): void {
  process.stderr.write(`${line}\n`)
}

const FIRST_WORD_MS = 2_000
const NEXT_WORD_MS = 10_000

/** Says on standard error what a long work is at, and again while it lasts; nothing when it is quick. */
export async function telling<T>(what: string, work: Promise<T>): Promise<T> {
  let words = 0
  const again = () => remark(`${what} (${(words++ * NEXT_WORD_MS + FIRST_WORD_MS) / 1000} s)…`)
  let ticking: NodeJS.Timeout | undefined
  const first = setTimeout(() => {
    again()
    ticking = setInterval(again, NEXT_WORD_MS)
  }, FIRST_WORD_MS)
  try {
    return await work
  } finally {
    clearTimeout(first)
    clearInterval(ticking)
  }
}

/** Columns padded to their widest cell. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = rows.reduce<number[]>((all, row) => row.map((cell, i) => Math.max(all[i] ?? 0, String(cell).length)), [])
  return rows.map((row) =>
    row
      .map((cell, i) => String(cell).padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** A moment for a person: minutes, in India. */
export function inIndia(moment: Date | null): string {
  if (moment === null) return '-'
  const format = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Kolkata' } as const
  return `${new Intl.DateTimeFormat('en-IN', format).format(moment)} IST`
}
