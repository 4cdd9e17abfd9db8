import { describe, expect, test } from 'vitest'
import { loadChannels } from '../../src/db/channels.ts'
import { verifyLedger } from '../../src/erasure/erasure-store.ts'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { undoAccountRequest } from '../../src/requests/account-request-store.ts'
import { snapshot } from '../erasure/support/world.ts'
import { DAY } from '../support/bot.ts'
import { enterAccount } from '../support/enter-account.ts'
import { HOUR, scenario } from '../support/scenario.ts'

const SAREES = demoBusiness('sarees')
const CLINIC = demoBusiness('clinic')

type World = ReturnType<typeof scenario>
const enter = ({ test: { bot } }: World, tenantId: string, sooner = false) =>
  enterAccount(bot, { tenantId, sooner, now: bot.clock.now() })
const states = (world: World) =>
  world.bot<{ state: string; scope: string }>('select state, scope from erasure_request order by created_at')
const tablesOf = async ({ test: { bot } }: World) => Object.keys(bot.catalogue.tables)

/** Every switch that the freeze of an account turns off, and how many of the tenant's rows still have it on. */
const ON = `select (select count(*)::int from app_user where tenant_id = $1 and is_active) as users,
  (select count(*)::int from api_key where tenant_id = $1 and is_active) as keys,
  (select count(*)::int from bot where tenant_id = $1 and is_active) as bots,
  (select count(*)::int from campaign where tenant_id = $1 and status in ('running', 'scheduled')) as campaigns,
  (select count(*)::int from webhook_subscription where tenant_id = $1 and is_active) as webhooks,
  (select count(*)::int from tenant where id = $1 and is_active) as tenants`
const OFF = { users: 0, keys: 0, bots: 0, campaigns: 0, webhooks: 0, tenants: 0 }

describe('an account whose owner changes their mind', () => {
  const world = scenario()

  test('is closed at once, and every row of it stands as before when it is had back', async () => {
    await world.platform(`update campaign set status = 'running' where tenant_id = $1`, [SAREES.tenantId])
    const before = await snapshot(world.test.bot.platform, await tablesOf(world))
    const entered = await enter(world, SAREES.tenantId)
    expect(entered).toMatchObject({ is: 'scheduled', name: SAREES.name })
    await world.test.settle()
    expect(await world.platform(ON, [SAREES.tenantId])).toEqual([OFF])
    expect(await world.platform(ON, [CLINIC.tenantId])).toEqual([
      expect.objectContaining({ users: 2, keys: 1, bots: 2, webhooks: 1, tenants: 1 }),
    ])
    await world.test.pass(26 * DAY)
    expect(await states(world)).toEqual([{ state: 'scheduled', scope: 'account' }])
    if (entered.is === 'unknown') throw new Error('no account')
    const { db, clock } = world.test.bot
    expect((await db.transaction((tx) => undoAccountRequest(tx, entered.request.id, clock.now())))?.state).toBe('cancelled')
    await world.test.pass(HOUR)
    expect(await snapshot(world.test.bot.platform, await tablesOf(world))).toEqual(before)
    expect(await world.bot('select subject_sealed is null as nameless from erasure_request')).toEqual([{ nameless: true }])
    expect(await world.platform('select 1 from deletion_bot.freeze_undo')).toEqual([])
  })

  test('cannot have it back when the recovery time is over', async () => {
    const entered = await enter(world, SAREES.tenantId, true)
    if (entered.is === 'unknown') throw new Error('no account')
    const { db, clock } = world.test.bot
    const late = new Date(clock.now().getTime() + 72 * HOUR)
    expect(entered.request.eraseAt).toEqual(late)
    expect(await db.transaction((tx) => undoAccountRequest(tx, entered.request.id, late))).toBeUndefined()
  })
})

describe('an account whose recovery time is over', () => {
  const world = scenario()

  test('is asked for once, however often', async () => {
    const [first, second] = [await enter(world, SAREES.tenantId), await enter(world, SAREES.tenantId)]
    expect([first.is, second.is]).toEqual(['scheduled', 'exists'])
    expect(await enter(world, '00000000-0000-4000-8000-00000000dead')).toEqual({ is: 'unknown' })
  })

  test('goes with its rows, recordings, channel, instruction and blocks, and the receipt says what stays', async () => {
    await world.test.settle()
    const others = await rowsOfOthers(world)
    await world.platform(
      `insert into deletion_bot.suppression values ($1, 'p1', repeat('a', 64), 'campaigns', now(), now() + interval '1 year', gen_random_uuid())`,
      [SAREES.tenantId],
    )
    // A customer who writes while the shop is closed.
    await world.platform(
      `insert into message (conversation_id, role, content, message_type, created_at)
       select id, 'user', 'are you open?', 'text', $2 from conversation where tenant_id = $1 limit 1`,
      [SAREES.tenantId, new Date(world.test.bot.clock.now().getTime() + DAY)],
    )
    await world.test.pass(27 * DAY)
    expect(await states(world)).toEqual([{ state: 'completed', scope: 'account' }])
    expect(await rowsOfOthers(world)).toEqual(others)
    expect(
      await world.platform('select 1 from message m join conversation c on c.id = m.conversation_id where c.tenant_id = $1', [
        SAREES.tenantId,
      ]),
    ).toEqual([])
    expect(await world.platform('select 1 from deletion_bot.suppression where tenant_id = $1', [SAREES.tenantId])).toEqual([])
    expect(await world.bot('select 1 from erasure_instruction where tenant_id = $1', [SAREES.tenantId])).toEqual([])
    const [channel] = (await loadChannels(world.test.bot.db, world.test.bot.keys)).filter(
      ({ tenantId }) => tenantId === SAREES.tenantId,
    )
    expect(channel).toMatchObject({ business: '', displayNumber: '', accessToken: '', appSecrets: [] })
    const [receipt] = await world.bot<{ body: string }>('select body from receipt')
    expect(JSON.parse(receipt?.body ?? '')).toMatchObject({
      result: 'completed',
      scope: { kind: 'account', tenant: SAREES.tenantId },
      heldBack: [
        { table: 'app_user', because: 'kept-by-law' },
        { table: 'tenant', because: 'kept-by-law' },
      ],
      mentionedElsewhere: [],
    })
    expect(await world.bot('select scope, tenant_id from replay_entry')).toEqual([
      { scope: 'account', tenant_id: SAREES.tenantId },
    ])
    expect(world.test.graph.sent).toEqual([])
  })

  test('keeps of its people nothing but the rows of a ledger', async () => {
    const names = [SAREES.name, SAREES.owner.name, SAREES.owner.phone.slice(3), SAREES.domain, ...SAREES.agents]
    for (const table of await tablesOf(world)) {
      if (table === 'invoice') continue
      const hits = await world.platform(`select t::text from ${table} t where t::text ~ $1`, [names.join('|')])
      expect({ table, hits }).toEqual({ table, hits: [] })
    }
    for (const line of world.test.lines) expect(line).not.toMatch(new RegExp(names.join('|')))
  })

  test('is looked at again after eight days, forgotten, and in the ledger', async () => {
    await world.test.pass(8 * DAY)
    expect(
      await world.bot('select subject_sealed is null as nameless, second_swept_at is not null as swept from erasure_request'),
    ).toEqual([{ nameless: true, swept: true }])
    const { bot } = world.test
    const keys = new Map([[bot.keys.signing.id, bot.keys.signing.publicKey]])
    expect((await verifyLedger(bot.db, keys)).findings).toEqual([])
  })
})

describe('an owner who is somebody else’s customer as well', () => {
  const world = scenario()
  const COACHING = demoBusiness('coaching')

  test('loses the account; what the other business knows of them stays, and is named as a mention', async () => {
    await world.platform(
      `insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
       select tenant_id, id, 'whatsapp', $2, 'closed', $3, $3 from bot where tenant_id = $1 and type = 'whatsapp'`,
      [SAREES.tenantId, COACHING.owner.phone, world.test.bot.clock.now()],
    )
    const chat = 'select t::text from conversation t where tenant_id <> $1 and external_id = $2'
    const known = await world.platform(chat, [COACHING.tenantId, COACHING.owner.phone])
    expect(known).toHaveLength(1)
    await enter(world, COACHING.tenantId)
    await world.test.pass(27 * DAY)
    expect(await states(world)).toEqual([{ state: 'completed', scope: 'account' }])
    expect(await world.platform(chat, [COACHING.tenantId, COACHING.owner.phone])).toEqual(known)
    const [receipt] = await world.bot<{ body: string }>('select body from receipt')
    const { mentionedElsewhere } = JSON.parse(receipt?.body ?? '') as { mentionedElsewhere: { table: string; rows: number }[] }
    expect(mentionedElsewhere.find(({ table }) => table === 'conversation')?.rows).toBe(1)
  })
})

/** What is not the saree shop's, of the tables that say whose their rows are. */
async function rowsOfOthers(world: World): Promise<unknown> {
  const tables = Object.entries(world.test.bot.catalogue.tables).filter(([, { columns }]) => 'tenant_id' in columns)
  const rows = tables.map(([table]) =>
    world.platform(`select md5(string_agg(t::text, chr(10) order by t::text)) from ${table} t where tenant_id <> $1`, [
      SAREES.tenantId,
    ]),
  )
  return Promise.all(rows)
}
