import { describe, expect, it } from 'vitest'
import { createPhone } from '../../src/simulator/phone.ts'
import { MINUTE } from '../support/bot.ts'
import { searchDatabase } from '../support/find-person.ts'
import { scenario } from '../support/scenario.ts'

const KAVYA_ID = 'IN.7Kq2vZ8mWc4Tn9XbR5yLd3'

describe('people about whom it is different', () => {
  const world = scenario()

  it('nothing held: the first answer says so and ends', async () => {
    const leela = world.actor('leela')
    expect(await leela.says('delete my data')).toEqual([
      expect.stringMatching(/^We hold no chats and no calls of the number ending 8529\. There is nothing to delete\./),
    ])
    expect(leela.last().bubble.buttons).toEqual([])
    expect(await world.bot('select state from conversation')).toEqual([{ state: 'idle' }])
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
  })

  it('an account’s owner hears how the account is deleted, and is never parked in silence', async () => {
    const vikram = world.actor('vikram')
    const heard = await vikram.says('delete my data')
    expect(heard.join()).toContain('write: my CallMissed account')
    expect(await world.bot('select 1 from erasure_request')).toEqual([])
    expect(await vikram.says('delete my callmissed account')).toEqual([expect.stringContaining('Which e-mail address')])
  })

  it('an account’s owner who is a customer too: told of the account in the review, and of the wait when staff must look', async () => {
    const vikram = world.actor('vikram')
    await world.platform("update conversation set external_id = '+917000045407' where external_id = '+917000026350'")
    await vikram.says('delete my data')
    await vikram.taps('Delete my data')
    expect(vikram.last().bubble.text).toContain('Your CallMissed account stays.')
    await vikram.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(vikram.heard().at(-1)).toContain('Deleting your data takes longer than planned: a person is looking at it')
    expect(await world.bot('select state, reason from erasure_request')).toEqual([{ state: 'parked', reason: 'staff-number' }])
    await world.platform("update conversation set external_id = '+917000026350' where external_id = '+917000045407'")
  })

  it('a number that belongs to a business waits for staff', async () => {
    const shop = world.actorOf(
      createPhone(world.test.graph, { name: 'The Shop Itself', phone: '+917000099020' }, '106600000000001'),
    )
    await world.platform("update whatsapp_number set display_number = '+917000099020' where display_number = '+917000090111'")
    await world.platform(
      `insert into conversation (tenant_id, bot_id, channel, external_id, status, created_at, last_message_at)
       select tenant_id, id, 'whatsapp', '+917000099020', 'open', $1, $1 from bot where type = 'whatsapp' limit 1`,
      [new Date(world.test.bot.clock.now().getTime() - MINUTE)],
    )
    await shop.says('delete my data')
    await shop.taps('Delete my data')
    await shop.taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(shop.heard().at(-1)).toContain('takes longer than planned')
    expect(await world.bot("select reason from erasure_request where reason <> 'staff-number'")).toEqual([
      { reason: 'business-number' },
    ])
    expect(await (await fetch(`${world.test.url}/metrics`)).text()).toMatch(/alarms_total\{reason="parked"\} 2/)
    expect(await shop.says('keep my data')).toEqual([expect.stringContaining('Keep your data')])
    expect(await shop.taps('Yes, keep it')).toEqual([expect.stringContaining('Your data stays')])
  })

  it('where no number shows it is asked for, and a card picked by hand is nobody’s', async () => {
    const kavya = world.actor('kavya')
    expect(await kavya.says('delete my data')).toEqual([expect.stringContaining('WhatsApp does not show us your number')])
    expect(kavya.last().bubble.asksForContact).toBe(true)
    expect(await kavya.does((phone) => phone.shareContact('+917000014821', 'other'))).toEqual([
      expect.stringContaining('a saved contact does not work'),
    ])
    expect(await kavya.says('my number is 7000014821')).toEqual([expect.stringContaining('A typed number')])
    expect(
      await world.bot(
        'select kind from person_binding where person_id = (select person_id from conversation order by created_at desc limit 1)',
      ),
    ).toEqual([{ kind: 'user_id' }])
  })

  it('the own number, attached by WhatsApp, is the proof', async () => {
    const kavya = world.actor('kavya')
    await world.platform(
      "update conversation set external_id = '+917000099010', business_scoped_user_id = $1 where external_id = $1",
      [KAVYA_ID],
    )
    // Once it is known, WhatsApp is asked to deliver to the number, which rings the same phone.
    const ringing = world.actorOf(
      createPhone(world.test.graph, { name: 'Kavya Reddy', phone: '+917000099010', userId: KAVYA_ID }, '106600000000001'),
    )
    await kavya.does((phone) => phone.shareContact('+917000099010', 'contact_request'))
    const taps = (title: string) => kavya.does((phone) => phone.tap(ringing.idOf(title), { answers: ringing.last().wamid }))
    expect(ringing.heard()).toEqual([expect.stringContaining('the number ending 9010')])
    await taps('Delete my data')
    expect(ringing.last().bubble.text).toContain('14 messages')
    await taps('Yes, delete it')
    await world.test.pass(15 * MINUTE)
    expect(ringing.heard().at(-1)).toContain('Your data is erased: 14 messages')
    expect(await searchDatabase(world.databases.platformUrl, ['7000099010', KAVYA_ID])).toEqual([])
  })

  it('a number known before from a chat that tied no id to it is found again when WhatsApp attaches it', async () => {
    const inTheShop = world.actor('meera', 'Rangoli Sarees')
    await inTheShop.says('delete my data')
    await inTheShop.says('complain')
    await inTheShop.says('no')
    const caseOf = () => world.bot<{ person_id: string }>("select person_id from case_file where about = 'complaint'")
    const [before] = await caseOf()
    const hidden = world.actorOf(
      createPhone(
        world.test.graph,
        { name: 'Meera Nair', phone: null, userId: 'IN.99aaBBccDDeeFF0011223344' },
        '106600000000001',
      ),
    )
    expect(await hidden.says('delete my data')).toEqual([expect.stringContaining('WhatsApp does not show us your number')])
    await hidden.does((phone) => phone.shareContact('+917000014821', 'contact_request'))
    const ringing = world.actor('meera')
    expect(ringing.heard().at(-1)).toContain('so this is only about that number')
    expect([...hidden.heard(), ...ringing.heard()].join()).not.toContain('We hold no chats')
    // The case is answered to whoever holds the number now.
    const [after] = await caseOf()
    expect(after?.person_id).not.toBe(before?.person_id)
    expect((await ringing.says('status')).join()).toContain('Your complaint CM-')
  })

  it('a number of another country that ends like the own one is another number', async () => {
    const sunita = world.actor('sunita')
    await sunita.says('english')
    expect(await sunita.says('delete my data +44 7000 037914')).toEqual([expect.stringContaining('What do you want?')])
    const [asked] = await sunita.taps('Delete my data')
    expect(asked).toContain('another number')
    expect(asked).not.toContain('If you say yes')
    await sunita.says('no')
    await sunita.says('delete my data 070000-37914')
    expect((await sunita.taps('Delete my data'))[0]).toContain('If you say yes')
  })
})
