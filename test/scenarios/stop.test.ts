import { describe, expect, it } from 'vitest'
import { MINUTE } from '../support/bot.ts'
import { type Actor, scenario } from '../support/scenario.ts'

const NUMBER: Record<'meera' | 'rohan' | 'imran', string> = {
  meera: '+917000014821',
  rohan: '+917000026350',
  imran: '+917000075532',
}
type Key = keyof typeof NUMBER

describe('STOP means no more ads, and nothing else', () => {
  const world = scenario()
  const state = async () =>
    (await world.bot<{ state: string }>('select state from conversation order by updated_at desc limit 1'))[0]?.state
  const requests = () => world.bot('select state, erase_at, subject_sealed from erasure_request order by created_at')
  const pending = (key: Key) =>
    world.platform("select 1 from campaign_recipient where phone = $1 and status = 'pending'", [NUMBER[key]])
  const blocks = () => world.platform('select distinct tenant_id::text, blocks from deletion_bot.suppression order by 1, 2')
  /** The platform plans the next broadcast. */
  const invites = (key: Key) =>
    world.platform("update campaign_recipient set status = 'pending' where phone = $1 and status = 'cancelled'", [NUMBER[key]])

  /** Says each of the words in the state that `actor` is in: answered, ads off, and everything else as it was. */
  async function changesNothing(actor: Actor, key: Key, expected: string): Promise<void> {
    for (const word of ['STOP', 'band karo', 'unsubscribe', 'विज्ञापन बंद करो']) {
      await invites(key)
      const [before, where] = [await requests(), await state()]
      expect(where, word).toBe(expected)
      const heard = await actor.says(word)
      expect(heard.join(), `${word} in ${expected}`).toMatch(/no longer send you offers|ऑफ़र/)
      expect(await state(), word).toBe(where)
      expect(await requests(), word).toEqual(before)
      expect(await pending(key), word).toEqual([])
    }
    await actor.says('english')
  }

  it('before anything was asked', async () => {
    const rohan = world.actor('rohan')
    expect(await pending('rohan')).not.toEqual([])
    await rohan.says('stop')
    expect(rohan.last().bubble.text).toContain('Shops can no longer send you offers through us. Your messages stay as they are.')
    expect(await blocks()).toEqual([{ tenant_id: 'c0ac4100-0000-4000-a000-000000000003', blocks: 'campaigns' }])
    await changesNothing(rohan, 'rohan', 'idle')
    expect(await requests()).toEqual([])
  })

  it('while it is asked what to do, and while the review is open', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await changesNothing(rohan, 'rohan', 'choosingScope')
    await rohan.taps('Delete my data')
    await changesNothing(rohan, 'rohan', 'reviewing')
  })

  it('while the erasure is scheduled, and while it is asked whether to keep the data after all', async () => {
    const rohan = world.actor('rohan')
    await rohan.taps('Yes, delete it')
    expect(await rohan.says('stop')).toEqual([
      expect.stringMatching(/offers through us\. This changes nothing about your deletion\./),
    ])
    await changesNothing(rohan, 'rohan', 'scheduled')
    await rohan.taps('Keep my data')
    await changesNothing(rohan, 'rohan', 'confirmingUndo')
  })

  it('after an undo the offers stay off', async () => {
    const rohan = world.actor('rohan')
    await rohan.taps('Yes, keep it')
    expect(await pending('rohan')).toEqual([])
    expect(await blocks()).toEqual([{ tenant_id: 'c0ac4100-0000-4000-a000-000000000003', blocks: 'campaigns' }])
  })

  it('and after the erasure is done', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    await changesNothing(imran, 'imran', 'done')
    expect(await world.platform('select distinct blocks from deletion_bot.suppression order by 1')).toEqual([
      { blocks: 'campaigns' },
      { blocks: 'everything' },
    ])
  })

  it('the button does the same, for every business of hers', async () => {
    const meera = world.actor('meera')
    expect(await pending('meera')).toHaveLength(2)
    await meera.says('delete my data')
    expect(await meera.taps('Only stop ads')).toEqual([expect.stringContaining('can no longer send you offers')])
    expect(await pending('meera')).toEqual([])
    expect(
      await world.platform("select distinct tenant_id from deletion_bot.suppression where blocks = 'campaigns'"),
    ).toHaveLength(3)
  })
})
