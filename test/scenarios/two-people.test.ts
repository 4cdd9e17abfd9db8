import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DAY, MINUTE } from '../support/bot.ts'
import { dumpDatabase } from '../support/find-person.ts'
import { countRows, type Dump, missingIn, rowsOf, without } from '../support/rows-of.ts'
import { scenario } from '../support/scenario.ts'

const ROHAN = { phone: '+917000026350', name: 'Rohan Das' }
const PRAKASH = { phone: '+917000041268', name: 'प्रकाश जाधव' }

describe('two people at once', () => {
  const world = scenario()
  let before: Dump

  it('each hears only what is theirs, message by message', async () => {
    before = await dumpDatabase(world.databases.platformUrl, 'public')
    const [rohan, prakash] = [world.actor('rohan'), world.actor('prakash')]
    await Promise.all([rohan.phone.say('delete my data'), prakash.phone.say('माझा डेटा काढून टाका')])
    await world.test.settle()
    await Promise.all([
      rohan.phone.tap(rohan.idOf('Delete my data')),
      prakash.phone.tap(prakash.last().bubble.buttons[0]?.id ?? ''),
    ])
    await world.test.settle()
    expect(rohan.heard().at(-1)).toContain('18 messages')
    expect(prakash.heard().at(-1)).toContain('20 मेसेज')
    await Promise.all([
      rohan.phone.tap(rohan.idOf('Yes, delete it')),
      prakash.phone.tap(prakash.last().bubble.buttons[0]?.id ?? ''),
    ])
    await world.test.settle()
    expect(rohan.heard()).toHaveLength(3)
    expect(prakash.heard()).toHaveLength(3)
    expect(rohan.heard().join()).not.toContain('1268')
    expect(prakash.heard().join()).not.toContain('6350')
  })

  it('one takes it back and keeps every row, the other is erased, and nobody else is touched', async () => {
    const rohan = world.actor('rohan')
    await rohan.taps('Keep my data')
    await rohan.taps('Yes, keep it')
    await world.test.pass(15 * MINUTE)
    const after = await dumpDatabase(world.databases.platformUrl, 'public')
    const his = rowsOf(before, PRAKASH)
    expect(countRows(his)).toBeGreaterThan(20)
    expect(missingIn(without(before, his), after)).toEqual([])
    expect(missingIn(rowsOf(before, ROHAN), after)).toEqual([])
    expect(countRows(without(rowsOf(after, PRAKASH)))).toBe(0)
  })
})

describe('the same thing told twice', () => {
  const world = scenario()

  it('two quick messages are two events in their order: the second still finds what the first began', async () => {
    const rohan = world.actor('rohan')
    await rohan.phone.say('delete my data')
    const heard = await rohan.says('no')
    expect(heard).toEqual([expect.stringContaining('Nothing was deleted')])
    expect(await world.bot('select state from conversation')).toEqual([{ state: 'idle' }])
  })

  it('a message redelivered with the same wamid is answered once', async () => {
    const imran = world.actor('imran')
    const { wamid } = await imran.phone.say('delete my data')
    await imran.phone.say('delete my data', { wamid })
    await world.test.settle()
    expect(await imran.does((phone) => phone.say('delete my data', { wamid }))).toEqual([])
    expect(imran.heard()).toHaveLength(1)
  })

  it('a tap that comes twice confirms once, and is redelivered after the erasure without an effect', async () => {
    const imran = world.actor('imran')
    await imran.taps('Delete my data')
    const yes = imran.idOf('Yes, delete it')
    const answers = imran.last().wamid
    const { wamid } = await imran.phone.tap(yes, { answers })
    await imran.phone.tap(yes, { answers, wamid })
    await world.test.settle()
    await world.test.pass(15 * MINUTE)
    expect(imran.heard()).toHaveLength(4)
    expect(await imran.does((phone) => phone.tap(yes, { answers, wamid }))).toEqual([])
    await world.test.pass(6 * DAY)
    expect(
      await imran.does((phone) =>
        phone.tap(yes, { answers, wamid, sentAt: new Date(world.test.bot.clock.now().getTime() - 6 * DAY) }),
      ),
    ).toEqual([])
    expect(imran.heard()).toHaveLength(4)
    expect(await world.bot("select state from erasure_request where state <> 'awaiting_confirmation'")).toEqual([
      { state: 'completed' },
    ])
    expect(await world.bot('select number from receipt')).toEqual([{ number: 0 }])
    expect(readFileSync(`${world.test.dataDir}/ledger-head.jsonl`, 'utf8').trim().split('\n')).toHaveLength(1)
  })
})
