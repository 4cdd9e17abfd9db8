import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { parseMapFile } from '../../src/erasure/data-map-file.ts'
import { checkMap } from '../../src/erasure/map-check.ts'
import { type Proposal, proposeMap, unansweredIn } from '../../src/erasure/propose-map.ts'
import { readSamples } from '../../src/erasure/sample-store.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { shopSchema } from './support/shop.ts'
import { WARD, wardSchema } from './support/ward.ts'
import { people } from './support/world.ts'

const shop = testDatabase()
const ward = testDatabase()
const reference = testDatabases({ demo: true })
const pools: pg.Pool[] = []
const open = (url: string) => {
  const pool = new pg.Pool({ connectionString: url, max: 2 })
  pools.push(pool)
  return pool
}
afterAll(() => Promise.all(pools.map((pool) => pool.end())))

async function propose(pool: pg.Pool, schema = 'public'): Promise<Proposal> {
  const catalogue = await readCatalogue(pool, schema)
  return proposeMap(catalogue, await readSamples(pool, catalogue))
}
const tableOf = ({ tables }: Proposal, name: string) => {
  const table = tables[name]
  if (table === undefined || table === 'unanswered') throw new Error(`${name} is unanswered`)
  return table
}

describe('for a shop with data in it', () => {
  let proposal: Proposal
  beforeAll(async () => {
    const pool = open(shop.url)
    await pool.query(shopSchema)
    await installOwnSchema(pool)
    await fillBusyShop(pool, 50)
    proposal = await propose(pool)
  })

  test('people are found by columns whose values look like numbers and addresses, and through their parents', () => {
    expect(tableOf(proposal, 'contact').reach).toEqual([
      { by: 'column', column: 'phone', holds: 'phone' },
      { by: 'column', column: 'email', holds: 'email' },
    ])
    expect(tableOf(proposal, 'thread').reach).toEqual([{ by: 'parent', column: 'contact_id', table: 'contact' }])
    expect(tableOf(proposal, 'mark').reach).toEqual([{ by: 'parent', column: 'note_id', table: 'note' }])
    expect(tableOf(proposal, 'delivery').reach).toEqual([
      { by: 'json', column: 'payload', path: ['contacts', '*', 'wa_id'], holds: 'phone' },
    ])
  })

  test('a bill is kept by its law, counted from its date, and loses the number', () => {
    expect(tableOf(proposal, 'bill')).toMatchObject({
      category: 'billing',
      disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'due' }], blank: { phone: { to: null } } },
      tenant: { column: 'tenant_id' },
    })
  })

  test('businesses and staff are left to their own way, and guarded', () => {
    expect(tableOf(proposal, 'tenant')).toMatchObject({ disposition: { do: 'nothing' }, tenantName: 'name' })
    expect(tableOf(proposal, 'staff')).toMatchObject({
      disposition: { do: 'nothing' },
      guards: { column: 'phone', whose: 'staff' },
    })
  })

  test('every guess says why, in shares of what was seen', () => {
    expect(proposal.guesses['contact.phone']).toMatch(/100 % of the values seen look like Indian mobile numbers/)
    for (const [table, mapped] of Object.entries(proposal.tables)) {
      expect(proposal.guesses[table]).toBeTruthy()
      if (mapped === 'unanswered') continue
      for (const column of Object.keys(mapped.columns)) expect(proposal.guesses[`${table}.${column}`]).toBeTruthy()
    }
  })

  test('no value of any row stands in it', () => {
    const said = JSON.stringify(proposal)
    for (const { phone, email } of people) {
      expect(said).not.toContain(phone.slice(3))
      expect(said.toLowerCase()).not.toContain(email)
    }
    expect(said).not.toMatch(/Name \d|media\/\d/)
  })

  test('what it could not decide counts as not mapped once the file is read', async () => {
    const left = unansweredIn(proposal)
    const file = parseMapFile(JSON.stringify(proposal))
    const findings = checkMap(file.tables, await readCatalogue(open(shop.url)), file.foreignKeys)
    const unmapped = findings.filter(({ is }) => is.startsWith('unmapped'))
    const places = unmapped.map(({ table, column }) => (column ? `${table}.${column}` : table))
    expect([...places, 'delivery.shared'].sort()).toEqual([...left].sort())
    // A delivery may name several people, and nobody can be taken out of its json.
    expect(findings.filter(({ is }) => !is.startsWith('unmapped'))).toEqual([
      { table: 'delivery', column: 'payload', is: 'owner-unstated' },
    ])
  })
})

describe('for a hospital with nothing in it', () => {
  let proposal: Proposal
  beforeAll(async () => {
    const pool = open(ward.url)
    await pool.query(wardSchema)
    proposal = await propose(pool, WARD)
  })

  test('names alone lead to people, a circle is broken, two owners are noticed', () => {
    expect(tableOf(proposal, 'Person').reach).toEqual([
      { by: 'column', column: 'Mobile No', holds: 'phone' },
      { by: 'column', column: 'email', holds: 'email' },
    ])
    expect(tableOf(proposal, 'Person').detachFirst).toEqual(['favouriteCard'])
    expect(tableOf(proposal, 'gift')).toMatchObject({ shared: 'unanswered' })
    expect(tableOf(proposal, 'stay').tenant).toEqual({ column: 'hospital_id' })
  })

  test('a copy, and rows that nothing leads to but may be personal, wait for a human', () => {
    expect(unansweredIn(proposal)).toEqual(expect.arrayContaining(['events_by_day', 'circle']))
    expect(proposal.guesses.events_by_day).toMatch(/^unanswered: a materialised view/)
  })
})

test('for CallMissed’s own tables it finds every way to a customer that the reference map has', async () => {
  const proposal = await propose(open(reference.platformUrl))
  for (const table of ['conversation', 'campaign_recipient', 'message'])
    expect(tableOf(proposal, table).reach.length).toBeGreaterThan(0)
  expect(tableOf(proposal, 'message').reach).toContainEqual({ by: 'parent', column: 'conversation_id', table: 'conversation' })
  expect(tableOf(proposal, 'conversation').reach).toContainEqual({ by: 'column', column: 'external_id', holds: 'phone' })
  expect(tableOf(proposal, 'campaign_recipient').reach).toContainEqual({ by: 'column', column: 'phone', holds: 'phone' })
})

test('a bill that is not due yet is kept from its own day, and a list of recordings is left to people', async () => {
  const pool = open(shop.url)
  await pool.query(`
    create schema desk;
    create table desk.patient (id int primary key, phone text not null, files text[] not null, created_at timestamptz not null);
    create table desk.bill (id int primary key, patient_id int not null references desk.patient, due_on date, created_at timestamptz not null);
    insert into desk.patient select n, '+9170000' || 20000 + n, array['calls/' || n || '.ogg', 'calls/' || n || 'b.ogg'], now() from generate_series(1, 40) n;
    insert into desk.bill select n, n, null, now() from generate_series(1, 40) n`)
  const proposal = await propose(pool, 'desk')
  await pool.query('drop schema desk cascade')
  expect(tableOf(proposal, 'bill').disposition).toMatchObject({
    keptBy: [
      { basis: 'cgst-s36', from: 'due_on' },
      { basis: 'cgst-s36', from: 'created_at' },
    ],
  })
  expect(tableOf(proposal, 'patient').columns.files).toBe('unanswered')
  expect(proposal.guesses['patient.files']).toMatch(/unanswered: 100 % .* media files, several in a row/)
})
