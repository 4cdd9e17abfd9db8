import type { BotTx } from '../db/client.ts'
import { type Answer, judgeAnswer, readAnswer } from '../processors/answer.ts'
import { type AnswerNote, findAnswer, noteAnswer } from '../processors/processor-answer-store.ts'
import { answering } from '../processors/processor-store.ts'
import { type Standing, standingOf } from '../processors/processor-task.ts'
import { type TaskRow, tasksAskedOf } from '../processors/processor-task-store.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { hmacSha256Hex, sha256Hex } from '../runtime/keys.ts'
import type { Bot } from './bot.ts'
import { processorRefused, settleWithin } from './settle-processor-task.ts'

/** One POST of somebody who says to be this processor. */
export interface Post {
  name: string
  signature: string | undefined
  raw: Buffer
}

export type TakenAnswer =
  /** `repeated`: it had been taken before, and changes nothing. `tasks`: how they stand now. */
  | { is: 'taken' | 'repeated'; id: string; tasks: { task: string; status: Standing }[] }
  | { is: 'stranger' | 'unreadable' | 'stale' }
  /** Its id came before with other answers. */
  | { is: 'id-used' }
  /** One of the tasks at least is not this processor's, or does not exist: the same to whoever asks. */
  | { is: 'not-yours' }
  /** A task was done before, or was never asked to wait for a day. */
  | { is: 'contradicts' | 'not-asked'; task: string }

/** Takes what a processor answers, all of it or nothing; each answer counts once, however often it comes. */
export async function takeAnswer(bot: Bot, { name, signature, raw }: Post): Promise<TakenAnswer> {
  const known = await answering(bot.db, bot.keys, name)
  const read = readAnswer(raw, signature, known?.secret, bot.clock.now())
  if (read.is !== 'answer' || !known) return read.is === 'answer' ? { is: 'stranger' } : read
  const { answer } = read
  // Whatever a processor chooses as an id may say something of a person.
  const keyedId = hmacSha256Hex(known.secret, answer.id)
  const note = { processorId: known.id, keyedId, answersHash: sha256Hex(JSON.stringify(answer.answers)) }
  return bot.db.transaction((tx) => take(bot, tx, answer, note))
}

// Under the locks of its requests, so that a copy that comes at the same moment waits and finds it taken.
async function take(bot: Bot, tx: BotTx, { id, answers }: Answer, note: AnswerNote): Promise<TakenAnswer> {
  const now = bot.clock.now()
  const ids = answers.map(({ task }) => task)
  const look = async () => new Map((await tasksAskedOf(tx, note.processorId, ids)).map((task) => [task.id, task]))
  const asked = [...(await look()).values()]
  if (asked.length < ids.length) return { is: 'not-yours' }
  await lockRequests(tx, [...new Set(asked.map(({ requestId }) => requestId))])
  const before = await look()
  const known = await findAnswer(tx, note)
  if (known) return known === 'other' ? { is: 'id-used' } : { is: 'repeated', id, tasks: standings(ids, before) }
  for (const { task, status } of answers) {
    const found = before.get(task)
    const judged = found ? judgeAnswer(found, status) : 'fits'
    if (judged !== 'fits') return { is: judged, task }
  }
  if (!(await noteAnswer(tx, note, now))) return { is: 'id-used' }
  for (const { task, status } of answers) {
    const isNew = await settleWithin(tx, task, { state: status, by: 'answer', now }, note.processorId)
    if (isNew && status === 'refused') processorRefused(bot, before.get(task)?.requestId ?? '')
  }
  await bot.checkpoint('answer taken')
  return { is: 'taken', id, tasks: standings(ids, await look()) }
}

function standings(ids: readonly string[], tasks: ReadonlyMap<string, TaskRow>): { task: string; status: Standing }[] {
  return ids.flatMap((task) => {
    const found = tasks.get(task)
    return found ? [{ task, status: standingOf(found) }] : []
  })
}
