import { eq, sql } from 'drizzle-orm'
import type { BotDb } from './client.ts'
import { nightlyRun } from './schema.ts'

/** When this nightly task came to its end last: the Indian day, yyyy-mm-dd, and the hash it left. */
export async function lastNight(db: BotDb, task: string): Promise<{ day: string; seen: string | null } | undefined> {
  const [row] = await db.select({ day: nightlyRun.day, seen: nightlyRun.seen }).from(nightlyRun).where(eq(nightlyRun.task, task))
  return row
}

/** As if the task had never come to its end. */
export async function forgetNight(db: BotDb, task: string): Promise<void> {
  await db.delete(nightlyRun).where(eq(nightlyRun.task, task))
}

/** Notes the end of a nightly task. */
export async function noteNight(db: BotDb, task: string, day: string, seen: string | null = null): Promise<void> {
  await db
    .insert(nightlyRun)
    .values({ task, day, seen })
    .onConflictDoUpdate({ target: nightlyRun.task, set: { day: sql`excluded.day`, seen: sql`excluded.seen` } })
}
