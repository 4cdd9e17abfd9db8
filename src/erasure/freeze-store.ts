import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { TableMap } from './data-map.ts'
import { claimPseudonyms, claimRequest, lockRows } from './freeze-lock-store.ts'
import type { Pseudonym } from './hold-store.ts'
import { type ErasurePlan, isOfAccount, mappedTable } from './plan.ts'
import { keyAsJson } from './predicate-store.ts'
import { bindingsOf, formOf, type Quarry, tableOf } from './quarry-store.ts'
import { isMine } from './reach-store.ts'
import { isDated, isOfTheDay } from './row-scope-store.ts'
import { all, any, at, type Session, writing } from './session-store.ts'
import { noteStopped } from './stopped-store.ts'
import { blockCampaigns, blockEverything } from './suppression-store.ts'
import { named } from './template-store.ts'
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

type Entry = NonNullable<TableMap['freeze']>[number]

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

const tableIn = ({ table }: { table: string }) => table

function entriesOf(plan: ErasurePlan): { table: string; entry: Entry }[] {
  const tables = [...new Set(plan.steps.map((step) => step.table))]
  return tables.flatMap((table) => {
    const { freeze = [], scopes } = mappedTable(plan.map, table)
    // With bots, campaigns, keys and webhooks off, a customer's rows need no switch of their own, however many there are.
    const isCustomers = plan.scope.kind === 'account' && scopes.includes('number')
    return isCustomers ? [] : freeze.map((entry) => ({ table, entry }))
  })
}

function applies(entry: Entry): SQL {
  const when = entry.when && sql`${at('t', entry.when.column)}::text = any(${sql.param(entry.when.in.map(String))}::text[])`
  return all([sql`${currentOf(entry)} <> ${frozenOf(entry)}`, when])
}

const currentOf = (entry: Entry) => sql`coalesce(to_jsonb(${at('t', entry.column)}), 'null'::jsonb)`
const frozenOf = (entry: Entry) => sql`${JSON.stringify(entry.to)}::jsonb`

/** The frozen value in the column's own type, whatever that is. */
function typed(quarry: Quarry, table: string, column: string, value: SQL): SQL {
  return sql`(jsonb_populate_record(null::${tableOf(quarry.plan, table)}, jsonb_build_object(${column}::text, ${value}))).${sql.identifier(column)}`
}

// A row that another request has frozen already is noted again with that request's former value: the last one to thaw restores it.
async function freezeColumn(
  session: Session,
  quarry: Quarry & { requestId: string },
  table: string,
  entry: Entry,
): Promise<number> {
  const { templates, form } = formOf(quarry)
  const write = () => freezing(quarry, table, entry)
  const rows = await session.rerun(
    templates,
    `freeze ${table}.${entry.column} ${JSON.stringify(entry)} ${form}`,
    write,
    bindingsOf(quarry),
  )
  return rows.length
}

function freezing(quarry: Quarry & { requestId: string }, table: string, entry: Entry): SQL {
  // What came after the confirmation is a new matter, but in a chat that goes on nobody may answer as if nothing had been asked.
  // Of a day without a time all is stopped: a freeze takes nothing from anybody who comes back.
  const old = entry.holdsFloor
    ? undefined
    : any([isDated(quarry.plan, table, 't') ?? sql`true`, isOfTheDay(quarry.plan, table, 't')])
  const asked = sql`${named('requestId', quarry.requestId)}::uuid`
  return sql`
    with target as materialized (
      select t.tableoid as home, t.ctid as "row", ${keyAsJson(quarry, table, 't')} as key, ${applies(entry)} as changes,
        case when ${currentOf(entry)} = ${frozenOf(entry)} then other.previous else ${currentOf(entry)} end as previous
      from ${tableOf(quarry.plan, table)} t left join lateral (
        select u.primary_key, u.previous from deletion_bot.freeze_undo u
        where u.table_name = ${table} and u.primary_key = ${keyAsJson(quarry, table, 't')} and u.column_name = ${entry.column}
          and u.request_id <> ${asked} limit 1
      ) other on true
      where ${all([isMine(quarry, table, 't', { find: true }), old])}
        and (${applies(entry)} or (other.primary_key is not null and ${currentOf(entry)} = ${frozenOf(entry)}))
      for update of t
    ), noted as (
      insert into deletion_bot.freeze_undo (request_id, table_name, primary_key, column_name, previous, frozen)
      select ${asked}, ${table}, target.key, ${entry.column}, target.previous, ${frozenOf(entry)} from target
      on conflict (request_id, table_name, primary_key, column_name) do nothing
    )
    update ${tableOf(quarry.plan, table)} t set ${sql.identifier(entry.column)} = ${typed(quarry, table, entry.column, frozenOf(entry))}
    from target where t.ctid = target."row" and t.tableoid = target.home and target.changes returning 1`
}

async function stopColumn(session: Session, quarry: Quarry, table: string, entry: Entry): Promise<number> {
  const name = tableOf(quarry.plan, table)
  await session.run(sql`
    update deletion_bot.freeze_undo u set previous = u.frozen from ${name} t
    where u.table_name = ${table} and u.column_name = ${entry.column} and u.primary_key = ${keyAsJson(quarry, table, 't')}
      and ${isMine(quarry, table, 't', { find: true })}`)
  const rows = await session.run(sql`
    update ${name} t set ${sql.identifier(entry.column)} = ${typed(quarry, table, entry.column, frozenOf(entry))}
    where ${isMine(quarry, table, 't', { find: true })} and ${applies(entry)} returning 1`)
  return rows.length
}
