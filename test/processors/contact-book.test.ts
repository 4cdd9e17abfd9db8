import { beforeEach, describe, expect, test } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { askedWorld } from './support/asked.ts'

const undo = 15 * MINUTE

describe('Meta’s contact book', () => {
  const world = askedWorld()
  let passes = 0
  const count = async () => {
    passes += 1
    world.at('executed', count)
  }
  beforeEach(() => {
    passes = 0
    world.at('executed', count)
  })

  test('is asked within the erasure: nothing is looked at a second time for its answer', async () => {
    await world.confirm('rohan')
    await world.test.pass(undo)
    expect(await world.state()).toBe('completed')
    expect(passes).toBe(1)
    expect(world.test.graph.forgotten).toHaveLength(1)
    expect(await world.receipts()).toMatchObject([
      { number: 0, result: 'completed', processors: [{ processor: 'meta-contact-book', standing: 'done' }] },
    ])
  })

  test('that cannot answer is waited for, and asked again', async () => {
    world.test.graph.bookFaults.failNext({ kind: 'refuse', code: 80007 })
    await world.confirm('prakash')
    await world.test.pass(undo)
    expect(await world.state()).toBe('running')
    expect(await world.receipts()).toEqual([])
    await world.test.pass(MINUTE)
    expect(await world.state()).toBe('completed')
    expect(passes).toBe(2)
    expect(world.test.graph.forgotten).toHaveLength(2)
    expect(await world.receipts()).toMatchObject([
      { number: 0, result: 'completed', processors: [{ processor: 'meta-contact-book', standing: 'done' }] },
    ])
  })
})
