import type { BotTx } from '../db/client.ts'
import { type Language, languages } from '../flows/language.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { openWish, type StartWish } from '../requests/start-wish.ts'
import type { Bot } from './bot.ts'
import { type EnteredAccount, enterAccount, readAccount } from './enter-account.ts'
import { enterLetter } from './enter-letter.ts'
import { isDenied } from './propose-start.ts'

export type StartBot = Pick<Bot, 'config' | 'keys' | 'db' | 'platform' | 'dataMap' | 'catalogue'>

/** A proposed start with what its transaction must not wait for: the account as the platform has it at this moment. */
export type Prepared = { wish: StartWish; account: EnteredAccount | undefined }

export async function prepareStart(bot: StartBot, wishSealed: string, now: Date): Promise<Prepared> {
  const wish = openWish(bot.keys, wishSealed)
  return { wish, account: wish.kind === 'account' ? await readAccount(bot, wish.tenantId, now) : undefined }
}

/** Starts what two people agreed on. Undefined: it is open already, was denied meanwhile, or there is no such account, and nothing was done. */
export async function startApproved(
  bot: StartBot,
  tx: BotTx,
  { wish, account }: Prepared,
  now: Date,
): Promise<RequestRow | undefined> {
  if (await isDenied(bot, tx, wish)) return undefined
  const language = languageOf(wish.language)
  const started =
    wish.kind === 'letter'
      ? await enterLetter(bot, tx, { ...wish, language, now })
      : account && wish.proof && (await enterAccount(bot, tx, account, { ...wish, proof: wish.proof, language, now }))
  return started?.is === 'scheduled' ? started.request : undefined
}

function languageOf(stored: string): Language {
  return languages.find((known) => known === stored) ?? 'en'
}
