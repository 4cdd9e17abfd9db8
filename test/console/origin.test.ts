import { beforeAll, describe, expect, it } from 'vitest'
import { beginning, wayBackOf } from '../../src/console/case-origin.tsx'
import { demoBusiness } from '../../src/platform/demo-businesses.ts'
import { approveTemplates } from '../intake/api/support/approve-templates.ts'
import { partnerWorld } from '../intake/api/support/partner-world.ts'
import { enterAccount } from '../support/enter-account.ts'
import { scenario } from '../support/scenario.ts'
import { signedIn, type Visitor } from './support/visitor.ts'

/** The value beside a name in the facts of a request. */
const fact = (text: string, name: string) =>
  new RegExp(`<dt>${name}</dt><dd>([\\s\\S]*?)</dd>`).exec(text)?.[1]?.replace(/<[^>]+>/g, '')

describe('how a request came in, and what proved it,', () => {
  const world = scenario()
  let asha: Visitor
  let dev: Visitor
  beforeAll(async () => {
    asha = await signedIn(world.test, 'asha')
    dev = await signedIn(world.test, 'dev')
  })

  it.each([
    ['letter', 'called-back', 'number', 'A letter, entered by staff', 'Staff called the number back', '11000'],
    ['email', 'called-back', 'number', 'An e-mail, entered by staff', 'Staff called the number back', '11001'],
    ['phone', 'called-back', 'number', 'A phone call, entered by staff', 'Staff called the number back', '11002'],
    ['call-back', '', 'number', 'A call, answered by calling the number back', 'Staff called the number back', '11003'],
    ['business-confirmation', '', 'business', 'A business’s written confirmation', 'The business confirmed in writing', '11004'],
    ['letter', 'business-confirmed', 'business', 'A letter, entered by staff', 'The business confirmed in writing', '11005'],
  ])('stands on the page of one that came by %s and was %s', async (source, proof, scope, came, proved, end) => {
    const phone = `+91 70000 ${end}`
    world.alsoSecret(`70000 ${end}`, `70000${end}`)
    await asha.get('/console/start')
    const business = scope === 'business' ? demoBusiness('sarees').tenantId : ''
    const wish = { scope, business, phone, source, proof, language: 'en', email: '', file: 'letter-on-file' }
    expect((await asha.post('/console/start', wish)).location).toContain('said=proposed')
    const proposal = /name="proposal" value="([0-9a-f-]+)"/.exec((await dev.get('/console/proposals')).text)?.[1] ?? ''
    const started = await dev.post('/console/proposals', { proposal, verdict: 'approve', phone })
    const { text } = await dev.get(new URL(started.location ?? '').pathname)
    expect(fact(text, 'Came by')).toContain(came)
    expect(fact(text, 'Proved by')).toContain(proved)
    expect(text).toContain('Proved whose number it is: the 30 days begin')
    expect(text).not.toMatch(/First message|Confirmed by the person/)
    expect(text).toContain('Confirmed by what proved it')
    expect(text).toContain('whoever holds the number can take it back by writing to CallMissed’s own number')
  })

  it('stands on the page of one that came by chat', async () => {
    const imran = world.actor('imran')
    await imran.says('delete my data')
    await imran.taps('Delete my data')
    await imran.taps('Yes, delete it')
    const reference = /CM-\w{4}-\w{4}/.exec(imran.last().bubble.text)?.[0] ?? ''
    const { text } = await asha.get(`/console/requests/${reference}`)
    expect(fact(text, 'Came by')).toBe('WhatsApp, CallMissed’s own number')
    expect(fact(text, 'Proved by')).toBe('A message from the number itself')
    expect(text).toContain('First message that proves the number: the 30 days begin')
    expect(text).toContain('it can be taken back in the chat')
  })

  it('stands on the page of an account that staff entered for its owner', async () => {
    const { bot } = world.test
    const entered = await enterAccount(bot, { tenantId: demoBusiness('coaching').tenantId, sooner: false, now: bot.clock.now() })
    if (entered.is === 'unknown') throw new Error('There is no such account.')
    const { text } = await asha.get(`/console/requests/${entered.request.reference}`)
    expect(fact(text, 'Came by')).toBe('Entered by staff for the owner of the account')
    expect(fact(text, 'Proved by')).toBe(
      'Staff called the number that is registered for the owner, and whoever answered confirmed it',
    )
    expect(text).toContain('its owner and admins can take it back by the link in their mail.')
    expect(text).not.toMatch(/the 30 days begin|Confirmed by the person/)
  })

  it('names no chat as the way back of an account that never had one', () => {
    const account = { source: null, scope: 'account' } as const
    expect(wayBackOf({ ...account, channelId: null })).not.toContain('chat')
    expect(wayBackOf({ ...account, channelId: 'a-channel' })).toContain('or in the chat')
    expect(beginning({ ...account, personId: null }, [])).toBeUndefined()
  })
})

describe('a number that a business passed on', () => {
  const world = partnerWorld()
  it('has the business’s name beside how it came, once its holder has confirmed', async () => {
    approveTemplates(world.test.graph)
    await world.forward('sarees', world.numberOf('meera'))
    await world.test.settle()
    const phone = world.test.phone('meera')
    await world.test.tapTitle(phone, 'Continue')
    await world.test.tapTitle(phone, 'Yes, delete it')
    const [row] = await world.ours<{ reference: string }>('select reference from erasure_request')
    const asha = await signedIn(world.test, 'asha')
    const { text } = await asha.get(`/console/requests/${row?.reference}`)
    expect(fact(text, 'Came by')).toBe(
      'WhatsApp, CallMissed’s own number; the number was passed on by Rangoli Sarees, and the person was asked',
    )
  })
})
