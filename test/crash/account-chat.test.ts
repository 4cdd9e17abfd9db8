import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { onCopy } from './support/case.ts'
import { startChild } from './support/child.ts'
import { copyPair, untilLeft, untilLetGo } from './support/copies.ts'
import { type FinalState, finalState } from './support/final-state.ts'
import { demoPerson, type Outside, openOutside, type Stored, seedStored } from './support/outside.ts'
import { copyStored, heardBy, removeStored, type Stage, walk } from './support/stages.ts'

const VIKRAM = demoPerson('vikram')
const OWNER = 'vikram.joshi@akshara-coaching.example'
const TIME_ENOUGH = 600_000

let proving: Stage
let confirming: Stage

beforeAll(async () => {
  const { bot, demo } = inject('postgres')
  const stored = await seedStored(await copyPair({ bot, platform: demo }))
  await during(stored, async (outside) => {
    await say(outside, 'my CallMissed account')
    await outside.phone.say(OWNER)
  })
  proving = (await walk(stored, VIKRAM)).stage
  const confirmed = await copyStored(stored)
  await during(confirmed, async (outside) => {
    await outside.goOn()
    await say(outside, codeIn(confirmed))
    await tap(outside, 'Yes, delete it')
  })
  confirming = (await walk(confirmed, VIKRAM)).stage
}, TIME_ENOUGH)
afterAll(async () => {
  for (const { start } of [proving, confirming]) await removeStored(start)
})

describe('the worker of an owner’s chat killed with -9 and started again', () => {
  it('sends one code, and says what it would have said', () => dieAtEach(proving, { codes: 1, letters: 0 }), TIME_ENOUGH)
  it(
    'closes the account once, and tells each of its people once',
    () => dieAtEach(confirming, { codes: 1, letters: 4 }),
    TIME_ENOUGH,
  )
})

async function dieAtEach(stage: Stage, mails: { codes: number; letters: number }): Promise<void> {
  expect(stage.checkpoints.length).toBeGreaterThan(1)
  for (const [index, name] of stage.checkpoints.entries()) {
    await onCopy(stage, VIKRAM, async (outside) => {
      const where = `killed at "${name}"`
      const child = startChild()
      child.begin({ ...outside.job, killAt: index + 1 })
      expect(await child.ended, `${where}\n${child.log()}`).toBe('SIGKILL')
      await untilLetGo(outside.stored)
      await outside.goOn()
      expect(comparable(await finalState(outside)), where).toEqual(comparable(stage.end))
      expect(unnumbered(heardBy(outside)), where).toEqual(unnumbered(stage.heard))
      const { rows } = await outside.bot.lockPool.query<{ codes: number; letters: number }>(
        `select count(*) filter (where what = 'account-code')::int as codes, count(*) filter (where what = 'account-closed')::int as letters
         from mail_message`,
      )
      expect(rows, where).toEqual([mails])
    })
  }
}

/** The former values are noted under the request's id, which is drawn by lot on this stretch. */
function comparable({ platform, ...rest }: FinalState) {
  return { ...rest, platform: [...platform].filter(([name]) => name !== 'deletion_bot.freeze_undo') }
}

async function during(stored: Stored, work: (outside: Outside) => Promise<void>): Promise<void> {
  const outside = await openOutside(stored, VIKRAM)
  await work(outside)
  await outside.close()
  await untilLeft(stored)
}

async function say(outside: Outside, text: string): Promise<void> {
  await outside.phone.say(text)
  await outside.goOn()
}

function codeIn({ dataDir }: Stored): string {
  const folder = join(dataDir, 'mail')
  const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  const code = mails.map((mail) => /^(\d{6})\r?$/m.exec(mail)?.[1]).find((found) => found !== undefined)
  if (code === undefined) throw new Error('No code was sent.')
  return code
}

async function tap({ phone }: Outside, title: string): Promise<void> {
  const button = phone
    .received()
    .flatMap(({ bubble }) => bubble.buttons)
    .find((each) => each.title === title)
  if (!button) throw new Error(`Nothing said so far offers "${title}".`)
  await phone.tap(button.id)
}

/** Cases and links are drawn by lot, each time anew. */
function unnumbered(heard: readonly string[]): unknown {
  return JSON.parse(
    JSON.stringify(heard)
      .replace(/CM-\w{4}-\w{4}/g, 'CM-')
      .replace(/\/r\/[\w-]+/g, '/r/'),
  )
}
