import { type SQL, sql } from 'drizzle-orm'
import type { IdentifierKind } from './data-map.ts'
import type { Pseudonym, Whose } from './hold-store.ts'
import { isKeptRow } from './kept-row-store.ts'
import { identifiersOf } from './named-in-rows-store.ts'
import { namesIn } from './names-of-rows-store.ts'
import { type Quarry, tableOf } from './quarry-store.ts'
import { literal, type Session } from './session-store.ts'

/** Of whose request kept rows are recorded. */
export type Keeping = Quarry & Whose & { requestId: string }

/** So many names that stand in its kept rows are noted for a request, with one that says that anybody's may be among the others. */
const NAMED_MAX = 1_000

/**
 * Notes whose a request's kept rows are: by that alone a later hold is known to be theirs. To be written with each of its lines, for an
 * erasure may end after any transaction. Twice changes nothing; without lines nobody is noted.
 */
export async function rememberWhose(session: Session, { requestId, pseudonyms }: Keeping): Promise<void> {
  await session.run(sql`
    insert into deletion_bot.kept_subject as s (request_id, key_id, pseudonym, whose)
    select ${requestId}::uuid, p.key_id, p.pseudonym, 'subject' from ${recordsOf(pseudonyms)}
    where exists (select 1 from deletion_bot.retained where request_id = ${requestId}::uuid)
    on conflict (request_id, key_id, pseudonym) do update set whose = 'subject' where s.whose = 'named'`)
}

/**
 * Notes, before it is blanked, whom else these kept rows of the table name, and those that they hang on: somebody is held under a number,
 * and the rows of whoever asked by an id bear it. They are for holds alone, since another person's name may stand there as well.
 */
export async function rememberNamed(
  session: Session,
  { plan, requestId, nameOf, pseudonyms }: Keeping,
  table: string,
  keys: readonly string[],
): Promise<void> {
  if (!nameOf || keys.length === 0) return
  const from = sql`(select unnest(${sql.param([...keys])}::text[])::jsonb as primary_key) r join ${tableOf(plan, table)} t on ${isKeptRow(plan, table, 't')}`
  const found = namesIn(plan, { table, alias: 't', from, where: sql`true` }).map(
    ({ kind, value, rows }) => sql`select ${literal(kind)}::text as kind, ${value} as value from ${rows}`,
  )
  if (found.length === 0) return
  const names = await session.run<{ kind: IdentifierKind; value: string }>(sql`
    select distinct kind, value from (${sql.join(found, sql` union all `)}) n where value is not null and value <> '' limit ${NAMED_MAX + 1}`)
  if (names.length === 0) return
  const of = (kind: IdentifierKind) =>
    identifiersOf(
      kind,
      names.flatMap((name) => (name.kind === kind ? [name.value] : [])),
    )
  const people = { phones: of('phone').phones, userIds: of('user_id').userIds, emails: of('email').emails }
  const more = names.length > NAMED_MAX
  const own = new Set(pseudonyms.map(({ value }) => value))
  const others = nameOf(people).filter(({ value }) => !own.has(value))
  if (others.length === 0) return
  await session.run(sql`
    with before as (
      select count(*) as rows from deletion_bot.kept_subject where request_id = ${requestId}::uuid and whose <> 'subject'
    ), anew as (
      select p.key_id, p.pseudonym, before.rows + row_number() over () as nth from before cross join ${recordsOf(others)}
      where not exists (select 1 from deletion_bot.kept_subject s
        where s.request_id = ${requestId}::uuid and s.key_id = p.key_id and s.pseudonym = p.pseudonym)
    )
    insert into deletion_bot.kept_subject (request_id, key_id, pseudonym, whose)
    select ${requestId}::uuid, key_id, pseudonym, case when ${more} or nth > ${NAMED_MAX} then 'others' else 'named' end
    from anew where nth <= ${NAMED_MAX + 1} on conflict do nothing`)
}

function recordsOf(pseudonyms: readonly Pseudonym[]): SQL {
  const records = JSON.stringify(pseudonyms.map(({ keyId, value }) => ({ key_id: keyId, pseudonym: value })))
  return sql`jsonb_to_recordset(${records}::jsonb) as p(key_id text, pseudonym text)`
}
