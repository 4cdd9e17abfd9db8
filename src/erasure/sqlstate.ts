/** Bad values, broken constraints, missing rights or names: what the same statement meets again however often it is tried. */
const REFUSED = /^(22|23|42)[0-9A-Z]{3}$/
/** PostgreSQL's word for a statement that took longer than it may. */
export const TOOK_TOO_LONG = '57014'
/** That, or one that waited too long for somebody else's lock. */
const TOO_SLOW = [TOOK_TOO_LONG, '55P03']

/** The code of an error or of what caused it: PostgreSQL's SQLSTATE, or the network's. */
export function sqlStateOf(error: unknown): string | undefined {
  for (let each = error; each instanceof Error; each = each.cause) {
    const { code } = each as { code?: unknown }
    if (typeof code === 'string') return code
  }
  return undefined
}

/** The SQLSTATE with which PostgreSQL refuses a statement for good; undefined: it may pass another time, or was no answer of its. */
export function refusedWith(error: unknown): string | undefined {
  const code = sqlStateOf(error)
  return code !== undefined && REFUSED.test(code) ? code : undefined
}

/** Whether a limit on time ended a statement: the database is there. */
export function isTooSlow(error: unknown): boolean {
  return TOO_SLOW.includes(sqlStateOf(error) ?? '')
}
