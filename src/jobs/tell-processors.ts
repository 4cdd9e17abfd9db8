import { addressesIn, bindingsOf } from '../db/bindings.ts'
import { wake } from '../db/wake.ts'
import type { Residue } from '../erasure/evidence.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { activeProcessors, addContactBook } from '../processors/processor-store.ts'
import { asksOf, type Concern, composeTask, type Processor } from '../processors/processor-task.ts'
import { addTasks, type NewTask } from '../processors/processor-task-store.ts'
import { type RequestRow, scopeOf } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { SubjectIdentifiers } from '../subject/subject.ts'
import type { Bot } from './bot.ts'

const HOUR_MS = 3_600_000

/** Whom the contact book is to forget, and through which channels: as sealed on the task. */
export interface ContactBookWork {
  contacts: { channelId: string; userId: string }[]
}

/**
 * Queues what every processor is asked for, once per request: when the erasure here is through, so that no hold and no undo can come
 * after it. A second call adds nothing.
 */
export async function tellProcessors(
  bot: Bot,
  { request, subject, plan, found }: { request: RequestRow; subject: SubjectIdentifiers; plan: ErasurePlan; found: Residue },
): Promise<void> {
  const now = bot.clock.now()
  const concern: Concern = { scope: scopeOf(request), subject, categories: categoriesOf(plan), kept: keptBy(plan, found) }
  const contacts = await contactsOf(bot, request)
  const tasks = await bot.db.transaction(async (tx) => {
    if (contacts.length > 0) await addContactBook(tx, newId(), now)
    const queued = (await activeProcessors(tx)).flatMap((processor) =>
      processor.kind === 'webhook'
        ? asksFor(bot, request, plan, concern, processor, now)
        : askContactBook(request, processor, contacts, now),
    )
    await addTasks(tx, bot.keys, queued, now)
    if (queued.length > 0) await wake(tx, 'call-processors', [request.id])
    return queued.length
  })
  if (tasks > 0) await bot.checkpoint('processors told')
}

function asksFor(bot: Bot, request: RequestRow, plan: ErasurePlan, concern: Concern, processor: Processor, now: Date): NewTask[] {
  return asksOf(processor, concern).map((asked) => {
    const id = newId()
    const dueAt = new Date(now.getTime() + processor.answerHours * HOUR_MS)
    const { scope, subject } = concern
    const answerAt = `${bot.config.publicUrl}/api/v1/processors/acknowledgements`
    const body = composeTask({ id, processor, asked, scope, subject, upTo: plan.cutOff, answerBy: dueAt, answerAt, now })
    return { id, requestId: request.id, processorId: processor.id, asked, body, dueAt }
  })
}

function askContactBook(request: RequestRow, processor: Processor, contacts: ContactBookWork['contacts'], now: Date): NewTask[] {
  if (contacts.length === 0) return []
  const asked = { verb: 'erase-now' as const, categories: [...processor.categories], eraseOn: null, isAble: true }
  const work: ContactBookWork = { contacts }
  const dueAt = new Date(now.getTime() + processor.answerHours * HOUR_MS)
  return [{ id: newId(), requestId: request.id, processorId: processor.id, asked, body: JSON.stringify(work), dueAt }]
}

/** The person's entries: each id in the contact book of its own portfolio, of one business alone where only that is asked for. */
async function contactsOf(bot: Bot, request: RequestRow): Promise<ContactBookWork['contacts']> {
  if (request.personId === null) return []
  const scope = scopeOf(request)
  const addresses = addressesIn(bot.keys, await bindingsOf(bot.db, request.personId))
  const channels = bot.channels.all().filter(({ tenantId }) => scope.kind === 'number' || tenantId === scope.tenantId)
  return addresses.flatMap((address) => {
    if (address.kind !== 'user_id') return []
    const channel = channels.find(({ portfolioId }) => portfolioId === address.portfolioId)
    return channel ? [{ channelId: channel.id, userId: address.userId }] : []
  })
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
