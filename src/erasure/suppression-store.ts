import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Pseudonym } from './hold-store.ts'
import type { Session } from './session-store.ts'

interface Block {
  tenants: readonly string[]
  pseudonyms: readonly Pseudonym[]
  at: Date
}

/** Without contact a block ends after a year (conversation rules, safety 9). */
const SUPPRESSION_YEARS = 1
/** Stands where no request asked for the block. */
const NO_REQUEST = '00000000-0000-0000-0000-000000000000'
/** Under this name `freeze_undo` remembers what a block replaced: `null` where there was none. */
export const SUPPRESSION = 'deletion_bot.suppression'

/** Blocks everything for tenant and subject, and remembers what stood there before for an undo of this request. */
export async function blockEverything(session: Session, block: Block & { requestId: string }): Promise<void> {
  if (block.tenants.length === 0) return
  await session.run(sql`
    with wanted as (${wanted(block)})
    insert into deletion_bot.freeze_undo (request_id, table_name, primary_key, column_name, previous, frozen)
    select distinct on (w.key) ${block.requestId}::uuid, ${SUPPRESSION}, w.key, 'blocks',
      coalesce(u.previous, to_jsonb(s.blocks), 'null'::jsonb), '"everything"'::jsonb
    from wanted w
      left join deletion_bot.suppression s using (tenant_id, key_id, pseudonym)
      left join deletion_bot.freeze_undo u
        on u.table_name = ${SUPPRESSION} and u.primary_key = w.key and u.request_id <> ${block.requestId}::uuid
    order by w.key
    on conflict (request_id, table_name, primary_key, column_name) do nothing`)
  await upsert(session, block, 'everything', block.requestId)
}

/** Blocks campaigns; a wider block stays, and keeps this one when it is undone. */
export async function blockCampaigns(session: Session, block: Block): Promise<void> {
  if (block.tenants.length === 0) return
  await session.run(sql`
    with wanted as (${wanted(block)})
    update deletion_bot.freeze_undo u set previous = '"campaigns"'::jsonb from wanted w
    where u.table_name = ${SUPPRESSION} and u.primary_key = w.key and u.previous = 'null'::jsonb`)
  await upsert(session, block, 'campaigns', NO_REQUEST)
}

async function upsert(session: Session, block: Block, blocks: 'campaigns' | 'everything', requestId: string): Promise<void> {
  const moment = sql`${block.at.toISOString()}::timestamptz`
  const wider = sql`case when s.blocks = 'everything' then s.blocks else excluded.blocks end`
  await session.run(sql`
    with wanted as (${wanted(block)})
    insert into deletion_bot.suppression as s (tenant_id, key_id, pseudonym, blocks, cut_off, expires_at, request_id)
    select tenant_id, key_id, pseudonym, ${blocks}, ${moment}, ${moment} + make_interval(years => ${SUPPRESSION_YEARS}), ${requestId}::uuid
    from wanted order by tenant_id, key_id, pseudonym
    on conflict (tenant_id, key_id, pseudonym) do update set
      request_id = case when s.blocks = 'everything' then s.request_id else excluded.request_id end,
      blocks = ${wider}, cut_off = greatest(s.cut_off, excluded.cut_off), expires_at = greatest(s.expires_at, excluded.expires_at)`)
}

function wanted({ tenants, pseudonyms }: Block): SQL {
  const names = JSON.stringify(pseudonyms.map(({ keyId, value }) => ({ key_id: keyId, pseudonym: value })))
  return sql`select t.id as tenant_id, p.key_id, p.pseudonym,
      jsonb_build_object('tenant_id', t.id, 'key_id', p.key_id, 'pseudonym', p.pseudonym) as key
    from unnest(${sql.param([...tenants])}::text[]) as t(id)
      cross join jsonb_to_recordset(${names}::jsonb) as p(key_id text, pseudonym text)`
}

/** A block that stands between a business and somebody it knows by this pseudonym. */
export interface StandingBlock extends Pseudonym {
  /** The requests that would give back what is stopped now, were they undone. None: it is stopped for good. */
  requests: readonly string[]
}

/** The blocks that stand between business and subjects. Their pseudonyms must be claimed. */
export async function blocksStanding(
  session: Session,
  { tenants, pseudonyms, at }: Block,
): Promise<(StandingBlock & { tenantId: string })[]> {
  return session.run<StandingBlock & { tenantId: string }>(sql`
    with wanted as (${wanted({ tenants, pseudonyms, at })})
    select s.tenant_id as "tenantId", s.key_id as "keyId", s.pseudonym as value,
      array(select u.request_id::text from deletion_bot.freeze_undo u
        where u.table_name = ${SUPPRESSION} and u.primary_key = w.key and not exists (
          select 1 from deletion_bot.freeze_undo o
          where o.table_name = u.table_name and o.primary_key = u.primary_key and o.previous <> 'null'::jsonb)) as requests
    from deletion_bot.suppression s join wanted w using (tenant_id, key_id, pseudonym)
    where s.expires_at > ${at.toISOString()}::timestamptz`)
}

/** The businesses that may not send something to somebody. */
export async function tenantsBlocked(platform: pg.Pool, now: Date): Promise<string[]> {
  const { rows } = await platform.query<{ id: string }>(
    // One look into the index per business, however many are blocked for it.
    `with recursive tenant(id) as (
       (select tenant_id from deletion_bot.suppression order by tenant_id limit 1)
       union all
       select (select s.tenant_id from deletion_bot.suppression s where s.tenant_id > t.id order by s.tenant_id limit 1)
       from tenant t where t.id is not null)
     select id from tenant where id is not null
       and exists (select 1 from deletion_bot.suppression s where s.tenant_id = id and s.expires_at > $1)`,
    [now],
  )
  return rows.map(({ id }) => id)
}

/** How the pseudonyms that are blocked for this business begin. */
export async function blockedBeginnings(
  session: Session,
  { tenantId, at, length }: { tenantId: string; at: Date; length: number },
): Promise<Set<string>> {
  const rows = await session.run<{ value: string }>(sql`
    select left(pseudonym, ${length}) as value from deletion_bot.suppression
    where tenant_id = ${tenantId} and expires_at > ${at.toISOString()}::timestamptz`)
  return new Set(rows.map(({ value }) => value))
}

/** Those of the pseudonyms that are blocked for this business. */
export async function blockedAmong(
  session: Session,
  { tenantId, pseudonyms, at }: Omit<Block, 'tenants'> & { tenantId: string },
): Promise<Pseudonym[]> {
  return session.run<Pseudonym>(sql`
    select s.key_id as "keyId", s.pseudonym as value from deletion_bot.suppression s
      join unnest(${sql.param(pseudonyms.map(({ keyId }) => keyId))}::text[], ${sql.param(pseudonyms.map(({ value }) => value))}::text[]) as p(key_id, pseudonym)
        using (key_id, pseudonym)
    where s.tenant_id = ${tenantId} and s.expires_at > ${at.toISOString()}::timestamptz`)
}

/** Forgets blocks whose year is over. Returns how many. */
export async function expireSuppressions(platform: pg.Pool, now: Date): Promise<number> {
  const { rowCount } = await platform.query('delete from deletion_bot.suppression where expires_at < $1', [now])
  return rowCount ?? 0
}
