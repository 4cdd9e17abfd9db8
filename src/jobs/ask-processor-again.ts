import type { Channel } from '../db/channels.ts'
import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { processorById } from '../processors/processor-store.ts'
import { type Asked, CONTACT_BOOK } from '../processors/processor-task.ts'
import { askAgain, type NamedTask, tasksOf } from '../processors/processor-task-store.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, hurry, noteOnRequest, type RequestRow } from '../requests/request-store.ts'
import type { Bot } from './bot.ts'
import { subjectIn } from './sealed-subject.ts'
import { bodyFor, contactsOf, dueAtOf } from './task-for-processor.ts'

export type AskedAgain =
  | { is: 'asked'; tasks: number; answerBy: Date }
  /** Nothing of this request is open at a processor of this name. */
  | { is: 'nothing-open' }
  /** The identifiers are gone: nothing could be sent. */
  | { is: 'forgotten' }
  /** It does not do what would be asked of it. */
  | { is: 'unable' }

/**
 * Asks one processor once more for what it has refused, not answered or let lie, with as much time to answer as the first time. What it
 * has confirmed is not asked again. It is called by the next free worker, unless a legal hold forbids it; Meta's contact book is asked
 * for the second time with the sweep, which comes at once.
 */
export async function askProcessorAgain(
  bot: Pick<Bot, 'db' | 'keys' | 'config'> & { channels: readonly Channel[] },
  { request, name, reason, now }: { request: RequestRow; name: string; reason: string; now: Date },
): Promise<AskedAgain> {
  const today = istDay(now)
  const isHere = (task: NamedTask) => task.name === name && isOpen(task)
  const open = (await tasksOf(bot.db, request.id)).filter(
    (task) => isHere(task) && (isCalled(task) || (task.eraseOn ?? today) <= today),
  )
  const [first] = open
  if (!first) return { is: 'nothing-open' }
  const processor = await processorById(bot.db, first.processorId)
  const subject = subjectIn(bot, request)
  if (!processor || !subject) return { is: 'forgotten' }
  if (open.some(({ verb }) => !processor.verbs.includes(verb))) return { is: 'unable' }
  const contacts = await contactsOf(bot, bot.channels, request)
  if (processor.kind !== 'webhook' && contacts.length === 0) return { is: 'forgotten' }
  const dueAt = dueAtOf(processor, now)
  const bodyOf = (task: NamedTask) =>
    processor.kind === 'webhook'
      ? bodyFor(bot, { id: task.id, processor, asked: askedOf(task), request, subject, now })
      : JSON.stringify({ contacts })
  const tasks = await bot.db.transaction(async (tx) => {
    await lockRequests(tx, [request.id])
    let asked = 0
    for (const task of open.filter(isCalled))
      if (await askAgain(tx, bot.keys, { id: task.id, body: bodyOf(task), dueAt, now })) asked += 1
    if (!open.every(isCalled)) asked += await sweepNow(tx, request, now)
    if (asked === 0) return 0
    await addRequestEvent(tx, request.id, 'processor-asked-again', now, reason, asked)
    await wake(tx, 'call-processors', [request.id])
    if (!open.every(isCalled)) await wake(tx, 'run-request', [request.id])
    return asked
  })
  return tasks === 0 ? { is: 'nothing-open' } : { is: 'asked', tasks, answerBy: dueAt }
}

/** What the bot does by itself on a day is no call: the second sweep does it, which looks first whose customer the person is again. */
const isCalled = ({ name, verb }: NamedTask): boolean => name !== CONTACT_BOOK || verb === 'erase-now'

/** The sweep comes at once, of a partial erasure with its next pass. How many tasks that asks for again. */
async function sweepNow(tx: BotTx, { id }: RequestRow, now: Date): Promise<number> {
  await noteOnRequest(tx, id, { secondSweepAt: now }, now)
  await hurry(tx, id, ['partial'], now)
  return 1
}

const isOpen = ({ state, overdueAt }: NamedTask): boolean =>
  state === 'scheduled' ? overdueAt !== null : !['done', 'left'].includes(state)

function askedOf({ verb, categories, eraseOn }: NamedTask): Asked {
  return { verb, categories, eraseOn, isAble: true }
}
