import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { TableMap } from '../../src/erasure/data-map.ts'
import { executePlan } from '../../src/erasure/execute.ts'
import { type ErasurePlan, planErasure } from '../../src/erasure/plan.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
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
/** Every batch after the first lives on places found ahead, several times over. */
const SIZES: Sizes = { first: 2, least: 3, most: 6, slice: 3, ahead: 14 }
const subject = { phones: [MEERA], userIds: [], emails: [] }
let pool: pg.Pool
let plan: ErasurePlan

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: databases.platformUrl, max: 4 })
  await installOwnSchema(pool)
  const now = new Date()
  const catalogue = await readCatalogue(pool)
  const planned = planErasure({ map: referenceMap, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
  if ('refused' in planned) throw new Error(planned.refused)
  plan = planned.plan
})
afterAll(() => pool.end())

const fill = (messages = MESSAGES) => fillTwo(pool, [MEERA, ROHAN], messages)
beforeEach(() => fill())

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

async function erase(checkpoint: (name: string) => Promise<void> | void = () => {}, sizes = SIZES) {
  const blobs = memoryBlobs()
  const done = await carryOut(pool, blobs, {
    ...{ requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], sizes },
    now: () => plan.cutOff,
    checkpoint,
  })
  const rows = Object.fromEntries(done.steps.filter((each) => each.rows > 0).map(({ step, rows: count }) => [step.key, count]))
  return { rows, removed: blobs.removed }
}

/** Calls `act` once, before the nth transaction that takes the person's messages. */
function atTransaction(nth: number, act: () => Promise<void>) {
  let seen = 0
  return async (name: string) => {
    if (name === 'begin message:erase' && ++seen === nth) await act()
  }
}

describe('a person with more rows than one batch takes, whose next rows are found ahead', () => {
  test('loses every row and each recording once, and the neighbour none', async () => {
    const { rows, removed } = await erase()
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES, 'conversation:erase': 1 })
    expect(removed.sort()).toEqual(Array.from({ length: MESSAGES / 5 }, (_, i) => `${MEERA}/${(i + 1) * 5}`).sort())
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('loses them as well when all of them move to other places meanwhile', async () => {
    await erase(atTransaction(3, async () => void (await pool.query(`update message set content = content || '!'`))))
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('keeps what was given to the neighbour meanwhile, at the very places that were found', async () => {
    let given = 0
    const give = atTransaction(3, async () => {
      const { rowCount } = await pool.query(
        `update message set conversation_id = (select id from conversation where external_id = '${ROHAN}')
         where conversation_id = (select id from conversation where external_id = '${MEERA}')`,
      )
      given = rowCount ?? 0
    })
    await erase(give)
    expect(given).toBeGreaterThan(10)
    expect(await left(MEERA)).toEqual(nothing)
    expect((await left(ROHAN))?.messages).toBe(MESSAGES + given)
  })

  test('keeps what is given to the neighbour at the very moment when a batch waits for it', async () => {
    let given = async () => {}
    await erase(
      atTransaction(3, async () => {
        given = await whileWaited(
          databases.platformUrl,
          `update message set conversation_id = (select id from conversation where external_id = $1) where wamid = $2`,
          [ROHAN, `wamid.${MEERA}30`],
        )
      }),
    )
    await given()
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual({ messages: MESSAGES + 1, statuses: 2 * MESSAGES + 2 })
  })

  test('takes nobody’s row that came to lie where one of theirs was', async () => {
    const replace = atTransaction(3, async () => {
      await pool.query(`delete from message where conversation_id = (select id from conversation where external_id = '${MEERA}')`)
      await pool.query('vacuum message')
      await pool.query(
        `insert into message (conversation_id, role, content, message_type, created_at)
         select id, 'user', 'new ' || i, 'text', now() - interval '8 days' from conversation, generate_series(1, 30) i where external_id = '${ROHAN}'`,
      )
    })
    await erase(replace)
    expect(await left(MEERA)).toEqual(nothing)
    expect((await left(ROHAN))?.messages).toBe(MESSAGES + 30)
  })

  test('loses them as well when nobody can look ahead because the table is locked for a moment', async () => {
    const locker = new pg.Client({ connectionString: databases.platformUrl })
    await locker.connect()
    let taken = 0
    let free: Promise<unknown> = Promise.resolve()
    await erase(async (name) => {
      if (name !== 'committed message:erase' || ++taken !== 1) return
      await locker.query('begin')
      await locker.query('lock table message in access exclusive mode')
      free = new Promise((resolve) => setTimeout(resolve, 1_600)).then(() => locker.query('commit'))
    })
    await free
    await locker.end()
    expect(taken).toBeGreaterThan(1)
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('after a long first look has nothing locked by it: every step is walked through from its first row on', async () => {
    const { rows } = await erase()
    await fill()
    const names: string[] = []
    const slow = await erase((name) => void names.push(name), { ...SIZES, lookMs: -1 })
    expect(slow.rows).toEqual(rows)
    expect(slow.removed).toHaveLength(MESSAGES / 5)
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
    const first = names.slice(
      0,
      names.findIndex((name) => name.startsWith('committed')),
    )
    expect(first.filter((name) => name.startsWith('changed'))).toEqual([])
  })

  test('loses them as well when the look whether they are through has no time: the walk finds that there are none', async () => {
    const { rows } = await erase()
    await fill()
    expect((await erase(() => {}, { ...SIZES, throughMs: 1 })).rows).toEqual(rows)
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test.each([
    ['a row does', 1],
    ['more rows than a batch takes do', 9],
    ['more rows than a walk goes through do', 40],
  ])(
    'of whom %s not stay as written is left for the count that must be 0, and does not keep the erasure from its end',
    async (_what, many) => {
      const client = await pool.connect()
      await client.query(`set session_replication_role = replica`)
      await client.query(
        `insert into campaign_recipient (tenant_id, campaign_id, phone, status, wamid, created_at)
       select id, gen_random_uuid(), $1, 'sent', 'wamid.campaign' || n, now() - interval '9 days' from tenant, generate_series(1, $2::int) n`,
        [MEERA, many],
      )
      await client.query(`set session_replication_role = origin`)
      client.release()
      await pool.query(`create function keep_phone() returns trigger language plpgsql as $$ begin new.phone := old.phone; return new; end $$;
      create trigger keep_phone before update on campaign_recipient for each row execute function keep_phone()`)
      const recipients = async () => (await pool.query('select phone, variables, wamid from campaign_recipient')).rows
      for (const sizes of [{ ...SIZES, lookMs: -1 }, SIZES]) {
        await executePlan(pool, memoryBlobs(), {
          ...{ requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], sizes },
          now: () => plan.cutOff,
        })
        expect(await recipients()).toEqual(Array.from({ length: many }, () => ({ phone: MEERA, variables: {}, wamid: null })))
        expect(await left(MEERA)).toEqual(nothing)
      }
      await pool.query('drop function keep_phone cascade')
    },
  )

  test('is looked at apart where the first look takes longer than a transaction may', async () => {
    const locker = await pool.connect()
    await locker.query('begin; lock table message_status in access exclusive mode')
    const free = new Promise((resolve) => setTimeout(resolve, 1_600)).then(() => locker.query('commit'))
    const { rows } = await erase()
    await free
    locker.release()
    expect(rows).toMatchObject({ 'message:erase': MESSAGES, 'message_status:erase': 2 * MESSAGES })
    expect(await left(MEERA)).toEqual(nothing)
    expect(await left(ROHAN)).toEqual(whole)
  })

  test('ends in the same rows and counts when it is broken off at any checkpoint and begun again', async () => {
    const { rows } = await erase()
    for (let stopAt = 1, through = false; !through; stopAt += 7) {
      await fill()
      let passed = 0
      const broken = erase(() => {
        passed += 1
        if (passed === stopAt) throw new Error('broken off')
      })
      through = await broken.then(
        () => true,
        (error: Error) => {
          expect(error.message).toBe('broken off')
          return false
        },
      )
      expect((await erase()).rows).toEqual(rows)
      expect(await left(MEERA)).toEqual(nothing)
      expect(await left(ROHAN)).toEqual(whole)
      if (through) expect(stopAt).toBeGreaterThan(40)
    }
  }, 120_000)
})

describe('a person whose rows refer to each other, more of them than one batch takes', () => {
  const node: TableMap = {
    ...{ category: 'messaging', tenant: 'none', primaryKey: ['id'], scopes: ['number'], datedBy: 'at' },
    disposition: { do: 'erase' },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    columns: { id: 'key', above: 'reference', phone: 'identifier', at: 'time' },
  }

  test('comes to an end though a trigger writes each of them anew', async () => {
    await pool.query(`create schema tree; create table tree.node (id int primary key generated always as identity, above int references tree.node,
        phone text, at timestamptz not null default now() - interval '9 days');
      create index on tree.node (above); create index on tree.node (phone)`)
    await pool.query(`insert into tree.node (phone) select $1 from generate_series(1, 30)`, [MEERA])
    await pool.query(`create function tree.anew() returns trigger language plpgsql as $$ begin
        insert into tree.node (phone) values (old.phone); return null; end $$;
      create trigger anew after delete on tree.node for each row execute function tree.anew()`)
    const now = new Date()
    const catalogue = await readCatalogue(pool, 'tree')
    const planned = planErasure({ map: { node }, catalogue, subject, scope: { kind: 'number' }, cutOff: now, now })
    if ('refused' in planned) throw new Error(planned.refused)
    const execution = { requestId: REQUEST, run: 0, plan: planned.plan, subject, pseudonyms: [], sizes: SIZES, now: () => now }
    expect(await executePlan(pool, memoryBlobs(), execution)).toMatchObject({ is: 'done' })
    expect((await pool.query('select 1 from tree.node')).rows).toHaveLength(30)
    await pool.query('drop schema tree cascade')
  })
})
