/** The exit code, once everything is written. */
export function endWith(code: number): void {
  process.exitCode = code
}
