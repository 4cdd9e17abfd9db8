import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Catalogue } from '../../src/erasure/catalogue.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { freeze, stopAds } from '../../src/erasure/freeze-store.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { RequestScope } from '../../src/requests/request.ts'
import { testDatabase } from '../support/databases.ts'
import { OTHER_REQUEST, REQUEST, subjectOf } from './support/run.ts'
import { CUT_OFF, NOW, people } from './support/world.ts'

const database = testDatabase()
const [person] = people
if (!person) throw new Error('nobody')
const subject = subjectOf(person)
const pseudonyms = [{ keyId: 'k1', value: '1'.repeat(64) }]
const LATER = new Date(CUT_OFF.getTime() + 60_000)
let pool: pg.Pool
let catalogue: Catalogue

const erased: Pick<TableMap, 'category' | 'primaryKey' | 'disposition'> = {
  ...{ category: 'messaging', primaryKey: ['id'], disposition: { do: 'erase' } },
}
const byPhone = { by: 'column', column: 'phone', holds: 'phone' } as const
const columns = { id: 'key', phone: 'identifier' } as const
const offers: Pick<TableMap, 'freeze'> = {
  freeze: [{ column: 'status', to: 'cancelled', stopsAds: true, when: { column: 'status', in: ['pending'] } }],
}
const map: DataMap = {
  customer: {
    ...{ ...erased, tenant: { column: 'shop' }, scopes: ['number', 'business'], datedBy: 'at', reach: [byPhone] },
    columns: { ...columns, shop: 'key', at: 'time' },
  },
  visit: {
    ...{ ...erased, tenant: { column: 'shop' }, scopes: ['number', 'business'], datedBy: 'day', reach: [byPhone] },
    columns: { ...columns, shop: 'key', day: 'time' },
  },
  newsletter: {
    ...{ ...erased, ...offers, tenant: 'none', scopes: ['number'], datedBy: 'at', reach: [byPhone] },
    columns: { ...columns, at: 'time', status: 'not personal: a state' },
  },
  leaflet: {
    ...{ ...erased, ...offers, tenant: 'none', scopes: ['number'], datedBy: 'day', reach: [byPhone] },
    columns: { ...columns, day: 'time', status: 'not personal: a state' },
  },
  club: {
    ...{ ...erased, tenant: { column: 'shop' }, scopes: ['number'], datedBy: 'at', reach: [byPhone] },
    columns: { ...columns, shop: 'key', at: 'time' },
  },
  offer: {
    ...{ ...erased, ...offers, tenant: { column: 'shop' }, scopes: ['number', 'business'], datedBy: 'at' },
    reach: [byPhone, { by: 'parent', column: 'club_id', table: 'club' }],
    columns: { ...columns, shop: 'key', club_id: 'key', at: 'time', status: 'not personal: a state' },
  },
}

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 2 })
  await pool.query(`create table customer (id int primary key, phone text, shop text not null, at timestamptz not null);
    create table visit (id int primary key, phone text, shop text not null, day date not null);
    create table newsletter (id int primary key, phone text, at timestamptz not null, status text not null);
    create table leaflet (id int primary key, phone text, day date not null, status text not null);
    create table club (id int primary key, phone text, shop text not null, at timestamptz not null);
    create table offer (id int primary key, phone text, shop text not null, club_id int references club (id), at timestamptz not null,
      status text not null)`)
  await installOwnSchema(pool)
  catalogue = await readCatalogue(pool, 'public')
})
afterAll(() => pool.end())
beforeEach(() =>
  pool.query(`truncate customer, visit, newsletter, leaflet, club, offer;
    truncate deletion_bot.freeze_undo, deletion_bot.stopped, deletion_bot.suppression`),
)

function planOf(scope: RequestScope) {
  const planned = planErasure({ map, catalogue, subject, scope, cutOff: CUT_OFF, now: NOW })
  if ('refused' in planned) throw new Error(`refused: ${planned.refused} ${planned.table ?? ''}`)
  return planned.plan
}
const again = (scope: RequestScope = { kind: 'number' }) => ({
  plan: planOf(scope),
  subject,
  pseudonyms,
  at: CUT_OFF,
  isOver: true,
})
const states = async (table: string) =>
  (await pool.query(`select status from ${table} order by id`)).rows.map(({ status }) => status)
const blocked = async () =>
  (await pool.query('select tenant_id as shop from deletion_bot.suppression')).rows.map(({ shop }) => shop)

describe('offers that no business sends', () => {
  beforeEach(() =>
    pool.query('insert into newsletter values (1, $1, $2, $4), (2, $1, $3, $4)', [person.phone, CUT_OFF, LATER, 'pending']),
  )

  test('stay stopped after a restore where they are older than the STOP', async () => {
    await stopAds(pool, again())
    expect(await states('newsletter')).toEqual(['cancelled', 'pending'])
  })

  test('stay stopped where they are older than the wish that is carried out again', async () => {
    await freeze(pool, { ...again(), requestId: REQUEST })
    expect(await states('newsletter')).toEqual(['cancelled', 'pending'])
  })
})

test('an offer that no business sends, of the very day, stays stopped, and one of the day after is not', async () => {
  await pool.query(`insert into leaflet values (1, $1, $2::date, 'pending'), (2, $1, $2::date + 1, 'pending')`, [
    person.phone,
    CUT_OFF.toISOString().slice(0, 10),
  ])
  await stopAds(pool, again())
  expect(await states('leaflet')).toEqual(['cancelled', 'pending'])
})

test('a business whose only row bears the very day is blocked again, and one of the day after is not', async () => {
  await pool.query(`insert into visit values (1, $1, 'a', $2::date), (2, $1, 'b', $2::date + 1)`, [
    person.phone,
    CUT_OFF.toISOString().slice(0, 10),
  ])
  await freeze(pool, { ...again(), requestId: REQUEST })
  expect(await blocked()).toEqual(['a'])
})

test('whoever asked one business first has what waits by a way of the whole number stopped all the same', async () => {
  await pool.query(`insert into customer values (1, '${person.phone}', 'a', '2026-01-01')`)
  await pool.query(`insert into club values (1, '${person.phone}', 'a', '2026-01-01')`)
  await pool.query(`insert into offer values (1, null, 'a', 1, '2026-01-01', 'pending')`)
  await freeze(pool, { ...again({ kind: 'business', tenantId: 'a' }), requestId: REQUEST })
  expect(await states('offer')).toEqual(['pending'])
  await freeze(pool, { ...again(), requestId: OTHER_REQUEST })
  expect(await states('offer')).toEqual(['cancelled'])
})
