import type pg from 'pg'
import { isNobody, type SubjectIdentifiers } from '../subject/subject.ts'
import { type FreezeEntry, freezeColumn, isWaiting, stopColumn } from './freeze-column-store.ts'
import { claimPseudonyms, claimRequest, lockRows } from './freeze-lock-store.ts'
import type { Pseudonym } from './hold-store.ts'
import { type ErasurePlan, isOfAccount, mappedTable } from './plan.ts'
import { hasTenant } from './row-scope-store.ts'
import { type Session, writing } from './session-store.ts'
import { noteStopped } from './stopped-store.ts'
import { blockCampaigns, blockEverything, blocksStanding, type StandingBlock } from './suppression-store.ts'
import { tenantsHolding } from './tenant-store.ts'

export interface Freeze {
  plan: ErasurePlan
  subject: SubjectIdentifiers
  /** For the purpose "suppression", under the writing key. */
  pseudonyms: readonly Pseudonym[]
  /** The moment of confirmation. */
  at: Date
  /** Said again after a restore: whoever has the number since is a new matter, and so are the businesses that got it since. */
  isOver?: boolean
}

/** `takenBack`: this database knows that the request was taken back or refused after its confirmation, and nothing was frozen. */
export interface Frozen {
  rows: number
  tenants: number
  takenBack?: true
}

const LIMITS = { lockMs: 2_000, statementMs: 30_000 }
/** The last try before an erasure, which does not wait for the freeze. */
const BLOCKS_ALONE = { lockMs: 2_000, statementMs: 60_000 }

/**
 * Stops the processing of what will be erased: writes the map's freeze values, remembers what stood there, and blocks every tenant
 * that holds the subject. One transaction; a second call changes nothing and keeps the first former values. `anew`: staff have looked
 * at a request that was taken back. `blocksAlone`: the rows themselves would not freeze.
 */
export function freeze(
  platform: pg.Pool,
  input: Freeze & { requestId: string; anew?: boolean; blocksAlone?: boolean },
): Promise<Frozen> {
  const quarry = { plan: input.plan, subject: input.subject, requestId: input.requestId }
  return writing(platform, input.blocksAlone ? BLOCKS_ALONE : LIMITS, async (session) => {
    await claimRequest(session, input.requestId)
    if (!(await noteStopped(session, input))) return { rows: 0, tenants: 0, takenBack: true }
    await claimPseudonyms(session, input.pseudonyms)
    const entries = input.blocksAlone ? [] : entriesOf(input.plan)
    await lockRows(session, quarry, entries.map(tableIn))
    // An account's customers are blocked for nobody: what would write to them is off. A member is nobody's customer.
    const tenants = isOfAccount(input.plan.scope) ? [] : await tenantsHolding(session, quarry, input.isOver)
    let rows = 0
    for (const place of entries)
      for (const plan of plansFor(place, input, tenants))
        rows += await freezeColumn(session, { ...quarry, plan }, place.table, place.entry, input.isOver)
    await blockEverything(session, { ...input, tenants })
    if (!input.blocksAlone) await keepStopped(session, input, tenants)
    return { rows, tenants: tenants.length }
  })
}

/** Long after the wish offers that wait are stopped at the businesses that must not send them, whatever their date; nobody's only if they are old. */
function plansFor({ table, entry }: Place, { plan, isOver }: Freeze, tenants: readonly string[]): ErasurePlan[] {
  const isWithin = isOver && isWaiting(entry) && !isOfAccount(plan.scope) && hasTenant(plan, table)
  return isWithin ? tenants.map((tenantId) => within(plan, tenantId)) : [plan]
}

const within = (plan: ErasurePlan, tenantId: string): ErasurePlan => ({ ...plan, scope: { kind: 'business', tenantId } })

/** What waited where somebody had said STOP before is not given back by an undo. */
async function keepStopped(
  session: Session,
  { plan, subject, pseudonyms, at }: Freeze,
  tenants: readonly string[],
): Promise<void> {
  const blocks = await blocksStanding(session, { tenants, pseudonyms, at })
  const forGood = new Set(blocks.filter(({ requests }) => requests.length === 0).map(({ tenantId }) => tenantId))
  for (const tenantId of forGood) {
    for (const { table, entry } of entriesOf(plan).filter(({ entry: each }) => isWaiting(each)))
      await stopColumn(session, { plan: within(plan, tenantId), subject }, table, entry)
  }
}

/** Silences the business's own bot in its chat with the subject while ours has the floor; `thaw` under the same id gives it back. */
export function holdFloor(
  platform: pg.Pool,
  { plan, subject, requestId }: { plan: ErasurePlan; subject: SubjectIdentifiers; requestId: string },
): Promise<{ rows: number }> {
  return writing(platform, LIMITS, async (session) => {
    const quarry = { plan, subject, requestId }
    const entries = entriesOf(plan).filter(({ entry }) => entry.holdsFloor)
    await claimRequest(session, requestId)
    await lockRows(session, quarry, entries.map(tableIn))
    let rows = 0
    for (const { table, entry } of entries) rows += await freezeColumn(session, quarry, table, entry)
    return { rows }
  })
}

/**
 * Blocks offers only: the map's entries that concern campaigns are written for good, whatever is thawed later. `blocksAlone`: the rows
 * themselves would not be written.
 */
export function stopAds(
  platform: pg.Pool,
  input: Freeze & { blocksAlone?: boolean },
): Promise<{ rows: number; tenants: number }> {
  const quarry = { plan: input.plan, subject: input.subject }
  return writing(platform, LIMITS, async (session) => {
    const entries = input.blocksAlone ? [] : entriesOf(input.plan).filter(({ entry }) => entry.stopsAds)
    await claimPseudonyms(session, input.pseudonyms)
    await lockRows(session, quarry, entries.map(tableIn))
    const tenants = await tenantsHolding(session, quarry, input.isOver)
    let rows = 0
    for (const place of entries)
      for (const plan of plansFor(place, input, tenants))
        rows += await stopColumn(session, { ...quarry, plan }, place.table, place.entry, input.isOver)
    await blockCampaigns(session, { ...input, tenants })
    return { rows, tenants: tenants.length }
  })
}

/** Somebody by what is known of them, and the pseudonyms under which they are blocked. */
export interface Blocked {
  subject: SubjectIdentifiers
  pseudonyms: readonly Pseudonym[]
}

/**
 * Stops what waits to be sent to these people, to whom this business (the plan's) may send no offers, whenever it was planned; what the undo
 * of a request must give back is noted under it. Nothing is done for whose block has been lifted meanwhile. One transaction.
 */
export function stopWaiting(
  platform: pg.Pool,
  { plan, tenantId, people, at }: { plan: ErasurePlan; tenantId: string; people: readonly Blocked[]; at: Date },
): Promise<{ rows: number; byRequest: ReadonlyMap<string, number> }> {
  return writing(platform, LIMITS, async (session) => {
    const pseudonyms = people.flatMap((each) => each.pseudonyms)
    await claimPseudonyms(session, pseudonyms)
    const blocks = await blocksStanding(session, { tenants: [tenantId], pseudonyms, at })
    const judged = people.map(({ subject, pseudonyms: own }) => ({ subject, ...judge(blocks, own) }))
    const entries = entriesOf(plan).filter(({ entry }) => isWaiting(entry))
    const everybody = together(judged.filter(({ is }) => is !== 'lifted').map(({ subject }) => subject))
    const forGood = together(judged.filter(({ is }) => is === 'for good').map(({ subject }) => subject))
    if (!isNobody(everybody)) await lockRows(session, { plan, subject: everybody }, entries.map(tableIn))
    const byRequest = new Map<string, number>()
    let rows = 0
    for (const { table, entry } of entries) {
      if (!isNobody(forGood)) rows += await stopColumn(session, { plan, subject: forGood }, table, entry)
      for (const { subject, requests } of judged) {
        for (const requestId of requests) {
          const stopped = await freezeColumn(session, { plan, subject, requestId }, table, entry)
          if (stopped > 0) byRequest.set(requestId, (byRequest.get(requestId) ?? 0) + stopped)
          rows += stopped
        }
      }
    }
    return { rows, byRequest }
  })
}

function judge(
  blocks: readonly StandingBlock[],
  own: readonly Pseudonym[],
): { is: 'lifted' | 'for good' | 'until an undo'; requests: string[] } {
  const mine = blocks.filter(({ keyId, value }) => own.some((each) => each.keyId === keyId && each.value === value))
  if (mine.length === 0) return { is: 'lifted', requests: [] }
  if (mine.some(({ requests }) => requests.length === 0)) return { is: 'for good', requests: [] }
  return { is: 'until an undo', requests: [...new Set(mine.flatMap(({ requests }) => requests))].sort() }
}

/** By what is known of each of them: whoever is one of these. */
const together = (subjects: readonly SubjectIdentifiers[]): SubjectIdentifiers => ({
  phones: subjects.flatMap(({ phones }) => phones),
  userIds: subjects.flatMap(({ userIds }) => userIds),
  emails: subjects.flatMap(({ emails }) => emails),
})

interface Place {
  table: string
  entry: FreezeEntry
}
const tableIn = ({ table }: { table: string }) => table

function entriesOf(plan: ErasurePlan): Place[] {
  const tables = [...new Set(plan.steps.map((step) => step.table))]
  return tables.flatMap((table) => {
    const { freeze = [], scopes } = mappedTable(plan.map, table)
    // With bots, campaigns, keys and webhooks off, a customer's rows need no switch of their own, however many there are.
    const isCustomers = plan.scope.kind === 'account' && scopes.includes('number')
    return isCustomers ? [] : freeze.map((entry) => ({ table, entry }))
  })
}
