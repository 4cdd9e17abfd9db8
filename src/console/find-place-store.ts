import { sql } from 'drizzle-orm'
import type { BotDb } from '../db/client.ts'

/** Where a reference leads: to the page of a request, or of a person's case. Below /console. */
export async function placeOfReference(db: BotDb, reference: string): Promise<string | undefined> {
  const { rows } = await db.execute<{ place: string }>(sql`
    select 'requests/' || reference as place from erasure_request where reference = ${reference}
    union all select 'cases/' || reference from case_file where reference = ${reference}
    limit 1`)
  return rows[0]?.place
}

/** Where an id leads that stands in a log line: to the page of that request, case, mail or chat, or of what a message, letter, notice or decision belongs to. */
export async function placeOfId(db: BotDb, id: string): Promise<string | undefined> {
  const { rows } = await db.execute<{ place: string }>(sql`
    select 'requests/' || reference as place from erasure_request where id = ${id}::uuid
    union all select 'cases/' || reference from case_file where id = ${id}::uuid
    union all select 'mails/' || id from mail_case where id = ${id}::uuid
    union all select 'chats/' || id from conversation where id = ${id}::uuid
    union all select 'chats/' || conversation_id from outbox_message where id = ${id}::uuid and conversation_id is not null
    union all select 'chats/' || conversation_id from platform_task where id = ${id}::uuid
    union all select 'requests/' || r.reference from objection o join erasure_request r on r.id = o.request_id where o.id = ${id}::uuid
    union all select 'requests/' || r.reference from business_notice n join erasure_request r on r.id = n.request_id where n.id = ${id}::uuid
    union all select 'requests/' || r.reference from proposed_action p join erasure_request r on r.id = p.request_id where p.id = ${id}::uuid
    union all select 'proposals' from proposed_action where id = ${id}::uuid and request_id is null and decided_at is null
    union all select 'requests/' || r.reference from mail_message m join erasure_request r on r.id = m.request_id where m.id = ${id}::uuid
    union all select 'post/mails' from mail_message where id = ${id}::uuid and request_id is null and state = 'failed' and sealed is not null
    limit 1`)
  return rows[0]?.place
}
