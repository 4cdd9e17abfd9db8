import { z } from 'zod'
import type { LedgerFinding } from './ledger.ts'
import { cutOffGrows, type ReplayEntry } from './replay-list.ts'

/** What of a signed receipt an entry of the list must agree with. */
const receipt = z.object({
  cutOff: z.string(),
  scope: z.object({ kind: z.string(), tenant: z.string().optional(), member: z.string().optional() }),
})

/**
 * Entries that say what their request's signed receipts say, and those that do not: a cut-off moved by a day would erase newer rows. Of an
 * account each pass signed a cut-off of its own, and what came in between went with the last: its entry goes up to that one.
 */
export function trusted(
  entries: readonly ReplayEntry[],
  bodies: ReadonlyMap<string, readonly string[]>,
): { trusted: ReplayEntry[]; distrusted: ReplayEntry[] } {
  const judged = entries.map((entry) => ({ entry, cutOff: signedCutOff(entry, bodies.get(entry.requestId) ?? []) }))
  return {
    trusted: judged.flatMap(({ entry, cutOff }) => (cutOff ? [{ ...entry, cutOff }] : [])),
    distrusted: judged.flatMap(({ entry, cutOff }) => (cutOff ? [] : [entry])),
  }
}

/** Up to when the entry is borne out; undefined where it is not, or no receipt has its very cut-off. */
function signedCutOff(entry: ReplayEntry, bodies: readonly string[]): Date | undefined {
  const counted = cutOffGrows(entry.scope) ? bodies : bodies.slice(0, 1)
  const signed = counted.flatMap((body) => {
    const said = receipt.safeParse(JSON.parse(body)).data
    const isAbout =
      said?.scope.kind === entry.scope &&
      (said.scope.tenant ?? null) === entry.tenantId &&
      (said.scope.member ?? null) === entry.memberId
    return isAbout ? [new Date(said.cutOff)] : []
  })
  if (!signed.some((cutOff) => cutOff.getTime() === entry.cutOff.getTime())) return undefined
  return new Date(Math.max(...signed.map((cutOff) => cutOff.getTime())))
}

/** What the findings of `verifyLedger` mean for a replay. Entries lost with an older database are no forgery, but somebody must say so. */
export function judgeFindings(
  findings: readonly LedgerFinding[],
  isKnownLost: (seq: number) => boolean,
): { is: 'whole' } | { is: 'lost'; first: number; through: number } | { is: 'forged'; findings: LedgerFinding[] } {
  const isLost = (each: LedgerFinding): each is LedgerFinding & { seq: number } =>
    each.is === 'missing' || each.is === 'behind-head'
  const forged = findings.filter((each) => !isLost(each))
  if (forged.length > 0) return { is: 'forged', findings: forged }
  const lost = findings.flatMap((each) => (isLost(each) && !isKnownLost(each.seq) ? [each.seq] : []))
  const [first] = lost
  if (first === undefined) return { is: 'whole' }
  const [from, through] = lost.reduce(([least, most], seq) => [Math.min(least, seq), Math.max(most, seq)], [first, first])
  return { is: 'lost', first: from, through }
}
