import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import { type FreezeEntry, freezeColumn, isWaiting, stopColumn } from './freeze-column-store.ts'
import { claimPseudonyms, claimRequest, lockRows } from './freeze-lock-store.ts'
import type { Pseudonym } from './hold-store.ts'
import { type ErasurePlan, isOfAccount, mappedTable } from './plan.ts'
import { writing } from './session-store.ts'
import { noteStopped } from './stopped-store.ts'
import { blockCampaigns, blockEverything, blockStanding } from './suppression-store.ts'
import { tenantsHolding } from './tenant-store.ts'

export interface Freeze {
  plan: ErasurePlan
  subject: SubjectIdentifiers
  /** For the purpose "suppression", under the writing key. */
  pseudonyms: readonly Pseudonym[]
  /** The moment of confirmation. */
  at: Date
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
    let rows = 0
    for (const { table, entry } of entries) rows += await freezeColumn(session, quarry, table, entry)
    // An account's customers are blocked for nobody: what would write to them is off. A member is nobody's customer.
    if (isOfAccount(input.plan.scope)) return { rows, tenants: 0 }
    const tenants = await tenantsHolding(session, quarry)
    await blockEverything(session, { ...input, tenants })
    return { rows, tenants: tenants.length }
  })
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

/** Blocks offers only: the map's entries that concern campaigns are written for good, whatever is thawed later. */
export function stopAds(platform: pg.Pool, input: Freeze): Promise<{ rows: number; tenants: number }> {
  const quarry = { plan: input.plan, subject: input.subject }
  return writing(platform, LIMITS, async (session) => {
    const entries = entriesOf(input.plan).filter(({ entry }) => entry.stopsAds)
    await claimPseudonyms(session, input.pseudonyms)
    await lockRows(session, quarry, entries.map(tableIn))
    let rows = 0
    for (const { table, entry } of entries) rows += await stopColumn(session, quarry, table, entry)
    const tenants = await tenantsHolding(session, quarry)
    await blockCampaigns(session, { ...input, tenants })
    return { rows, tenants: tenants.length }
  })
}

/**
 * Stops what waits to be sent to a subject whom this business may send no offers, whenever it was planned, so that the undo of a request
 * gives it back with the rest. Nothing where the block has been lifted meanwhile.
 */
export function stopWaiting(
  platform: pg.Pool,
  { tenantId, ...input }: Freeze & { tenantId: string },
): Promise<{ rows: number; requests: readonly string[] }> {
  return writing(platform, LIMITS, async (session) => {
    await claimPseudonyms(session, input.pseudonyms)
    const block = await blockStanding(session, { ...input, tenantId })
    if (!block) return { rows: 0, requests: [] }
    const entries = entriesOf(input.plan).filter(({ entry }) => isWaiting(entry))
    await lockRows(session, input, entries.map(tableIn))
    let rows = 0
    for (const { table, entry } of entries) {
      if (block.requests.length === 0) rows += await stopColumn(session, input, table, entry)
      for (const requestId of block.requests) rows += await freezeColumn(session, { ...input, requestId }, table, entry, true)
    }
    return { rows, requests: block.requests }
  })
}

const tableIn = ({ table }: { table: string }) => table

function entriesOf(plan: ErasurePlan): { table: string; entry: FreezeEntry }[] {
  const tables = [...new Set(plan.steps.map((step) => step.table))]
  return tables.flatMap((table) => {
    const { freeze = [], scopes } = mappedTable(plan.map, table)
    // With bots, campaigns, keys and webhooks off, a customer's rows need no switch of their own, however many there are.
    const isCustomers = plan.scope.kind === 'account' && scopes.includes('number')
    return isCustomers ? [] : freeze.map((entry) => ({ table, entry }))
  })
}
