import { type SQL, sql } from 'drizzle-orm'
import type pg from 'pg'
import type { Pseudonym } from './hold-store.ts'
import { list, type Session } from './session-store.ts'

interface Block {
  tenants: readonly string[]
  pseudonyms: readonly Pseudonym[]
  at: Date
}

/** Without contact a block ends after a year (conversation rules, safety 9). */
const SUPPRESSION_YEARS = 1
const YEAR = sql`make_interval(years => ${sql.raw(String(SUPPRESSION_YEARS))})`
/**
 * Beyond its year a block stands until a night has looked whether there was contact, at most so long: what is not mended in a month will
 * not be, and nobody stays in a list for ever because a table cannot be read.
 */
const UNSEEN_DAYS_MAX = 35
/** Whoever could not be read for so long lets others go first. */
const UNSEEN_DAYS_FIRST = 7
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
  const asker = (request: SQL) => sql`case when s.blocks = 'everything' then s.request_id else ${request} end`
  // Whatever else they once asked with, a number that no longer shows for one, goes by the newest wish.
  await session.run(sql`
    with wanted as (${wanted(block)}), asked as (
      select distinct k.tenant_id, k.cut_off, k.request_id from deletion_bot.suppression k join wanted using (tenant_id, key_id, pseudonym)
    ), along as (
      select s.tenant_id, s.key_id, s.pseudonym from deletion_bot.suppression s join asked using (tenant_id, cut_off, request_id)
      where not exists (select 1 from wanted w where (w.tenant_id, w.key_id, w.pseudonym) = (s.tenant_id, s.key_id, s.pseudonym))
      order by s.tenant_id, s.key_id, s.pseudonym for update of s
    )
    update deletion_bot.suppression s set cut_off = greatest(s.cut_off, ${moment}), expires_at = greatest(s.expires_at, ${moment} + ${YEAR}),
      request_id = ${asker(sql`${requestId}::uuid`)}
    from along where (s.tenant_id, s.key_id, s.pseudonym) = (along.tenant_id, along.key_id, along.pseudonym)`)
  await session.run(sql`
    with wanted as (${wanted(block)})
    insert into deletion_bot.suppression as s (tenant_id, key_id, pseudonym, blocks, cut_off, expires_at, request_id)
    select tenant_id, key_id, pseudonym, ${blocks}, ${moment}, ${moment} + ${YEAR}, ${requestId}::uuid
    from wanted order by tenant_id, key_id, pseudonym
    on conflict (tenant_id, key_id, pseudonym) do update set
      request_id = ${asker(sql`excluded.request_id`)},
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
    where s.expires_at > ${goneBefore(at)}::timestamptz`)
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
    [goneBefore(now)],
  )
  return rows.map(({ id }) => id)
}

/** How the pseudonyms that are blocked for this business begin; `lapsing`: of those alone whose year is over. */
export async function blockedBeginnings(
  session: Session,
  { tenantId, at, length, lapsing }: { tenantId: string; at: Date; length: number; lapsing?: true },
): Promise<Set<string>> {
  const which = lapsing ? sql`expires_at < ${at.toISOString()}::timestamptz` : sql`expires_at > ${goneBefore(at)}::timestamptz`
  const rows = await session.run<{ value: string }>(sql`
    select left(pseudonym, ${length}) as value from deletion_bot.suppression where tenant_id = ${tenantId} and ${which}`)
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
    where s.tenant_id = ${tenantId} and s.expires_at > ${goneBefore(at)}::timestamptz`)
}

/** What ended before it stands no more, whether or not a night has looked. */
const goneBefore = (at: Date): string => new Date(at.getTime() - UNSEEN_DAYS_MAX * 86_400_000).toISOString()

/** The businesses with blocks whose year is over. */
export async function tenantsLapsing(platform: pg.Pool, now: Date): Promise<string[]> {
  const { rows } = await platform.query<{ id: string }>(
    `select tenant_id as id from deletion_bot.suppression where expires_at < $1
     group by tenant_id order by min(expires_at) < $1::timestamptz - make_interval(days => $2), min(expires_at), 1`,
    [now, UNSEEN_DAYS_FIRST],
  )
  return rows.map(({ id }) => id)
}

/** From when on contact keeps some block of this business that has lapsed, as text; undefined: none has. */
export async function contactKeepsSince(
  session: Session,
  { tenantId, at }: { tenantId: string; at: Date },
): Promise<string | undefined> {
  const [first] = await session.run<{ since: string | null }>(sql`
    select (min(expires_at) - ${YEAR})::text as since from deletion_bot.suppression
    where tenant_id = ${tenantId} and expires_at < ${at.toISOString()}::timestamptz`)
  return first?.since ?? undefined
}

/** When somebody whom a pseudonym may name was last in contact, as text. */
export interface Contact extends Pseudonym {
  last: string
  /** The same under the writing key: a former one is needed no longer than its blocks would have stood. */
  anew: Pseudonym
}

/**
 * Blocks of this business go on until a year after the last contact; what is said to have been later than `at` was then. What was asked in
 * one moment was asked by one person, whose number and id may write by turns. Returns how many go on. Never shortens one.
 */
export async function extendBlocks(
  session: Session,
  { tenantId, contacts, at }: { tenantId: string; contacts: readonly Contact[]; at: Date },
): Promise<number> {
  const columns = [
    ...(['keyId', 'value', 'last'] as const).map((of) => contacts.map((contact) => contact[of])),
    ...(['keyId', 'value'] as const).map((of) => contacts.map(({ anew }) => anew[of])),
  ].map((column) => sql`${sql.param(column)}::text[]`)
  const rows = await session.run(sql`
    with seen as (
      select key_id, pseudonym, min(new_key) as new_key, min(anew) as anew, least(max(last::timestamptz), ${at.toISOString()}::timestamptz) as last
      from unnest(${list(columns)}) as c(key_id, pseudonym, last, new_key, anew)
      group by key_id, pseudonym
    ), asked as (
      select s.cut_off, s.request_id, max(seen.last) + ${YEAR} as until
      from deletion_bot.suppression s join seen using (key_id, pseudonym) where s.tenant_id = ${tenantId} group by s.cut_off, s.request_id
    ), due as (
      select s.*, asked.until, coalesce(seen.new_key, s.key_id) as new_key, coalesce(seen.anew, s.pseudonym) as anew
      from deletion_bot.suppression s join asked using (cut_off, request_id) left join seen using (key_id, pseudonym)
      where s.tenant_id = ${tenantId} and s.expires_at < asked.until order by s.tenant_id, s.key_id, s.pseudonym for update of s
    )
    insert into deletion_bot.suppression as s (tenant_id, key_id, pseudonym, blocks, cut_off, expires_at, request_id)
    select distinct on (tenant_id, new_key, anew) tenant_id, new_key, anew, blocks, cut_off, until, request_id
    from due order by tenant_id, new_key, anew, until desc
    on conflict (tenant_id, key_id, pseudonym) do update set expires_at = greatest(s.expires_at, excluded.expires_at) returning 1`)
  return rows.length
}

/** Forgets blocks whose year is over, of `unseen` businesses those alone that have stood long enough beyond it. Returns how many. */
export async function expireSuppressions(platform: pg.Pool, now: Date, unseen: readonly string[]): Promise<number> {
  const { rowCount } = await platform.query(
    'delete from deletion_bot.suppression where expires_at < $1 and (expires_at < $2 or tenant_id <> all ($3::text[]))',
    [now, goneBefore(now), unseen],
  )
  return rowCount ?? 0
}
