import { beforeAll, describe, expect, test } from 'vitest'
import type { DataMap } from '../../src/erasure/data-map.ts'
import { MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'

/** A paper goes from the file once the law's row is blanked; what it is about hangs above it. */
const papers: DataMap = {
  account_holder: {
    ...{ tenant: 'none', primaryKey: ['id'], scopes: ['number'], category: 'security', datedBy: 'at' },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: { do: 'erase' },
    columns: { id: 'key', phone: 'identifier', at: 'time' },
  },
  paper: {
    ...{ tenant: 'none', primaryKey: ['id'], scopes: ['number'], category: 'configuration', datedBy: 'at' },
    reach: [{ by: 'column', column: 'phone', holds: 'phone' }],
    disposition: {
      do: 'retain',
      keptBy: [{ basis: 'cgst-s36', from: 'due' }],
      blank: { phone: { to: null }, scan: { to: null } },
    },
    columns: { id: 'key', holder: 'reference', phone: 'identifier', scan: 'blob key', due: 'time', at: 'time' },
  },
}

describe('what the law keeps and could not be recorded yet, for its recording would not go', () => {
  const world = askedWorld()
  let isImmutable = true
  const asked = () => world.asked('brevo').map(({ body }) => [body.data.categories, body.data.erase_on])
  beforeAll(async () => {
    await world.add('brevo', { categories: ['messaging', 'security', 'configuration'] })
    const { bot } = world.test
    await bot.platform.query(`
      create table account_holder (id int primary key, phone text, at timestamptz not null);
      create table paper (id int primary key, holder int not null references account_holder, phone text, scan text,
        due date not null, at timestamptz not null);
      create index on account_holder (phone); create index on paper (phone); create index on paper (holder);
      insert into account_holder values (1, '+917000014821', '2026-01-01');
      insert into paper values (1, 1, '+917000014821', 'scans/1', '2027-12-31', '2026-01-01')`)
    const { blobs } = bot
    bot.blobs = {
      ...blobs,
      remove: async (key) => (key === 'scans/1' && isImmutable ? { is: 'stays', because: 'immutable' } : blobs.remove(key)),
    }
    await blobs.put('scans/1', Buffer.from('%PDF'))
    bot.dataMap = { ...bot.dataMap, ...papers }
    const { foreignKeys: _, ...expects } = bot.mapExpects
    bot.mapExpects = { ...expects, tables: bot.dataMap }
  })

  test('is asked of a processor for its day, with what it refers to, and not at once', async () => {
    await world.confirm('meera')
    await world.test.pass(15 * MINUTE)
    await world.test.pass(3 * MINUTE)
    expect(await world.state()).toBe('partial')
    expect((await world.receipts())[0]?.rest).toContain('paper:retain')
    expect(asked()).toEqual([
      [['messaging'], undefined],
      [['security', 'configuration'], '2033-12-31'],
    ])
  })

  test('is recorded once the recording goes, and the processor hears nothing else', async () => {
    isImmutable = false
    const before = (await world.tasks()).length
    await world.test.pass(60 * MINUTE)
    const kept = (await world.receipts()).at(-1)?.kept.filter(({ table }) => table in papers)
    expect(kept?.map(({ table, until }) => `${table} ${until}`).sort()).toEqual(['account_holder 2033-12-31', 'paper 2033-12-31'])
    expect(await world.tasks()).toHaveLength(before)
  })
})
