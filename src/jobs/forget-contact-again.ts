import type { Quarry } from '../erasure/quarry-store.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { CONTACT_BOOK, isConfirmed } from '../processors/processor-task.ts'
import { moveToDay, tasksOf } from '../processors/processor-task-store.ts'
import { mustForget } from '../requests/deadline.ts'
import type { RequestRow } from '../requests/request-store.ts'
import { standingOf } from '../requests/standing.ts'
import type { Bot } from './bot.ts'
import { forgetContactsOf } from './call-processors.ts'
import { withoutCustomers } from './contacts-of-nobody.ts'
import { heldTill } from './hold-processor-task.ts'
import { settleProcessorTask } from './settle-processor-task.ts'
import { contactsOf } from './task-for-processor.ts'
import { waitsForWord } from './waits-for-word.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const THROUGH = { is: 'through' } as const

/**
 * Deletes once more, with the second sweep and from its day on, what our own last word has written into Meta's contact book. Not where the
 * person is a business's customer again: that entry is a new one. `later`: it could not be asked now, and the sweep has to come again, after
 * a day where an hour mends nothing.
 */
export async function forgetContactAgain(
  bot: Bot,
  { request, subject, plan, isSecondSweep }: { request: RequestRow; isSecondSweep: boolean } & Quarry,
): Promise<{ is: 'through' } | { is: 'later'; waitMs: number }> {
  const tasks = (await tasksOf(bot.db, request.id)).filter(({ name }) => name === CONTACT_BOOK)
  const [first] = tasks
  const contacts = first ? await contactsOf(bot, bot.channels.all(), request) : []
  // Of a task whose entries nobody can name any more staff hear when its day has gone by.
  if (!first || contacts.length === 0) return THROUGH
  // What is still to be said there makes an entry anew.
  if (await waitsForWord(bot.db, request, bot.clock.now())) return { is: 'later', waitMs: HOUR_MS }
  if (await heldTill(bot, first)) return { is: 'later', waitMs: DAY_MS }
  const found = await withoutCustomers(bot, { plan, subject }, contacts)
  // What no sweep could read stays open, and staff hear of its day.
  if (!found) return { is: 'later', waitMs: DAY_MS }
  const outcome = await forgetContactsOf(bot, found.theirs)
  if (outcome.is === 'later') return { is: 'later', waitMs: outcome.isShut ? DAY_MS : HOUR_MS }
  const state = outcome.is === 'done' && found.isAnyLeft ? 'left' : outcome.is
  // The first word is answered along with the second where Meta has not taken it yet.
  for (const each of tasks) if (each.verb === 'erase-now' && !isConfirmed(each)) await settleProcessorTask(bot, each, state)
  // An erasure from before there was such a task has none.
  const task = tasks.find(({ verb }) => verb === 'erase-after')
  if (!task) return THROUGH
  const now = bot.clock.now()
  // Of what was partial until now the person may hear, and with that word there is an entry once more.
  const isPartial = !isSecondSweep || standingOf(request) === 'partial'
  if (outcome.is === 'done' && isPartial && !mustForget(request.finishedAt, now))
    await moveToDay(bot.db, task.id, { eraseOn: istDay(new Date(now.getTime() + DAY_MS)), now })
  else await settleProcessorTask(bot, task, state)
  await bot.checkpoint('contact forgotten again')
  return THROUGH
}
