import { loadChannels } from '../db/channels.ts'
import { askProcessorAgain } from '../jobs/ask-processor-again.ts'
import { settleWithin } from '../jobs/settle-processor-task.ts'
import { whoseRequest } from '../jobs/staff.ts'
import { judgeAnswer } from '../processors/answer.ts'
import type { settlements } from '../processors/processor-task.ts'
import { type NamedTask, tasksOf } from '../processors/processor-task-store.ts'
import { lockRequests } from '../requests/request-lock-store.ts'
import { addRequestEvent, type RequestRow } from '../requests/request-store.ts'
import { checkReason, isGuarded, noteLook } from './about-person.ts'
import type { Opened } from './open.ts'
import { inIndia, print } from './print.ts'
import { findRequest } from './request-show.ts'
import { FOUND, Sentence } from './sentence.ts'

/** As `--on` names what was asked for without a day. */
const AT_ONCE = 'now'

/** `request retry-processor`: one that has refused, or does not answer, is asked once more. */
export async function retryProcessor(
  opened: Opened,
  reference: string,
  given: { processor: string; reason: string },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const { db, keys, config, now } = opened
  const request = await findRequest(opened, reference)
  const channels = await loadChannels(db, keys)
  const asked = await askProcessorAgain({ db, keys, config, channels }, { request, name: given.processor, reason, now })
  switch (asked.is) {
    case 'nothing-open':
      throw new Sentence(`${request.reference} has nothing open at a processor of this name: \`request show\` lists them.`, FOUND)
    case 'forgotten':
      throw new Sentence(
        'The bot knows the person no more, so it can ask nothing: ask the processor yourself, then `request settle-processor`.',
        FOUND,
      )
    case 'unable':
      throw new Sentence('The processor is not set up for this verb: renew it with `processor add` first.', FOUND)
  }
  await noteWhose(opened, request, 'request-retry-processor', reason)
  const { tasks, answerBy } = asked
  print(json, { reference: request.reference, processor: given.processor, tasks, answerBy: answerBy.toISOString() }, () => [
    `${given.processor} is asked again, and has until ${inIndia(answerBy)} to answer.`,
  ])
}

/** `request settle-processor`: what a processor has answered another way, such as by letter. The receipt says that staff say so. */
export async function settleProcessor(
  opened: Opened,
  reference: string,
  given: { processor: string; as: (typeof settlements)[number]; reason: string; on?: string },
  json: boolean,
): Promise<void> {
  const reason = checkReason(given.reason)
  const { db, now } = opened
  const request = await findRequest(opened, reference)
  const settled = await db.transaction(async (tx) => {
    await lockRequests(tx, [request.id])
    const fitting = (await tasksOf(tx, request.id)).filter((task) => task.name === given.processor && fits(task, given.as))
    const task = theOne(fitting, given.on)
    const settlement = { state: given.as, by: 'staff' as const, now }
    if (!task || !(await settleWithin(tx, task.id, settlement))) return false
    await addRequestEvent(tx, request.id, 'processor-settled-by-staff', now, reason, 1)
    return true
  })
  if (!settled) throw new Sentence(`${request.reference} has nothing at this processor that could become ${given.as}.`, FOUND)
  await noteWhose(opened, request, 'request-settle-processor', reason)
  print(json, { reference: request.reference, processor: given.processor, as: given.as, tasks: 1 }, () => [
    `${given.processor} is noted as ${given.as}: the receipt is continued when nothing else is open.`,
  ])
}

/** A letter answers one task: where several fit, staff say of which day. */
function theOne(fitting: readonly NamedTask[], on: string | undefined): NamedTask | undefined {
  if (on !== undefined) return fitting.find((task) => dayOf(task) === on)
  if (fitting.length > 1) throw new Sentence(`Several tasks fit: say which with --on, one of ${fitting.map(dayOf).join(', ')}.`)
  return fitting[0]
}

const dayOf = ({ eraseOn }: NamedTask): string => eraseOn ?? AT_ONCE

const fits = (task: NamedTask, as: (typeof settlements)[number]): boolean => judgeAnswer(task, as) === 'fits' && task.state !== as

async function noteWhose(opened: Opened, request: RequestRow, action: string, reason: string): Promise<void> {
  const whose = isGuarded(opened) ? await whoseRequest(opened, opened.db, request) : undefined
  if (whose) await noteLook(opened, { action, ...whose, reason, requestId: request.id })
}
