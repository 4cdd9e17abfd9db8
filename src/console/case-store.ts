import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BotDb } from '../db/client.ts'
import { erasureRequest, requestAssignment } from '../db/schema.ts'
import { type KeyRing, unseal } from '../runtime/keys.ts'
import { parts, partsOf } from './case-parts-store.ts'
import { isReplaced } from './chat-store.ts'
import type { Listed } from './find-store.ts'

/** Of a longer timeline its beginning and its end are read. */
export const FIRST_LINES = 50
const LAST_LINES = 450

const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const maybe = at.nullable()
const matter = z.object({
  timeline: z.array(z.object({ at, what: z.string(), detail: z.string().nullable(), count: z.number().nullable() })),
  /** Lines between the first and the last ones, which are not read. */
  leftOut: z.number(),
  proposals: z.array(
    z.object({
      id: z.string(),
      what: z.string(),
      reason: z.string(),
      until: maybe,
      proposed_by: z.string(),
      proposed_at: at,
      lapses_at: at,
      decided_by: z.string().nullable(),
      decided_at: maybe,
      decision: z.string().nullable(),
    }),
  ),
  notes: z.array(z.object({ id: z.string(), actor: z.string(), at, sealed: z.string().nullable() })),
  cases: z.array(z.object({ reference: z.string(), about: z.string(), opened_at: at, answer_by: at, closed_at: maybe })),
  sends: z.array(z.object({ what: z.string(), error_code: z.number().nullable(), updated_at: at, is_replaced: z.boolean() })),
  processors: z.array(
    z.object({
      ...{ name: z.string(), verb: z.string(), erase_on: z.string().nullable(), state: z.string() },
      ...{ due_at: at, overdue_at: maybe, settled_at: maybe },
    }),
  ),
  receipts: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      body: z.string(),
      entry: z
        .object({
          seq: z.number(),
          receiptHash: z.string(),
          previousHash: z.string(),
          hash: z.string(),
          keyId: z.string(),
          signature: z.string(),
          createdAt: at,
        })
        .nullable(),
    }),
  ),
  /** `untold`: the word of its end, which nobody has posted. */
  letters: z.object({ all: z.number(), unposted: z.number(), untold: z.number() }),
  /** Legal holds that have stopped it, with their ends. */
  holds: z.array(z.object({ held_until: maybe })),
  objections: z.array(
    z.object({
      id: z.string(),
      tenant_id: z.string(),
      ground: z.string(),
      state: z.string(),
      decide_by: at,
      decided_at: maybe,
      entered_by: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
  /** As which the same wish goes on for each other business, where one keeps its data; or the whole of which this is a part. */
  parts,
  chat: z.string().nullable(),
  passed_on_by: z.array(z.object({ tenant_id: z.string() })),
  last_inbound_at: maybe,
  replies: z.number(),
  /** Who is told of an account’s deletion by mail, while their addresses are there. */
  contacts: z.number(),
})

/** Everything that the bot's database knows about one request. */
export type Matter = Omit<z.infer<typeof matter>, 'notes'> & {
  notes: { id: string; actor: string; at: Date; text: string | null }[]
}

/** One request by its reference, with whose it is to look after. */
export async function caseByReference(db: BotDb, reference: string): Promise<Listed | undefined> {
  const [row] = await db
    .select({ request: erasureRequest, assignedTo: requestAssignment.staffId })
    .from(erasureRequest)
    .leftJoin(requestAssignment, eq(requestAssignment.requestId, erasureRequest.id))
    .where(eq(erasureRequest.reference, reference))
  return row && { ...row.request, assignedTo: row.assignedTo }
}

/** Read in one statement, so that a page shows one moment. */
export async function matterOf(db: BotDb, keys: KeyRing, request: Listed): Promise<Matter> {
  const { id, personId, channelId } = request
  const list = (rows: ReturnType<typeof sql>) => sql`(select coalesce(json_agg(x), '[]') from (${rows}) x)`
  const { rows } = await db.execute(sql`select
    ${list(sql`select at, what, detail, count from (
      select *, row_number() over (order by id) as first, row_number() over (order by id desc) as last from request_event where request_id = ${id}
      ) event where first <= ${FIRST_LINES} or last <= ${LAST_LINES} order by id`)} as timeline,
    (select greatest(0, count(*) - ${FIRST_LINES + LAST_LINES}::int)::int from request_event where request_id = ${id}) as "leftOut",
    ${list(sql`select id, what, reason, until, proposed_by, proposed_at, lapses_at, decided_by, decided_at, decision
      from proposed_action where request_id = ${id} order by proposed_at desc limit 20`)} as proposals,
    ${list(sql`select id, actor, at, sealed from request_note where request_id = ${id} order by at limit 200`)} as notes,
    ${list(sql`select reference, about, opened_at, answer_by, closed_at from case_file
      where request_id = ${id} or person_id = ${personId} order by opened_at desc limit 20`)} as cases,
    ${list(sql`select what, error_code, updated_at, ${isReplaced} as is_replaced from outbox_message o
      where request_id = ${id} and state = 'failed' order by seq, updated_at limit 100`)} as sends,
    ${list(sql`select p.name, t.verb, t.erase_on, t.state, t.due_at, t.overdue_at, t.settled_at from processor_task t join processor p on p.id = t.processor_id
      where t.request_id = ${id} order by t.seq`)} as processors,
    ${list(sql`select r.id, r.number, r.body, case when l.seq is null then null else json_build_object('seq', l.seq, 'receiptHash', l.receipt_hash,
      'previousHash', l.previous_hash, 'hash', l.hash, 'keyId', l.key_id, 'signature', l.signature, 'createdAt', l.created_at) end as entry
      from receipt r left join ledger_entry l on l.receipt_id = r.id where r.request_id = ${id} order by r.number`)} as receipts,
    ${list(sql`select distinct tenant_id from forwarded_request where request_id = ${id} order by 1 limit 20`)} as passed_on_by,
    ${list(sql`select id, tenant_id, ground, state, decide_by, decided_at, entered_by, reason from objection where request_id = ${id} order by created_at`)} as objections,
    ${list(partsOf(request))} as parts,
    ${list(sql`select h.held_until from legal_hold h where h.id::text in (
      select e.detail from request_event e where e.request_id = ${id} and e.what = 'held')`)} as holds,
    (select json_build_object('all', count(*), 'unposted', count(*) filter (where state <> 'posted' and sealed is not null),
      'untold', count(*) filter (where state <> 'posted' and what in ('request.refused', 'request.decided'))) from mail_message
      where request_id = ${id} and state in ('letter', 'failed', 'posted') and what like 'request.%') as letters,
    (select count(*)::int from account_contact where request_id = ${id} and sealed is not null) as contacts,
    (select count(*)::int from request_event where request_id = ${id} and what in ('staff-replied', 'case-answered')) as replies,
    (select c.id from conversation c where c.person_id = ${personId} and c.channel_id = ${channelId}) as chat,
    (select to_json(c.last_inbound_at) from conversation c where c.person_id = ${personId} and c.channel_id = ${channelId}) as last_inbound_at`)
  const { notes, ...known } = matter.parse(rows[0])
  return {
    ...known,
    notes: notes.map(({ sealed, ...note }) => ({ ...note, text: sealed === null ? null : unseal(keys, 'note', sealed) })),
  }
}
