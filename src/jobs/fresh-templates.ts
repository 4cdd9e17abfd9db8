import { noteTemplates, sendableLanguage, templatesOf } from '../db/channel-health.ts'
import { templateLanguages } from '../outbox/templates/template-catalogue.ts'
import type { Bot } from './bot.ts'
import { accountOf, readAccount } from './sync-templates.ts'

/** A webhook tells of a change at once; this is for the word that got lost, or came in another order. */
const FRESH_FOR_MS = 3_600_000

/**
 * In which language this template may be sent to whoever speaks `wanted`: as last told, and where that is an hour old and none may be, as
 * Meta says now. Undefined: in none. Not to be called inside a transaction.
 */
export async function freshLanguage(
  bot: Pick<Bot, 'db' | 'graph' | 'clock' | 'channels' | 'log'>,
  channelId: string,
  { name, wanted }: { name: string; wanted: string },
): Promise<string | undefined> {
  const languages = templateLanguages(wanted)
  const known = await sendableLanguage(bot.db, channelId, name, languages)
  const channel = bot.channels.byId(channelId)
  if (known !== undefined || !channel) return known
  const now = bot.clock.now()
  const isTheirs = (row: { name: string; language: string }) => row.name === name && languages.includes(row.language)
  const rows = (await templatesOf(bot.db, channelId)).filter(isTheirs)
  if (rows.every(({ updatedAt }) => now.getTime() - updatedAt.getTime() < FRESH_FOR_MS)) return undefined
  const mine = bot.channels.all().filter(({ wabaId }) => wabaId === channel.wabaId)
  const read = await readAccount(bot, mine, accountOf(channel), now)
  if (read.ok) return sendableLanguage(bot.db, channelId, name, languages)
  bot.log.warn({ channelId, failure: read.failure }, 'how the templates stand could not be asked')
  // Whoever else waits for it does not ask within the hour: such calls are counted, and few are free.
  const asked = languages.map((language) => ({ name, language }))
  await noteTemplates(bot.db, [channelId], asked, now)
  return undefined
}
