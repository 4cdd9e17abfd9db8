import { wake } from '../db/wake.ts'
import type { Residue } from '../erasure/evidence.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { istDay } from '../erasure/retention-bases.ts'
import { activeProcessors, addContactBook } from '../processors/processor-store.ts'
import { asksOf, type Concern, type Processor } from '../processors/processor-task.ts'
import { addTasks, type NewTask, tasksOf } from '../processors/processor-task-store.ts'
import { secondSweepOf } from '../requests/deadline.ts'
import { addRequestEvent, type RequestRow, scopeOf } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import { ring } from '../runtime/ring.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'
import { bodyFor, type ContactBookWork, contactsOf, dueAtOf } from './task-for-processor.ts'

interface Erased {
  request: RequestRow
  subject: SubjectIdentifiers
  plan: ErasurePlan
  found: Residue
}

/**
 * Queues what every processor is asked for, once per request: when the erasure here is through, so that no undo can come after it. A
 * second call adds nothing.
 */
export async function tellProcessors(bot: Bot, erased: Erased): Promise<void> {
  const now = bot.clock.now()
  const contacts = await contactsOf(bot, bot.channels.all(), erased.request)
  const requestId = erased.request.id
  const told = await bot.db.transaction(async (tx) => {
    if (contacts.length > 0) await addContactBook(tx, newId(), now)
    const processors = await activeProcessors(tx)
    // What they were asked for stands, also where its day would be another one by now.
    const asked = new Set((await tasksOf(tx, requestId)).map(({ processorId }) => processorId))
    const tasks = processors
      .filter(({ id }) => !asked.has(id))
      .flatMap((processor) =>
        processor.kind === 'webhook'
          ? tasksFor(bot, erased, processor, now)
          : bookTasks(erased.request, processor, contacts, now),
      )
    const added = await addTasks(tx, bot.keys, tasks, now)
    const unable = added.filter(({ state }) => state === 'refused')
    for (const { processorId } of unable) {
      const name = processors.find(({ id }) => id === processorId)?.name
      await addRequestEvent(tx, requestId, 'processor-refused', now, name)
    }
    if (tasks.length > 0) await wake(tx, 'call-processors', [requestId])
    return { tasks: tasks.length, unable: unable.length }
  })
  if (told.unable > 0) ring(bot, 'processor-refused', { request: requestId }, 'a processor cannot be asked for this', told.unable)
  if (told.tasks > 0) await bot.checkpoint('processors told')
}

function tasksFor(bot: Bot, { request, subject, plan, found }: Erased, processor: Processor, now: Date): NewTask[] {
  const concern: Concern = { scope: scopeOf(request), subject, categories: categoriesOf(plan), kept: keptBy(plan, found) }
  return asksOf(processor, concern).map((asked) => {
    const id = newId()
    const body = bodyFor(bot, { id, processor, asked, request, subject, now })
    return { id, requestId: request.id, processorId: processor.id, asked, body, dueAt: dueAtOf(processor, now) }
  })
}

/** Meta writes an entry for whoever a message goes to: what the last word writes goes with the second sweep. A closed account's book is out of reach then. */
function bookTasks(
  { id: requestId, scope }: RequestRow,
  processor: Processor,
  contacts: ContactBookWork['contacts'],
  now: Date,
): NewTask[] {
  if (contacts.length === 0) return []
  const work: ContactBookWork = { contacts }
  const asked = { categories: [...processor.categories], isAble: true }
  const task = { requestId, processorId: processor.id, dueAt: dueAtOf(processor, now) }
  const atOnce = {
    ...task,
    id: newId(),
    asked: { ...asked, verb: 'erase-now' as const, eraseOn: null },
    body: JSON.stringify(work),
  }
  const eraseOn = istDay(new Date(secondSweepOf(now.getTime())))
  const again = { ...task, id: newId(), asked: { ...asked, verb: 'erase-after' as const, eraseOn }, body: null }
  return scope === 'account' ? [atOnce] : [atOnce, again]
}

function categoriesOf({ steps, map }: ErasurePlan): string[] {
  return [...new Set(steps.flatMap(({ table }) => map[table]?.category ?? []))]
}

function keptBy({ map }: ErasurePlan, found: Residue): Concern['kept'] {
  return found.kept
    .filter(({ rows }) => rows > 0)
    .flatMap(({ table, until }) => {
      const category = map[table]?.category
      return category ? [{ category, until }] : []
    })
}
