import { describe, expect, it } from 'vitest'
import { typedEmail, withoutCodes } from '../../src/flows/hear-account.ts'
import { readIntent } from '../../src/flows/intent.ts'
import { done, said, talk } from './support/talk.ts'

describe('while its code is asked for, an account’s chat', () => {
  it.each([
    '123456',
    '123 456',
    '123-456',
    '1 2 3 4 5 6',
    '१२३४५६',
    '१२३ ४५६',
    'code: 123456',
    'mera code 123456 hai',
    'कोड १२३४५६',
    ' 123456.',
  ])('tries %j', (text) => {
    expect(talk().toAccount('provingEmail').text(text)).toContainEqual({ do: 'try-code', code: '123456' })
  })
  it.each([
    ['12345', 'account-code-shape'],
    ['1234567', 'account-code-shape'],
    ['purple elephants', 'lost'],
  ])('says of %j that it is no code, and counts no try', (text, key) => {
    const effects = talk().toAccount('provingEmail').text(text)
    expect([done(effects).includes('try-code'), said(effects)]).toEqual([false, [key]])
  })
  it.each(['9876543210', '+91 98765 43210', 'DELETE 472', 'my order 123456 was 500 rupees and never came'])(
    'tries nothing of %j',
    (text) => {
      expect(done(talk().toAccount('provingEmail').text(text))).not.toContain('try-code')
    },
  )
  it('takes a forwarded code, or one written yesterday, for none', () => {
    const chat = talk().toAccount('provingEmail')
    expect(done(chat.text('123456', { forwarded: true }))).not.toContain('try-code')
    expect(done(chat.text('123456', { sentAt: chat.now.at - 25 * 3_600_000 }))).not.toContain('try-code')
  })
  it.each(['send again', 'no mail', 'कोड नहीं आया', 'नवा कोड पाठवा', 'resend'])('sends another one for %j', (text) => {
    expect(done(talk().toAccount('provingEmail').text(text))).toContain('ask-for-code')
  })
  it.each(['wrong email', 'दूसरा पता', 'दुसरा पत्ता'])('asks for the address anew for %j', (text) => {
    expect(said(talk().toAccount('provingEmail').text(text))).toEqual(['account-email'])
  })
  it('takes another address typed there', () => {
    expect(talk().toAccount('provingEmail').text('no: Other@Sweets.example')).toContainEqual({
      do: 'ask-for-code',
      email: 'other@sweets.example',
    })
  })
  it('answers a yes or a thumb with what is to be typed: no button there says yes', () => {
    const thumb = { type: 'reaction', emoji: '👍' } as const
    expect(said(talk().toAccount('askingEmail').text('yes'))).toEqual(['account-email-shape'])
    expect(said(talk().toAccount('askingEmail').person(thumb))).toEqual(['account-email-shape'])
    expect(said(talk().toAccount('provingEmail').text('yes'))).toEqual(['account-code-shape'])
    expect(said(talk().toAccount('provingEmail').person(thumb))).toEqual(['account-code-shape'])
  })

  it('stops for STOP, a no and a person, and goes on about the number for who says so', () => {
    expect(done(talk().toAccount('provingEmail').text('STOP'))).toContain('stop-ads')
    expect(said(talk().toAccount('provingEmail').text('no'))).toEqual(['declined'])
    expect(done(talk().toAccount('provingEmail').text('talk to a person'))).toContain('open-case')
    expect(done(talk().toAccount('provingEmail').text('delete my data'))).toContain('look-up')
  })
})

describe('six digits and an address', () => {
  it.each(['idle', 'opening', 'choosingScope', 'reviewing', 'scheduled'] as const)(
    'mean nothing of the kind while %s',
    (state) => {
      for (const text of ['123456', 'asha@sweets.example', 'sooner']) {
        const chat = talk()
        if (state !== 'idle') chat.to(state)
        const effects = done(chat.text(text))
        for (const what of ['try-code', 'ask-for-code', 'hurry-request'] as const) expect(effects).not.toContain(what)
      }
    },
  )
})

describe('an address in a text', () => {
  it.each([
    ['Asha@Sweets.example', 'asha@sweets.example'],
    ['it is asha.k+shop@mail.sweets.co.in, thanks', 'asha.k+shop@mail.sweets.co.in'],
    ['<asha@sweets.example>', 'asha@sweets.example'],
    ['asha@sweets.example।', 'asha@sweets.example'],
    ['asha@sweets', undefined],
    ['asha at sweets.example', undefined],
    ['a@b.example or c@d.example', undefined],
    ['@sweets.example', undefined],
  ])('%j is %j', (text, email) => expect(typedEmail(text)).toBe(email))
})

describe('the wish for an account', () => {
  it.each([
    'my CallMissed account',
    'close my callmissed account',
    'delete my callmissed account',
    'mera callmissed account band karo',
    'मेरा CallMissed खाता',
    'माझं CallMissed खातं',
    'callmissed khata band karo',
  ])('is %j', (text) => expect(readIntent(text).is).toBe('account'))
  it.each(['close my account', 'delete my amazon account', 'is callmissed a scam', 'dont close my callmissed account'])(
    'is not %j',
    (text) => expect(readIntent(text).is).not.toBe('account'),
  )
})

describe('what is kept of a message', () => {
  it.each([
    ['123456', '••••••'],
    ['code 123 456 ok', 'code •••••• ok'],
    ['१२३४५६', '••••••'],
    ['call 9876543210', 'call 9876543210'],
    ['DELETE 472', 'DELETE 472'],
  ])('of %j is %j', (text, kept) => expect(withoutCodes(text)).toBe(kept))
})
