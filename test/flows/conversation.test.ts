import { describe, expect, it } from 'vitest'
import type { Reported } from '../../src/flows/conversation-event.ts'
import { dedicated, done, HOUR, MINUTE, said, shared, T0, type Talk, talk, times } from './support/talk.ts'

describe('who writes that the data shall not be deleted, while it still can be kept', () => {
  it.each(['do not delete my data', 'mat karo delete, rehne do', 'डिलीट मत करो', 'डिलीट करू नका'])(
    '“%s” is asked at once whether to keep it, and only the button or “keep my data” does',
    (words) => {
      const chat = talk().to('scheduled')
      expect(said(chat.text(words))).toEqual(['keep'])
      expect(said(chat.text(words))).toEqual(['tap-button'])
      expect(done(chat.tap('keep-yes'))).toContain('undo-request')
    },
  )
})

describe('who is asked whether the data shall be kept', () => {
  it.each(['ruko', 'ruko bhai', 'थांबा प्लीज', 'STOP', 'stop it'])('stops offers with “%s”, and the question stands', (words) => {
    const chat = talk().to('confirmingUndo')
    expect(done(chat.text(words))).not.toContain('undo-request')
    expect(chat.state()).toBe('confirmingUndo')
    expect(done(chat.tap('keep-yes'))).toContain('undo-request')
  })
})

describe('a customer on the dedicated number', () => {
  it('is done with one typed message and two taps', () => {
    const chat = talk()
    expect(done(chat.text('delete my data'))).toContain('look-up')
    expect(said(chat.facts())).toEqual(['choose'])
    expect(chat.tap('delete')).toContainEqual({ do: 'preview', scope: { kind: 'number' }, purpose: 'review' })
    expect(said(chat.preview())).toEqual(['review'])
    expect(chat.tap('confirm')).toContainEqual({
      do: 'confirm-request',
      scope: { kind: 'number' },
      suspect: false,
      confirmedAt: T0,
      provedAt: T0,
    })
    expect(said(chat.scheduled())).toEqual(['scheduled'])
    expect(chat.state()).toBe('scheduled')
  })
  it('may type the code instead of tapping', () => {
    const chat = talk().to('reviewing')
    expect(done(chat.text(`DELETE ${chat.context().prompt?.code}`))).toContain('confirm-request')
  })
  it.each(['#', 'delete # please', 'yes delete #', 'please #'])('may type the code as "%s"', (put) => {
    const chat = talk().to('reviewing')
    expect(done(chat.text(put.replace('#', chat.context().prompt?.code ?? '')))).toContain('confirm-request')
  })
  it('a lone number is no code where none is asked for, or a forwarded one', () => {
    expect(done(talk().to('choosingScope').text('104'))).not.toContain('confirm-request')
    expect(done(talk(shared).to('reviewing').text('104'))).not.toContain('confirm-request')
    const chat = talk().to('reviewing')
    expect(done(chat.text(chat.context().prompt?.code ?? '', { forwarded: true }))).not.toContain('confirm-request')
  })
  it('after nine wrong codes in a day only the button counts, and a day later a code again', () => {
    const chat = talk().to('reviewing')
    for (let times = 0; times < 9; times += 1) chat.text('DELETE 999')
    expect([chat.state(), chat.context().prompt?.code, chat.context().wrongCodes.count]).toEqual(['reviewing', null, 9])
    expect(said(chat.text('DELETE 472'))).toEqual(['tap-button'])
    chat.now.at = T0 + 24 * HOUR
    chat.due()
    expect(chat.state()).toBe('idle')
    chat.to('reviewing')
    expect(chat.context().prompt?.code).not.toBeNull()
  })
  it('gets a new review after three wrong codes, and the old code is dead', () => {
    const chat = talk().to('reviewing')
    const old = chat.context().prompt
    expect(said(chat.text('DELETE 999'))).toEqual(['wrong-code'])
    chat.text('DELETE 998')
    const third = chat.text('DELETE 997')
    expect(third).toContainEqual({ do: 'say', say: expect.objectContaining({ key: 'review', lead: 'wrong-codes' }) })
    expect(chat.promptId()).not.toBe(old?.id)
    expect(done(chat.text(`DELETE ${old?.code}`))).not.toContain('confirm-request')
  })
  it('who hears that nothing is held is not asked anything', () => {
    const chat = talk().to('opening')
    expect(said(chat.facts({ held: false }))).toEqual(['nothing-held'])
    expect(chat.state()).toBe('idle')
  })
  it('deletes with one business only when that is what was picked', () => {
    const chat = talk().to('choosingScope')
    chat.tap('more')
    expect(done(chat.tap('business'))).toContain('list-businesses')
    const names = Array.from({ length: 12 }, (_, index) => ({ tenantId: `t${index}`, name: `Shop ${index} Traders` }))
    chat.send({ type: 'businesses.ready', now: T0, businesses: names, fresh: chat.fresh() })
    expect(chat.context().question).toMatchObject({ key: 'businesses', others: true, names: { length: 9 } })
    expect(said(chat.tap('not-listed'))).toEqual(['name-business'])
    expect(chat.text('shop 11 traders')).toContainEqual({
      do: 'preview',
      scope: { kind: 'business', tenantId: 't11' },
      purpose: 'review',
    })
    expect(chat.preview()).toContainEqual({
      do: 'say',
      say: expect.objectContaining({ key: 'review', business: 'Shop 11 Traders' }),
    })
  })
  it('who typed another number is asked which one is meant before anything is counted', () => {
    const chat = talk()
    chat.text('delete data of 7000055555')
    chat.facts()
    expect(said(chat.tap('delete'))).toEqual(['ownership'])
    expect(said(chat.tap('not-mine'))).toEqual(['whose'])
    expect(chat.state()).toBe('choosingWhose')
  })
  it.each(['choosingScope', 'reviewing'] as const)('who names another number in %s is asked which one is meant', (state) => {
    const chat = talk().to(state)
    const effects = chat.text('delete data of 98765 43210')
    expect([said(effects), chat.state()]).toEqual([['ownership'], 'confirmingOwnership'])
    expect(done(effects).includes('drop-request')).toBe(state === 'reviewing')
    expect(chat.tap('mine')).toContainEqual(
      state === 'reviewing'
        ? expect.objectContaining({ do: 'preview' })
        : { do: 'say', say: expect.objectContaining({ key: 'choose' }) },
    )
  })
  it.each(['+91 70000 04821', '070000-04821', '917000004821', '0091 (7000) 004821', '७०००००४८२१'])(
    'who typed the own number as %s is not asked whose it is',
    (number) => {
      const chat = talk()
      chat.text(`delete my data ${number}`)
      expect(chat.context().otherNumber).toBe(false)
    },
  )
  it.each(['+44 7000 004821', '+7 000 004 821', '+1 415 555 4821', '9000004821', '7000004821 and 9000004821'])(
    'who typed %s, which ends like the own number, is asked which one is meant',
    (number) => {
      const chat = talk()
      chat.text(`delete my data ${number}`)
      expect(chat.context().otherNumber).toBe(true)
    },
  )
  it('who typed the own number is not asked again', () => {
    const chat = talk()
    chat.text('delete my data 7000004821')
    chat.facts()
    expect(done(chat.tap('delete'))).toContain('preview')
  })
  it('speaks for a dead person: condolence, steps and a case in one tap', () => {
    const chat = talk()
    expect(chat.text('my father passed away, delete his data')).toContainEqual({
      do: 'say',
      say: expect.objectContaining({ key: 'care', who: 'dead' }),
    })
    expect(chat.tap('case')).toContainEqual({ do: 'open-case', about: 'care', who: 'dead' })
    expect(said(chat.send({ type: 'case.opened', now: T0, reference: 'CM-1', answerBy: T0 + HOUR }))).toEqual(['case-opened'])
  })
  it('keeps the language over ten messages, and a language chosen by name for good', () => {
    const chat = talk()
    expect(chat.text('mera data delete karo')).toContainEqual({ do: 'set-language', language: 'hi' })
    chat.facts()
    for (const body of ['ok', 'DELETE 111', '?', 'stop', 'hmm', 'status', 'ok', '1', 'yes', '👍']) chat.text(body)
    expect(chat.context().language).toBe('hi')
    chat.text('marathi')
    chat.text('please delete my data')
    expect(chat.context().language).toBe('mr')
  })
  it('is reminded once after an hour, and let go before the window closes', () => {
    const chat = talk().to('reviewing')
    chat.now.at = T0 + HOUR
    expect(chat.due()).toContainEqual({ do: 'say', say: expect.objectContaining({ key: 'review', lead: 'reminder' }) })
    chat.now.at = T0 + 2 * HOUR
    expect(said(chat.due())).toEqual([])
    chat.now.at = T0 + 24 * HOUR
    const end = chat.due()
    expect(said(end)).toEqual(['expired'])
    expect(end).toContainEqual({ do: 'drop-request', as: 'expired' })
    expect(chat.state()).toBe('idle')
  })
  it('is told when the platform does not answer, and it is asked again', () => {
    const chat = talk().to('opening')
    expect(said(chat.send({ type: 'facts.failed', now: T0, away: true, fresh: chat.fresh() }))).toEqual(['unreachable'])
    chat.now.at = T0 + 5 * MINUTE
    expect(done(chat.due())).toContain('look-up')
  })
  it('who writes something with "not" at the review is asked to tap, and loses nothing', () => {
    const chat = talk().to('reviewing')
    const before = chat.context()
    const effects = chat.text('do not delete')
    expect([said(effects), chat.state()]).toEqual([['tap-button'], 'reviewing'])
    expect(chat.context()).toMatchObject({ question: before.question, prompt: before.prompt })
  })
  it('is told once that the platform is down, however long it stays so, and hears message 1 when it is back', () => {
    const chat = talk().to('opening')
    const spoken: string[] = []
    const tries: number[] = []
    for (let minute = 0; minute <= 12 * 60; minute += 5) {
      chat.now.at = T0 + minute * MINUTE
      if (minute > 0 && !done(chat.due()).includes('look-up')) continue
      tries.push(minute)
      spoken.push(...said(chat.send({ type: 'facts.failed', now: chat.now.at, away: true, fresh: chat.fresh() })))
    }
    expect(spoken).toEqual(['unreachable'])
    expect(tries).toEqual([0, 5, 20, 65, 185, 305, 425, 545, 665])
    expect(said(chat.facts())).toEqual(['choose'])
    expect(chat.context().failures).toBe(0)
  })
  it.each(['opening', 'counting'] as const)(
    'whose records cannot be read (%s) is offered a person at the third failure, once',
    (state) => {
      const chat = talk().to(state)
      const type = state === 'opening' ? 'facts.failed' : 'preview.failed'
      const spoken: string[] = []
      for (let nth = 1; nth <= 6; nth += 1) {
        chat.now.at += 3 * HOUR
        spoken.push(...said(chat.send({ type, now: chat.now.at, away: false, fresh: chat.fresh() })))
        expect(spoken).toEqual(nth < 3 ? ['unreachable'] : ['unreachable', 'offer-person'])
        chat.due()
      }
      expect(chat.state()).toBe(state)
      expect(done(chat.text('talk to a person'))).toContain('open-case')
      expect(chat.state()).toBe(state)
    },
  )
  it('whose count takes too long can still delete, and is not told to have looked three times', () => {
    const chat = talk().to('choosingScope')
    chat.tap('show')
    const refused = { type: 'preview.refused', scope: { kind: 'number' }, eraseAt: T0, because: 'slow' } as const
    expect(said(chat.send({ ...refused, now: T0, purpose: 'show', fresh: chat.fresh() }))).toEqual(['show-slow', 'choose'])
    chat.tap('delete')
    expect(said(chat.send({ ...refused, now: T0, purpose: 'review', fresh: chat.fresh() }))).toEqual(['review'])
  })
  it.each(['parked', 'on_hold'] as const)('can still take back a request that is %s, by the button of its status', (is) => {
    const chat = talk().to('scheduled')
    expect(done(chat.text('status'))).toContain('tell-status')
    const times = { reference: 'CM-7K3F-9QXD', eraseAt: T0, deadlineAt: T0 + 30 * 24 * HOUR }
    const told = chat.send({
      type: 'status.ready',
      now: T0,
      status: { is, kept: [], finishedAt: null, ...times },
      fresh: chat.fresh(),
    })
    expect([said(told), chat.state()]).toEqual([['waiting'], 'scheduled'])
    expect(said(chat.tap('keep'))).toEqual(['keep'])
    expect(done(chat.tap('keep-yes'))).toContain('undo-request')
  })
  it('hears the name of the one business in message 3, in the status and at the end', () => {
    const chat = talk().to('choosingScope')
    chat.tap('more')
    chat.tap('business')
    const businesses = [{ tenantId: 'a', name: 'Asha Sweets' }]
    chat.send({ type: 'businesses.ready', now: T0, businesses, fresh: chat.fresh() })
    chat.tap('pick.0')
    chat.preview()
    chat.tap('confirm')
    const named = { do: 'say', say: expect.objectContaining({ business: 'Asha Sweets' }) }
    expect(chat.scheduled()).toContainEqual(named)
    expect(chat.status('scheduled')).toContainEqual(named)
    expect(chat.status('running')).toContainEqual(named)
    const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org/r' }
    const end = chat.send({ type: 'erasure.finished', now: T0, reference: 'CM-7K3F-9QXD', partial: false, outcome })
    expect(end).toContainEqual(named)
  })
  it.each(['delete everything', 'sab delete karo', 'मेरा सारा डेटा डिलीट करो', 'delete all my data'])(
    'by "%s" goes on to the whole number while one business’s data is on its way, and loses nothing of that',
    (text) => {
      const chat = talk().to('scheduled')
      const one: Reported = { is: 'scheduled', kept: [], finishedAt: null, ...times, business: 'Asha Sweets' }
      const stands = () => chat.send({ type: 'status.ready', now: T0, status: one, fresh: chat.fresh() })
      stands()
      const asked = chat.text(text)
      expect(asked).toContainEqual({ do: 'tell-status', reference: times.reference })
      expect(asked).toContainEqual({ do: 'look-up', linked: null })
      expect(stands()).toContainEqual({
        do: 'say',
        say: expect.objectContaining({
          key: 'status',
          business: 'Asha Sweets',
          report: expect.objectContaining({ is: 'scheduled' }),
        }),
      })
      expect([said(chat.facts()), chat.state()]).toEqual([['choose'], 'choosingScope'])
      chat.tap('delete')
      chat.preview()
      expect(chat.context().scope).toEqual({ kind: 'number' })
      // Whoever leaves it there hears how the one that is open stands, with its button.
      expect(done(chat.text('no'))).toContain('tell-status')
      expect([said(stands()), chat.state()]).toEqual([['scheduled'], 'scheduled'])
    },
  )
  it('and has thirty days for it from that wish on, however old the one beside it is', () => {
    const chat = talk().to('scheduled')
    const one: Reported = { is: 'scheduled', kept: [], finishedAt: null, ...times, business: 'Asha Sweets' }
    chat.send({ type: 'status.ready', now: T0, status: one, fresh: chat.fresh() })
    chat.now.at = T0 + 40 * 24 * HOUR
    chat.text('delete everything')
    expect(chat.context().provedAt).toBe(chat.now.at)
  })
  it('with the whole number on its way hears how that stands, and is asked nothing more', () => {
    const chat = talk().to('scheduled')
    expect(done(chat.text('delete everything'))).toEqual(['tell-status'])
  })
  it('by the reference of an older case hears how that ended, and keeps the one in talk', () => {
    const chat = talk().to('scheduled')
    const reference = 'CM-2222-3333'
    expect(chat.text('what about cm 2222 3333')).toEqual([{ do: 'tell-status', reference }])
    const status: Reported = { is: 'completed', kept: [], finishedAt: T0, ...times, reference }
    const told = chat.send({ type: 'status.ready', now: T0, status, named: true, fresh: chat.fresh() })
    expect([said(told), chat.state(), chat.context().request?.reference]).toEqual([['status'], 'scheduled', times.reference])
    expect(said(chat.tap('keep'))).toEqual(['keep'])
  })
  it('wants another account closed, and has thirty days for that one from this wish on', () => {
    const chat = talk().toAccount('scheduled')
    chat.now.at += 20 * 24 * HOUR
    chat.tap('other-account')
    expect([chat.state(), chat.context().provedAt]).toEqual(['askingEmail', chat.now.at])
  })
  it('whose yes meets one that is being erased already is not left without a word to say', () => {
    const chat = talk().to('scheduled')
    const one: Reported = { is: 'scheduled', kept: [], finishedAt: null, ...times, business: 'Asha Sweets' }
    chat.send({ type: 'status.ready', now: T0, status: one, fresh: chat.fresh() })
    chat.text('delete everything')
    chat.facts()
    chat.tap('delete')
    chat.preview()
    chat.tap('confirm')
    const status: Reported = { is: 'running', kept: [], finishedAt: null, ...times, reference: 'CM-2222-3333' }
    chat.send({ type: 'status.ready', now: T0, status, fresh: chat.fresh() })
    expect(chat.state()).toBe('erasing')
    expect(said(chat.text('keep my data'))).not.toEqual(['moment'])
  })
  it('hears of one that is being erased already, and keeps the button of the one in talk', () => {
    const chat = talk().to('scheduled')
    const status: Reported = { is: 'running', kept: [], finishedAt: null, ...times, reference: 'CM-2222-3333' }
    const told = chat.send({ type: 'status.ready', now: T0, status, fresh: chat.fresh() })
    expect([said(told), chat.state()]).toEqual([['status'], 'scheduled'])
    expect(said(chat.tap('keep'))).toEqual(['keep'])
  })
  it('of two that are open hears of both, the one that can be kept last', () => {
    const chat = talk().to('scheduled')
    const one: Reported = {
      is: 'running',
      kept: [],
      finishedAt: null,
      ...times,
      reference: 'CM-2222-3333',
      business: 'Asha Sweets',
    }
    const all: Reported = { is: 'scheduled', kept: [], finishedAt: null, ...times }
    chat.text('status')
    const told = chat.send({ type: 'status.ready', now: T0, status: all, besides: [one], fresh: chat.fresh() })
    expect([said(told), chat.state()]).toEqual([['status', 'scheduled'], 'scheduled'])
  })
  it('takes it back by the buttons of days ago, as long as nothing is erased', () => {
    const chat = talk().to('scheduled')
    const first = `${chat.promptId()}:keep`
    chat.now.at += 100 * HOUR
    const sent = { sentAt: chat.now.at - 30 * HOUR }
    expect(said(chat.tap('keep', sent))).toEqual(['keep'])
    chat.now.at += 30 * HOUR
    expect(done(chat.tap('keep-yes', sent))).toEqual(['undo-request'])
    const again = talk().to('scheduled')
    again.status()
    expect(said(again.person({ type: 'button', id: first, title: 'x' }))).toEqual(['keep'])
    expect(again.state()).toBe('confirmingUndo')
  })
  it('does not take it back by the old buttons "still delete" and "yes, keep it" of another question', () => {
    for (const choice of ['keep-no', 'delete', 'confirm']) {
      const chat = talk().to('scheduled')
      expect(done(chat.person({ type: 'button', id: `prompt-0:${choice}`, title: 'x' }))).toEqual(['tell-status'])
    }
    const chat = talk().to('confirmingUndo')
    expect(said(chat.person({ type: 'button', id: 'prompt-0:keep-yes', title: 'x' }))).toEqual(['keep'])
    expect(said(chat.tap('keep-yes', { forwarded: true }))).toEqual(['keep'])
    expect(chat.state()).toBe('confirmingUndo')
  })
  it('takes it back with two taps, or with "keep my data" written twice', () => {
    const taps = talk().to('scheduled')
    taps.tap('keep')
    expect(done(taps.tap('keep-yes'))).toContain('undo-request')
    const words = talk().to('scheduled')
    words.text('keep my data')
    expect(done(words.text('keep my data'))).toContain('undo-request')
    expect(said(words.send({ type: 'undo.done', now: T0 }))).toEqual(['undone'])
    expect(words.state()).toBe('idle')
  })
  it('small talk with nothing open is thanked for once, and a reaction gets no answer', () => {
    for (const text of ['ok', '👍', 'thanks']) expect(said(talk().text(text))).toEqual(['thanks'])
    for (const state of ['scheduled', 'erasing'] as const) {
      expect(said(talk().to(state).person({ type: 'reaction', emoji: '🙏' }))).toEqual([])
    }
    expect(said(talk().person({ type: 'reaction', emoji: '🙏' }))).toEqual([])
  })
  it.each(['please', 'yes please', 'my number', 'i want', 'is this'])('"%s" is no reason to leave Hindi', (text) => {
    const chat = talk()
    chat.text('mera data delete karo')
    chat.facts()
    chat.text(text)
    expect(chat.context().language).toBe('hi')
  })
  it.each([
    'haan',
    'Haan ji',
    'ok ji',
    'theek hai',
    'thik h',
    'nahi',
    'nahin ji',
    'ho',
    'nako',
    'hya',
    'aama',
    'avunu',
    'shukriya',
    'accha',
    'ji haan',
  ])('"%s" is no reason to leave English, or Tamil', (text) => {
    for (const [wish, language] of [
      ['please delete all of my data', 'en'],
      ['என் டேட்டாவை டெலிட் செய்யுங்கள்', 'ta'],
    ] as const) {
      const chat = talk()
      chat.text(wish)
      chat.facts()
      chat.text(text)
      expect(chat.context().language).toBe(language)
    }
  })
  it.each(['haan delete kar do', 'nahi mera data rehne do', 'हाँ', 'theek hai mera data delete karo'])(
    '"%s" says more, or is written in letters of its own, and is answered in Hindi',
    (text) => {
      const chat = talk()
      chat.text('please delete my data')
      chat.facts()
      chat.text(text)
      expect(chat.context().language).toBe('hi')
    },
  )
  it('whose very first word is "haan" is answered in Hindi: nothing else is known', () => {
    const chat = talk()
    chat.text('haan')
    expect(chat.context().language).toBe('hi')
  })
  it('starts anew after the end', () => {
    const chat = talk().to('erasing')
    const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org/r' }
    chat.send({ type: 'erasure.finished', now: T0, reference: 'CM-7K3F-9QXD', partial: false, outcome })
    expect(chat.state()).toBe('done')
    expect(done(chat.text('delete my data'))).toContain('look-up')
  })
  describe('after a partial end', () => {
    const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org/r' }
    const partial = (more: object = {}) => {
      const chat = talk().to('erasing')
      chat.send({ type: 'erasure.finished', now: T0, reference: 'CM-7K3F-9QXD', partial: true, outcome, ...more })
      return chat
    }
    it('a new wish begins anew, whoever was told how it stands in between', () => {
      for (const between of [() => {}, (chat: Talk) => void chat.status('partial')]) {
        const chat = partial()
        chat.text('status')
        between(chat)
        expect(chat.state()).toBe('done')
        expect(done(chat.text('delete my data'))).toContain('look-up')
        expect(chat.state()).toBe('opening')
        expect(said(chat.text('no'))).toEqual(['declined'])
      }
    })
    it('so does one about an account, and "keep" on the way takes nothing for what is open', () => {
      const chat = partial()
      expect(said(chat.text('my CallMissed account'))).toEqual(['account-email'])
      expect(said(chat.text('keep my data'))).toEqual(['declined'])
    })
    it('of an account, the number’s wish and the account’s are both heard', () => {
      for (const [text, state] of [
        ['delete my data', 'opening'],
        ['my CallMissed account', 'askingEmail'],
      ] as const) {
        const chat = talk().toAccount('scheduled')
        chat.send({ type: 'erasure.started', now: T0 })
        chat.send({ type: 'erasure.finished', now: T0, reference: 'CM-7K3F-9QXD', kind: 'account', partial: true, outcome })
        chat.text(text)
        expect(chat.state()).toBe(state)
      }
    })
    it('its own end names its case, also while a newer request is open', () => {
      const chat = talk().to('scheduled')
      const end = { type: 'erasure.finished' as const, now: T0, reference: 'CM-OLD1', partial: false, outcome }
      expect(chat.send(end)).toContainEqual({ do: 'say', say: expect.objectContaining({ key: 'finished', again: true }) })
      expect(chat.state()).toBe('scheduled')
    })
    it('who asks how it stands hears of a newer request that is over, and of the earlier one that is not', () => {
      const chat = talk()
      chat.text('status')
      const times = { reference: 'CM-1', eraseAt: T0, deadlineAt: T0, kept: [], finishedAt: T0 }
      const status = { is: 'completed' as const, ...times }
      const earlier = { is: 'partial' as const, ...times, reference: 'CM-0', business: 'Asha Sweets' }
      const effects = chat.send({ type: 'status.ready', now: T0, status, earlier, fresh: chat.fresh() })
      expect(effects).toMatchObject([
        { say: { key: 'status', report: { reference: 'CM-1' }, business: null, further: false } },
        { say: { key: 'status', report: { reference: 'CM-0' }, business: 'Asha Sweets', further: true } },
      ])
    })
  })
  it('a third misunderstanding in a row offers a person', () => {
    const chat = talk()
    expect([said(chat.text('blue')), said(chat.text('green')), said(chat.text('red'))]).toEqual([
      ['lost'],
      ['lost'],
      ['offer-person'],
    ])
    expect(chat.person({ type: 'button', id: `${chat.context().sidePromptId}:person`, title: 'x' })).toContainEqual({
      do: 'open-case',
      about: 'person',
    })
  })
  it('is asked for no ID papers', () => {
    expect(said(talk().to('choosingScope').person({ type: 'media', media: 'image' }))).toEqual(['no-papers'])
  })
})

describe('words while something is asked', () => {
  it('"what do you hold?" while it is asked what to do shows it', () => {
    const chat = talk().to('choosingScope')
    expect(done(chat.text('what data do you have about me'))).toContain('preview')
    expect(said(chat.preview('show'))).toEqual(['holdings'])
  })

  it('"what do you hold?" of a number that may have changed hands shows nothing', () => {
    const chat = talk()
    chat.text('delete my data')
    chat.facts({ suspect: true })
    expect(said(chat.text('what data do you have about me'))).toEqual(['show-suspect', 'choose'])
  })

  it('who writes "do not delete" under the review is told to tap, and no code that deletes', () => {
    const effects = talk().to('reviewing').text('do not delete my data')
    expect(effects).toEqual([{ do: 'say', say: { key: 'tap-button', without: null } }])
  })
})

describe('somebody who is not the person they seem to be', () => {
  it('sees no name and no count on a suspect number, is frozen at once with seven days, and is not refused', () => {
    const chat = talk().to('opening')
    chat.facts({ suspect: true })
    expect(said(chat.tap('delete'))).toEqual(['ownership'])
    const review = chat.tap('mine')
    expect(said(review)).toEqual(['review-suspect'])
    expect(done(review)).not.toContain('preview')
    expect(chat.tap('confirm')).toContainEqual(expect.objectContaining({ do: 'confirm-request', suspect: true }))
  })
  it('never gets the list of businesses of a suspect number', () => {
    const chat = talk().to('opening')
    chat.facts({ suspect: true })
    chat.tap('more')
    for (const choice of ['business', 'show']) expect(done(chat.tap(choice))).not.toContain('list-businesses')
    expect(chat.state()).toBe('choosingScope')
  })
  it.each([
    ['forwarded', { forwarded: true }],
    ['older than a day', { sentAt: T0 - 25 * HOUR }],
    ['an answer to another prompt of ours', { answers: { promptId: 'prompt-1' } }],
    ['an answer to a message that is not ours', { answers: 'unknown' as const }],
    ['to a review that never went out', { shown: false }],
  ])('a confirmation that is %s brings the same review with a fresh button', (_, more) => {
    for (const confirm of ['tap', 'code']) {
      const chat = talk().to('reviewing')
      const before = chat.context()
      const effects = confirm === 'tap' ? chat.tap('confirm', more) : chat.text(`DELETE ${before.prompt?.code}`, more)
      expect(done(effects)).not.toContain('confirm-request')
      expect(said(effects)).toEqual(['review'])
      expect(chat.context().question).toEqual(before.question)
      expect(chat.promptId()).not.toBe(before.prompt?.id)
    }
  })
  it('an edited message never confirms', () => {
    expect(done(talk().to('reviewing').person({ type: 'edit' }))).toEqual(['say'])
  })
  it('a tap on a used or foreign button confirms nothing', () => {
    const chat = talk().to('reviewing')
    const id = `${chat.promptId()}:confirm`
    expect(done(chat.person({ type: 'button', id: 'somebody-elses:confirm', title: 'x' }))).not.toContain('confirm-request')
    expect(done(chat.person({ type: 'button', id, title: 'x' }))).not.toContain('confirm-request')
    chat.tap('confirm')
    expect(done(chat.person({ type: 'button', id, title: 'x' }))).not.toContain('confirm-request')
  })
  it.each(['yes', 'ok', 'haan', 'हो', '👍'])('"%s" to the open review is answered with "tap the button"', (word) => {
    const chat = talk().to('reviewing')
    expect(said(chat.text(word))).toEqual(['tap-button'])
    expect(said(chat.person({ type: 'reaction', emoji: '👍' }))).toEqual(['tap-button'])
    expect(chat.context().misunderstandings).toBe(0)
  })
  it('a change of phone cancels what was not confirmed, and nothing else', () => {
    const open = talk().to('reviewing')
    expect(open.send({ type: 'identity.changed', now: T0 })).toContainEqual({ do: 'drop-request', as: 'cancelled' })
    expect(open.state()).toBe('idle')
    const confirmed = talk().to('scheduled')
    expect(confirmed.send({ type: 'identity.changed', now: T0 })).toEqual([])
    expect(confirmed.state()).toBe('scheduled')
  })
  it('without a number only the one that WhatsApp attached on request counts', () => {
    const chat = talk({ ...dedicated, lastFour: null })
    expect(said(chat.text('delete my data'))).toEqual(['contact-request'])
    for (const contacts of [
      [{ origin: 'other' as const, phones: ['+917000000002'] }],
      [{ origin: 'contact_request' as const, phones: ['+917000000002', '+917000000003'] }],
      [],
    ]) {
      expect(said(chat.person({ type: 'contacts', contacts }))).toEqual(['contact-request'])
    }
    expect(said(chat.text('9 7 0 0 0 0 0 0 0 0'))).toEqual(['contact-request'])
    const own = chat.person({ type: 'contacts', contacts: [{ origin: 'contact_request', phones: ['+917000004821'] }] })
    expect(done(own)).toEqual(expect.arrayContaining(['bind-phone', 'look-up']))
    expect(chat.facts()).toContainEqual({ do: 'say', say: expect.objectContaining({ key: 'choose', lastFour: '4821' }) })
  })
})

describe('somebody who only wanted the ads to stop', () => {
  const states = [
    'opening',
    'choosingScope',
    'counting',
    'reviewing',
    'confirming',
    'scheduled',
    'confirmingUndo',
    'erasing',
  ] as const
  it.each(states)('STOP in %s stops ads and changes nothing else', (state) => {
    for (const word of ['STOP', 'band karo', 'unsubscribe', 'बंद करा']) {
      const chat = talk().to(state)
      const { question, prompt, request, scope } = chat.context()
      const effects = chat.text(word)
      expect(done(effects).filter((what) => what !== 'set-language' && what !== 'wake-at')).toEqual(['stop-ads', 'say'])
      expect(chat.state()).toBe(state)
      expect(chat.context()).toMatchObject({ question, prompt, request, scope })
    }
  })
  it.each(['ruko', 'ruko bhai', 'थांबा प्लीज', 'roko', 'stop it', 'stop stop', 'रुको', 'थांबा', 'no stop'])(
    '“%s” while a request is open stops ads, and is told how that stands, for it may be meant',
    (word) => {
      const chat = talk().to('scheduled')
      const effects = done(chat.text(word)).filter((what) => what !== 'set-language')
      expect(effects).toEqual(['stop-ads', 'say', 'tell-status'])
      expect(chat.context().request).not.toBeNull()
      expect(done(talk().text(word))).not.toContain('tell-status')
    },
  )
  it.each(['stop sending me offers', 'offers band karo', 'dont call me'])('“%s” names what shall stop', (word) => {
    expect(done(talk().to('scheduled').text(word))).not.toContain('tell-status')
  })
  it('without a number is told what works, not that it is done; the number, attached by WhatsApp, opens message 1', () => {
    const chat = talk({ ...dedicated, lastFour: null })
    expect(said(chat.text('STOP'))).toEqual(['ads-number'])
    expect(chat.state()).toBe('idle')
    const contacts = [{ origin: 'contact_request' as const, phones: ['+917000004821'] }]
    expect(done(chat.person({ type: 'contacts', contacts }))).toEqual(['bind-phone', 'look-up', 'wake-at'])
    expect(chat.context()).toMatchObject({ boundLastFour: '4821', provedAt: T0 })
    chat.facts()
    expect(chat.state()).toBe('choosingScope')
  })
  it('a number shared unasked by whoever shows one binds nothing', () => {
    const contacts = [{ origin: 'contact_request' as const, phones: ['+917000009999'] }]
    for (const chat of [talk(), talk().to('choosingScope'), talk().to('scheduled'), talk(shared), talk(shared).to('reviewing')]) {
      expect(done(chat.person({ type: 'contacts', contacts }))).not.toContain('bind-phone')
    }
  })
  it('STOP with nothing open starts nothing', () => {
    const chat = talk()
    expect(done(chat.text('STOP'))).toEqual(['stop-ads', 'say'])
    expect(chat.state()).toBe('idle')
  })
})

describe('a customer in the chat of a business', () => {
  it('can delete that business alone, by button, while the bot holds the floor', () => {
    const chat = talk(shared)
    expect(done(chat.text('delete my data'))[0]).toBe('hold-floor')
    expect(chat.facts()).toContainEqual({ do: 'say', say: expect.objectContaining({ key: 'choose', shared: 'Asha Sweets' }) })
    expect(chat.tap('delete')).toContainEqual({
      do: 'preview',
      scope: { kind: 'business', tenantId: 't1' },
      purpose: 'review',
    })
    chat.preview()
    expect(chat.context().prompt?.code).toBeNull()
    expect(said(chat.text('DELETE 104'))).toEqual(['tap-button'])
    expect(done(chat.tap('confirm'))).toContain('confirm-request')
  })
  it.each(['choosingScope', 'reviewing'] as const)(
    'what fits nothing in %s goes back to the business at once, without a word',
    (state) => {
      const chat = talk(shared).to(state)
      const effects = chat.text('2 kilo laddoo please')
      expect(said(effects)).toEqual([])
      expect(done(effects)).toContain('release-floor')
      expect(chat.state()).toBe('idle')
    },
  )
  it.each(['what is the price?', 'yes', 'thanks', 'hi', 'mera order kab aayega', 'STOP', 'order cancel karo'])(
    '"%s" with nothing open gets no answer and takes no floor',
    (text) => expect(done(talk(shared).text(text))).toEqual([]),
  )
  it('has the chat with the business back as soon as the scheduled notice is said', () => {
    const chat = talk(shared).to('confirming')
    expect(chat.context().holdsFloor).toBe(true)
    expect(done(chat.scheduled())).toContain('release-floor')
  })
  it.each(['scheduled', 'confirmingUndo', 'erasing'] as const)(
    'is not answered in %s where the message is for the business',
    (state) => {
      const chat = talk(shared).to(state)
      for (const text of [
        'mera order kab aayega',
        'hi',
        'thanks',
        'ok',
        'yes',
        'no',
        'order cancel karo',
        'delete the last message please',
      ]) {
        expect(chat.text(text)).toEqual([])
      }
      expect(chat.person({ type: 'media', media: 'image' })).toEqual([])
      expect(chat.person({ type: 'reaction', emoji: '👍' })).toEqual([])
      expect(chat.person({ type: 'button', id: 'shop-menu', title: 'x' })).toEqual([])
      expect([chat.state(), chat.context().holdsFloor]).toEqual([state, false])
    },
  )
  it.each(['choosingScope', 'reviewing'] as const)(
    'goes back to the business in %s with a tap on a button of the business’s own',
    (state) => {
      for (const content of [
        { type: 'button', id: 'shop-menu:1', title: 'Confirm order' },
        { type: 'list-row', id: '4f1c2a52-9a0e-4b0c-8f0e-0a5a2f6f8a11:confirm', title: 'Confirm' },
        { type: 'template-button', payload: 'yes', text: 'Yes' },
      ] as const) {
        const chat = talk(shared).to(state)
        const effects = done(chat.person(content, { foreign: true, answers: 'unknown' }))
        expect(effects).toContain('release-floor')
        expect(effects).not.toContain('say')
        expect([chat.state(), chat.context().holdsFloor]).toEqual(['idle', false])
      }
    },
  )
  it.each(['scheduled', 'confirmingUndo', 'erasing'] as const)('says nothing in %s to such a tap', (state) => {
    const chat = talk(shared).to(state)
    expect(chat.person({ type: 'button', id: 'shop:keep', title: 'x' }, { foreign: true })).toEqual([])
    expect(chat.state()).toBe(state)
  })
  it('is not spoken into for weeks while one part of the erasure is not confirmed', () => {
    const chat = talk(shared).to('erasing')
    const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: 'https://example.org/r' }
    chat.send({ type: 'erasure.finished', now: T0, reference: 'CM-1', partial: true, outcome })
    expect(chat.context().holdsFloor).toBe(false)
    expect(chat.text('mera order kab aayega')).toEqual([])
    expect(done(chat.text('status'))).toEqual(['tell-status'])
    expect(done(chat.status('partial'))).toEqual(['say'])
  })
  it('can take it back by button or words, though the floor is the business’s again', () => {
    const taps = talk(shared).to('scheduled')
    expect(said(taps.tap('keep'))).toEqual(['keep'])
    expect(done(taps.tap('keep-yes'))).toEqual(['undo-request'])
    const words = talk(shared).to('scheduled')
    expect(said(words.text('keep my data'))).toEqual(['keep'])
    expect(words.context().holdsFloor).toBe(false)
  })
  it('can use what our words invite after the end, without the floor being taken', () => {
    for (const [text, effect] of [
      ['COMPLAIN', 'open-case'],
      ['talk to a person', 'open-case'],
      ['status', 'tell-status'],
      ['keep my data', 'tell-status'],
      ['language', 'say'],
    ] as const) {
      const chat = talk(shared)
      expect(done(chat.text(text))).toEqual([effect])
      expect(chat.context().holdsFloor).toBe(false)
    }
    expect(done(talk(shared).text('delete'))).toEqual(['hold-floor', 'look-up', 'wake-at'])
  })
  it('starts anew with a tap on a review that has expired', () => {
    const chat = talk(shared).to('reviewing')
    const id = `${chat.promptId()}:confirm`
    chat.now.at = T0 + 24 * HOUR
    chat.due()
    expect(done(chat.person({ type: 'button', id, title: 'x' }))).toEqual(expect.arrayContaining(['hold-floor', 'look-up']))
  })
  it('is shown the way to the dedicated number for the rest', () => {
    const chat = talk(shared).to('choosingScope')
    chat.tap('more')
    expect(chat.tap('rest')).toContainEqual({
      do: 'say',
      say: { key: 'other-businesses', dedicatedNumber: '+917000000001' },
    })
  })
  it('is no place for an account, also by a tap that its buttons never had', () => {
    const chat = talk(shared).to('choosingScope')
    chat.tap('more')
    expect(chat.tap('account')).toContainEqual({
      do: 'say',
      say: { key: 'account-elsewhere', dedicatedNumber: '+917000000001' },
    })
    expect(chat.state()).toBe('choosingScope')
  })
  it('asks for no other business, also by a tap that its buttons never had', () => {
    const chat = talk(shared).to('choosingScope')
    chat.tap('more')
    const asked = chat.tap('business')
    expect(asked).toContainEqual({ do: 'say', say: { key: 'other-businesses', dedicatedNumber: '+917000000001' } })
    expect(done(asked)).not.toContain('list-businesses')
  })
  it('gets the floor back to the business when the question expires', () => {
    const chat = talk(shared).to('choosingScope')
    chat.now.at = T0 + 24 * HOUR
    expect(done(chat.due())).toContain('release-floor')
  })
})
