import { tenantName } from '../erasure/tenant-name-store.ts'
import { name } from '../flows/copy/phrases.ts'
import { translator } from '../flows/copy/translate.ts'
import { type Language, languages } from '../flows/language.ts'
import type { Bot } from './bot.ts'

export type NamingDeps = Pick<Bot, 'platform' | 'dataMap'> & { catalogue: Pick<Bot['catalogue'], 'schema'> }

/** A business's name as a person reads it; "A business" for none, or where its name cannot be had. */
export async function businessNamed(bot: NamingDeps, tenantId: string | undefined, language: string): Promise<string> {
  const known: Language = languages.find((each) => each === language) ?? 'en'
  const { platform, dataMap, catalogue } = bot
  const found =
    tenantId === undefined ? undefined : await tenantName(platform, dataMap, catalogue.schema, tenantId).catch(() => undefined)
  return name(found ?? '') || translator(known)('some-business')
}
