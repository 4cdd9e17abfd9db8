import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Catalogue, ForeignKey } from '../../src/erasure/catalogue.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import type { DataMap, TableMap } from '../../src/erasure/data-map.ts'
import { whatToDo } from '../../src/erasure/finding-words.ts'
import { checkMap } from '../../src/erasure/map-check.ts'
import { waysByNameAlone } from '../../src/erasure/map-check-ways.ts'
import { accountsWithoutMembers } from '../../src/erasure/member-store.ts'
import { nobodysTables, staysAfterObjection } from '../../src/erasure/nobodys-tables.ts'
import { peopleBeyondReach } from '../../src/erasure/people-beyond.ts'
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

describe('a way through a parent that no foreign key bears out', () => {
  const column = (type: string) => ({ type, nullable: false, generated: false })
  const table = (columns: Record<string, string>) => ({
    ...{ columns: Object.fromEntries(Object.entries(columns).map(([name, type]) => [name, column(type)])) },
    ...{ primaryKey: ['id'], uniques: [['id']] },
  })
  const key = (from: string, column: string, to: string, more: Partial<ForeignKey> = {}): ForeignKey => ({
    ...{ name: `${from}_${column}`, table: from, columns: [column], references: { table: to, columns: ['id'] } },
    ...{ onDelete: 'no action', indexed: true, ...more },
  })
  const live = (foreignKeys: ForeignKey[], type = 'bigint'): Catalogue => ({
    ...{ schema: 'public', foreignKeys },
    tables: {
      account: table({ id: 'integer', profile_id: type, at: 'timestamp with time zone' }),
      profile: table({ id: 'bigint', account_id: 'integer', phone: 'text', at: 'timestamp with time zone' }),
    },
  })
  const base = { category: 'account', primaryKey: ['id'], tenant: 'none', datedBy: 'at', scopes: ['number'] } as const
  const through = (column: string): DataMap => ({
    account: {
      ...{ ...base, disposition: { do: 'erase' }, reach: [{ by: 'parent', column, table: 'profile' }] },
      columns: { id: 'key', profile_id: 'reference', at: 'time' },
    },
    profile: {
      ...{ ...base, disposition: { do: 'erase' }, reach: [{ by: 'column', column: 'phone', holds: 'phone' }] },
      columns: { id: 'key', account_id: 'reference', phone: 'identifier', at: 'time' },
    },
  })
  const kinds = (map: DataMap, catalogue: Catalogue) =>
    checkMap(map, catalogue)
      .map(({ is }) => is)
      .filter((is) => is !== 'foreign-key-circle')

  test('is a finding where the only key between the two runs from the parent to that column: strangers would be erased', () => {
    const found = checkMap(through('id'), live([key('profile', 'account_id', 'account')]))
    expect(found).toContainEqual({ table: 'account', column: 'id', is: 'way-against-its-key', about: 'profile.id' })
    expect(whatToDo(found.find(({ is }) => is === 'way-against-its-key') ?? expect.unreachable())).toContain('strangers')
  })

  test('is none where the parent shares its key with the row, by the key that runs back', () => {
    const catalogue = live([key('profile', 'id', 'account')])
    expect(kinds(through('id'), catalogue)).toEqual([])
    expect(waysByNameAlone(through('id'), catalogue)).toEqual([])
  })

  test('is none either where they share it within a business', () => {
    const both = { columns: ['tenant', 'id'], references: { table: 'account', columns: ['tenant', 'id'] } }
    const catalogue = live([key('profile', 'id', 'account', both)])
    expect(kinds(through('id'), catalogue)).toEqual([])
    expect(waysByNameAlone(through('id'), catalogue)).toEqual([])
    const other = { ...both, columns: ['tenant', 'account_id'] }
    expect(kinds(through('id'), live([key('profile', 'id', 'account', other)]))).toEqual(['way-against-its-key'])
  })

  test.each(['uuid', 'text', 'public.kind'])('is a finding where %s is to be compared with a number', (type) => {
    const found = checkMap(through('profile_id'), live([], type))
    expect(found).toEqual([{ table: 'account', column: 'profile_id', is: 'types-differ', about: `profile.id: ${type} ≠ bigint` }])
    expect(waysByNameAlone(through('profile_id'), live([], type))).toEqual([])
  })

  test('is a warning where nothing but its name says that it leads there', () => {
    for (const type of ['bigint', 'integer', 'numeric']) {
      expect(kinds(through('profile_id'), live([], type))).toEqual([])
      const [warning, ...more] = waysByNameAlone(through('profile_id'), live([], type))
      expect([warning, more]).toEqual([
        { table: 'account', column: 'profile_id', is: 'way-by-name-alone', about: 'profile.id' },
        [],
      ])
      expect(whatToDo(warning ?? expect.unreachable())).toContain('profile.id')
    }
  })

  test.each<[string, ForeignKey]>([
    ['a foreign key', key('account', 'profile_id', 'profile')],
    ['one that the database does not enforce', key('account', 'profile_id', 'profile', { byMap: true })],
    ['one onto a single part of the parent', key('account', 'profile_id', 'profile', { ontoPart: true })],
  ])('is not asked about where %s says where it leads', (_, known) => {
    expect(kinds(through('profile_id'), live([known]))).toEqual([])
    expect(waysByNameAlone(through('profile_id'), live([known]))).toEqual([])
  })

  test('stands nowhere in the reference map', async () => {
    expect(waysByNameAlone(referenceMap, await readCatalogue(platform))).toEqual([])
    expect(waysByNameAlone(shopMap, shop)).toEqual([])
  })
})

describe('a table that people’s rows point at, and of which nothing goes,', () => {
  const pointingAt = (table: string): Catalogue => ({
    ...shop,
    foreignKeys: [
      ...shop.foreignKeys,
      {
        ...{ name: 'author', table: 'note', columns: ['author_id'], references: { table, columns: ['id'] } },
        ...{ onDelete: 'no action', indexed: true },
      },
    ],
  })
  const base = { category: 'account', primaryKey: ['id'], tenant: 'none', reach: [], scopes: [] } as const
  const withUser = (columns: TableMap['columns'], more: Partial<TableMap> = {}): DataMap => ({
    ...shopMap,
    auth_user: { ...base, disposition: { do: 'nothing', because: 'no way leads there' }, columns, ...more },
  })
  const columns = { id: 'key', name: 'personal', email: 'identifier', seen: 'time' } as const

  test('is warned of where the map itself calls columns of it personal', () => {
    const [warning, ...more] = peopleBeyondReach(withUser(columns), pointingAt('auth_user'))
    expect([warning, more]).toEqual([{ table: 'auth_user', is: 'stays-behind', about: 'name, email' }, []])
    expect(whatToDo(warning ?? expect.unreachable())).toContain('(name, email)')
  })

  test.each<[string, DataMap]>([
    ['holds nothing personal', withUser({ id: 'key', name: 'not personal: a product' })],
    ['holds staff', withUser(columns, { guards: { column: 'phone', whose: 'staff' } })],
    ['holds businesses', withUser(columns, { tenantName: 'name' })],
    ['is pointed at by nobody’s rows alone', { ...withUser(columns), note: { ...(shopMap.note as TableMap), reach: [] } }],
    ['goes itself', withUser(columns, { disposition: { do: 'erase' } })],
  ])('is not where it %s', (_, map) => {
    expect(peopleBeyondReach(map, pointingAt('auth_user'))).toEqual([])
  })

  test('is none of the reference map', async () => {
    expect(peopleBeyondReach(referenceMap, await readCatalogue(platform))).toEqual([])
    expect(peopleBeyondReach(shopMap, pointingAt('staff'))).toEqual([])
  })
})
