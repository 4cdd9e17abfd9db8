import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue } from '../../src/erasure/catalogue.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { checkMap } from '../../src/erasure/map-check.ts'
import { accountsWithoutMembers } from '../../src/erasure/member-store.ts'
import { nobodysTables, staysAfterObjection } from '../../src/erasure/nobodys-tables.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { testDatabase, testDatabases } from '../support/databases.ts'
import { shopMap, shopSchema } from './support/shop.ts'

const own = testDatabase()
const reference = testDatabases()
let shop: Catalogue

beforeAll(async () => {
  const pool = new pg.Pool({ connectionString: own.url, max: 2 })
  await pool.query(shopSchema)
  shop = await readCatalogue(pool)
  await pool.end()
})

let platform: pg.Pool
beforeAll(() => {
  platform = new pg.Pool({ connectionString: reference.platformUrl, max: 2 })
})
afterAll(() => platform.end())

test('the shop of these tests answers for every table and column', () => {
  expect(checkMap(shopMap, shop)).toEqual([])
})

test('the reference map fits the reference tables', async () => {
  const catalogue = await readCatalogue(platform)
  expect(Object.keys(catalogue.tables).length).toBeGreaterThan(20)
  expect(checkMap(referenceMap, catalogue)).toEqual([])
})

test('a map with accounts that does not say where their people stand is warned of, for no owner could close one', () => {
  expect(accountsWithoutMembers(referenceMap)).toEqual([])
  const { members, ...people } = referenceMap.app_user
  expect(members).toBeDefined()
  const [warning, ...more] = accountsWithoutMembers({ ...referenceMap, app_user: people })
  expect([warning, more]).toEqual([{ table: 'tenant', is: 'nobody-closes-accounts' }, []])
  expect(whatToDo(warning ?? expect.unreachable())).toContain('"members"')
})

test('tables whose rows belong to no business are warned of: they stay where a business may keep its data', () => {
  expect(staysAfterObjection(referenceMap, {})).toEqual([])
  const { conversation, message } = referenceMap
  const nobodys: DataMap = { conversation: { ...conversation, tenant: 'none' }, message: { ...message, scopes: ['account'] } }
  expect(nobodysTables({ ...nobodys, message })).toEqual(['conversation', 'message'])
  const [warning, ...more] = staysAfterObjection(nobodys, {})
  expect([warning, more]).toEqual([{ table: 'conversation', is: 'stays-after-objection' }, []])
  expect(whatToDo(warning ?? expect.unreachable())).toContain('erased by hand')
})

test('tables whose rows may lack their business are warned of as well, and so is what hangs on such a row', () => {
  const { conversation, message } = referenceMap
  const column = (nullable: boolean) => ({ type: 'uuid', nullable, generated: false }) as const
  const table = (columns: Record<string, ReturnType<typeof column>>) => ({ columns, primaryKey: ['id'], uniques: [] })
  const live = (nullable: boolean) => ({ conversation: table({ tenant_id: column(nullable) }) })
  expect(nobodysTables({ conversation, message }, live(false))).toEqual([])
  expect(nobodysTables({ conversation, message }, live(true))).toEqual(['conversation', 'message'])
  const two = { ...message, reach: [...message.reach, { by: 'column', column: 'sender', holds: 'phone' }] } as const
  const loose = { ...live(false), message: table({ conversation_id: column(true) }) }
  expect(nobodysTables({ conversation, message }, loose)).toEqual([])
  expect(nobodysTables({ conversation, message: two }, loose)).toEqual(['message'])
})

describe('a map that would not do what it says is found out', () => {
  const change = (table: string, to: Partial<TableMap>): DataMap => ({
    ...shopMap,
    [table]: { ...(shopMap[table] as TableMap), ...to },
  })
  const { delivery: _, ...withoutDelivery } = shopMap
  const contact = shopMap.contact as TableMap
  const { name: _name, ...withoutName } = contact.columns
  const cases: [string, DataMap, object][] = [
    ['a table nobody answered for', withoutDelivery, { table: 'delivery', is: 'unmapped-table' }],
    ['a table that is gone', { ...shopMap, attic: contact }, { table: 'attic', is: 'vanished-table' }],
    [
      'a column nobody answered for',
      change('contact', { columns: withoutName }),
      { table: 'contact', column: 'name', is: 'unmapped-column' },
    ],
    [
      'a column that is gone',
      change('contact', { columns: { ...contact.columns, fax: 'identifier' } }),
      { table: 'contact', column: 'fax', is: 'vanished-column' },
    ],
    [
      'null into a column that forbids it',
      change('target', { disposition: { do: 'anonymise', set: { phone: { to: null }, variables: { to: {} } } } }),
      { table: 'target', column: 'phone', is: 'breaks-not-null' },
    ],
    [
      'one and the same value into a unique column',
      change('target', { disposition: { do: 'anonymise', set: { phone: { to: 'erased' }, variables: { to: {} } } } }),
      { table: 'target', column: 'phone', is: 'breaks-unique' },
    ],
    [
      'an identifier that stays, so that the step never counts 0',
      change('target', { disposition: { do: 'anonymise', set: { variables: { to: {} } } } }),
      { table: 'target', column: 'phone', is: 'never-ends' },
    ],
    [
      'personal content that stays in an anonymised row',
      change('usage', { disposition: { do: 'anonymise', set: { thread_id: { to: null } } } }),
      { table: 'usage', column: 'ip', is: 'leaves-the-person' },
    ],
    [
      'a text where a number belongs',
      change('usage', {
        disposition: { do: 'anonymise', set: { thread_id: { to: null }, ip: { to: null }, tokens: { to: 'none' } } },
      }),
      { table: 'usage', column: 'tokens', is: 'does-not-fit' },
    ],
    [
      'rows kept under a parent that takes its children along',
      change('mark', { disposition: { do: 'retain', keptBy: [{ basis: 'cgst-s36', from: 'seen_at' }], blank: {} } }),
      { table: 'mark', column: 'note_id', is: 'cascades-onto-kept-rows' },
    ],
    [
      'a basis nobody knows',
      change('bill', { disposition: { do: 'retain', keptBy: [{ basis: 'because', from: 'due' }], blank: {} } }),
      { table: 'bill', is: 'unknown-basis' },
    ],
    ['rows without any date', change('delivery', { datedBy: undefined as never }), { table: 'delivery', is: 'undated' }],
    [
      'a way through a parent that no way leads to',
      change('usage', { reach: [{ by: 'parent', column: 'tenant_id', table: 'tenant' }] }),
      { table: 'usage', column: 'tenant_id', is: 'reaches-nothing' },
    ],
    [
      'ways that go round in a circle',
      change('contact', { reach: [{ by: 'parent', column: 'id', table: 'thread' }] }),
      { table: 'contact', column: 'id', is: 'cycle' },
    ],
  ]
  test.each(cases)('%s', (_what, map, finding) => {
    expect(checkMap(map, shop)).toContainEqual(finding)
  })

  test('a foreign key without an index, on which deleting a parent would read the whole table', () => {
    const bare = {
      ...shop,
      foreignKeys: shop.foreignKeys.map((key) => (key.table === 'note' ? { ...key, indexed: false } : key)),
    }
    expect(checkMap(shopMap, bare)).toContainEqual({ table: 'note', column: 'thread_id', is: 'unindexed-foreign-key' })
  })
})
