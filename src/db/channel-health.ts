import { and, eq, inArray, sql } from 'drizzle-orm'
import type { BotDb, BotTx } from './client.ts'
import { channelHealth, channelTemplate } from './schema.ts'

export type Quality = (typeof channelHealth.$inferSelect)['quality']
export type TemplateRow = typeof channelTemplate.$inferSelect

/** Nobody is written to first while a number is rated so. */
const BAD: readonly Quality[] = ['RED', 'FLAGGED']

export function isBadQuality(quality: Quality | undefined): boolean {
  return quality !== undefined && BAD.includes(quality)
}

export async function noteQuality(db: BotDb | BotTx, channelIds: readonly string[], quality: Quality, now: Date): Promise<void> {
  if (channelIds.length === 0) return
  await db
    .insert(channelHealth)
    .values(channelIds.map((channelId) => ({ channelId, quality, readAt: now })))
    .onConflictDoUpdate({ target: channelHealth.channelId, set: { quality, readAt: now } })
}

export async function qualityOf(db: BotDb | BotTx, channelId: string): Promise<{ quality: Quality; readAt: Date } | undefined> {
  const [row] = await db.select().from(channelHealth).where(eq(channelHealth.channelId, channelId))
  return row
}

export interface TemplateNews {
  name: string
  language: string
  status?: string
  quality?: string
}

/** How templates stand at Meta; what one word does not mention stays as it was. */
export async function noteTemplates(
  db: BotDb | BotTx,
  channelIds: readonly string[],
  news: readonly TemplateNews[],
  now: Date,
): Promise<void> {
  const rows = channelIds.flatMap((channelId) => news.map((each) => ({ channelId, ...each })))
  for (const { status, quality, ...key } of rows) {
    const known = { ...(status === undefined ? {} : { status }), ...(quality === undefined ? {} : { quality }) }
    await db
      .insert(channelTemplate)
      .values({ ...key, status: status ?? 'UNKNOWN', quality: quality ?? null, updatedAt: now })
      .onConflictDoUpdate({
        target: [channelTemplate.channelId, channelTemplate.name, channelTemplate.language],
        set: { ...known, updatedAt: now },
      })
  }
}

export async function templatesOf(db: BotDb | BotTx, channelId: string): Promise<TemplateRow[]> {
  return db.select().from(channelTemplate).where(eq(channelTemplate.channelId, channelId))
}

/** Meta's word for templates that may be sent; unknown ones are tried. */
export const SENDABLE = ['APPROVED', 'UNKNOWN', 'FLAGGED', 'REINSTATED', 'UNARCHIVED', 'UNLOCKED']

/** Which of these languages has this template in a state in which it may be sent, the first that has; undefined: none. */
export async function sendableLanguage(
  db: BotDb | BotTx,
  channelId: string,
  name: string,
  languages: readonly string[],
): Promise<string | undefined> {
  const rows = await db
    .select()
    .from(channelTemplate)
    .where(
      and(
        eq(channelTemplate.channelId, channelId),
        eq(channelTemplate.name, name),
        inArray(channelTemplate.language, [...languages]),
      ),
    )
  const statuses = new Map(rows.map(({ language, status }) => [language, status]))
  return languages.find((language) => SENDABLE.includes(statuses.get(language) ?? 'UNKNOWN'))
}

/** How many of these templates nobody has read of on these channels, because they were never compared with Meta's. */
export async function countUnread(
  db: BotDb,
  channelIds: readonly string[],
  templates: readonly { name: string; language: string }[],
): Promise<number> {
  const { rows } = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from unnest(${sql.param([...channelIds])}::uuid[]) as channel (id)
      cross join jsonb_to_recordset(${JSON.stringify(templates.map(({ name, language }) => ({ name, language })))}::jsonb) as wanted (name text, language text)
    where not exists (select 1 from channel_template t
      where t.channel_id = channel.id and t.name = wanted.name and t.language = wanted.language)`)
  return rows[0]?.count ?? 0
}

/** How many templates stand how, over all channels that are in use: for the metrics. */
export async function countByStatus(db: BotDb): Promise<{ status: string; count: number }[]> {
  const { rows } = await db.execute<{ status: string; count: number }>(
    sql`select t.status, count(*)::int as count from channel_template t join channel c on c.id = t.channel_id
      where c.retired_at is null group by t.status`,
  )
  return rows
}
