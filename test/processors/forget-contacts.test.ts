import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { stopChannel } from '../../src/db/channels.ts'
import { forgetContactsOf } from '../../src/jobs/call-processors.ts'
import type { Fault } from '../../src/simulator/faults.ts'
import { openTestBot, type TestBot } from '../support/bot.ts'
import { testDatabases } from '../support/databases.ts'

const databases = testDatabases()
let world: TestBot
beforeAll(async () => {
  world = await openTestBot(databases)
})
afterAll(() => world.close())

const busy: Fault = { kind: 'refuse', code: 80007 }
const never: Fault = { kind: 'refuse', code: 100 }
/** "… cannot be loaded due to missing permissions, or does not support this operation." */
const noObject: Fault = { kind: 'refuse', code: 100, subcode: 33 }

/** The entries of two people in one book: the first of these faults meets the first of them. */
async function ask(...faults: Fault[]) {
  for (const fault of faults) world.graph.bookFaults.failNext(fault)
  const [channel] = world.bot.channels.all()
  const of = (userId: string) => ({ channelId: channel?.id ?? '', userId })
  return forgetContactsOf(world.bot, [of('IN.Asha1'), of('IN.Ravi1')])
}

describe('of two entries in a contact book', () => {
  test.each([
    [busy, never],
    [never, busy],
  ])('one refused for good and one that cannot be asked now are asked again, whichever comes first', async (first, second) => {
    expect(await ask(first, second)).toEqual({ is: 'later', httpStatus: 400, isShut: false })
  })

  test('both refused for good are refused', async () => {
    expect(await ask(never, never)).toEqual({ is: 'refused' })
  })
})

describe('a number of which Meta says that there is no such thing, or no access, or no contact book', () => {
  test('has no contact book while its channel sends: staff hear so at once', async () => {
    expect(await ask(noObject, noObject)).toEqual({ is: 'refused' })
  })

  test('is asked again later while its channel is stopped', async () => {
    for (const { id } of world.bot.channels.all()) await stopChannel(world.bot.db, id, 190, world.bot.clock.now())
    expect(await ask(noObject, noObject)).toEqual({ is: 'later', httpStatus: 400, isShut: true })
  })
})
