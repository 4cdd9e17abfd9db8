import { createHmac } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeAnswer } from '../../src/jobs/take-answer.ts'
import { addProcessor } from '../../src/processors/processor-store.ts'
import { newId } from '../../src/runtime/ids.ts'
import { type Receiver, startReceiver } from '../processors/support/receiver.ts'
import { onCopy } from './support/case.ts'
import { startChild } from './support/child.ts'
import { untilLeft, untilLetGo } from './support/copies.ts'
import { demoPerson, type Outside, openOutside } from './support/outside.ts'
import { copyStored, prepareStages, removeStored, type Stage, type Stages, walk } from './support/stages.ts'

const MEERA = demoPerson('meera')
const TIME_ENOUGH = 600_000
const SECRET = 'a-secret-that-outlives-every-process'

let stages: Stages
let receiver: Receiver
let told: Stage
beforeAll(async () => {
  receiver = await startReceiver()
  stages = await prepareStages(MEERA)
  await addProcessorTo(stages.erasure)
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of Object.values(stages)) await removeStored(start)
  await removeStored(told.start)
  await receiver.close()
})

/** The stage of the erasure with a processor in it, walked once without harm. */
async function addProcessorTo(stage: Stage): Promise<void> {
  const start = await copyStored(stage.start)
  const outside = await openOutside(start, MEERA)
  const row = {
    id: newId(),
    name: 'brevo',
    endpoint: `${receiver.url}/brevo`,
    secret: SECRET,
    categories: ['messaging', 'billing'],
  }
  await addProcessor(
    outside.bot.db,
    outside.bot.keys,
    { ...row, verbs: ['erase-now', 'erase-after'], knowsBy: ['phone'], answerHours: 24 },
    new Date(start.at),
  )
  await outside.close()
  await untilLeft(start)
  const walked = await walk(start, MEERA)
  told = walked.stage
  await removeStored(walked.after)
}

describe('a worker killed with -9 on its way to the processors', () => {
  it('at each of its checkpoints repeats a call with the same bytes at most, and the receipt comes out once', {
    timeout: TIME_ENOUGH,
  }, async () => {
    const from = told.checkpoints.indexOf('freeze forgotten')
    const numbers = told.checkpoints.map((_, index) => index + 1).filter((number) => number > from)
    expect(told.checkpoints.slice(from)).toEqual(expect.arrayContaining(['processors told', 'processor called']))
    for (const killAt of numbers) await dieAndGoOn(killAt)
  })
})

async function dieAndGoOn(killAt: number): Promise<void> {
  const where = `killed at "${told.checkpoints[killAt - 1]}", the ${killAt}th`
  await onCopy(told, MEERA, async (outside) => {
    receiver.received.length = 0
    const child = startChild()
    child.begin({ ...outside.job, killAt })
    expect(await child.ended, `${where}\n${child.log()}`).toBe('SIGKILL')
    await untilLetGo(outside.stored)
    await outside.goOn()
    const posts = new Map<string, Set<string>>()
    for (const { headers, raw } of receiver.received) {
      const delivery = String(headers['x-callmissed-delivery'])
      posts.set(delivery, (posts.get(delivery) ?? new Set()).add(raw.toString()))
    }
    expect(posts.size, where).toBe(2)
    for (const bytes of posts.values()) expect(bytes.size, where).toBe(1)
    expect(receiver.received.length, where).toBeLessThanOrEqual(3)
    expect(await rows(outside, 'select state from processor_task where sealed is not null'), where).toEqual([
      { state: 'told' },
      { state: 'told' },
    ])
    await confirm(outside)
    expect(await rows(outside, 'select state from erasure_request'), where).toEqual([{ state: 'completed' }])
    const receipts = await rows<{ number: number; body: string }>(outside, 'select number, body from receipt')
    expect(
      receipts.map(({ number }) => number),
      where,
    ).toEqual([0])
    expect(JSON.parse(receipts[0]?.body ?? '').processors, where).toHaveLength(4)
  })
}

async function confirm(outside: Outside): Promise<void> {
  const tasks = await rows<{ id: string; verb: string }>(outside, 'select id, verb from processor_task where sealed is not null')
  const answers = tasks.map(({ id, verb }) => ({ task: id, status: verb === 'erase-now' ? 'done' : 'scheduled' }))
  const raw = Buffer.from(JSON.stringify({ id: 'answer-0001', created_at: new Date(outside.stored.at).toISOString(), answers }))
  const signature = `sha256=${createHmac('sha256', SECRET).update(raw).digest('hex')}`
  expect((await takeAnswer(outside.bot, { name: 'brevo', signature, raw })).is).toBe('taken')
  await outside.goOn()
}

async function rows<Row extends object>({ bot }: Outside, text: string): Promise<Row[]> {
  return (await bot.lockPool.query<Row>(text)).rows
}
