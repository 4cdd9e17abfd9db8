import { beforeAll, describe, expect, test } from 'vitest'
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
