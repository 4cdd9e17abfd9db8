import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { noBlobsYet, removeWanted } from '../../src/erasure/blob-work.ts'

test('no removal is at work any more once one has failed, and none begins', async () => {
  const work = { ...noBlobsYet(), wanted: new Set(Array.from({ length: 40 }, (_, nth) => `calls/${nth}.ogg`)) }
  let atWork = 0
  let begun = 0
  const remove = async () => {
    begun += 1
    atWork += 1
    await sleep(begun)
    atWork -= 1
    return { is: 'gone' } as const
  }
  const checkpoint = () => Promise.reject(new Error('the lock is lost'))
  await expect(removeWanted(work, { remove }, { atOnce: 8, isOver: () => false, checkpoint })).rejects.toThrow('the lock is lost')
  expect([atWork, begun]).toEqual([0, 8])
})
