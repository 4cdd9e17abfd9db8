import type { Channel } from '../db/channels.ts'
import { businessesWrittenTo } from '../erasure/come-back-store.ts'
import { planErasure } from '../erasure/plan.ts'
import type { Quarry } from '../erasure/quarry-store.ts'
import { cutOffOf, type RequestRow, scopeOf } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { wasFoundComplete } from './found-complete.ts'
import { subjectIn } from './sealed-subject.ts'
import type { ContactBookWork } from './task-for-processor.ts'
import { withOwnWords } from './with-own-words.ts'

type Contacts = ContactBookWork['contacts']

/**
 * Of these entries in Meta's contact book those of no customer: where the person has written to a business of that portfolio since, the entry
 * is a new one. Undefined: whose they are could not be read in time, or the request knows its person no more, and nobody guesses.
 */
export async function contactsOfNobody(
  bot: Bot,
  request: RequestRow,
  contacts: Contacts,
): Promise<{ theirs: Contacts; isAnyLeft: boolean } | undefined> {
  const quarry = await quarryOf(bot, request)
  return quarry && withoutCustomers(bot, quarry, contacts)
}

/** The same while the erasure is being carried out, by its own plan. */
export async function withoutCustomers(
  bot: Bot,
  quarry: Quarry,
  contacts: Contacts,
): Promise<{ theirs: Contacts; isAnyLeft: boolean } | undefined> {
  const businesses = await businessesWrittenTo(bot.platform, quarry)
  if (!businesses) return undefined
  const isBack = ({ tenantId }: Channel) => tenantId !== null && businesses.has(tenantId)
  const channels = bot.channels.all()
  const portfolios = new Set(channels.filter(isBack).map(({ portfolioId }) => portfolioId))
  const theirs = contacts.filter(({ channelId }) => !portfolios.has(bot.channels.byId(channelId)?.portfolioId ?? ''))
  return { theirs, isAnyLeft: theirs.length < contacts.length }
}

async function quarryOf(bot: Bot, request: RequestRow): Promise<Quarry | undefined> {
  const subject = subjectIn(bot, request)
  if (!subject) return undefined
  const now = bot.clock.now()
  const isComplete = await wasFoundComplete(bot, request)
  const of = { scope: scopeOf(request), cutOff: cutOffOf(request, now), now, isComplete }
  const planned = planErasure({ map: bot.dataMap, catalogue: bot.catalogue, subject, ...of })
  if ('refused' in planned) return undefined
  // What they said to this bot meanwhile, in the business's own chat, was not said to the business.
  return { plan: await withOwnWords(bot, planned.plan, subject), subject }
}
