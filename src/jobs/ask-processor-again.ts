import type { Channel } from '../db/channels.ts'
import { wake } from '../db/wake.ts'
import { processorById } from '../processors/processor-store.ts'
import type { Asked } from '../processors/processor-task.ts'
import { askAgain, type NamedTask, tasksOf } from '../processors/processor-task-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
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
 * has confirmed is not asked again. It is called by the next free worker, unless a legal hold forbids it.
 */
export async function askProcessorAgain(
  bot: Pick<Bot, 'db' | 'keys' | 'config'> & { channels: readonly Channel[] },
  { request, name, reason, now }: { request: RequestRow; name: string; reason: string; now: Date },
): Promise<AskedAgain> {
  const open = (await tasksOf(bot.db, request.id)).filter((task) => task.name === name && isOpen(task))
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
    let asked = 0
    for (const task of open) if (await askAgain(tx, bot.keys, { id: task.id, body: bodyOf(task), dueAt, now })) asked += 1
    if (asked === 0) return 0
    await addRequestEvent(tx, request.id, 'processor-asked-again', now, reason, asked)
    await wake(tx, 'call-processors', [request.id])
    return asked
  })
  return tasks === 0 ? { is: 'nothing-open' } : { is: 'asked', tasks, answerBy: dueAt }
}

const isOpen = ({ state, overdueAt }: NamedTask): boolean => (state === 'scheduled' ? overdueAt !== null : state !== 'done')

function askedOf({ verb, categories, eraseOn }: NamedTask): Asked {
  return { verb, categories, eraseOn, isAble: true }
}
