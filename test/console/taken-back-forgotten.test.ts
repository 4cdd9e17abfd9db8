import { beforeAll, describe, expect, it } from 'vitest'
import { backUp, restore } from '../erasure/support/restored.ts'
import { scenario } from '../support/scenario.ts'
import { DAY, MINUTE } from './support/times.ts'
import { saidIn as said, signedIn, type Visitor } from './support/visitor.ts'

describe('what was taken back, where a restore has made the bot forget it', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  let at: string
  const heard = () => world.actor('rohan').heard()
  const held = () => world.platform('select * from message order by id')
  const state = async () => (await world.bot('select state from erasure_request'))[0]
  const inDays = (days: number) => new Date(world.test.bot.clock.now().getTime() + days * DAY).toISOString().slice(0, 10)
  const proposalIn = (text: string) => /name="proposal" value="([0-9a-f-]+)"/.exec(text)?.[1] ?? ''

  beforeAll(async () => {
    const rohan = world.actor('rohan')
    await rohan.says('delete my data')
    await rohan.says('english')
    await rohan.taps('Delete my data')
    await rohan.taps('Yes, delete it')
    const backup = await backUp(world.test.bot.lockPool)
    await rohan.says('keep my data')
    await rohan.says('keep my data')
    expect(rohan.heard().at(-1)).toContain('Your data stays')
    await restore(world.test.bot.lockPool, backup)
    await world.test.pass(20 * MINUTE)
    await world.test.pass(20 * MINUTE)
    const [request] = await world.bot<{ reference: string }>('select reference from erasure_request')
    at = `/console/requests/${request?.reference}`
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
  })

  it('says what is known, and to ask the person first', async () => {
    const text = (await asha.get(at)).text.replace(/<[^>]+>/g, '')
    expect(text).toContain(
      'Stopped: the platform knows that it was taken back or refused after this confirmation. Ask the person first: they may have heard that their data stays. Nothing goes on before two of the staff let it go on.',
    )
    expect(text).not.toContain('Stopped by the brake')
  })

  it('goes on by nobody’s single word', async () => {
    const before = await held()
    const { text } = await asha.get(at)
    expect(text).not.toContain(`action="${at}/release"`)
    expect(said(await asha.post(`${at}/release`, { reason: 'looked-at-and-right' }))).toBe('wants-two')
    await world.test.pass(DAY)
    expect([await state(), await held()]).toEqual([{ state: 'parked' }, before])
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
  })

  it('goes on by two words, of which nobody says both, and the page promises no message', async () => {
    await asha.get(at)
    const wish = { what: 'release', reason: 'asked-by-the-person', until: inDays(2) }
    expect(said(await asha.post(`${at}/propose`, wish))).toBe('proposed')
    const proposal = proposalIn((await asha.get(at)).text)
    expect(said(await asha.post(`${at}/decide`, { proposal, verdict: 'approve' }))).toBe('own')
    expect(await state()).toEqual({ state: 'parked' })
    const seen = (await dev.get(at)).text
    expect(seen).toContain('Approved, it is done at once.')
    const before = heard().length
    const done = await dev.post(`${at}/decide`, { proposal, verdict: 'approve' })
    expect(said(done)).toBe('released')
    await world.test.settle()
    await world.test.pass(MINUTE)
    expect(await state()).toEqual({ state: 'completed' })
    expect(heard().slice(before).join()).toContain('data_deletion_finished')
  })
})
