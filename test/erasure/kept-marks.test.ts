import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { AnonymousValue, DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { releaseBatch } from '../../src/erasure/release-store.ts'
import { mayLieElsewhere } from '../../src/erasure/unsure-rows-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { execute, memoryBlobs, planFor, REQUEST, subjectOf } from './support/run.ts'
import { CUT_OFF, people } from './support/world.ts'

const database = testDatabase()
const [person, other] = people
if (!person || !other) throw new Error('nobody')
const DAY_AFTER = new Date('2033-01-01T03:00:00Z')
const DAY_MS = 86_400_000
let pool: pg.Pool
beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 3 })
  await installOwnSchema(pool)
})
afterAll(() => pool.end())

const bill: TableMap = {
  ...{ category: 'billing', tenant: 'none', scopes: ['number'], datedBy: 'at', primaryKey: ['id'] },
  reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
  disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
  columns: { id: 'key', phone: 'identifier', due: 'time', at: 'time' },
}
const blanking = (value: AnonymousValue): DataMap => ({
  bill: {
    ...bill,
    disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: value } },
  },
})
const zoned = (zone?: string): DataMap => ({ bill: zone === undefined ? bill : { ...bill, zone } })
const outcomes = async () =>
  (await pool.query('select outcome, count(*)::int as rows from deletion_bot.retained group by 1 order by 1')).rows

beforeEach(() =>
  pool.query(`drop table if exists bill, bill_2025, former; truncate deletion_bot.retained, deletion_bot.progress`),
)

async function keep(type: string, map: DataMap, rows = 1): Promise<void> {
  await pool.query(`
    create table bill (id int primary key, phone text, due date not null, at ${type} not null);
    insert into bill select i, '${person?.phone}', '2026-12-31', '2026-10-03 20:15:07.123456'::timestamp + i * interval '1 hour'
      from generate_series(1, ${rows}) i;
    insert into bill values (1000, '${other?.phone}', '2026-12-31', '2026-10-03 21:15:07.123456')`)
  const subject = subjectOf(person ?? { phone: '', email: '' })
  await execute(pool, await planFor(pool, map, subject), subject)
}

async function release(map: DataMap, { now = DAY_AFTER, elsewhere = false, doubted = false } = {}) {
  const plan = keptFrame(map, await readCatalogue(pool), now)
  return releaseBatch(pool, { plan, now, blobs: memoryBlobs(), elsewhere, doubted }, 'bill', { after: undefined, limit: 100 })
}

/** As lines were marked that are older: by the date as json has it in the type of that day. */
const markAsBefore = () =>
  pool.query(`begin; set local timezone = 'UTC';
    update deletion_bot.retained r set row_mark = encode(sha256(convert_to(to_jsonb(b.at)::text, 'UTF8')), 'hex')
      from bill b where b.id = (r.primary_key ->> 'id')::int;
    commit`)

const IST = `using at at time zone 'Asia/Kolkata'`
const migrations: { from: string; to: string; using?: string; zone?: string; isRounded?: true }[] = [
  { from: 'timestamp', to: 'timestamptz', using: IST, zone: 'Asia/Kolkata' },
  { from: 'timestamp', to: 'timestamptz', using: IST },
  { from: 'timestamp', to: 'timestamptz', using: `using at at time zone 'UTC'` },
  { from: 'timestamptz', to: 'timestamp', using: IST, zone: 'Asia/Kolkata' },
  { from: 'timestamptz', to: 'timestamp', using: `using at at time zone 'UTC'` },
  { from: 'date', to: 'timestamp' },
  { from: 'date', to: 'timestamptz', using: `using at::timestamp at time zone 'Asia/Kolkata'`, zone: 'Asia/Kolkata' },
  { from: 'date', to: 'timestamptz', using: `using at::timestamp at time zone 'UTC'` },
  { from: 'timestamptz', to: 'timestamptz(3)', isRounded: true },
  { from: 'timestamptz', to: 'timestamptz(0)', isRounded: true },
  { from: 'timestamp', to: 'timestamp(0)', isRounded: true },
]

describe('a kept row whose date is of another type since', () => {
  const named = migrations.map((each) => [`${each.from} to ${each.to} ${each.using ?? ''} ${each.zone ?? ''}`, each] as const)
  test.each(named)('goes on its day all the same: %s', async (_, { from, to, using = '', zone }) => {
    await keep(from, zoned(zone))
    await pool.query(`alter table bill alter at type ${to} ${using}`)
    expect(await release(zoned(zone))).toMatchObject({ erased: 1 })
    expect((await pool.query('select id from bill')).rows).toEqual([{ id: 1000 }])
  })

  const older = named.filter(([, { isRounded }]) => !isRounded)
  test.each(older)('goes on its day though it was marked long ago: %s', async (_, { from, to, using = '', zone }) => {
    await keep(from, zoned(zone))
    await markAsBefore()
    await pool.query(`alter table bill alter at type ${to} ${using}`)
    expect(await release(zoned(zone))).toMatchObject({ erased: 1 })
  })

  test('goes on its day where half a second was rounded up to the next one', async () => {
    await keep('timestamptz', zoned())
    await pool.query(`update bill set at = '2026-10-03 20:59:59.7' where id = 1; truncate deletion_bot.retained, deletion_bot.progress;
      update bill set phone = '${person.phone}' where id = 1`)
    const subject = subjectOf(person)
    await execute(pool, await planFor(pool, zoned(), subject), subject)
    await pool.query('alter table bill alter at type timestamptz(0)')
    expect(await release(zoned())).toMatchObject({ erased: 1 })
  })

  test.each(['2026-10-03 21:15:08', '2026-10-03 21:16:07', '2026-10-04 21:15:07', '2031-01-01'])(
    'stays where the key was given to another row, dated %s',
    async (date) => {
      await keep('timestamp', zoned('Asia/Kolkata'))
      await pool.query(`alter table bill alter at type timestamptz ${IST}`)
      await pool.query(`update bill set at = ($1::timestamp + interval '0.5 second') at time zone 'Asia/Kolkata' where id = 1`, [
        date,
      ])
      expect(await release(zoned('Asia/Kolkata'))).toMatchObject({ erased: 0 })
      expect(await outcomes()).toEqual([{ outcome: 'taken-over', rows: 1 }])
    },
  )
})

describe('a kept row that was blanked by another value than is written today', () => {
  const values: [string, AnonymousValue, AnonymousValue][] = [
    ['null, and a random word today', { to: null }, { unique: 'gone-' }],
    ['a random word of another map, and null today', { unique: 'gone-' }, { to: null }],
    ['nothing, and a random word today', { to: '' }, { unique: 'erased-' }],
    ['a word, and another one today', { to: 'deleted' }, { to: 'nobody' }],
    ['a short random word, and null today', { unique: 'x-', characters: 10 }, { to: null }],
  ]
  test.each(values)('goes on its day: %s', async (_, before, today) => {
    await keep('timestamptz', blanking(before))
    expect(await release(blanking(today))).toMatchObject({ erased: 1 })
  })

  const somebodys = [
    ...['+917000000099', '7000000099', '70 0000-0099', 'wa7000000099', 'wa-917000000099', 'call me: 98765 43210'],
    ...['९८७६५४३२१०', 'me@example.test', '00917000000099'],
  ]
  test.each(somebodys)('is somebody’s once somebody stands in it: %s', async (text) => {
    await keep('timestamptz', blanking({ to: null }))
    await pool.query('update bill set phone = $1 where id = 1', [text])
    expect(await release(blanking({ unique: 'gone-' }))).toMatchObject({ erased: 0 })
    expect(await outcomes()).toEqual([{ outcome: 'taken-over', rows: 1 }])
  })
})

describe('kept rows that are not where they were', () => {
  test('are not said to be gone while a table is there that the map does not know: a part that was detached', async () => {
    await keep('timestamptz', { bill }, 2)
    await pool.query(`create table bill_2025 (like bill including all); insert into bill_2025 select * from bill where id = 1;
      delete from bill where id = 1`)
    const { findings } = await inspectMap(pool, { schema: 'public', tables: { bill } })
    expect(mayLieElsewhere(findings)).toBe(true)
    expect(await release({ bill }, { elsewhere: true })).toMatchObject({ erased: 1, waiting: { unsure: 1 } })
    const later = new Date(DAY_AFTER.getTime() + 90 * DAY_MS)
    expect(await release({ bill }, { now: later, elsewhere: true })).toMatchObject({ waiting: { unsure: 1 } })
    expect(await outcomes()).toEqual([
      { outcome: 'erased', rows: 1 },
      { outcome: null, rows: 1 },
    ])
    // Brought back, it goes.
    await pool.query('insert into bill select * from bill_2025; drop table bill_2025')
    expect(await release({ bill })).toMatchObject({ erased: 1 })
  })

  test('are gone where the map fits and few of them are missing', async () => {
    await keep('timestamptz', { bill }, 10)
    await pool.query('delete from bill where id in (1, 2)')
    expect(await release({ bill })).toMatchObject({ erased: 8, waiting: { unsure: 0 } })
    expect(await outcomes()).toEqual([
      { outcome: 'erased', rows: 8 },
      { outcome: 'gone', rows: 2 },
    ])
  })

  test('are not said to be gone on a night on which most of the table was strange, however few they are', async () => {
    await keep('timestamptz', { bill }, 10)
    await pool.query('delete from bill where id in (1, 2)')
    expect(await release({ bill }, { doubted: true })).toMatchObject({ erased: 8, waiting: { unsure: 2 } })
  })

  test('are known again by one line of several: the date has moved between two wishes', async () => {
    await keep('timestamptz', { bill }, 1)
    await pool.query(`update bill set at = at + interval '3 days'`)
    await pool.query(`begin; set local timezone = 'UTC';
      insert into deletion_bot.retained (request_id, table_name, primary_key, basis, release_on, row_mark)
        select gen_random_uuid(), r.table_name, r.primary_key, r.basis, r.release_on, encode(sha256(convert_to(to_jsonb(b.at)::text, 'UTF8')), 'hex')
        from deletion_bot.retained r join bill b on b.id = (r.primary_key ->> 'id')::int;
      commit`)
    expect(await release({ bill })).toMatchObject({ erased: 1 })
  })

  const done: [string, string][] = [
    ['missing', 'delete from bill where id < 8'],
    ['other rows by their date', `update bill set at = at + interval '1 year' where id < 8`],
    [
      'missing, or other rows',
      `delete from bill where id < 4; update bill set phone = '${other.phone}' where id between 4 and 8`,
    ],
  ]
  test.each(done)('stay open where most of a batch are %s, and are given up after a month of alarms', async (_, change) => {
    await keep('timestamptz', { bill }, 10)
    await pool.query(change)
    const first = await release({ bill })
    expect(first.waiting.unsure).toBe(10 - first.erased)
    expect(first.waiting.unsure).toBeGreaterThan(6)
    const left = async () => (await pool.query('select id from bill order by id')).rows
    const before = await left()
    expect((await release({ bill }, { now: new Date(DAY_AFTER.getTime() + 29 * DAY_MS) })).waiting.unsure).toBe(
      first.waiting.unsure,
    )
    const month = new Date(DAY_AFTER.getTime() + 31 * DAY_MS)
    await pool.query(
      `insert into deletion_bot.legal_hold (id, scope, tenant_id, reason, held_from) values (gen_random_uuid(), 'tenant', '7', 'court_order', $1)`,
      [CUT_OFF],
    )
    expect((await release({ bill }, { now: month })).waiting.unsure).toBe(first.waiting.unsure)
    // While a hold stood nobody was alarmed: its end lets the month begin anew.
    await pool.query('update deletion_bot.legal_hold set held_until = $1', [new Date(month.getTime() - 10 * DAY_MS)])
    expect((await release({ bill }, { now: month })).waiting.unsure).toBe(first.waiting.unsure)
    expect(await outcomes()).not.toContainEqual(expect.objectContaining({ outcome: 'untraceable' }))
    await pool.query('delete from deletion_bot.legal_hold')
    // On the night on which they are given up staff hear of them once more.
    expect((await release({ bill }, { now: month })).waiting.unsure).toBe(first.waiting.unsure)
    expect((await release({ bill }, { now: month })).waiting.unsure).toBe(0)
    expect(await outcomes()).toContainEqual({ outcome: 'untraceable', rows: first.waiting.unsure })
    expect(await left()).toEqual(before)
    expect(await pool.query('select 1 from deletion_bot.retained where request_id <> $1', [REQUEST])).toMatchObject({
      rowCount: 0,
    })
  })
})
