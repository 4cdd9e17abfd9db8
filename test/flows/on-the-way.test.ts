import { describe, expect, it } from 'vitest'
import { render } from '../../src/flows/copy/render.ts'
import { translator } from '../../src/flows/copy/translate.ts'
import type { Effect } from '../../src/flows/effect.ts'
import { readIntent } from '../../src/flows/intent.ts'
import { entries, languages } from '../../src/flows/language.ts'
import { opensDeletion } from '../../src/flows/opens-deletion.ts'
import type { Said } from '../../src/flows/person-input.ts'
import { dedicated, done, HOUR, MINUTE, said, shared, T0, type Talk, talk } from './support/talk.ts'

const sticker: Said = { type: 'media', media: 'sticker' }
const words = (body: string): Said => ({ type: 'text', body })
const saidOf = (effects: Effect[]) => effects.flatMap((effect) => (effect.do === 'say' ? [effect.say] : []))

describe('what follows a wish at once, before anything is asked', () => {
  it.each([
    words('jaldi karo'),
    words('🙏'),
    words('sun rahe ho?'),
    words('hello'),
    words('thank you'),
    words('cancel my order'),
    sticker,
  ])('belongs to it in a business’s chat: %o', (content) => {
    const chat = talk(shared).to('opening')
    expect(said(chat.person(content))).toEqual(['moment'])
    expect(chat.state()).toBe('opening')
    expect(said(chat.facts())).toEqual(['choose'])
  })
  it('also while it is counted', () => {
    const chat = talk(shared).to('counting')
    expect(said(chat.text('jaldi karo'))).toEqual(['moment'])
    expect(said(chat.preview())).toEqual(['review'])
  })
  it('goes back to the business once a question is out, or where the platform does not answer', () => {
    const asked = talk(shared).to('choosingScope')
    expect(done(asked.text('at what time does the maths batch begin'))).toContain('release-floor')
    const away = talk(shared).to('opening')
    away.send({ type: 'facts.failed', now: T0, away: true, fresh: away.fresh() })
    expect(done(away.text('at what time does the maths batch begin'))).toContain('release-floor')
  })
})

describe('what is the business’s beyond doubt goes back to it at once', () => {
  it.each<Said>([{ type: 'order' }, { type: 'location' }])('%o', (content) => {
    expect(done(talk(shared).to('opening').person(content))).toContain('release-floor')
  })
  it('and so does whatever comes minutes after the wish', () => {
    const chat = talk(shared).to('opening')
    chat.now.at += 5 * MINUTE
    expect(done(chat.text('sun rahe ho'))).toContain('release-floor')
  })
})

describe('a no while something else is under way', () => {
  /** Data is scheduled, and the address of an account is asked for. */
  const both = () => {
    const chat = talk().to('scheduled')
    chat.text('my CallMissed account')
    expect(chat.state()).toBe('askingEmail')
    return chat
  }
  const noes: [string, (chat: Talk) => Effect[]][] = [
    ['a typed no', (chat) => chat.text('no')],
    ['the button', (chat) => chat.tap('decline')],
    [
      'the end of the time',
      (chat) => {
        chat.now.at = T0 + 24 * HOUR
        return chat.due()
      },
    ],
  ]
  it.each(noes)('%s ends what is asked, and tells how the other stands', (_, no) => {
    const chat = both()
    const effects = no(chat)
    expect(said(effects)).toEqual([])
    expect(done(effects)).toContain('tell-status')
    expect([chat.state(), chat.context().request?.reference]).toEqual(['idle', 'CM-7K3F-9QXD'])
    expect(said(chat.status())).toEqual(['scheduled'])
    expect(said(chat.tap('keep'))).toEqual(['keep'])
  })
  it('a changed phone ends what is asked, and nothing is said to who may be a stranger', () => {
    const chat = both()
    const effects = chat.send({ type: 'identity.changed', now: T0 })
    expect(said(effects)).toEqual([])
    expect(done(effects)).not.toContain('tell-status')
    expect([chat.state(), chat.context().request?.reference]).toEqual(['idle', 'CM-7K3F-9QXD'])
  })
  it('after the erasure says nothing of nothing', () => {
    const chat = both()
    const outcome = { counts: [], kept: [], mentions: 0, backupsUntil: '2026-12-28', proofUrl: null }
    chat.send({ type: 'erasure.finished', now: T0, reference: 'CM-7K3F-9QXD', partial: false, outcome })
    expect(done(chat.text('no'))).toContain('tell-status')
  })
  it('"not my number" tells how the account stands', () => {
    const chat = talk().toAccount('scheduled')
    chat.text('delete my data')
    chat.facts({ suspect: true })
    chat.tap('delete')
    const effects = chat.tap('not-mine')
    expect([said(effects), done(effects)]).toEqual([[], expect.arrayContaining(['tell-status'])])
    expect(chat.context().request?.reference).toBe('CM-7K3F-9QXD')
  })
  it('STOP says that the deletion goes on', () => {
    expect(saidOf(both().text('stop'))).toMatchObject([{ key: 'ads-stopped', deleting: true }])
  })
})

describe('a no where nothing else is open', () => {
  it('says that nothing was deleted, and an old [No, keep it] how things stand', () => {
    const chat = talk().to('reviewing')
    const id = `${chat.promptId()}:decline`
    expect(said(chat.tap('decline'))).toEqual(['declined'])
    const late = chat.person({ type: 'button', id, title: 'x' })
    expect([said(late), done(late)]).toEqual([[], ['tell-status']])
    expect(chat.state()).toBe('idle')
  })
})

describe('"ruko" below a review', () => {
  it('stops offers, and says that the review waits for a button', () => {
    const chat = talk().to('reviewing')
    expect(said(chat.text('ruko'))).toEqual(['ads-stopped', 'tap-button'])
    expect(said(chat.text('STOP'))).toEqual(['ads-stopped'])
    expect(chat.state()).toBe('reviewing')
  })
})

describe('the same words twice', () => {
  it.each(['delete my data', 'Delete my data', 'mera data delete karo', 'डेटा डिलीट करें', 'delete karo', 'yes, please delete'])(
    '"%s" leads on from message 1 to the review, and no further',
    (text) => {
      const chat = talk().to('choosingScope')
      const effects = chat.text(text)
      if (text.startsWith('yes')) return expect(said(effects)).toEqual(['tap-button'])
      expect(effects).toContainEqual({ do: 'preview', scope: { kind: 'number' }, purpose: 'review' })
      expect(said(chat.preview())).toEqual(['review'])
      expect(done(chat.text(text))).not.toContain('confirm-request')
      expect(chat.state()).toBe('reviewing')
    },
  )
  it('lead on in a business’s chat, and from what is held', () => {
    const there = talk(shared).to('choosingScope')
    expect(there.text('Delete this chat')).toContainEqual(expect.objectContaining({ do: 'preview', purpose: 'review' }))
    const held = talk().to('choosingScope')
    held.tap('show')
    held.preview('show')
    expect(held.text('delete my data')).toContainEqual(expect.objectContaining({ do: 'preview', purpose: 'review' }))
  })
  it('that name one kind of what is held do not lead to all of it', () => {
    const held = talk().to('choosingScope')
    held.tap('show')
    held.preview('show')
    expect(done(held.text('delete the recordings'))).not.toContain('preview')
  })
  it.each([...languages])('the first button’s own words lead on, in %s', (language) => {
    const { copy } = entries[language]
    expect(done(talk().to('choosingScope').text(copy['button.delete']))).toContain('preview')
    expect(done(talk(shared).to('choosingScope').text(copy['button.delete-chat']))).toContain('preview')
  })
  it.each([
    ...[
      'delete everything',
      'forget me',
      'erase all my details',
      'sab kuch delete karo',
      'मेरी जानकारी हटा दो',
      'सब कुछ डिलीट करो',
    ],
    ...['মুছে দিন আমার তথ্য', 'என் தரவை அழிக்கவும்'],
  ])('so does "%s" on a number of ours', (text) => {
    expect(done(talk().to('choosingScope').text(text))).toContain('preview')
  })
  it('on a suspect number lead to whose it is', () => {
    const chat = talk()
    chat.text('delete my data')
    chat.facts({ suspect: true })
    expect(said(chat.text('delete my data'))).toEqual(['ownership'])
    expect(chat.state()).toBe('confirmingOwnership')
  })
  it.each([
    ['forwarded', { forwarded: true }],
    ['of yesterday', { sentAt: T0 - 25 * HOUR }],
    ['written before message 1', { sentAt: T0 - MINUTE }],
    ['below a prompt that never went out', { shown: false }],
    ['in answer to another message', { answers: 'unknown' as const }],
  ])('ask again where the message is %s', (_, more) => {
    const chat = talk().to('choosingScope')
    expect(said(chat.text('delete my data', more))).toEqual(['choose'])
    expect(chat.state()).toBe('choosingScope')
  })
  it.each([
    ...['delete data of 98765 43210', 'how do i delete my data?', 'photo delete karo', 'delete my account'],
    ...['Rahul ka data delete karo', 'delete data of Rahul', 'Sharma ji ka data hata do', 'galat message delete karo'],
    ...[
      'delete my data from Sharma Sweets',
      'delete only Sharma Sweets data',
      'sirf is dukan ka data delete karo',
      'recording delete karo',
    ],
    ...[
      '9921 wale number ka data delete karo',
      'galat mesej delete karo',
      'मैसेजेस डिलीट करो',
      'ভুল মেসেজ ডিলিট করুন',
      'delete the recordings',
    ],
    ...[
      'தவறான மெசேஜை டெலிட் செய்',
      'delete my last message',
      'Mitali',
      'Mitansh ji',
      'அழிக்கவேண்டாம்',
      'நீக்கக்கூடாது',
      'తొలగించకూడదు',
      'ಅಳಿಸದಿರಿ',
      'മായ്ക്കേണ്ട',
    ],
  ])('"%s" does not lead on', (text) => expect(done(talk().to('choosingScope').text(text))).not.toContain('preview'))
  it.each(['remove it', 'hata do', 'delete kar do', 'please remove', 'ye message delete karo'])(
    '"%s" does not in a business’s chat, which has more to delete',
    (text) => expect(done(talk(shared).to('choosingScope').text(text))).not.toContain('preview'),
  )
})

describe('another number while the own data is scheduled', () => {
  it('is asked whose it is, beside what is under way', () => {
    const chat = talk().to('scheduled')
    expect(said(chat.text('9876543210 ka bhi data delete karo'))).toEqual(['whose'])
    expect(chat.state()).toBe('scheduled')
    expect(done(chat.text('delete my data'))).toContain('tell-status')
  })
})

describe('an order that is to end', () => {
  it.each(['choosingScope', 'reviewing'] as const)('is said to be no matter of ours, in %s', (state) => {
    const chat = talk().to(state)
    expect(saidOf(chat.text('cancel my order'))).toMatchObject([{ lead: 'elsewhere' }])
    expect(chat.state()).toBe(state)
  })
})

describe('what staff asked in this chat', () => {
  const inTalk = { inTalk: 'CM-1', askedLately: true as const }
  it.each([
    'meri maa ka number 98765 43210 hai',
    'my mother’s number, delete her data',
    'her number is 98765 43210, delete it for my mother',
  ])('is answered by "%s"', (text) => expect(talk().text(text, inTalk)).toContainEqual({ do: 'note-reply', reference: 'CM-1' }))
  it.each(['CM-7K3F-9QXD', 'abhi tak nahi hua', 'not yet'])('is answered by "%s", which asks after nothing here', (text) =>
    expect(talk().text(text, inTalk)).toContainEqual({ do: 'note-reply', reference: 'CM-1' }),
  )
  it.each(['status', 'delete hua ya nahi'])('"%s" asks after the deletion all the same', (text) =>
    expect(done(talk().text(text, inTalk))).toContain('tell-status'),
  )
  it('a wish stays a wish, and an open question comes first', () => {
    expect(done(talk().text('delete my data', inTalk))).toContain('look-up')
    expect(said(talk().to('choosingScope').text('delete my mother’s data', inTalk))).toEqual(['whose'])
  })
  it('weeks ago, is not answered by a matter of its own', () => {
    expect(said(talk().text('my father has died, delete his data', { inTalk: 'CM-1' }))).toEqual(['care'])
    expect(talk().text('Asha Sweets in Pune', { inTalk: 'CM-1' })).toContainEqual({ do: 'note-reply', reference: 'CM-1' })
  })
  it('before they have answered, what fits nothing is said to the open case, and a wish stays a wish', () => {
    const openCase = { openCase: 'CM-1' }
    expect(talk().text('My bill is wrong', openCase)).toContainEqual({ do: 'note-reply', reference: 'CM-1' })
    expect(done(talk().text('delete my data', openCase))).toContain('look-up')
    expect(said(talk().text('yes', openCase))).toEqual(['thanks'])
    expect(said(talk().to('reviewing').text('My bill is wrong', openCase))).toEqual(['lost'])
  })
  it('in a business’s chat nobody is told to answer there', () => {
    const asks = {
      type: 'case.answered',
      now: T0,
      reference: 'CM-1',
      text: 'Which shop?',
      closed: false,
      boardFrom: null,
    } as const
    expect(saidOf(talk(dedicated).send(asks))).toMatchObject([{ closed: false }])
    const there = saidOf(talk(shared).send(asks))
    expect(there).toMatchObject([{ closed: null }])
    expect(JSON.stringify(there.map((say) => render(say, 'en')))).toContain('Not right? Type COMPLAIN')
  })
})

describe('who wants the data kept and the offers gone', () => {
  const wishes = [
    'मेरा डेटा डिलीट मत करो, बस ads बंद करो',
    "I don't want to delete my data, just stop the ads",
    'mera data mat hatao, sirf offers band karo',
    'do not delete my data, I just dont want the ads',
    'data delete mat karo bas ads band kar do',
  ]
  it.each(wishes)('hears that they stop, and of the data what it always heard: "%s"', (text) => {
    expect(readIntent(text)).toEqual({ is: 'negated', ads: true })
    const rest = talk().text(text)
    expect([said(rest), done(rest)]).toEqual([['ads-stopped'], expect.arrayContaining(['stop-ads', 'tell-status'])])
    expect(said(talk().to('reviewing').text(text))).toEqual(['ads-stopped', 'tap-button'])
    expect(said(talk().to('scheduled').text(text))).toEqual(['ads-stopped', 'keep'])
  })
  it.each([
    'mera data mat hatao',
    'mera data delete mat karo, offers band mat karo',
    'dont delete my data, i want the offers',
    'do not delete my data and do not stop the ads',
  ])('"%s" stops none', (text) => expect(done(talk().text(text))).not.toContain('stop-ads'))
})

describe('an account that is to end, and is not named', () => {
  it.each(['close my account', 'deactivate my account', 'account band karo', 'mera khata band karo'])(
    '"%s" is told the way',
    (text) => {
      const [say] = saidOf(talk().text(text))
      expect(say).toMatchObject({ key: 'help' })
      expect(say && JSON.stringify(render(say, 'en'))).toContain('• My CallMissed account')
    },
  )
  it('is the shop’s in its own chat', () => expect(opensDeletion('close my account')).toBe(false))
  it.each([...languages])('by words that are understood, in %s', (language) => {
    expect(readIntent(translator(language)('row.account'))).toEqual({ is: 'account' })
  })
})

describe('a Marathi chat', () => {
  it.each(['हो', 'बंद', 'बंद कर'])('stays Marathi at "%s"', (text) => {
    const chat = talk()
    chat.text('माझा डेटा काढून टाका')
    chat.facts()
    chat.tap('delete')
    chat.preview()
    expect(done(chat.text(text))).not.toContain('set-language')
    expect(chat.context().language).toBe('mr')
  })
  it('the same word to a new chat is read as Hindi', () => {
    const chat = talk()
    chat.text('हो')
    expect(chat.context().language).toBe('hi')
  })
})

describe.each(languages)('whether the data shall be kept, in %s', (language) => {
  const typed = /: ([^:)]+)\)$/.exec(translator(language)('keep.typed'))?.[1] ?? ''
  it('is answered by the words that the question names', () => {
    const chat = talk().to('confirmingUndo')
    expect(done(chat.text(typed))).toContain('undo-request')
    expect(opensDeletion(typed)).not.toBe(false)
  })
  it('and so does what is said to a yes', () => {
    const [say] = saidOf(talk().to('confirmingUndo').text('yes'))
    expect(say).toEqual({ key: 'tap-button', without: { by: 'keep' } })
    expect(say && JSON.stringify(render(say, language))).toContain(typed)
  })
})

describe('the words that our own messages invite in a business’s chat', () => {
  it.each(['delete karo', 'delete kro', 'delete kar do', 'delete kardo', 'delete kara', 'delete it'])(
    'are heard: "%s"',
    (text) => {
      expect(opensDeletion(text)).toBe('known')
    },
  )
  it.each(['photo delete karo', 'order delete karo'])('"%s" stays the shop’s', (text) => expect(opensDeletion(text)).toBe(false))
})

describe('the own number in a wish', () => {
  const own = ['+917000026350']
  it.each([
    'Mera data delete karo, mera number 70000 26350',
    'delete my data 7000026350',
    'mera number 7000026350 ka data delete karo',
  ])('names nobody else in a business’s chat: "%s"', (text) => {
    expect(opensDeletion(text, own)).toBe(true)
    expect(opensDeletion(text, ['+917000099999'])).toBe(false)
  })
  it('another’s does', () => expect(opensDeletion('delete data of 7000012345', own)).toBe(false))
})

describe('what reads like a stop', () => {
  it.each(['order cancel, data delete', 'order ko cancel data delete', 'booking cancel data delete'])(
    '"%s" is of the order',
    (text) => expect(readIntent(text).is).toBe('elsewhere'),
  )
  it.each(['cancel data delete', 'please cancel delete', 'mera order aana hai, cancel data delete'])('"%s" is one', (text) => {
    expect(readIntent(text)).toEqual({ is: 'keep', how: 'stop' })
  })
  it.each(['mera data band karo', 'मेरा डेटा बंद करो', 'maza data band kara'])(
    '"%s" opens message 1, and nothing in a shop',
    (text) => {
      expect(readIntent(text)).toEqual({ is: 'delete', typed: [], plain: false })
      expect(opensDeletion(text)).not.toBe(true)
    },
  )
  it.each(['data pack band karo', 'mera data band mat karo', 'mera data pack band karo'])('"%s" does not', (text) => {
    expect(readIntent(text).is).not.toBe('delete')
  })
  it.each(['update my data', 'please change my data', 'correct our data'])('"%s" is the shop’s', (text) => {
    expect(opensDeletion(text)).toBe(false)
  })
  it.each(['I need my data', 'i still need my data', 'leave my data alone'])('"%s" is heard where one is under way', (text) => {
    expect(opensDeletion(text)).toBe('requested')
  })
})

describe('a code that asks, or that a sign takes back,', () => {
  it.each(['DELETE 472?', '472?', 'DELETE 472 ❌', '472 🚫', 'डिलीट 472 👎'])(
    'confirms nothing, and is told how: "%s"',
    (text) => {
      const chat = talk().to('reviewing')
      const code = chat.context().prompt?.code ?? ''
      expect(code).toMatch(/^\d{3}$/)
      const effects = chat.text(text.replace('472', code))
      expect(done(effects)).not.toContain('confirm-request')
      expect(saidOf(effects)).toMatchObject([{ key: 'tap-button', without: { by: 'code', code } }])
      expect(done(chat.text(`DELETE ${code}`))).toContain('confirm-request')
    },
  )
})
