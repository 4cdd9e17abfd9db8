import { beforeEach, describe, expect, it } from 'vitest'
import type { Context } from '../../src/flows/context.ts'
import type { ConversationMemory } from '../../src/flows/conversation-store.ts'
import { unseal } from '../../src/runtime/keys.ts'
import { type Actor, HOUR, scenario } from '../support/scenario.ts'

const DELETE = 'Delete my data'

describe('a review that nobody saw', () => {
  const world = scenario()
  beforeEach(() => world.test.graph.faults.clear())

  const states = () => world.bot<{ state: string }>('select state from erasure_request order by created_at')
  const waiting = { state: 'awaiting_confirmation' }

  /** The prompt of the one review that is open, as only the bot knows it. */
  async function secretPrompt(): Promise<{ id: string; code: string }> {
    const [row] = await world.bot<{ sealed: string }>(
      "select snapshot_sealed as sealed from conversation where state = 'reviewing'",
    )
    // Sealed by the conversation's own store.
    const memory = JSON.parse(unseal(world.test.bot.keys, 'conversation', row?.sealed ?? '')) as ConversationMemory
    const { prompt } = memory.snapshot.context as Context
    if (prompt === null || prompt.code === null) throw new Error('No review is open.')
    return { id: prompt.id, code: prompt.code }
  }

  async function confirmsBlindly(actor: Actor): Promise<void> {
    const byCode = await secretPrompt()
    await actor.says(`DELETE ${byCode.code}`)
    const byButton = await secretPrompt()
    await actor.does((phone) => phone.tap(`${byButton.id}:confirm`))
  }

  it('because the day’s messages were spent cannot be confirmed, by its code nor by its button', async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    while (rohan.heard().length < 30) await rohan.says('help')
    expect(await rohan.taps(DELETE)).toEqual([])
    await confirmsBlindly(rohan)
    expect(await states()).toEqual([waiting])
    expect(rohan.heard()).toHaveLength(30)
  })

  it('can be, once it is put again and arrives', async () => {
    const rohan = world.actor('rohan')
    await world.test.pass(25 * HOUR)
    await rohan.says('delete my data')
    await rohan.taps(DELETE)
    const { code } = await secretPrompt()
    expect(await rohan.says(`DELETE ${code}`)).toEqual([expect.stringContaining('We have stopped using your data')])
  })

  it('because Meta refused it is put again instead, and only the one that arrives counts', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    world.test.graph.failNext({ kind: 'refuse', code: 131021 })
    expect(await imran.taps(DELETE)).toEqual([])
    const { code } = await secretPrompt()
    const [again] = await imran.says(`DELETE ${code}`)
    expect(again).toContain('If you say yes')
    expect(again).not.toContain('too old')
    expect((await states()).at(-1)).toEqual(waiting)
    expect(await imran.says(`DELETE ${(await secretPrompt()).code}`)).toEqual([expect.stringContaining('We have stopped')])
  })

  it('because its channel stands still cannot be confirmed meanwhile', async () => {
    const prakash = world.actor('prakash')
    await prakash.says('delete my data')
    await prakash.says('english')
    await world.bot("update channel set stopped_at = now(), stopped_code = 190 where mode = 'dedicated'")
    await prakash.taps(DELETE)
    await confirmsBlindly(prakash)
    expect((await states()).at(-1)).toEqual(waiting)
    await world.bot('update channel set stopped_at = null, stopped_code = null')
    await world.test.pass(60_000)
    expect(await prakash.taps('Yes, delete it')).toEqual([expect.stringContaining('We have stopped')])
  })

  it('as far as Meta told us is confirmed by the code that stands in it, and is not sent once more', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('delete my data')
    await sunita.says('english')
    await sunita.taps(DELETE)
    await world.bot(
      "update outbox_message set state = 'sending', wamid_hash = null, next_attempt_at = now() + interval '1 minute' where what = 'review' and prompt_id = $1",
      [(await secretPrompt()).id],
    )
    const said = sunita.phone.say(`DELETE ${(await secretPrompt()).code}`)
    world.alsoSecret((await said).wamid)
    await world.test.settle()
    expect(sunita.heard().at(-1)).toContain('We have stopped using your data')
    expect(sunita.heard().filter((text) => text.includes('If you say yes'))).toHaveLength(1)
    expect(await world.bot("select state from outbox_message where what = 'review' and state = 'sending'")).toEqual([])
  })
})

describe('a business whose chat has used up its day', () => {
  const world = scenario()

  it('does not silence the dedicated number for that person', async () => {
    const inTheShop = world.actor('meera', 'Rangoli Sarees')
    await inTheShop.says('delete my data')
    for (let message = 0; message < 31; message += 1) await inTheShop.says('delete my data')
    expect(inTheShop.heard()).toHaveLength(30)
    const meera = world.actor('meera')
    expect(await meera.says('delete my data')).toEqual([expect.stringContaining('ending 4821')])
  })
})
