import { beforeAll, describe, expect, test } from 'vitest'
import { nightly } from '../../src/jobs/nightly.ts'
import { DAY, MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'

const undo = 15 * MINUTE

/** A store that could bring back for ninety days what goes now. */
function softDelete({ test: { bot } }: ReturnType<typeof askedWorld>): string {
  const { blobs, clock } = bot
  const recoverableUntil = new Date(clock.now().getTime() + undo + 90 * DAY)
  bot.blobs = {
    ...blobs,
    async remove(key) {
      const removal = await blobs.remove(key)
      return removal.is === 'gone' && removal.wasThere !== false ? { ...removal, recoverableUntil } : removal
    },
  }
  return recoverableUntil.toLocaleDateString('en-CA', { timeZone: 'Asia/Kolkata' })
}
const inWords = (day: string) => new Date(day).toLocaleDateString('en-IN', { dateStyle: 'medium' })

describe('the day until which a store could bring recordings back', () => {
  const world = askedWorld()
  beforeAll(() => world.add('brevo', { categories: ['messaging'] }))
  const outcome = () =>
    world.test.bot.lockPool
      .query<{ day: string }>(`select outcome ->> 'backupsUntil' as day from erasure_request order by created_at desc limit 1`)
      .then(({ rows }) => rows[0]?.day)

  test('is named at the end, though the pass that removed them waited for a processor', async () => {
    const day = softDelete(world)
    await world.confirm('rohan')
    await world.test.pass(undo)
    expect(await world.state()).toBe('running')
    await world.test.pass(MINUTE)
    await world.answer({ [world.asked('brevo')[0]?.body.task ?? '']: 'done' }, 'brevo')
    await world.test.settle()
    expect(await world.state()).toBe('completed')
    expect(await outcome()).toBe(day)
    expect((await world.receipts()).at(-1)).toMatchObject({ recoverableUntil: day })
    expect(world.test.heard(world.test.phone('rohan')).join('\n')).toContain(inWords(day))
  })

  test('is named though the pass broke off behind the last row', async () => {
    const day = softDelete(world)
    world.at('executed', () => Promise.reject(new Error('the process dies')))
    await world.confirm('prakash')
    await world.test.pass(undo)
    await world.test.pass(10 * MINUTE)
    await world.test.pass(3 * MINUTE)
    expect(await outcome()).toBe(day)
    expect((await world.receipts()).at(-1)).toMatchObject({ recoverableUntil: day })
  })
})

describe('the day until which a store could bring a bill back that the law had kept', () => {
  const world = askedWorld()
  const PDF = 'bills/of-meera.pdf'
  beforeAll(async () => {
    const { bot } = world.test
    await bot.platform.query('alter table invoice add column pdf_key text')
    await bot.platform.query(
      'update invoice set pdf_key = $1 where id = (select id from invoice where billing_phone = $2 limit 1)',
      [PDF, '+917000014821'],
    )
    await bot.blobs.put(PDF, Buffer.from('a bill'))
    const { invoice } = bot.dataMap
    if (!invoice) throw new Error('The demo has bills.')
    bot.dataMap = { ...bot.dataMap, invoice: { ...invoice, columns: { ...invoice.columns, pdf_key: 'blob key' } } }
    const { foreignKeys: _, ...expects } = bot.mapExpects
    bot.mapExpects = { ...expects, tables: bot.dataMap }
  })

  test('stands on the receipt that says that it went, and so does the day of the backups', async () => {
    await world.confirm('meera')
    await world.test.pass(undo)
    for (const days of [8, 2]) await world.test.pass(days * DAY)
    expect(await world.test.bot.blobs.exists(PDF)).toBe(true)
    await world.test.pass(Date.parse('2033-01-02T12:00:00Z') - world.test.bot.clock.now().getTime())
    const day = softDelete(world)
    await nightly(world.test.bot)
    expect(await world.test.bot.blobs.exists(PDF)).toBe(false)
    const last = (await world.receipts()).at(-1)
    expect(last?.released?.map(({ table }) => table)).toContain('invoice')
    expect(last).toMatchObject({ recoverableUntil: day })
    const { rows } = await world.test.bot.lockPool.query(`select outcome ->> 'backupsUntil' as until from erasure_request`)
    expect(rows).toEqual([{ until: day }])
  })
})
