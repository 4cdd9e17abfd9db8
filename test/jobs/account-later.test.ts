import { rm } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { verifyLedger } from '../../src/erasure/erasure-store.ts'
import { replayFile } from '../../src/erasure/replay-list-store.ts'
import { nightly } from '../../src/jobs/nightly.ts'
import { replayErasures } from '../../src/jobs/replay.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { addRequestEvent, moveRequest } from '../../src/requests/request-store.ts'
import { subjectPseudonyms } from '../../src/subject/pseudonym.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const SAREES = demoBusiness('sarees')
const CLINIC = demoBusiness('clinic')

type World = ReturnType<typeof scenario>
const enter = ({ test: { bot } }: World, tenantId = SAREES.tenantId) =>
  enterAccount(bot, { tenantId, sooner: false, now: bot.clock.now() })
const states = (world: World) => world.bot<{ state: string }>('select scope, state from erasure_request order by created_at')

/** Rows that bear the tenant's id, table by table; tables without any are left out. */
async function rowsOf(world: World, tenantId: string): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [table, { columns }] of Object.entries(world.test.bot.catalogue.tables)) {
    const column = table === 'tenant' ? 'id' : 'tenant_id'
    if (!(column in columns)) continue
    const rows = await world.platform<{ row: string }>(`select t::text as row from ${table} t where ${column} = $1 order by 1`, [
      tenantId,
    ])
    if (rows.length > 0) found[table] = rows.map(({ row }) => row)
  }
  return found
}

describe('what the law keeps of an account', { timeout: 120_000 }, () => {
  const world = scenario()

  test('names nobody of it, but for what a bill must name', async () => {
    await enter(world)
    await world.test.pass(27 * DAY)
    await world.test.pass(8 * DAY)
    const left = await rowsOf(world, SAREES.tenantId)
    expect(Object.keys(left).toSorted()).toEqual(['app_user', 'audit_log', 'credit_transaction', 'invoice', 'payment', 'tenant'])
    for (const row of left.app_user ?? []) expect(row).toMatch(/erased@[0-9a-f]{32},erased-[0-9a-f]{32},,/)
    expect(left.tenant?.[0]).toContain('erased-')
  })

  test('goes when its last day has passed, the tenant itself with it, and the receipts say so', async () => {
    await world.test.pass(366 * DAY)
    await nightly(world.test.bot)
    expect(Object.keys(await rowsOf(world, SAREES.tenantId)).toSorted()).toEqual([
      'credit_transaction',
      'invoice',
      'payment',
      'tenant',
    ])
    await world.test.pass(9 * 366 * DAY)
    await nightly(world.test.bot)
    expect(await rowsOf(world, SAREES.tenantId)).toEqual({})
    const { bot } = world.test
    expect((await verifyLedger(bot.db, new Map([[bot.keys.signing.id, bot.keys.signing.publicKey]]))).findings).toEqual([])
    const bodies = await world.bot<{ body: string }>('select body from receipt order by number')
    const released = bodies.flatMap(({ body }) => (JSON.parse(body) as { released?: { table: string }[] }).released ?? [])
    expect(new Set(released.map(({ table }) => table))).toEqual(
      new Set(['app_user', 'audit_log', 'credit_transaction', 'invoice', 'payment', 'tenant']),
    )
  })
})

describe('a customer of two businesses, one of which closes its account', () => {
  const world = scenario()

  test('keeps what the other holds, byte for byte', async () => {
    const before = await rowsOf(world, CLINIC.tenantId)
    expect(before.conversation?.length).toBeGreaterThan(0)
    await enter(world)
    await world.test.pass(27 * DAY - 10 * MINUTE)
    expect(await rowsOf(world, CLINIC.tenantId)).toEqual(before)
  })

  test('who asks for a deletion just before hears of its end, and both requests end whole', async () => {
    const meera = world.actor('meera')
    await meera.says('delete my data')
    await meera.says('english')
    await meera.taps('Delete my data')
    await meera.taps('Yes, delete it')
    await world.test.pass(10 * MINUTE)
    await world.test.pass(10 * MINUTE)
    expect(await states(world)).toEqual([
      { scope: 'account', state: 'completed' },
      { scope: 'number', state: 'completed' },
    ])
    expect(meera.heard().at(-1)).toContain('Your data is erased')
    expect(Object.keys(await rowsOf(world, CLINIC.tenantId))).toContain('conversation')
  })
})

describe('an account that a legal hold keeps', () => {
  const world = scenario()
  const hold = (columns: string, values: string, ...given: unknown[]) =>
    world.platform(
      `insert into deletion_bot.legal_hold (id, scope, reason, held_from, ${columns}) values (gen_random_uuid(), ${values})`,
      given,
    )

  test('waits while the business is held, or anybody who may be its customer, and goes by itself afterwards', async () => {
    const imran = { phones: ['+917000075532'], userIds: [], emails: [] }
    const [known] = subjectPseudonyms(world.test.bot.keys, 'suppression', imran)
    await hold('tenant_id', `'tenant', 'court_order', '2026-01-01', $1`, SAREES.tenantId)
    await enter(world)
    await world.test.pass(27 * DAY)
    expect(await states(world)).toEqual([{ scope: 'account', state: 'on_hold' }])
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await hold('key_id, pseudonym', `'subject', 'court_order', '2026-01-01', $1, $2`, known?.keyId, known?.value)
    await world.test.pass(HOUR)
    expect(await states(world)).toEqual([{ scope: 'account', state: 'on_hold' }])
    await world.platform(`update deletion_bot.legal_hold set held_until = '2026-02-01'`)
    await world.test.pass(HOUR)
    expect(await states(world)).toEqual([{ scope: 'account', state: 'completed' }])
  })
})

describe('an account that a restored backup brings back', () => {
  const world = scenario()

  test('goes again, by its tenant alone', async () => {
    await enter(world)
    await world.test.pass(27 * DAY)
    const after = await rowsOf(world, SAREES.tenantId)
    await world.platform(
      `with b as (insert into bot (tenant_id, name, type, created_at) values ($1, 'restored', 'whatsapp', $2) returning id, tenant_id)
       insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
       select tenant_id, id, 'whatsapp', '+917000075532', 'closed', $2, $2 from b`,
      [SAREES.tenantId, '2026-01-01'],
    )
    const replayed = await replayErasures(world.test.bot)
    expect(replayed).toMatchObject({ is: 'done', listed: 1, replayed: 1, rows: 2 })
    expect(await rowsOf(world, SAREES.tenantId)).toEqual(after)
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', rows: 0 })
  })
})

describe('an account that is restored from a backup of between its erasure and the sweep after it', () => {
  const world = scenario()
  const bots = () =>
    world.platform<{ name: string }>(`select name from bot where tenant_id = $1 order by name`, [SAREES.tenantId])
  const writes = (name: string, at: Date) =>
    world.platform(`insert into bot (tenant_id, name, type, created_at) values ($1, $2, 'whatsapp', $3)`, [
      SAREES.tenantId,
      name,
      at,
    ])
  const cutOffs = async () =>
    (await world.bot<{ at: Date }>('select distinct cut_off as at from replay_entry')).map(({ at }) => at.getTime())
  const signed = async () =>
    (await world.bot<{ body: string }>('select body from receipt order by number')).map(({ body }) =>
      Date.parse((JSON.parse(body) as { cutOff: string }).cutOff),
    )
  let between: Date

  test('goes up to the last of its passes, and what is newer than that stays', async () => {
    await enter(world)
    await world.test.pass(27 * DAY)
    expect(await cutOffs()).toEqual([Math.max(...(await signed()))])
    await world.test.pass(DAY)
    between = world.test.bot.clock.now()
    await writes('between', between)
    await world.test.pass(8 * DAY)
    await world.test.pass(2 * DAY)
    expect(await bots()).toEqual([])
    const passes = await signed()
    expect(new Set(passes).size).toBeGreaterThan(1)
    expect(Math.max(...passes)).toBeGreaterThan(between.getTime())
    expect(await cutOffs()).toEqual([Math.max(...passes)])
    await writes('between', between)
    await writes('newer', new Date(Math.max(...passes) + 1_000))
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', rows: 1, distrusted: 0 })
    expect(await bots()).toEqual([{ name: 'newer' }])
  })

  test('also by an entry that was written by its first pass alone', async () => {
    const first = new Date(Math.min(...(await signed())))
    await world.bot('update replay_entry set cut_off = $1', [first])
    await rm(replayFile(world.test.bot.config.dataDir), { force: true })
    await writes('between', between)
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'done', rows: 1, distrusted: 0 })
    expect(await bots()).toEqual([{ name: 'newer' }])
  })

  test('and by nobody’s word but a receipt’s', async () => {
    await world.bot(`update replay_entry set cut_off = cut_off + interval '400 days'`)
    expect(await replayErasures(world.test.bot)).toMatchObject({ is: 'incomplete', distrusted: 1, rows: 0 })
    expect(await bots()).toEqual([{ name: 'newer' }])
  })
})

describe('an account larger than one erasure may be', () => {
  const world = scenario({ config: { maxRowsPerSubject: 10 } })

  test('waits for staff once, and goes when they have looked', async () => {
    const entered = await enter(world)
    if (entered.is === 'unknown') throw new Error('no account')
    await world.test.pass(27 * DAY)
    expect(await world.bot('select state, reason, started_at from erasure_request')).toEqual([
      { state: 'parked', reason: 'too-many-rows', started_at: null },
    ])
    const { db, clock } = world.test.bot
    const now = clock.now()
    await db.transaction(async (tx) => {
      await moveRequest(tx, entered.request.id, 'scheduled', { nextAttemptAt: now, reason: null }, now)
      await addRequestEvent(tx, entered.request.id, 'released', now, 'looked-at-by-staff')
    })
    await world.test.pass(MINUTE)
    expect(await states(world)).toEqual([{ scope: 'account', state: 'completed' }])
  })
})
