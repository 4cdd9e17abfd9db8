import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { searchAll } from '../../src/erasure/nightly-search-store.ts'
import { probesOf } from '../../src/erasure/probe.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import type { SubjectIdentifiers } from '../../src/subject/subject.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { execute, planFor } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, people, snapshot, TABLES, tenantIds } from './support/world.ts'

const database = testDatabase()
let pool: pg.Pool
const subjects: SubjectIdentifiers[] = people.map(({ phone, email }, i) => ({
  phones: [phone],
  userIds: i === 1 ? ['IN.7Kq2vZ8mWc4Tn9'] : [],
  emails: i === 0 ? [email] : [],
}))
const requestOf = (i: number) => `${i}1111111-1111-4111-8111-111111111111`

beforeAll(async () => {
  pool = new pg.Pool({ connectionString: database.url, max: 4 })
  await pool.query(shopSchema)
  await pool.query('create table diary (id int primary key, words text, tags text[], extra json)')
  await installOwnSchema(pool)
})
afterAll(() => pool.end())
beforeEach(async () => {
  await fillBusyShop(pool, 0)
  await pool.query('truncate diary; update note set body = $$hello$$')
})

async function erased(): Promise<Awaited<ReturnType<typeof searches>>> {
  const all = await searches()
  for (const { plan, subject, requestId } of all) await execute(pool, plan, subject, { requestId })
  return all
}
async function searches() {
  return Promise.all(
    subjects
      .slice(0, 3)
      .map(async (subject, i) => ({ requestId: requestOf(i), subject, plan: await planFor(pool, shopMap, subject) })),
  )
}
const look = async (all: Awaited<ReturnType<typeof searches>>) =>
  searchAll(pool, await readCatalogue(pool), all, { statementMs: 20_000 })
const nothing = [0, 1, 2].map((i) => ({ requestId: requestOf(i), residue: [], mentions: [] }))

describe('a night’s search for everybody who was erased lately', () => {
  test('finds nothing where nothing is, and changes nothing', async () => {
    const all = await erased()
    const before = await snapshot(pool, TABLES)
    expect(await look(all)).toEqual({ found: nothing, unreachable: [] })
    expect(await snapshot(pool, TABLES)).toEqual(before)
  })

  const wamid = `wamid.${Buffer.from('917000000011..').toString('base64')}`
  test.each([
    ['a number in somebody’s own words', 'ring me at 70000 00011 please', 1],
    ['with the country code and brackets', 'x (+91) 70000-00011 y', 1],
    ['beside another number', '2026-11-20 7000000011 2026-11-21', 1],
    ['hidden in a wamid', wamid, 1],
    ['a business-scoped id, whatever its case', 'from: in.7kQ2vz8mwc4tn9!', 1],
    ['an e-mail address at the end of a sentence', 'write to Person0@example.test.', 0],
  ])('finds %s in a table that no plan knows', async (_how, words, who) => {
    const all = await erased()
    await pool.query('insert into diary values (1, $1, null, null), (2, $$nobody$$, null, null)', [words])
    const { found } = await look(all)
    expect(found[who]?.mentions).toEqual([{ table: 'diary', rows: 1 }])
    expect(found.filter((_, i) => i !== who).every(({ mentions }) => mentions.length === 0)).toBe(true)
  })

  test('looks into arrays and json as well, and counts a row once', async () => {
    const all = await erased()
    await pool.query('insert into diary values (1, $1, array[$1], $2)', [
      '+917000000012',
      JSON.stringify({ a: ['917000000012'] }),
    ])
    expect((await look(all)).found[2]?.mentions).toEqual([{ table: 'diary', rows: 1 }])
  })

  test.each(['17000000011', '70000000112', '7000000911', '5917000000011'])('takes %s for nobody’s number', async (words) => {
    const all = await erased()
    await pool.query('insert into diary values (1, $1, null, null)', [words])
    expect((await look(all)).found).toEqual(nothing)
  })

  test('tells the person’s own row, that came in late, from somebody’s mention of them', async () => {
    const all = await erased()
    const old = new Date(CUT_OFF.getTime() - 60_000)
    await pool.query(
      `insert into contact values ('00000000-0000-4000-8000-0000000000ff', $1, '+91 70000 00011', null, 'late', 'yes', $2)`,
      [tenantIds[1], old],
    )
    await pool.query(`update note set body = 'she is 7000000011' where id = (select min(id) from note)`)
    const { found } = await look(all)
    expect(found[1]?.residue).toEqual([{ table: 'contact', column: 'phone', rows: 1 }])
    expect(found[1]?.mentions).toEqual([{ table: 'note', rows: 1 }])
  })
})

test('finds an id of a form that the coarse look would miss', async () => {
  const subject = { phones: [], userIds: ['no_dot_in_it'], emails: [] }
  const search = { requestId: requestOf(0), subject, plan: await planFor(pool, shopMap, subject) }
  await pool.query('insert into diary values (1, $$said no_dot_in_it.$$, null, null)')
  const { found } = await look([search])
  expect(found).toEqual([{ requestId: requestOf(0), residue: [], mentions: [{ table: 'diary', rows: 1 }] }])
})

test('an id that the coarse look would miss is known to be one', () => {
  expect(probesOf({ phones: [], userIds: ['no dot in it'], emails: [] })).toBeUndefined()
  expect(probesOf({ phones: ['+917000000010'], userIds: [], emails: [] })).toHaveLength(4)
})
