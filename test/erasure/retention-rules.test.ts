import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readCatalogue } from '../../src/erasure/catalogue-store.ts'
import { keptFrame } from '../../src/erasure/kept-row-store.ts'
import { retainedOf } from '../../src/erasure/kept-store.ts'
import { recomputeReleases } from '../../src/erasure/recompute-store.ts'
import { basisOf, type RetentionBasis, retentionBases, useRetentionBases } from '../../src/erasure/retention-bases.ts'
import { parseRetentionBases } from '../../src/erasure/retention-file.ts'
import { keptSince } from '../../src/erasure/retention-window.ts'
import { installOwnSchema } from '../../src/platform/own-schema.ts'
import { testDatabase } from '../support/databases.ts'
import { fillBusyShop } from './support/busy-shop.ts'
import { execute, planFor, REQUEST, subjectOf } from './support/run.ts'
import { shopMap, shopSchema } from './support/shop.ts'
import { NOW, people } from './support/world.ts'

const gst = basisOf('cgst-s36')
afterEach(() => useRetentionBases([gst]))

describe('an operator’s retention bases', () => {
  const written = JSON.stringify([{ ...gst, period: { months: 84 }, inForce: true, rows: 3 }])

  test('replace the one of the same id, join the others, and count from then on', () => {
    const before = retentionBases.length
    expect(keptSince('cgst-s36', '2026-11-20')).toBe('2020-11-20')
    useRetentionBases([...parseRetentionBases(written), { ...gst, id: 'shops-act', period: { years: 3 } }])
    expect(retentionBases).toHaveLength(before + 1)
    expect(keptSince('cgst-s36', '2026-11-20')).toBe('2019-11-20')
    expect(keptSince('shops-act', '2026-11-20')).toBe('2023-11-20')
  })

  test.each([
    ['no JSON', '[', 'not JSON'],
    ['no list', '{}', 'do not fit'],
    ['no period', JSON.stringify([{ ...gst, period: {} }]), 'period'],
    ['a period of two units', JSON.stringify([{ ...gst, period: { days: 1, years: 1 } }]), 'period'],
    ['a period of nothing', JSON.stringify([{ ...gst, period: { days: 0 } }]), 'period'],
    ['no Hindi words', JSON.stringify([{ ...gst, words: { en: 'x', mr: 'x' } }]), 'words'],
    ['a day that is none', JSON.stringify([{ ...gst, inForceFrom: '2026-02-30' }]), 'inForceFrom'],
    ['an id that could hide a number', JSON.stringify([{ ...gst, id: 'law-70000' }]), 'id'],
    ['one id twice', JSON.stringify([gst, gst]), 'twice'],
  ])('are refused in one sentence when they have %s', (_what, json, why) => {
    expect(() => parseRetentionBases(json)).toThrow(new RegExp(`${why}.*\\.$`))
  })
})

describe('a law that changes', () => {
  const database = testDatabase()
  const [person] = people
  if (!person) throw new Error('nobody')
  let pool: pg.Pool
  beforeAll(async () => {
    pool = new pg.Pool({ connectionString: database.url, max: 3 })
    await pool.query(shopSchema)
    await installOwnSchema(pool)
  })
  afterAll(() => pool.end())
  beforeEach(async () => {
    await fillBusyShop(pool, 0)
    await execute(pool, await planFor(pool, shopMap, subjectOf(person)), subjectOf(person))
  })

  const recompute = async (shorten = false) =>
    recomputeReleases(pool, keptFrame(shopMap, await readCatalogue(pool), NOW), shorten)
  const days = async () => (await retainedOf(pool, [REQUEST])).map(({ table, until }) => `${table} ${until}`)
  const change = (period: RetentionBasis['period'], inForceFrom = gst.inForceFrom) =>
    useRetentionBases([{ ...gst, period, inForceFrom }])

  test('to a longer time keeps rows and what they reference longer, once', async () => {
    expect(await recompute()).toEqual([])
    change({ months: 84 })
    expect(await recompute()).toEqual([{ requestId: REQUEST, table: 'bill', longer: 1, shorter: 0 }])
    expect(await days()).toEqual(['bill 2033-12-31', 'contact 2033-12-31'])
    expect(await recompute()).toEqual([])
  })

  test('to a shorter time waits for staff, and then holds for parents too', async () => {
    change({ months: 60 })
    for (let night = 0; night < 2; night += 1)
      expect(await recompute()).toEqual([{ requestId: REQUEST, table: 'bill', longer: 0, shorter: 1 }])
    expect(await days()).toEqual(['bill 2032-12-31', 'contact 2032-12-31'])
    expect(await recompute(true)).toEqual([{ requestId: REQUEST, table: 'bill', longer: 0, shorter: 1 }])
    expect(await days()).toEqual(['bill 2031-12-31', 'contact 2031-12-31'])
    expect(await recompute(true)).toEqual([])
  })

  test('that no longer holds lets rows go the next night, if staff say so', async () => {
    change({ months: 72 }, '2099-01-01')
    await recompute()
    expect(await days()).toEqual(['bill 2032-12-31', 'contact 2032-12-31'])
    await recompute(true)
    expect(await days()).toEqual(['bill 2026-11-19', 'contact 2026-11-19'])
  })

  test('moves a parent that is kept on its own with its last child', async () => {
    await pool.query(`update deletion_bot.retained set release_on = '2030-01-01' where table_name = 'contact'`)
    await recompute()
    expect(await days()).toEqual(['bill 2032-12-31', 'contact 2032-12-31'])
  })
})
