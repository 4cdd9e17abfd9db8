import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { TableMap } from '../../src/erasure/data-map.ts'
import { type ErasurePlan, type PlanStep, planErasure } from '../../src/erasure/plan.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { carrierOf } from '../../src/erasure/riders.ts'
import type { Sizes } from '../../src/erasure/scout-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabases } from '../support/databases.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs, REQUEST } from './support/run.ts'
import { fillTwo } from './support/two-people.ts'
import { whileWaited } from './support/while-waited.ts'

const databases = testDatabases()
const MEERA = '+917000014821'
const ROHAN = '+917000026350'
const MESSAGES = 40
/** Forty messages are many, and take many batches. */
const SIZES: Sizes = { first: 4, least: 4, most: 8, slice: 4, ahead: 30 }
const subject = { phones: [MEERA], userIds: [], emails: [] }
let pool: pg.Pool

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 4 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

beforeEach(() => fillTwo(pool, [MEERA, ROHAN], MESSAGES))

async function planOf(changed: Partial<TableMap> = {}): Promise<ErasurePlan> {
  const now = new Date()
  const map = { ...referenceMap, message_status: { ...referenceMap.message_status, ...changed } }
  const catalogue = await readCatalogue(pool)
  const planned = planErasure({ map, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
  if ('refused' in planned) throw new Error(planned.refused)
  return planned.plan
}

interface Committed {
  messages: number
  statuses: number
}

async function erase(
  broken: readonly string[] = [],
  checkpoint: (name: string) => Promise<void> | void = () => {},
  planned?: ErasurePlan,
  sizes = SIZES,
) {
  const plan = planned ?? (await planOf())
  const each: Committed[] = []
  const rowsOf = (changed: readonly { step: PlanStep; rows: number }[], table: string) =>
    changed.reduce((sum, { step, rows }) => sum + (step.table === table ? rows : 0), 0)
  const done = await carryOut(pool, memoryBlobs(broken), {
    ...{ requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], sizes, now: () => plan.cutOff, checkpoint },
    watch: {
      committed: (changed) =>
        each.push({ messages: rowsOf(changed, 'message'), statuses: rowsOf(changed, 'message_status') }) && undefined,
      rested() {},
    },
  })
  const rows = Object.fromEntries(
    done.steps.filter(({ rows: count }) => count > 0).map(({ step, rows: count }) => [step.key, count]),
  )
  return { rows, each }
}

const left = async (phone: string) => {
  const { rows } = await pool.query<{ messages: number; statuses: number }>(
    `select count(distinct m.id)::int as messages, count(s.id)::int as statuses from conversation c join message m on m.conversation_id = c.id
       left join message_status s on s.message_id = m.id where c.external_id = $1`,
    [phone],
  )
  return rows[0]
}
const whole = { messages: MESSAGES, statuses: 2 * MESSAGES }
const nothing = { messages: 0, statuses: 0 }

const addStatuses = (message: number, many: number) =>
  pool.query(
    `insert into message_status (message_id, wamid, status, timestamp) select m.id, 'more.' || i, 'delivered', now()
     from message m cross join generate_series(1, $2::int) i where m.wamid = $1`,
    [`wamid.${MEERA}${message}`, many],
  )

describe('rows that hang on very many rows of somebody', () => {
  test('go in the transactions of those, each counted where it belongs', async () => {
    const { rows, each } = await erase()
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES })
    for (const { messages, statuses } of each) expect(statuses).toBe(2 * messages)
    expect(each.filter(({ messages }) => messages > 0).length).toBeGreaterThan(4)
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('go in several transactions where so many hang on one that a cascade takes too long', async () => {
    await addStatuses(7, 3_000)
    const { rows, each } = await erase([], () => {}, undefined, { ...SIZES, cascadeMs: 1 })
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES + 3_000 })
    expect(Math.max(...each.map(({ statuses }) => statuses))).toBeLessThan(50)
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('go and are counted when they arrive while it runs', async () => {
    let arrived = 0
    const { rows } = await erase([], async (name) => {
      if (name !== 'committed message:erase' || arrived > 0) return
      arrived = (
        await pool.query(
          `insert into message_status (message_id, wamid, status, timestamp)
         select m.id, m.wamid, 'delivered', now() from message m join conversation c on c.id = m.conversation_id where c.external_id = $1`,
          [MEERA],
        )
      ).rowCount as number
    })
    expect(arrived).toBeGreaterThan(10)
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES + arrived })
    expect(await left(MEERA)).toEqual(nothing)
  })

  test('stay when they come to hang on somebody else’s row at the very moment when a batch waits for them', async () => {
    let moved = async () => {}
    let begun = 0
    const { rows } = await erase([], async (name) => {
      if (name !== 'begin message:erase' || ++begun !== 3) return
      moved = await whileWaited(
        databases.platformUrl,
        `update message_status s set message_id = (select id from message where wamid = $1) from message m
         where m.id = s.message_id and m.wamid = $2 and s.status = 'read'`,
        [`wamid.${ROHAN}30`, `wamid.${MEERA}30`],
      )
    })
    await moved()
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES - 1 })
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual({ messages: MESSAGES, statuses: 2 * MESSAGES + 1 })
  })

  test('are not counted where somebody else takes one at the very moment when a batch waits for it', async () => {
    let taken = async () => {}
    let begun = 0
    const { rows } = await erase([], async (name) => {
      if (name !== 'begin message:erase' || ++begun !== 3) return
      taken = await whileWaited(
        databases.platformUrl,
        "delete from message_status s using message m where m.id = s.message_id and m.wamid = $1 and s.status = 'read'",
        [`wamid.${MEERA}30`],
      )
    })
    await taken()
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES - 1 })
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  const orphans = async () =>
    (await pool.query('select 1 from message_status where message_id not in (select id from message)')).rows.length

  test('go all the same where somebody has switched cascades off', async () => {
    await pool.query('alter table message disable trigger all')
    const { rows } = await erase().finally(() => pool.query('alter table message enable trigger all'))
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES })
    expect(await orphans()).toBe(0)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('are counted when a trigger of the row that they hang on erases them first', async () => {
    await pool.query(`create function take_statuses() returns trigger language plpgsql as $$ begin
        delete from message_status where message_id = old.id; return old; end $$;
      create trigger take_statuses before delete on message for each row execute function take_statuses()`)
    const { rows } = await erase().finally(() => pool.query('drop function take_statuses cascade'))
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES })
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('are not left behind by a cascade that a rule keeps from them: the erasure says that it cannot go on', async () => {
    const planned = await planOf()
    await pool.query('create rule keep as on delete to message_status do instead nothing')
    await expect(erase([], () => {}, planned).finally(() => pool.query('drop rule keep on message_status'))).rejects.toThrow()
    expect(await orphans()).toBe(0)
  })

  test.each([
    ['a trigger keeps them', false],
    ['a trigger that came after the plan keeps them', true],
  ])('stay with those, and let the erasure come to its end, where %s', async (_which, isUnknown) => {
    await addStatuses(7, 3)
    const planned = isUnknown ? await planOf() : undefined
    await pool.query(`create function keep_delivered() returns trigger language plpgsql as $$ begin
        if old.status = 'delivered' then return null; end if; return old; end $$;
      create trigger keep_delivered before delete on message_status for each row execute function keep_delivered()`)
    const { rows, each } = await erase([], () => {}, planned)
    await pool.query('drop function keep_delivered cascade')
    expect(rows).toMatchObject({ 'message:erase': MESSAGES - 1, 'message_status:erase': 2 * MESSAGES })
    expect(each.some(({ messages, statuses }) => messages > 0 && statuses > 0)).toBe(isUnknown)
    expect(await left(MEERA)).toEqual({ messages: 1, statuses: 3 })
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('go as well from below a row whose recording cannot be removed', async () => {
    const { rows } = await erase([`${MEERA}/5`, `${MEERA}/40`])
    expect(rows).toMatchObject({ 'message:erase': MESSAGES - 2, 'message_status:erase': 2 * MESSAGES })
    expect(await left(MEERA)).toEqual({ messages: 2, statuses: 0 })
    expect(await left(ROHAN)).toEqual(whole)
  })
})

describe('a table’s rows go with those that they hang on', () => {
  const carrierIn = async (changed: Partial<TableMap> = {}) => {
    const plan = await planOf(changed)
    const step = plan.steps.find(({ key }) => key === 'message_status:erase')
    return step && carrierOf(plan, step)?.carrier.key
  }

  test('where nothing else says whose they are', async () => {
    expect(await carrierIn()).toBe('message:erase')
    const plan = await planOf()
    expect(plan.steps.filter((step) => carrierOf(plan, step)).map(({ key }) => key)).toEqual([
      'message_status:erase',
      'voice_turn:erase',
    ])
  })

  const columns = referenceMap.message_status.columns
  const [way] = referenceMap.message_status.reach
  test.each<[string, Partial<TableMap>]>([
    ['they bear a date of their own', { datedBy: 'timestamp' }],
    ['another way leads to them', { reach: [way, { by: 'column', column: 'recipient', holds: 'phone' }] }],
    ['a recording goes with them', { columns: { ...columns, wamid: 'blob key' } }],
  ])('but by themselves where %s', async (_why, changed) => {
    expect(await carrierIn(changed)).toBeUndefined()
  })

  test('but by themselves where PostgreSQL does not enforce the key, so that newcomers wait for nobody', async ({ skip }) => {
    const { rows } = await pool.query<{ name: string; version: number }>(
      `select quote_ident(conname) as name, current_setting('server_version_num')::int as version from pg_constraint
       where contype = 'f' and conrelid = 'message_status'::regclass and confrelid = 'message'::regclass`,
    )
    const { name, version } = rows[0] ?? expect.fail('There is no key.')
    if (version < 180_000) return skip()
    await pool.query(`alter table message_status alter constraint ${name} not enforced`)
    expect(await carrierIn()).toBeUndefined()
    const { rows: counted } = await erase()
    expect(counted).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES })
    await pool.query(`alter table message_status alter constraint ${name} enforced`)
    expect(await carrierIn()).toBe('message:erase')
  })
})
