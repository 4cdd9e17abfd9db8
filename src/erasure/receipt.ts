import canonicalize from 'canonicalize'
import type { ProcessorLine } from '../processors/processor-task.ts'
import type { RequestScope } from '../requests/request.ts'
import { sha256Hex } from '../runtime/keys.ts'
import type { Completed, Partial, Residue, StepResult } from './evidence.ts'
import { type ErasurePlan, mappedTable } from './plan.ts'
import { lawNamed } from './retention-bases.ts'

export interface ReceiptInput {
  receiptId: string
  /** The request's spoken reference. */
  reference: string
  /** 0 closes the erasure; later numbers continue it. */
  number: number
  /** Hash of the receipt before, for numbers above 0. */
  previousReceiptHash?: string
  plan: ErasurePlan
  /** The map's hash at the preview, when it was another one. */
  previewMapHash?: string
  steps: readonly StepResult[]
  found: Residue
  verdict: Completed | Partial
  /** Stores that do not answer for themselves, by name. */
  unreachable: readonly string[]
  /** What earlier receipts of the case said of recordings that stay with others. */
  sharedBefore?: readonly SharedRecordings[]
  /** The day until which a blob store's administrators could bring back what was removed, yyyy-mm-dd. */
  recoverableUntil?: string
  /** Those who were given data, and how they stand. */
  processors?: readonly ProcessorLine[]
  /** From `commitmentOf`. */
  commitment: string
  times: { proved: Date; confirmed: Date; frozen: Date | null; started: Date; finished: Date }
}

/** Recordings and pictures that rows of the table named and that stay, because rows of others name them as well. */
export interface SharedRecordings {
  table: string
  rows: number
}

/** Binds a receipt to a number, or to an account's tenant id, without holding it: only who has the salt, which stands in the person's chat alone, can show the link. */
export function commitmentOf(number: string, salt: string): string {
  return sha256Hex(`${number}\n${salt}`)
}

/** The receipt as canonical JSON (RFC 8785) and its SHA-256. It holds counts, days, hashes and names of tables; nobody's data. */
export function composeReceipt(input: ReceiptInput): { body: string; hash: string } {
  const { plan, found, verdict, times } = input
  const receipt = {
    version: 1,
    id: input.receiptId,
    reference: input.reference,
    number: input.number,
    ...(input.previousReceiptHash === undefined ? {} : { continues: input.previousReceiptHash }),
    result: verdict.is,
    ...(verdict.is === 'partial' ? { rest: [...verdict.rest].sort() } : {}),
    scope: scopeOf(plan.scope),
    cutOff: plan.cutOff.toISOString(),
    categories: categoriesOf(plan, input.steps),
    kept: keptOf(found),
    heldBack: found.held.map(({ table, because, rows }) => ({ table, because, rows })),
    mentionedElsewhere: found.mentions.map(({ table, rows }) => ({ table, rows })),
    ...sharedOf(input),
    ...(found.tonight?.length ? { searchedTonight: [...found.tonight].sort() } : {}),
    unreachable: [...new Set([...plan.unreachable, ...found.unreachable, ...input.unreachable])].sort(),
    ...(input.recoverableUntil === undefined ? {} : { recoverableUntil: input.recoverableUntil }),
    ...(input.processors?.length ? { processors: input.processors } : {}),
    person: {
      commitment: input.commitment,
      formula: `sha256(${plan.scope.kind === 'account' ? 'tenant' : 'number'} + "\\n" + salt)`,
    },
    plan: plan.hash,
    dataMap: plan.mapHash,
    ...(input.previewMapHash === undefined || input.previewMapHash === plan.mapHash
      ? {}
      : { dataMapAtPreview: input.previewMapHash }),
    times: {
      proved: times.proved.toISOString(),
      confirmed: times.confirmed.toISOString(),
      frozen: times.frozen?.toISOString() ?? null,
      started: times.started.toISOString(),
      finished: times.finished.toISOString(),
    },
  }
  const body = canonicalize(receipt)
  if (body === undefined) throw new Error('A receipt could not be written as JSON.')
  return { body, hash: sha256Hex(body) }
}

function sharedOf({ steps, sharedBefore = [] }: ReceiptInput): { sharedRecordings?: SharedRecordings[] } {
  const rows = new Map(sharedBefore.map((each) => [each.table, each.rows]))
  for (const { step, shared = 0 } of steps) if (shared > 0) rows.set(step.table, shared + (rows.get(step.table) ?? 0))
  return rows.size === 0 ? {} : { sharedRecordings: [...rows].sort().map(([table, rows]) => ({ table, rows })) }
}

function scopeOf(scope: RequestScope) {
  if (scope.kind === 'number') return { kind: scope.kind }
  const member = scope.kind === 'profile' ? { member: scope.memberId } : {}
  return { kind: scope.kind, tenant: scope.tenantId, ...member }
}

const COUNTED_AS = { erase: 'deleted', anonymise: 'anonymised', detach: 'detached', retain: 'restricted' } as const

function categoriesOf(plan: ErasurePlan, steps: readonly StepResult[]) {
  const categories: Record<string, Record<'deleted' | 'anonymised' | 'detached' | 'restricted', number>> = {}
  for (const { step, rows } of steps) {
    // What is only loosened is counted when it goes.
    if (step.part === 'loosen') continue
    const { category } = mappedTable(plan.map, step.table)
    const counts = categories[category] ?? { deleted: 0, anonymised: 0, detached: 0, restricted: 0 }
    counts[COUNTED_AS[step.action]] += rows
    categories[category] = counts
  }
  return categories
}

function keptOf(found: Residue) {
  return found.kept
    .filter(({ rows }) => rows > 0)
    .map(({ table, basis, rows, until }) => ({ table, basis, statute: lawNamed(basis).statute, rows, until }))
}
