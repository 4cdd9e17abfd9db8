import { z } from 'zod'
import type { LedgerFinding } from './ledger.ts'
import type { ReplayEntry } from './replay-list.ts'

/** What of a signed receipt an entry of the list must agree with. */
const receipt = z.object({
  cutOff: z.string(),
  scope: z.object({ kind: z.string(), tenant: z.string().optional(), member: z.string().optional() }),
})

/** Entries that say what their request's signed receipt says, and those that do not: a cut-off moved by a day would erase newer rows. */
export function trusted(
  entries: readonly ReplayEntry[],
  bodies: ReadonlyMap<string, string>,
): { trusted: ReplayEntry[]; distrusted: ReplayEntry[] } {
  const isTrue = (entry: ReplayEntry) => {
    const body = bodies.get(entry.requestId)
    const said = body === undefined ? undefined : receipt.safeParse(JSON.parse(body)).data
    return (
      said?.cutOff === entry.cutOff.toISOString() &&
      said.scope.kind === entry.scope &&
      (said.scope.tenant ?? null) === entry.tenantId &&
      (said.scope.member ?? null) === entry.memberId
    )
  }
  return { trusted: entries.filter(isTrue), distrusted: entries.filter((entry) => !isTrue(entry)) }
}

/** What the findings of `verifyLedger` mean for a replay. Entries lost with an older database are no forgery, but somebody must say so. */
export function judgeFindings(
  findings: readonly LedgerFinding[],
  lostThrough: number,
): { is: 'whole' } | { is: 'lost'; through: number } | { is: 'forged'; findings: LedgerFinding[] } {
  const isLost = (each: LedgerFinding): each is LedgerFinding & { seq: number } =>
    each.is === 'missing' || each.is === 'behind-head'
  const forged = findings.filter((each) => !isLost(each))
  if (forged.length > 0) return { is: 'forged', findings: forged }
  const through = findings.filter(isLost).reduce((last, { seq }) => Math.max(last, seq), 0)
  return through > lostThrough ? { is: 'lost', through } : { is: 'whole' }
}
