/** Bad values, broken constraints, missing rights or names: what the same statement meets again however often it is tried. */
const REFUSED = /^(22|23|42)[0-9A-Z]{3}$/

/** The SQLSTATE with which PostgreSQL refuses a statement for good; undefined: it may pass another time, or was no answer of its. */
export function refusedWith(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown }
    if (typeof code === 'string') return REFUSED.test(code) ? code : undefined
  }
  return undefined
}
