import type { Residue } from '../erasure/evidence.ts'
import { keepWithEarlier } from '../erasure/kept-earlier-store.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { searchResidue } from '../erasure/residue.ts'
import type { RequestRow } from '../requests/request-store.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { searchFor } from './search-for.ts'
import { whoseIs } from './whose-is.ts'

/**
 * What an erasure has left. Whatever stays below rows that the law keeps since an earlier wish of the same customer is recorded as kept by
 * this one, too, before it is counted.
 */
export async function searchLeft(
  bot: Bot,
  request: RequestRow,
  { plan, subject }: { plan: ErasurePlan; subject: SubjectIdentifiers },
  statementMs: number,
): Promise<Residue> {
  const search = await searchFor(bot, request, plan, subject)
  const left = await searchResidue(bot.platform, search, { statementMs })
  if (!left.unnoted?.length) return left
  await keepWithEarlier(bot.platform, { ...search, ...whoseIs(bot, subject) }, left.unnoted)
  await bot.checkpoint('kept with earlier')
  return searchResidue(bot.platform, search, { statementMs })
}
