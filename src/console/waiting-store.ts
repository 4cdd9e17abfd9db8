import { sql } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'
import type { After } from './keyset.ts'

/** Somebody who waits for an answer of staff: in a chat, or by mail. */
export interface WaitingLine {
  by: 'chat' | 'mail'
  id: string
  /** Of a case in a chat; one that came by mail is known by its id. */
  reference: string | null
  about: string
  answerBy: Date
  answeredAt: Date | null
  repliedAt: Date | null
  /** A mail's domain vouches for its sender; a chat's number is WhatsApp's word. */
  vouched: boolean
  /** A machine or a list sent it. */
  byMachine: boolean
  /** The reference of the request that it is about, if any. */
  request: string | null
}

/** Everybody who waits, due first first, from behind `after` on; with `lateAt` only those who should have had their answer by then. */
export async function whoWaits(
  db: BotDb,
  { after, lateAt, limit }: { after: After | undefined; lateAt: Date | undefined; limit: number },
): Promise<WaitingLine[]> {
  const behind = after ? sql`(w.answer_by, w.id) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql`true`
  const late = lateAt ? sql`w.answer_by < ${lateAt.toISOString()}::timestamptz` : sql`true`
  const open = sql`w.closed_at is null and ${behind} and ${late} order by w.answer_by, w.id limit ${limit}`
  const time = (column: ReturnType<typeof sql>) => sql`to_json(${column})#>>'{}'`
  const { rows } = await db.execute<Record<keyof WaitingLine, string | null>>(sql`
    select x.by, x.id, x.reference, x.about, x.request, x.vouched::text, x.by_machine::text as "byMachine", ${time(sql`x.answer_by`)} as "answerBy",
      ${time(sql`x.answered_at`)} as "answeredAt", ${time(sql`x.replied_at`)} as "repliedAt"
    from (
      (select 'chat' as by, w.id, w.reference, w.about, w.answer_by, w.answered_at, w.replied_at, true as vouched, false as by_machine,
        (select r.reference from erasure_request r where r.id = w.request_id) as request from case_file w where ${open})
      union all
      (select 'mail', w.id, null, w.about, w.answer_by, null::timestamptz, null::timestamptz, w.vouched, w.by_machine, null from mail_case w where ${open})
    ) x order by x.answer_by, x.id limit ${limit}`)
  const at = (text: string | null) => (text === null ? null : new Date(text))
  return rows.map((row) => ({
    by: row.by === 'mail' ? 'mail' : 'chat',
    id: row.id ?? '',
    reference: row.reference,
    about: row.about ?? '',
    answerBy: new Date(row.answerBy ?? 0),
    answeredAt: at(row.answeredAt),
    repliedAt: at(row.repliedAt),
    vouched: row.vouched !== 'false',
    byMachine: row.byMachine === 'true',
    request: row.request,
  }))
}
