import { sql } from 'drizzle-orm'
import type { BotDb, BotTx } from '../db/client.ts'
import type { CaseRow } from './case-store.ts'

/** How far somebody has read the chat of a case who is about to write in it: the newest of its events, 0 where there is none. */
export interface CaseSeen {
  /** Of what staff wrote, in this case or beside it. */
  staff: number
  /** Of what the person wrote. */
  person: number
}

/** What has been written in the chat of this case by now, handled or not. */
export async function seenOfCase(db: BotDb | BotTx, { personId, channelId }: CaseRow): Promise<CaseSeen> {
  const { rows } = await db.execute<{ staff: string; person: string }>(sql`select
    coalesce(max(id) filter (where content_type in ('case.answered', 'staff.replied')), 0) as staff,
    coalesce(max(id) filter (where kind = 'message'), 0) as person
    from inbox_event where person_id = ${personId}::uuid and channel_id = ${channelId}::uuid`)
  return { staff: Number(rows[0]?.staff ?? 0), person: Number(rows[0]?.person ?? 0) }
}

/** What has come in since somebody read so far; undefined: nothing. */
export function whatCame(seen: CaseSeen, by: CaseSeen): 'written-before' | 'more-came' | undefined {
  if (by.staff > seen.staff) return 'written-before'
  return by.person > seen.person ? 'more-came' : undefined
}

/** Whether an answer whose key begins so was written in this case's chat since somebody had read so far. */
export async function isAnswerSent(tx: BotTx, { personId, channelId }: CaseRow, key: string, seen: CaseSeen): Promise<boolean> {
  const { rows } = await tx.execute(sql`select 1 from inbox_event where person_id = ${personId}::uuid
    and channel_id = ${channelId}::uuid and id > ${seen.staff} and starts_with(dedup_key, ${key}) limit 1`)
  return rows.length > 0
}
