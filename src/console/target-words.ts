/** To what or whom something was done, from the code that the access log has. */
export function targetWords(
  { action, target }: { action: string; target: string | null },
  staff: ReadonlyMap<string, string>,
): string | undefined {
  if (target === null) return undefined
  if (target.startsWith('staff:')) return staff.get(target) ?? target
  const kind = KINDS.find(([pattern]) => pattern.test(action))?.[1]
  const short = /^[0-9a-f-]{36}$/.test(target) ? target.slice(0, 8) : target
  return kind === undefined ? short : `${kind} ${short}`
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/-chat$/, 'chat'],
  [/mail/, 'mail'],
  [/^objection-/, 'objection'],
  [/^hold-(add|end)$/, 'legal hold'],
  [/^replay-letter$/, 'dead letter'],
  [/^post-letter$/, 'letter'],
  [/^(propose|approve|decline|withdraw|see)-(start|hold|extend|cancel|refuse|shorten|take-back|release)$/, 'proposal'],
  [/^export-evidence/, 'for'],
  [/^export-/, 'list'],
]
