import { describe, expect, test } from 'vitest'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { readReplayList, replayFile } from '../../src/erasure/replay-list-store.ts'
import { expire } from '../../src/jobs/expire.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { applyRules } from '../../src/jobs/recompute.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import { backUp, restore } from '../erasure/support/restored.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { type Actor, type Scenario, scenario } from '../support/scenario.ts'

async function confirmed(actor: Actor): Promise<void> {
  await actor.says('delete my data')
  await actor.says('english')
  await actor.taps('Delete my data')
  await actor.taps('Yes, delete it')
}

/** The reasons of every alarm so far. */
async function alarmsOf(world: Scenario): Promise<string[]> {
  const metrics = await (await fetch(`${world.test.url}/metrics`)).text()
  return [...metrics.matchAll(/alarms_total\{reason="([a-z-]+)"\} [1-9]/g)].map(([, reason = '']) => reason)
}

describe('a platform that was restored to before people asked, while nobody had been erased yet', () => {
  const world = scenario()
  const HOLD = '55555555-5555-4555-8555-555555555555'
  const ready = async () => ((await (await fetch(`${world.test.url}/readyz`)).json()) as { replay: string }).replay
  const marks = () =>
    world.platform<{ id: string; back: boolean }>(
      'select request_id as id, taken_back_at is not null as back from deletion_bot.stopped order by 2, 1',
    )
  const blocks = (what: string) =>
    world.platform<{ pseudonym: string }>(
      'select tenant_id, pseudonym from deletion_bot.suppression where blocks = $1 order by 1, 2',
      [what],
    )
  const requests = () =>
    world.bot<{ id: string; state: string }>(`select id, state from erasure_request order by state <> 'scheduled', id`)
  const alarms = () => alarmsOf(world)
  let frozenRows: unknown[]
  let noOffers: unknown[]
  let blocked: unknown[]

  test('is noticed, whatever the ledger says', async () => {
    await world.test.pass(1)
    const imran = world.actor('imran')
    await confirmed(imran)
    const backup = await backUp(world.test.bot.platform)
    await imran.says('keep my data')
    await imran.says('keep my data')
    await confirmed(world.actor('rohan'))
    await confirmed(world.actor('meera'))
    await world.actor('prakash').says('STOP')
    // Known again by what the platform itself holds: the number.
    const number = { phones: [world.actor('prakash').phone.contact.phone ?? ''], userIds: [], emails: [] }
    const byNumber = subjectPseudonyms(world.test.bot.keys, 'suppression', number).map(({ value }) => value)
    noOffers = (await blocks('campaigns')).filter(({ pseudonym }) => byNumber.includes(pseudonym))
    expect(noOffers).not.toEqual([])
    const subject = { phones: [world.actor('meera').phone.contact.phone ?? ''], userIds: [], emails: [] }
    const [known] = subjectPseudonyms(world.test.bot.keys, 'suppression', subject)
    await world.platform(
      `insert into deletion_bot.legal_hold (id, scope, key_id, pseudonym, reason, held_from)
       values ($1, 'subject', $2, $3, 'court_order', '2026-01-01')`,
      [HOLD, known?.keyId, known?.value],
    )
    frozenRows = await world.platform('select * from deletion_bot.freeze_undo order by 1, 2, 3, 4')
    blocked = await blocks('everything')
    expect(blocked).not.toEqual([])
    await world.test.pass(MINUTE)
    expect(await ready()).toBe('done')
    await restore(world.test.bot.platform, backup)
    expect(await world.platform('select 1 from deletion_bot.legal_hold')).toEqual([])
    expect(await ready()).toBe('needed')
  })

  test('freezes those again who wait, gives those back who took it back, and holds what a court holds, within a minute', async () => {
    await world.test.pass(MINUTE)
    const wanted = (await requests()).map(({ id, state }) => ({ id, back: state === 'cancelled' }))
    expect(wanted.filter(({ back }) => back)).toHaveLength(1)
    expect(await marks()).toEqual(wanted)
    expect(await world.platform('select * from deletion_bot.freeze_undo order by 1, 2, 3, 4')).toEqual(frozenRows)
    expect(await blocks('everything')).toEqual(blocked)
    expect(await world.platform('select id, held_until from deletion_bot.legal_hold')).toEqual([{ id: HOLD, held_until: null }])
    expect(await alarms()).toEqual(expect.arrayContaining(['hold-placed-again', 'frozen-again', 'thawed-again']))
  })

  test('erases nobody before the replay, which blocks those again who wanted no more offers', async () => {
    await world.test.pass(20 * MINUTE)
    expect((await requests()).map(({ state }) => state)).toEqual(['scheduled', 'scheduled', 'cancelled'])
    expect(await blocks('campaigns')).toHaveLength(0)
    const dry = await replayErasures(world.test.bot, { dryRun: true })
    expect(dry.is).toBe('done')
    expect(await blocks('campaigns')).toHaveLength(0)
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', adsStopped: 1, frozenAgain: 0, unknown: 0 })
    expect(await blocks('campaigns')).toEqual(noOffers)
    expect(await ready()).toBe('done')
  })

  test('goes on afterwards, and keeps whom the hold keeps', async () => {
    await world.test.pass(10 * MINUTE)
    expect((await requests()).map(({ state }) => state).sort()).toEqual(['cancelled', 'completed', 'on_hold'])
    await world.test.pass(MINUTE)
    expect(await ready()).toBe('done')
  })

  test('a hold that ended after the backup stands again, and staff hear of it', async () => {
    const backup = await backUp(world.test.bot.platform)
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await world.test.pass(1)
    await restore(world.test.bot.platform, backup)
    await world.test.pass(1)
    expect(await alarms()).toContain('hold-stands-again')
    expect(await world.bot('select held_until from legal_hold')).toEqual([{ held_until: null }])
  })
})

describe('a bot’s database that is older than the platform, while nobody had been erased yet', () => {
  const world = scenario()

  test('lets nothing begin before somebody accepts what it forgot; a freeze that it does not know is told to staff', async () => {
    await world.test.pass(1)
    await confirmed(world.actor('rohan'))
    const backup = await backUp(world.test.bot.lockPool)
    await confirmed(world.actor('imran'))
    await world.test.pass(1)
    await restore(world.test.bot.lockPool, backup)
    await world.test.pass(20 * MINUTE)
    expect(await world.bot('select state, started_at from erasure_request')).toEqual([{ state: 'scheduled', started_at: null }])
    expect(await replayErasures(world.test.bot)).toEqual({ is: 'bot-behind' })
    expect(await replayErasures(world.test.bot, { acceptLost: true })).toMatchObject({ is: 'done', unknown: 1, frozenAgain: 0 })
    await world.test.pass(10 * MINUTE)
    expect(await world.bot('select state from erasure_request')).toEqual([{ state: 'completed' }])
    expect(await alarmsOf(world)).toContain('freeze-of-nobody')
  })
})

describe('a platform that was restored to before the law let go of a row', () => {
  const world = scenario()
  const ready = async () => ((await (await fetch(`${world.test.url}/readyz`)).json()) as { replay: string }).replay
  const logLines = () =>
    world.platform<{ settled: boolean }>(
      `select settled_at is not null as settled from deletion_bot.retained where table_name = 'audit_log'`,
    )

  test('is through its replay although the list has long forgotten the erasure, and lets go of the row once more', async () => {
    await confirmed(world.actor('meera'))
    for (const days of [1, 9, 50]) await world.test.pass(days * DAY)
    await expire(world.test.bot)
    await world.test.pass(MINUTE)
    expect(await world.bot('select 1 from replay_entry')).toEqual([])
    expect(await ready()).toBe('done')
    const backup = await backUp(world.test.bot.platform)
    const kept = await logLines()
    expect(kept).not.toEqual([])
    await world.test.pass(400 * DAY)
    await nightly(world.test.bot)
    await world.test.pass(MINUTE)
    expect(await logLines()).toEqual([])
    const said = () => world.bot<{ what: string }>(`select what from request_event where what = 'released-by-law'`)
    expect(await said()).toHaveLength(1)
    await restore(world.test.bot.platform, backup)
    expect(await logLines()).toEqual(kept)
    expect(await ready()).toBe('needed')
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', uncovered: [] })
    expect(await ready()).toBe('done')
    await world.test.pass(DAY)
    await nightly(world.test.bot)
    expect(await logLines()).toEqual([])
    expect(await said()).toHaveLength(2)
  })
})

describe('a platform that was restored from one of the oldest backups, and replayed days later', () => {
  const world = scenario()
  const entries = () => world.bot('select 1 from replay_entry')
  const chats = () =>
    world.platform(`select 1 from conversation where external_id = $1`, [world.actor('meera').phone.contact.phone])

  test('loses again whom the list would have forgotten meanwhile, and forgets them afterwards', async () => {
    await confirmed(world.actor('meera'))
    const before = await chats()
    expect(before).not.toEqual([])
    const backup = await backUp(world.test.bot.platform)
    for (const days of [1, 9, 34]) await world.test.pass(days * DAY)
    expect(await chats()).toEqual([])
    await restore(world.test.bot.platform, backup)
    await world.test.pass(5 * DAY)
    expect(await world.bot('select 1 from replay_entry where expires_at >= $1', [world.test.bot.clock.now()])).toEqual([])
    await expire(world.test.bot)
    expect(await entries()).not.toEqual([])
    expect(await chats()).toEqual(before)
    // A run that breaks off after it has taken them leaves nothing to the next.
    const breaksOff = ({ at }: { at: string }) => {
      if (at === 'erase') throw new Error('The process ends here.')
    }
    await expect(replayErasures(world.test.bot, { say: breaksOff })).rejects.toThrow('ends here')
    expect(await chats()).toEqual([])
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', replayed: 0, uncovered: [] })
    await expire(world.test.bot)
    // Backups of between restore and replay have them again.
    expect(await entries()).not.toEqual([])
    await world.test.pass(36 * DAY)
    await expire(world.test.bot)
    expect(await entries()).toEqual([])
    expect(readReplayList(replayFile(world.test.dataDir), new Map())).toEqual({ entries: [], unsigned: [] })
  })
})

describe('somebody whom a legal hold kept back after a restore, until their line of the list had run out', () => {
  const world = scenario()
  const chats = () =>
    world.platform(`select 1 from conversation where external_id = $1`, [world.actor('meera').phone.contact.phone])

  test('goes when the hold has ended, and the list forgets them afterwards', async () => {
    await confirmed(world.actor('meera'))
    await confirmed(world.actor('prakash'))
    const [shop] = await world.platform<{ id: string }>(
      `select tenant_id::text as id from conversation where external_id = $1 except
       select tenant_id::text from conversation where external_id = $2 order by 1 limit 1`,
      [world.actor('meera').phone.contact.phone, world.actor('prakash').phone.contact.phone],
    )
    const backup = await backUp(world.test.bot.platform)
    for (const days of [1, 9]) await world.test.pass(days * DAY)
    expect(await chats()).toEqual([])
    await restore(world.test.bot.platform, backup)
    await world.platform(
      `insert into deletion_bot.legal_hold (id, scope, tenant_id, reason, held_from)
       values ('66666666-6666-4666-8666-666666666666', 'tenant', $1, 'court_order', '2026-01-01')`,
      [shop?.id],
    )
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', held: 1 })
    await world.test.pass(60 * DAY)
    await expire(world.test.bot)
    expect(await chats()).not.toEqual([])
    // Nobody else's line stays because of them.
    expect(await world.bot('select distinct request_id from replay_entry')).toHaveLength(1)
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await expire(world.test.bot)
    expect(await chats()).toEqual([])
    await world.test.pass(36 * DAY)
    await expire(world.test.bot)
    expect(await world.bot('select 1 from replay_entry')).toEqual([])
    expect(readReplayList(replayFile(world.test.dataDir), new Map())).toEqual({ entries: [], unsigned: [] })
  })
})

describe('a platform that was restored from a backup older than the list', () => {
  const world = scenario()
  const chats = () =>
    world.platform(`select 1 from conversation where external_id = $1`, [world.actor('meera').phone.contact.phone])
  const ready = async () => ((await (await fetch(`${world.test.url}/readyz`)).json()) as { replay: string }).replay

  test('stays shut until staff accept that nobody can find those people any more, and then goes on for the others', async () => {
    await world.test.pass(1)
    const backup = await backUp(world.test.bot.platform)
    await confirmed(world.actor('meera'))
    for (const days of [1, 9, 50]) await world.test.pass(days * DAY)
    await expire(world.test.bot)
    expect(await world.bot('select 1 from replay_entry')).toEqual([])
    await restore(world.test.bot.platform, backup)
    expect(await chats()).not.toEqual([])
    expect(await ready()).toBe('needed')
    const { bot } = world.test
    const uncovered = [expect.stringMatching(/^CM-/)]
    expect(await replayErasures(bot)).toMatchObject({ is: 'incomplete', listed: 0, uncovered })
    expect(await replayErasures(bot, { acceptLost: true })).toMatchObject({ is: 'incomplete', uncovered })
    const since = new Date(bot.clock.now().getTime() - DAY)
    expect(await replayErasures(bot, { acceptLostPeople: true, since })).toMatchObject({ is: 'incomplete', uncovered })
    expect(await ready()).toBe('needed')
    expect(await replayErasures(bot, { acceptLostPeople: true })).toMatchObject({ is: 'done', replayed: 0, uncovered })
    expect(await world.bot(`select what from request_event where what = 'replay-lost'`)).toHaveLength(1)
    expect(await ready()).toBe('done')
    await confirmed(world.actor('rohan'))
    await world.test.pass(DAY)
    expect(await world.bot(`select state from erasure_request order by confirmed_at`)).toEqual([
      { state: 'completed' },
      { state: 'completed' },
    ])
    expect(await ready()).toBe('done')
  })
})

describe('a platform that was restored to before staff let rows go earlier', () => {
  const world = scenario()
  const day = () => world.platform(`select release_on::text as day from deletion_bot.retained where table_name = 'invoice'`)
  const night = async () => {
    await world.test.pass(DAY)
    await nightly(world.test.bot)
  }
  const alarms = async () =>
    (await (await fetch(`${world.test.url}/metrics`)).text()).match(/alarms_total\{reason="kept-too-long"\} (\d+)/)?.[1] ?? '0'

  test('counts the days of its rows anew after the replay, and staff hear of it', async () => {
    await confirmed(world.actor('meera'))
    await world.test.pass(DAY)
    const byLaw = await day()
    await world.platform(`update deletion_bot.retained set release_on = '2041-12-31' where table_name = 'invoice'`)
    const backup = await backUp(world.test.bot.platform)
    await night()
    expect(await alarms()).toBe('1')
    const { bot } = world.test
    await applyRules(bot, keptFrame(bot.dataMap, bot.catalogue, bot.clock.now()))
    expect(await day()).toEqual(byLaw)
    await night()
    expect(await alarms()).toBe('1')
    await restore(bot.platform, backup)
    expect(await replayErasures(bot)).toMatchObject({ is: 'done' })
    await night()
    expect(await day()).toEqual([{ day: '2041-12-31' }])
    expect(await alarms()).toBe('2')
  })
})
