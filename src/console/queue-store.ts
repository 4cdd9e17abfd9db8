import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { BotDb } from '../db/client.ts'
import type { After } from './keyset.ts'

const at = z.iso.datetime({ offset: true }).transform((text) => new Date(text))
const waiting = z.array(
  z.object({ at, what: z.string(), attempts: z.number(), chat: z.string().nullable(), reference: z.string().nullable() }),
)
const queue = z.object({
  inbox: waiting,
  outbox: waiting,
  jobs: z.array(z.object({ at, what: z.string(), attempts: z.number() })),
})

export type Queue = z.infer<typeof queue>

/** What waits to be handled, to be sent and to be done, oldest first; in one statement. */
export async function readQueue(db: BotDb, limit: number): Promise<Queue> {
  const list = (rows: ReturnType<typeof sql>) => sql`(select coalesce(json_agg(x), '[]') from (${rows} limit ${limit}) x)`
  const { rows } = await db.execute(sql`select
    ${list(sql`select e.received_at as at, e.content_type as what, e.attempts, c.id as chat, null as reference from inbox_event e
      left join conversation c on c.person_id = e.person_id and c.channel_id = e.channel_id
      where e.handled_at is null order by e.received_at`)} as inbox,
    ${list(sql`select o.created_at as at, o.what, o.attempts, o.conversation_id as chat, r.reference from outbox_message o
      left join erasure_request r on r.id = o.request_id where o.state in ('pending','sending') order by o.created_at`)} as outbox,
    ${list(sql`select run_at as at, task_identifier as what, attempts from graphile_worker.jobs
      where run_at <= now() and attempts < max_attempts order by run_at`)} as jobs`)
  return queue.parse(rows[0])
}

export interface StoppedChannel {
  id: string
  /** Null: CallMissed's own. */
  business: string | null
  at: Date
  code: number | null
}

/** The numbers from which nothing is sent, stopped longest first, from behind `after` on. */
export async function stoppedChannels(
  db: BotDb,
  { after, limit }: { after: After | undefined; limit: number },
): Promise<StoppedChannel[]> {
  const behind = after ? sql`(stopped_at, id) > (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : sql`true`
  const { rows } = await db.execute<Omit<StoppedChannel, 'at'> & { at: string }>(sql`
    select id, business, to_json(stopped_at)#>>'{}' as at, stopped_code as code from channel
    where stopped_at is not null and retired_at is null and ${behind} order by stopped_at, id limit ${limit}`)
  return rows.map((row) => ({ ...row, at: new Date(row.at) }))
}
