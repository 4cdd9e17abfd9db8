import { describe, expect, test } from 'vitest'
import { appendReceipt } from '../../src/erasure/erasure-store.ts'
import { headFile, lastHead } from '../../src/erasure/ledger-head-store.ts'
import { checkReceipt, receiptFile } from '../../src/erasure/receipt-check.ts'
import { readGate } from '../../src/erasure/replay-marker-store.ts'
import { knownLosses } from '../../src/erasure/replay-run-store.ts'
import { recordOutside } from '../../src/jobs/record-outside.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { newId } from '../../src/runtime/ids.ts'
import { sha256Hex } from '../../src/runtime/keys.ts'
import { publicKeysOf } from '../../src/runtime/public-keys.ts'
import { insertRequest } from '../erasure/support/request-row.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { MINUTE, type TestBot } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

async function takenBack(actor: Actor): Promise<void> {
  await actor.says('keep my data')
  await actor.says('keep my data')
}

describe('a bot’s database that was restored to before an undo', () => {
  const world = scenario()
  const messages = () => world.platform('select * from message order by id')

  test('erases nobody who took it back: staff decide, and the person hears of no delay', async () => {
    const rohan = world.actor('rohan')
    await confirmed(rohan)
    const before = await messages()
    const backup = await backUp(world.test.bot.lockPool)
    await takenBack(rohan)
    expect(rohan.heard().at(-1)).toContain('Your data stays')
    const said = rohan.heard().length
    await restore(world.test.bot.lockPool, backup)
    await world.test.pass(20 * MINUTE)
    await world.test.pass(20 * MINUTE)
    expect(await world.bot('select state, reason, started_at from erasure_request')).toEqual([
      { state: 'parked', reason: 'not-frozen-any-more', started_at: null },
    ])
    expect(await messages()).toEqual(before)
    expect(rohan.heard().slice(said)).toEqual([])
  })
})

describe('one that was restored to before the freeze', () => {
  const world = scenario()

  test('freezes nobody again who took it back', async () => {
    const imran = world.actor('imran')
    await confirmed(imran)
    const backup = await backUp(world.test.bot.lockPool)
    await takenBack(imran)
    await restore(world.test.bot.lockPool, backup)
    await world.bot('update erasure_request set frozen_at = null')
    await world.test.pass(MINUTE)
    expect(await world.bot('select state, reason from erasure_request')).toEqual([
      { state: 'parked', reason: 'not-frozen-any-more' },
    ])
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
  })

  test('begins again when staff have looked at it and let it go on', async () => {
    const [request] = await world.bot<{ id: string }>('select id from erasure_request')
    await world.bot(`update erasure_request set state = 'scheduled', reason = null`)
    await world.bot(`insert into request_event (request_id, at, what, detail) values ($1, now(), 'released', 'checked')`, [
      request?.id,
    ])
    await world.test.pass(MINUTE)
    expect(await world.bot('select state, frozen_at is not null as frozen from erasure_request')).toEqual([
      { state: 'scheduled', frozen: true },
    ])
    await world.test.pass(20 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
  })
})

describe('a bot’s database that forgot a finished erasure', () => {
  const world = scenario()

  test('lets no other erasure begin before somebody has replayed', async () => {
    await confirmed(world.actor('imran'))
    const backup = await backUp(world.test.bot.lockPool)
    await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    await restore(world.test.bot.lockPool, backup)
    await world.test.pass(30 * MINUTE)
    expect(await world.bot('select state, started_at from erasure_request')).toEqual([{ state: 'scheduled', started_at: null }])
    expect((await (await fetch(`${world.test.url}/readyz`)).json()) as object).toMatchObject({ replay: 'ledger' })
  })

  test('goes on behind the gap when that is accepted, with receipts that can be verified offline', async () => {
    const { bot, url } = world.test
    expect(await replayErasures(bot, { acceptLost: true })).toMatchObject({ is: 'done' })
    await world.test.pass(30 * MINUTE)
    const [receipt] = await world.bot<{ id: string }>('select id from receipt')
    const file = receiptFile.parse(await (await fetch(`${url}/receipts/${receipt?.id}?format=json`)).json())
    expect(file.previous).toMatchObject({ seq: file.ledger.seq - 1, lost: true })
    const checks = checkReceipt(file, publicKeysOf(bot.keys))
    expect(checks.filter(({ ok }) => !ok)).toEqual([])
    expect(checks.map(({ check }) => check)).toContain('lost')
  })
})

/** A second sweep's, or a release's, whose turn comes while nobody has replayed yet. */
async function oneMoreReceipt({ bot }: TestBot): Promise<void> {
  const requestId = await insertRequest(bot.db, 1)
  const outside = await lastHead(headFile(bot.config.dataDir))
  const now = bot.clock.now()
  const replay = { pseudonyms: [], scope: { kind: 'number' } as const, cutOff: now, expiresAt: now }
  const said = { receiptId: newId(), requestId, number: 0, body: '{}', hash: sha256Hex('{}'), now, outside, replay }
  await bot.db.transaction((tx) => appendReceipt(tx, bot.keys, said))
  await recordOutside(bot)
}

describe.each(['the bot’s database alone', 'both databases'])('a receipt written behind a loss, where %s came back', (what) => {
  const world = scenario()

  test('opens nothing by itself, and hides from nobody what is lost', async () => {
    const { bot } = world.test
    await confirmed(world.actor('imran'))
    const backup = await backUp(bot.lockPool)
    const platform = await backUp(bot.platform)
    await world.test.pass(15 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    await restore(bot.lockPool, backup)
    if (what === 'both databases') await restore(bot.platform, platform)
    await oneMoreReceipt(world.test)
    const gate = async () => (await readGate(bot.db, bot.platform, await lastHead(headFile(bot.config.dataDir)))).gate
    expect(await gate()).toEqual({ is: 'ledger-behind', lastKnown: 1 })
    expect(await replayErasures(bot)).toMatchObject({ is: 'lost', through: 1 })
    expect(await replayErasures(bot, { acceptLost: true })).toMatchObject({ is: 'done' })
    expect(await gate()).toEqual({ is: 'open' })
    expect(await knownLosses(bot.db)).toEqual([{ from: 1, through: 1 }])
  })
})
