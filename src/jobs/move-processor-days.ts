import type { BotTx } from '../db/client.ts'
import { wake } from '../db/wake.ts'
import type { ErasurePlan } from '../erasure/plan.ts'
import { askForDay, noteDay, openForDays } from '../processors/moved-task-store.ts'
import { processorById } from '../processors/processor-store.ts'
import { CONTACT_BOOK, moveIn, movesOf } from '../processors/processor-task.ts'
import { addTasks, openTask, tasksOf } from '../processors/processor-task-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { newId } from '../runtime/ids.ts'
import type { Bot } from './bot.ts'
import type { KeptOfRequest } from './kept-anew.ts'
import { subjectIn } from './sealed-subject.ts'
import { bodyFor, dueAtOf } from './task-for-processor.ts'
import { keptBy } from './tell-processors.ts'

type MovingBot = Pick<Bot, 'keys' | 'config'>
type Task = Awaited<ReturnType<typeof openForDays>>[number]
type Moves = ReturnType<typeof movesOf>

const DAY_MS = 86_400_000
const NOBODY = { phones: [], userIds: [], emails: [] }

/**
 * Processors that were asked to erase on a day hear of the day of now, under the task that they know; what was said before changes nothing.
 * To be called with what moved, in a transaction that holds the requests (`lockRequests`).
 */
export async function moveProcessorDays(
  bot: MovingBot,
  tx: BotTx,
  plan: ErasurePlan,
  requests: readonly KeptOfRequest[],
  { mayBeEarlier }: { mayBeEarlier: boolean },
): Promise<void> {
  const now = plan.cutOff
  for (const { request, rows } of requests) {
    const tasks = await openForDays(tx, request.id, CONTACT_BOOK)
    const kept = keptBy(
      plan,
      rows.filter((line) => line.rows > 0),
    )
    const moving = tasks
      .map((task) => ({ task, moves: movesOf(task, kept, mayBeEarlier) }))
      .filter(({ moves }) => moves.length > 0)
    for (const { task, moves } of moving.toSorted(inOrder)) await moveTask(bot, tx, request, { task, moves }, now)
    if (moving.length > 0) await wake(tx, 'call-processors', [request.id])
  }
}

// Nobody has two tasks for one day: what moves back makes room for what comes behind it, and the other way round.
function inOrder(one: { task: Task; moves: Moves }, other: { task: Task; moves: Moves }): number {
  const isLater = ({ task, moves }: typeof one) => (moves[0]?.eraseOn ?? '') > task.eraseOn
  if (isLater(one) !== isLater(other)) return isLater(one) ? -1 : 1
  const order = one.task.eraseOn.localeCompare(other.task.eraseOn)
  return isLater(one) ? -order : order
}

/** What goes on another day than the rest of its task becomes a task of its own, which names the one that it was part of. */
async function moveTask(
  bot: MovingBot,
  tx: BotTx,
  request: RequestRow,
  { task, moves }: { task: Task; moves: Moves },
  now: Date,
): Promise<void> {
  const processor = await processorById(tx, task.processorId)
  const [own, ...parts] = await onFreeDays(tx, task, moves)
  if (!processor || !own || (own.eraseOn === task.eraseOn && parts.length === 0)) return
  const before = toldBefore(bot, task)
  const subject = subjectIn(bot, request) ?? (before ? NOBODY : undefined)
  // What was refused or never answered staff see to, by the days of now; and of whom nobody knows, nothing was ever told.
  const isTold = ['pending', 'told', 'scheduled'].includes(task.state) && subject !== undefined
  const dueAt = dueAtOf(processor, now)
  const asked = (move: Moves[number]) => ({ verb: 'erase-after' as const, isAble: isTold, ...move })
  const bodyOf = (id: string, move: Moves[number]) =>
    bodyFor(bot, { id, processor, asked: asked(move), request, subject: subject ?? NOBODY, before, now })
  if (isTold) await askForDay(tx, bot.keys, { id: task.id, ...own }, { body: bodyOf(task.id, own), dueAt, now })
  else await noteDay(tx, { id: task.id, ...own })
  const anew = parts.map((part) => {
    const id = newId()
    return { id, requestId: request.id, processorId: processor.id, asked: asked(part), body: bodyOf(id, part), dueAt }
  })
  await addTasks(tx, bot.keys, anew, now)
  await addRequestEvent(tx, request.id, 'processor-day-moved', now, processor.name)
}

/** A processor has one task for a day: what another of them has, also a settled one, is asked for on the next. */
async function onFreeDays(tx: BotTx, task: Task, moves: Moves): Promise<Moves> {
  const others = (await tasksOf(tx, task.requestId)).filter(
    ({ id, processorId }) => processorId === task.processorId && id !== task.id,
  )
  const taken = new Set(others.map(({ eraseOn }) => eraseOn))
  return moves.map((move) => {
    let { eraseOn } = move
    while (taken.has(eraseOn)) eraseOn = dayAfter(eraseOn)
    taken.add(eraseOn)
    return { ...move, eraseOn }
  })
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)

/** By which task and day the processor knows of it; undefined while it cannot have heard of it. */
function toldBefore(
  { keys }: MovingBot,
  { id, state, eraseOn, sealed, toldAt }: Task,
): { task: string; day: string } | undefined {
  const unsaid = state === 'pending' && sealed !== null ? moveIn(openTask(keys, sealed)) : undefined
  if (unsaid) return unsaid.before
  return state === 'pending' && toldAt === null ? undefined : { task: id, day: eraseOn }
}
