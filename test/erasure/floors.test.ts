import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checkFloors } from '../../src/cli/doctor/check-floors.ts'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { countPlan } from '../../src/erasure/count-store.ts'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { unreachedByFloors, withFloors } from '../../src/erasure/floors.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { inspectMap } from '../../src/erasure/map-check-store.ts'
import { planErasure } from '../../src/erasure/plan.ts'
import { recomputeReleases } from '../../src/erasure/recompute-store.ts'
import { referenceMap } from '../../src/erasure/reference-map.ts'
import { releaseBatch, tablesDue } from '../../src/erasure/release-store.ts'
import { searchResidue } from '../../src/erasure/residue.ts'
import { restrictHeldParents } from '../../src/erasure/restrict-store.ts'
import { basisOf, type Floor, useRetentionBases } from '../../src/erasure/retention-bases.ts'
import { parseRetentionBases } from '../../src/erasure/retention-file.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { carryOut } from './support/carry-out.ts'
import { memoryBlobs, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { CUT_OFF, people, snapshot, TABLES, tenantIds } from './support/world.ts'

const law = basisOf('dpdp-r8-3')
afterEach(() => useRetentionBases([law]))
const [A, B] = tenantIds
const keep = (more: Partial<Floor> = {}): Floor => ({
  tenants: [A],
  category: 'messaging',
  decided: 'keep',
  from: '2027-05-13',
  opinion: 'Opinion 7 of counsel, 2027-03-01',
  ...more,
})
const decide = (...floors: Floor[]) => useRetentionBases([{ ...law, floors }])

describe('a decision about a class of data', () => {
  const written = (...floors: unknown[]) => JSON.stringify([{ ...law, floors }])

  test('is read as it is written, and nothing is decided without one', () => {
    expect(law.floors).toBeUndefined()
    expect(withFloors(shopMap)).toBe(shopMap)
    expect(parseRetentionBases(written(keep()))[0]?.floors).toEqual([keep()])
  })

  test.each([
    ['no legal opinion', [{ ...keep(), opinion: undefined }], 'opinion'],
    ['an opinion without a name', [keep({ opinion: ' ' })], 'opinion'],
    ['a day before the law', [keep({ from: '2027-05-12' })], 'in force from 2027-05-13'],
    ['a class that there is not', [{ ...keep(), category: 'chats' }], 'category'],
    ['a business that may be a number', [keep({ tenants: ['+917000000010'] })], 'tenants'],
    ['two words about one business', [keep(), keep({ decided: 'erase' })], 'decide twice'],
    ['a word that nobody knows', [{ ...keep(), decided: 'maybe' }], 'decided'],
  ])('is refused in one sentence with %s', (_what, floors, why) => {
    expect(() => parseRetentionBases(written(...floors))).toThrow(new RegExp(why))
  })

  test.each([
    ['nothing before the law is in force', '2027-05-12', undefined, 0],
    ['so once it is in force', '2027-05-13', undefined, 1],
    ['nothing once all of it is decided', '2027-05-13', [keep({ tenants: 'all', decided: 'erase' })], 0],
    ['so while only some businesses have decided', '2027-05-13', [keep()], 1],
  ])('that is missing says %s', (_when, day, floors, lines) => {
    expect(checkFloors(new Date(`${day}T06:00:00Z`), [{ ...law, ...(floors ? { floors } : {}) }])).toHaveLength(lines)
  })

  test('says which tables of its class it does not reach', () => {
    decide(keep({ tenants: 'all' }))
    expect(unreachedByFloors(referenceMap)).toEqual(['campaign_recipient', 'voice_turn', 'usage_log', 'idempotency_record'])
  })
})

describe('a person of two businesses, one of which must keep what was said for a year', () => {
  const database = testDatabase()
  const [person] = people
  if (!person) throw new Error('nobody')
  const subject = subjectOf(person)
  let pool: pg.Pool
  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: database.url, max: 4 })
    await pool.query(shopSchema)
    await installOwnSchema(pool)
  })
  afterAll(() => pool.end())
  beforeEach(() => fillBusyShop(pool, 0))

  const ids = async (text: string) =>
    (await pool.query<{ id: string }>(text, [person.phone])).rows.map(({ id }) => String(id)).sort()
  const threads = (tenant: string) =>
    ids(`select t.id from thread t join contact c on c.id = t.contact_id where c.phone = $1 and t.tenant_id = '${tenant}'`)
  const planOf = async (now: Date, map: DataMap = withFloors(shopMap)) => {
    const catalogue = await readCatalogue(pool)
    const planned = planErasure({ map, catalogue, subject, scope: { kind: 'number' }, cutOff: CUT_OFF, now })
    if ('refused' in planned) throw new Error(planned.refused)
    return planned.plan
  }
  const erase = async (now: Date) => {
    const plan = await planOf(now)
    const run = { requestId: REQUEST, run: 0, plan, subject, pseudonyms: [], now: () => now }
    const done = await carryOut(pool, memoryBlobs(), run)
    if (done.is !== 'done') throw new Error('held')
    return { plan, changed: done.steps }
  }
  const release = async (now: Date) => {
    const plan = keptFrame(withFloors(shopMap), await readCatalogue(pool), now)
    for (let round = 0; round < 10; round += 1)
      for (const table of await tablesDue(pool, plan.today))
        await releaseBatch(pool, { plan, now, blobs: memoryBlobs() }, table, { after: undefined, limit: 500 })
  }
  const IN_FORCE = new Date('2027-06-01T06:00:00Z')

  test('keeps that business’s chats to the letter, and loses those of the other', async () => {
    decide(keep())
    const [mineAtA, mineAtB] = [await threads(A), await threads(B)]
    expect(mineAtA.length * mineAtB.length).toBeGreaterThan(0)
    const before = await snapshot(pool, TABLES)
    const plan = await planOf(IN_FORCE)
    const counted = await countPlan(pool, plan, subject, { atMost: 10_000, statementMs: 10_000 })
    const { changed } = await erase(IN_FORCE)
    const after = await snapshot(pool, TABLES)
    for (const id of mineAtA) expect(after.thread?.[id]).toBe(before.thread?.[id])
    for (const id of mineAtB) expect(after.thread?.[id]).toBeUndefined()
    const kept = await pool.query(
      'select table_name, basis, max(release_on)::text as until from deletion_bot.retained group by 1, 2 order by 1, 2',
    )
    expect(kept.rows).toContainEqual({ table_name: 'thread', basis: 'dpdp-r8-3', until: expect.stringMatching(/^2027-/) })
    const tables = kept.rows.filter(({ basis }) => basis === 'dpdp-r8-3').map(({ table_name }) => table_name)
    expect(tables).toEqual(expect.arrayContaining(['note', 'thread']))
    for (const table of tables) expect(['contact', 'delivery', 'mark', 'note', 'thread']).toContain(table)
    for (const { step, rows } of counted)
      expect([step.key, changed.find((each) => each.step.key === step.key)?.rows ?? 0]).toEqual([step.key, rows])
  })

  test('leaves nothing that is owed, and another run changes nothing', async () => {
    decide(keep())
    const { plan } = await erase(IN_FORCE)
    const found = await searchResidue(pool, { plan, subject, requestId: REQUEST }, { statementMs: 10_000 })
    expect(found.evidence.filter(({ remaining }) => remaining > 0)).toEqual([])
    expect(found.residue).toEqual([])
    const after = await snapshot(pool, TABLES)
    await erase(IN_FORCE)
    expect(await snapshot(pool, TABLES)).toEqual(after)
  })

  test('loses all of it in the end, the night after its day', async () => {
    decide(keep())
    const mine = await threads(A)
    const before = await snapshot(pool, TABLES)
    await erase(IN_FORCE)
    await release(new Date('2028-01-01T03:00:00Z'))
    const after = await snapshot(pool, TABLES)
    for (const id of mine) expect(after.thread?.[id]).toBeUndefined()
    const left = await pool.query(`select distinct table_name from deletion_bot.retained where settled_at is null`)
    expect(left.rows.map(({ table_name }) => table_name).filter((table) => ['thread', 'note', 'mark'].includes(table))).toEqual(
      [],
    )
    for (const table of ['thread', 'note', 'mark'] as const)
      for (const [id, text] of Object.entries(after[table] ?? {})) expect(before[table]?.[id]).toBe(text)
  })

  test.each([
    ['before the day from which it was decided', [keep({ from: '2027-07-01' })], '2027-06-01'],
    ['before the law is in force', [keep()], '2027-05-12'],
    [
      'where counsel decided for that business that it goes',
      [keep({ tenants: 'all' }), keep({ decided: 'erase' })],
      '2027-06-01',
    ],
    ['where another class was decided about', [keep({ category: 'identifiers' })], '2027-06-01'],
    ['when its year was over before it was asked for', [keep()], '2027-12-01'],
  ])('loses that business’s chats at once %s', async (_when, floors, day) => {
    decide(...floors)
    const mine = await threads(A)
    await erase(new Date(`${day}T06:00:00Z`))
    expect((await pool.query('select 1 from thread where id::text = any($1)', [mine])).rows).toEqual([])
    const kept = `select 1 from deletion_bot.retained r join thread t on t.id::text = r.primary_key ->> 'id'
      where r.table_name = 'thread' and r.basis = 'dpdp-r8-3' and t.tenant_id = $1`
    expect((await pool.query(kept, [A])).rows).toEqual([])
  })

  test('loses it earlier when counsel decides anew, and staff say so', async () => {
    decide(keep())
    await erase(IN_FORCE)
    const mine = await pool.query(`select primary_key ->> 'id' as id from deletion_bot.retained where table_name = 'thread'`)
    expect(mine.rows.length).toBeGreaterThan(0)
    decide(keep({ decided: 'erase' }))
    const plan = keptFrame(withFloors(shopMap), await readCatalogue(pool), IN_FORCE)
    await recomputeReleases(pool, plan, true)
    await release(IN_FORCE)
    const left = await pool.query('select 1 from thread where id::text = any($1)', [mine.rows.map(({ id }) => id)])
    expect(left.rows).toEqual([])
  })

  test('has the contact of the other business blanked where a bill alone holds it, and that business’s left whole', async () => {
    decide(keep({ tenants: [B], category: 'identifiers' }), keep({ tenants: [B] }))
    const before = await snapshot(pool, TABLES)
    const held = await ids('select contact_id as id from bill where phone = $1')
    const { plan } = await erase(IN_FORCE)
    expect((await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: IN_FORCE })).changed).toBe(1)
    const contact = 'select phone, email, name, tenant_id from contact where id::text = any($1)'
    expect((await pool.query(contact, [held])).rows).toEqual([{ phone: null, email: null, name: null, tenant_id: A }])
    const after = await snapshot(pool, TABLES)
    const atB = await ids(`select id from contact where phone = $1 and tenant_id = '${B}'`)
    expect(atB).toHaveLength(1)
    for (const id of atB) expect(after.contact?.[id]).toBe(before.contact?.[id])
    expect(await restrictHeldParents(pool, memoryBlobs(), { plan, requestId: REQUEST, now: IN_FORCE })).toMatchObject({
      changed: 0,
    })
  })

  test('has a contact that a floor keeps left whole when counsel decides anew, until staff say so', async () => {
    decide(keep({ tenants: [B], category: 'identifiers' }), keep({ tenants: [B] }))
    const [contact] = await ids(`select id from contact where phone = $1 and tenant_id = '${B}'`)
    await pool.query('update bill set contact_id = $1 where contact_id in (select id from contact where phone = $2)', [
      contact,
      person.phone,
    ])
    await erase(IN_FORCE)
    const name = async () => (await pool.query('select name from contact where id::text = $1', [contact])).rows
    const before = await name()
    decide(keep({ tenants: [B], category: 'identifiers', decided: 'erase' }), keep({ tenants: [B], decided: 'erase' }))
    const restrict = async () =>
      (await restrictHeldParents(pool, memoryBlobs(), { plan: await planOf(IN_FORCE), requestId: REQUEST, now: IN_FORCE }))
        .changed
    expect(await restrict()).toBe(0)
    expect(await name()).toEqual(before)
    await recomputeReleases(pool, keptFrame(withFloors(shopMap), await readCatalogue(pool), IN_FORCE), true)
    await release(IN_FORCE)
    expect(await restrict()).toBe(1)
    expect(await name()).toEqual([{ name: null }])
  })

  test('is no finding: what cascades holds its parent', async () => {
    const before = await inspectMap(pool, { schema: 'public', tables: shopMap })
    decide(keep({ tenants: 'all' }))
    const { findings } = await inspectMap(pool, { schema: 'public', tables: withFloors(shopMap) })
    expect(findings).toEqual(before.findings)
  })
})
