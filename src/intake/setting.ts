import type { FastifyRequest } from 'fastify'
import type { Bot } from '../jobs/bot.ts'
import type { Setting } from './document.tsx'
import { pageLanguage } from './page-language.ts'

/** What the page is shown with: the language asked for by name or browser, and the first dedicated number. */
export async function settingOf(bot: Bot, request: FastifyRequest, own: string | null = null): Promise<Setting> {
  await bot.channels.book()
  return settingAsRead(bot, request, own)
}

/** The same with the channels as they were read last, for what waits for no database. */
export function settingAsRead(bot: Bot, { url, headers }: FastifyRequest, own: string | null = null): Setting {
  const dedicated = bot.channels.all().find(({ mode, displayNumber }) => mode === 'dedicated' && displayNumber !== '')
  return {
    language: pageLanguage(chosenIn(url), own, headers['accept-language']),
    now: bot.clock.now().getTime(),
    number: dedicated?.displayNumber ?? null,
  }
}

/** `?lang=` as it was sent: an address that the router cannot read comes without a query. */
export function chosenIn(url: string): string | null {
  return new URLSearchParams(url.split('?', 2)[1]).get('lang')
}
