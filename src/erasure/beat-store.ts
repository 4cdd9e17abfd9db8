import { sql } from 'drizzle-orm'
import type pg from 'pg'
import type { BotDb } from '../db/client.ts'
import { platformBeat } from '../db/schema.ts'

/*
 * Both databases count the same beats: the bot's first, then the platform's, then the bot notes that the platform has it. So in any two
 * that belong together seen <= theirs <= ours, whoever reads them in that order; a restore of either breaks it.
 */

/** What the bot's own database has counted, and how much of it the platform had confirmed. */
export async function ourBeat(db: BotDb): Promise<{ ours: number; seen: number }> {
  const [row] = await db.select().from(platformBeat)
  return { ours: row?.number ?? 0, seen: row?.seen ?? 0 }
}

export async function theirBeat(platform: pg.Pool): Promise<number> {
  const { rows } = await platform.query<{ number: string }>('select number from deletion_bot.beat')
  return Number(rows[0]?.number ?? 0)
}

/** One more beat. Only while the gate is open: else the two would meet again, and nobody would have noticed the restore. */
export async function beatOnce(db: BotDb, platform: pg.Pool, now: Date): Promise<void> {
  const [row] = await db
    .insert(platformBeat)
    .values({ number: 1 })
    .onConflictDoUpdate({ target: platformBeat.one, set: { number: sql`${platformBeat.number} + 1` } })
    .returning()
  if (!row) throw new Error('The beat could not be counted.')
  // A platform that was restored a moment ago takes none.
  const { rowCount } = await platform.query(
    `insert into deletion_bot.beat as b (number, written_at)
       select $1, $2 where $3::bigint = 0 or exists (select from deletion_bot.beat where number >= $3::bigint)
     on conflict (one) do update set number = greatest(b.number, excluded.number), written_at = excluded.written_at`,
    [row.number, now, row.seen],
  )
  if (rowCount === 1) await db.update(platformBeat).set({ seen: sql`greatest(${platformBeat.seen}, ${row.number}::bigint)` })
}

/** After a replay the two belong together again. */
export async function evenBeats(db: BotDb, platform: pg.Pool, now: Date): Promise<void> {
  const number = Math.max((await ourBeat(db)).ours, await theirBeat(platform)) + 1
  const ours = { number: sql`greatest(${platformBeat.number}, excluded.number)` }
  await db.insert(platformBeat).values({ number }).onConflictDoUpdate({ target: platformBeat.one, set: ours })
  await platform.query(
    `insert into deletion_bot.beat as b (number, written_at) values ($1, $2)
     on conflict (one) do update set number = greatest(b.number, excluded.number), written_at = excluded.written_at`,
    [number, now],
  )
}
