import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { noBlobsYet, removeWanted } from '../../src/erasure/blob-work.ts'

test('no removal is at work any more once one has failed, and none begins', async () => {
  const work = {
    ...noBlobsYet(),
    wanted: new Map(Array.from({ length: 40 }, (_, nth) => [`calls/${nth}.ogg`, ['call.recording']])),
  }
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

test('a blob that a round found vouches for those of its own column, and for no other’s', async () => {
  const wanted = new Map([
    ['calls/1.ogg', ['call.recording']],
    ['calls/2.ogg', ['call.recording']],
    ['faces/1.jpg', ['customer.face']],
    ['both', ['call.recording', 'customer.face']],
  ])
  const work = { ...noBlobsYet(), wanted }
  const remove = async (key: string) =>
    key === 'calls/1.ogg' ? ({ is: 'gone' } as const) : ({ is: 'gone', wasThere: false } as const)
  await removeWanted(work, { remove }, { atOnce: 8, isOver: () => false })
  expect([...work.cleared].sort()).toEqual(['calls/1.ogg', 'calls/2.ogg'])
  expect([...work.absent.keys()].sort()).toEqual(['both', 'faces/1.jpg'])
})
