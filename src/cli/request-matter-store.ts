import { and, asc, eq, gte } from 'drizzle-orm'
import type pg from 'pg'
import type { BotDb } from '../db/client.ts'
import { outboxMessage } from '../db/schema.ts'

export interface Progress {
  /** 0 is the erasure; later ones are retries and the second sweep. */
  pass: number
  table: string
  action: string
  rows: number
  batches: number
  done: boolean
  updatedAt: Date
}

/** What each table's step has done so far, in the order of the plan. */
export async function progressOf(platform: pg.Pool, requestId: string): Promise<Progress[]> {
  const { rows } = await platform.query<
    Omit<Progress, 'pass' | 'table' | 'action' | 'rows'> & { step: number; name: string; rows: string }
  >(
    'select step, step_name as name, rows, batches, done, updated_at as "updatedAt" from deletion_bot.progress where request_id = $1 order by step',
    [requestId],
  )
  return rows.flatMap(({ step, name, rows, batches, done, updatedAt }) => {
    const found = /^(.+):([a-z]+)$/.exec(name)
    // The other lines count a step's rows again under the word that the chat has for them.
    if (!found) return []
    const [, table = '', action = ''] = found
    return [{ ...{ pass: Math.floor(step / 1_000), table, action, rows: Number(rows) }, batches, done, updatedAt }]
  })
}

/** Messages about this request that were given up, oldest first. */
export function failedSendsOf(db: BotDb, requestId: string): Promise<{ what: string; code: number | null; at: Date }[]> {
  return db
    .select({ what: outboxMessage.what, code: outboxMessage.errorCode, at: outboxMessage.updatedAt })
    .from(outboxMessage)
    .where(and(eq(outboxMessage.requestId, requestId), eq(outboxMessage.state, 'failed')))
    .orderBy(asc(outboxMessage.seq))
}

/** What staff wrote in this chat since then, and whether it arrived: states and codes only, oldest first. */
export function answersSince(
  db: BotDb,
  { personId, channelId, since }: { personId: string; channelId: string; since: Date },
): Promise<{ state: string; code: number | null; at: Date }[]> {
  return db
    .select({ state: outboxMessage.state, code: outboxMessage.errorCode, at: outboxMessage.createdAt })
    .from(outboxMessage)
    .where(
      and(
        eq(outboxMessage.personId, personId),
        eq(outboxMessage.channelId, channelId),
        eq(outboxMessage.what, 'case-answer'),
        gte(outboxMessage.createdAt, since),
      ),
    )
    .orderBy(asc(outboxMessage.seq))
}
