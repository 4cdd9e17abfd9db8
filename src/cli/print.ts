/** JSON alone on standard output, or lines for a person. */
export function print(json: boolean, data: unknown, lines: () => string[]): void {
  process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${lines().join('\n')}\n`)
}

/** Progress goes to standard error, so that `--json` stays clean; nothing when nobody watches. */
export function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${line}\n`)
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
