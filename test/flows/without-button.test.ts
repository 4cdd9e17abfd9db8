import { describe, expect, it } from 'vitest'
import { render } from '../../src/flows/copy/render.ts'
import { typedTitles } from '../../src/flows/copy/typed-titles.ts'
import type { Effect } from '../../src/flows/effect.ts'
import { languages } from '../../src/flows/language.ts'
import { dedicated, done, HOUR, MINUTE, owner, said, shared, T0, type Talk, talk } from './support/talk.ts'

const saidOf = (effects: Effect[]) => effects.flatMap((effect) => (effect.do === 'say' ? [effect.say] : []))
const asked = (chat: Talk) => {
  const { question, prompt } = chat.context()
  if (question === null || prompt === null) throw new Error('Nothing is asked.')
  return { ...question, promptId: prompt.id, code: null, lead: null, now: chat.now.at }
}
const linked = () => {
  const chat = talk()
  chat.text('delete my data', { link: { tenantId: 't1', language: 'en' } })
  chat.send({
    type: 'facts.ready',
    now: T0,
    facts: { held: true, suspect: false, hasAccount: false, businesses: 2 },
    linked: { tenantId: 't1', name: 'Asha Sweets' },
    kept: [],
    fresh: chat.fresh(),
  })
  return chat
}
const typedNumber = () => {
  const chat = talk()
  chat.text('delete the data of 98765 43210, my number')
  chat.facts()
  chat.tap('delete')
  return chat
}
const suspect = () => {
  const chat = talk()
  chat.text('delete my data')
  chat.facts({ suspect: true })
  chat.tap('delete')
  return chat
}
const after = (tap: string, start = dedicated) => {
  const chat = talk(start).to('choosingScope')
  chat.tap(tap)
  return chat
}
const businesses = () => {
  const chat = after('more')
  chat.tap('business')
  const named = ['Asha Sweets', 'City Clinic'].map((name, index) => ({ tenantId: `t${index}`, name }))
  chat.send({ type: 'businesses.ready', now: T0, businesses: named, fresh: chat.fresh() })
  return chat
}
const care = () => {
  const chat = talk()
  chat.text('my father has died, delete his data')
  return chat
}
const account = (goal: Parameters<Talk['toAccount']>[0]) => () => talk().toAccount(goal, owner)
const open: Record<string, () => Talk> = {
  'message 1': () => talk().to('choosingScope'),
  'message 1 in a business’s chat': () => talk(shared).to('choosingScope'),
  'message 1 of a link': linked,
  'whose number is meant': typedNumber,
  'whose a suspect number is': suspect,
  'the list behind it': () => after('more'),
  'the list in a business’s chat': () => after('more', shared),
  'which business': businesses,
  'whose data': () => {
    const chat = after('more')
    chat.tap('somebody-else')
    return chat
  },
  'the line of care': care,
  'the review': () => talk().to('reviewing'),
  'the review in a business’s chat': () => talk(shared).to('reviewing'),
  'whether to keep it': () => talk().to('confirmingUndo'),
  'how it stands': () => talk().to('scheduled'),
  'an account’s address': account('askingEmail'),
  'an account’s code': account('provingEmail'),
  'an account’s review': account('reviewing'),
  'how an account stands': account('scheduled'),
  'whether an account goes sooner': account('confirmingSooner'),
}
const keptAccount = () => {
  const chat = account('scheduled')()
  chat.tap('keep')
  return chat
}
const questions = Object.entries(open)
const CONFIRMS: readonly string[] = ['confirm-request', 'hurry-request', 'check-account']

describe('a title typed by whoever sees no buttons', () => {
  it.each(questions)('does what its tap does: %s', (_, at) => {
    for (const language of languages) {
      for (const { id, title } of typedTitles(render(asked(at()), language))) {
        const [tapped, typed] = [at(), at()]
        const promptId = tapped.promptId()
        const own = `${promptId}:${id.slice(id.lastIndexOf(':') + 1)}`
        const effects = tapped.person({ type: 'button', id: own, title })
        const heard = typed.text(title).filter((each) => each.do !== 'set-language')
        const what = `${title} (${id})`
        expect([what, typed.state(), done(heard)]).toEqual([what, tapped.state(), done(effects)])
        expect(said(heard)).toEqual(said(effects))
      }
    }
  })
  it.each(questions)('never confirms an erasure: %s', (_, at) => {
    for (const language of languages) {
      const message = render(asked(at()), language)
      const all = message.kind === 'buttons' ? message.buttons : message.kind === 'list' ? message.rows : []
      for (const { id, title } of all) {
        if (typedTitles(message).some((typed) => typed.id === id)) continue
        expect([title, done(at().text(title)).filter((each) => CONFIRMS.includes(each))]).toEqual([title, []])
      }
    }
  })
  it.each([
    ['forwarded', { forwarded: true }],
    ['of yesterday', { sentAt: T0 - 25 * HOUR }],
    ['written before the question', { sentAt: T0 - MINUTE }],
    ['below a prompt that never went out', { shown: false }],
    ['in answer to another message', { answers: 'unknown' as const }],
  ])('counts for nothing where the message is %s', (_, more) => {
    const chat = suspect()
    expect(done(chat.text('Yes, my number', more))).not.toContain('await-confirmation')
    expect(chat.state()).toBe('confirmingOwnership')
  })
  it.each(['hi', 'mr', 'gu', 'pa', 'ur'] as const)(
    'the no to keeping, where it reads without its comma as a no to deleting, ends no question: %s',
    (language) => {
      for (const at of [() => talk().to('confirmingUndo'), keptAccount]) {
        const message = render(asked(at()), language)
        const title = message.kind === 'buttons' ? message.buttons.find(({ id }) => id.endsWith(':keep-no'))?.title : undefined
        const chat = at()
        const before = chat.state()
        chat.text((title ?? expect.unreachable()).replace(/[,،]/u, ''))
        expect([title, chat.state()]).toEqual([title, before])
      }
    },
  )
  it('a name in the list that is also a word of ours stays that word', () => {
    const chat = after('more')
    chat.tap('business')
    chat.send({ type: 'businesses.ready', now: T0, businesses: [{ tenantId: 't1', name: 'STOP' }], fresh: chat.fresh() })
    expect(said(chat.text('stop'))).toEqual(['ads-stopped'])
  })
})

describe('what can be typed is told', () => {
  it.each(questions)('where a yes is no answer: %s', (_, at) => {
    const chat = at()
    const said = saidOf(chat.text('👍'))
    const tells = said.find(({ key }) => key === 'tap-button')
    if (tells === undefined) return expect(['scheduled', 'choosingWhose', 'askingEmail', 'provingEmail']).toContain(chat.state())
    for (const language of languages) expect(JSON.stringify(render(tells, language))).toMatch(/\\n/)
  })
  it('at message 1, word for word', () => {
    const [say] = saidOf(talk().to('choosingScope').text('yes'))
    expect(say && render(say, 'en')).toEqual({
      kind: 'text',
      body: [
        'Please tap a button in the message above, so that nothing happens by mistake.',
        'No button? Write one of these:',
        '• Delete my data',
        '• Only stop ads',
        '• Something else',
      ].join('\n'),
    })
  })
  it('in a business’s chat below a review: a person, and the number that takes a code', () => {
    const [say] = saidOf(talk(shared).to('reviewing').text('yes'))
    expect(say && JSON.stringify(render(say, 'en'))).toContain(
      'Write: talk to a person. For everything under your number, write “delete my data” here: https://wa.me/917000000001',
    )
  })
  it('below a review that takes a code: that code, also to what was not understood', () => {
    const chat = talk().to('reviewing')
    const code = chat.context().prompt?.code ?? ''
    const [say] = saidOf(chat.text('purple elephants'))
    expect(say).toMatchObject({ key: 'lost' })
    expect(say && JSON.stringify(render(say, 'en'))).toContain(`DELETE ${code}`)
  })
  it.each(['do not delete my data', 'delete mat karo'])('but to a no not how to say yes, nor where: "%s"', (text) => {
    expect(saidOf(talk().to('reviewing').text(text))).toEqual([{ key: 'tap-button', without: null }])
    expect(saidOf(talk().to('choosingScope').text(text))).toEqual([{ key: 'tap-button', without: null }])
    const there = saidOf(talk(shared).to('reviewing').text(text))
    expect(there).toEqual([{ key: 'tap-button', without: { by: 'person', dedicatedNumber: null } }])
  })
  it('below a business’s word: a person', () => {
    const [say] = saidOf(talk().text('yes', { awaitsTap: true }))
    expect(say && JSON.stringify(render(say, 'en'))).toContain('No button? Write: talk to a person.')
  })
  it('below a question that is put again for words that fit no button', () => {
    const [say] = saidOf(linked().text('delete my data'))
    const body = say && JSON.stringify(render(say, 'en'))
    expect(body).toContain('• Only this business\\n• All my data\\n• Something else')
  })
})

describe('a title with a question or a sign of refusal behind it', () => {
  it.each<[string, () => Talk]>([
    ['Delete my data?', () => talk().to('choosingScope')],
    ['डेटा डिलीट करें?', () => talk().to('choosingScope')],
    ['Delete my data ❌', () => talk().to('choosingScope')],
    ['Delete this chat?', () => talk(shared).to('choosingScope')],
    ['Yes, my number?', suspect],
    ['Open a case ❌', care],
    ['Asha Sweets ❌', businesses],
  ])('is no tap: "%s"', (text, at) => {
    const chat = at()
    const state = chat.state()
    const effects = done(chat.text(text))
    for (const what of ['preview', 'await-confirmation', 'open-case']) expect(effects).not.toContain(what)
    expect(chat.state()).toBe(state)
  })
  it('but a row that asks is typed as it stands', () => {
    expect(done(after('more').text('क्या-क्या रखा है?'))).toContain('preview')
  })
})

describe('two businesses of one name', () => {
  it('are not told apart by it', () => {
    const chat = after('more')
    chat.tap('business')
    const twins = ['t1', 't2'].map((tenantId) => ({ tenantId, name: 'Asha Sweets' }))
    chat.send({ type: 'businesses.ready', now: T0, businesses: twins, fresh: chat.fresh() })
    expect(done(chat.text('Asha Sweets'))).not.toContain('preview')
  })
})

describe('a wish written below a list', () => {
  it.each([() => after('more'), businesses])('leads back to message 1, which has it', (at) => {
    const chat = at()
    expect(said(chat.text('delete my data'))).toEqual(['choose'])
    expect(chat.state()).toBe('choosingScope')
    expect(done(chat.text('delete my data'))).toContain('preview')
  })
})

describe('the code beside a wish that may mean more', () => {
  it.each(['delete my data #', 'hata do #', 'sab kuch delete karo #', 'मेरा डेटा डिलीट करो #'])(
    '"%s" is told how to type it alone, and it stays the same',
    (form) => {
      const chat = talk().to('reviewing')
      const code = chat.context().prompt?.code ?? ''
      const heard = chat.text(form.replace('#', code)).filter((each) => each.do !== 'set-language')
      expect(saidOf(heard)).toEqual([{ key: 'tap-button', without: { by: 'code', code } }])
      expect(done(chat.text(`DELETE ${code}`))).toContain('confirm-request')
    },
  )
})

describe('a time, a date or a sum below a review', () => {
  it.each(['ok 4:45', '4:45 ok', '4.45', '10/1', '1-01', 'Rs 472', '472 rs'])('"%s" is no wrong code', (text) => {
    const chat = talk().to('reviewing')
    expect(said(chat.text(text))).not.toContain('wrong-code')
    expect(chat.state()).toBe('reviewing')
  })
})

describe('a review that is put again for other words', () => {
  it('tells no way to say no alone', () => {
    const [here, there] = [talk(), talk(shared)].map((chat) => {
      const [say] = saidOf(chat.to('reviewing').text('delete my data'))
      return say === undefined ? '' : JSON.stringify(render(say, 'en'))
    })
    expect(here).toMatch(/DELETE \d{3}/)
    expect(there).toContain('No button? Write: talk to a person.')
    for (const body of [here, there]) expect(body).not.toContain('• No, keep it')
  })
})

describe('who writes a title', () => {
  const titled = () => {
    const chat = talk().to('choosingScope')
    return { chat, more: saidOf(chat.text('Something else')) }
  }
  it('is put every question with what can be typed, until something is tapped', () => {
    const { chat, more } = titled()
    expect(JSON.stringify(more.map((say) => render(say, 'en')))).toContain('• Only one business\\n• Show what you hold')
    chat.text('Show what you hold')
    expect(saidOf(chat.preview('show'))).toMatchObject([{ key: 'holdings', lead: 'typed' }])
    chat.tap('delete')
    expect(saidOf(chat.preview())).toMatchObject([{ key: 'review', lead: null }])
  })
  it('hears below message 3 how to keep the data', () => {
    const { chat } = titled()
    chat.text('show what you hold')
    chat.preview('show')
    chat.text('delete my data')
    chat.preview()
    chat.text(chat.context().prompt?.code ?? '')
    const [say] = saidOf(chat.scheduled())
    expect(say && JSON.stringify(render(say, 'en'))).toContain('(No button? Write: keep my data)')
    expect(said(chat.text('keep my data'))).toEqual(['keep'])
  })
})

describe('the code among ordinary words', () => {
  const forms = [
    ...['#', 'delete karo #', '# delete', 'haan delete # kar do', 'haan #', 'yes #', 'ok delete #', 'delete # please', 'code #'],
    ...['डिलीट करो #', 'हाँ # डिलीट करो', 'हो # डिलीट करा', 'ஆம் #', 'ஆம், டெலிட் பண்ணுங்க #', 'అవును # డిలీట్ చేయండి', 'ಹೌದು #'],
    ...[
      'അതെ #',
      'হ্যাঁ # ডিলিট করুন',
      'હા # ડિલીટ કરો',
      'ਹਾਂ # ਡਿਲੀਟ ਕਰੋ',
      'ହଁ #',
      'হয় # ডিলিট কৰক',
      'ہاں # ڈیلیٹ کریں',
      'delete pannunga #',
    ],
    ...['delete cheyandi #', 'delete maadi #', 'delete cheyyu #', 'the code is #', '# hai', '# is the code', 'haan hata do #'],
    ...['ক’ড #', 'கோடு #', 'କୋଡ #', '*#*', '(#)', '#.', 'haan # 👍', '# 🙏'],
  ]
  it.each(forms)('confirms: "%s"', (form) => {
    const chat = talk().to('reviewing')
    const code = chat.context().prompt?.code ?? ''
    expect(done(chat.text(form.replace('#', code)))).toContain('confirm-request')
  })
  it.each([
    ...[
      'delete mat karo #',
      'no #',
      'nahi #',
      '# mat karo',
      '# nahi',
      'delete koro na #',
      '# na',
      'na #',
      'cancel #',
      '# cancel karo',
      '#?',
    ],
    ...[
      'mera # rupaye ka order',
      'order # delete',
      '# ka data delete karo',
      '# ❌',
      'keep #',
      'ruko #',
      '## #',
      '# messages delete',
      'Rahul # delete',
    ],
    ...['తొలగించకు #', '# tholaginchaku', 'அழிக்காதிங்க #', 'azhikkavenam #', 'നീക്കണ്ട #', 'maykkanda #', 'ಅಳಿಸಲ್ಲ #'],
    ...['తొలగించాలా #', 'azhikkanuma #', 'நீக்கவா #', 'നീക്കണോ #', 'हटाऊं #', 'ਮਿਟਾਵਾਂ #', 'مٹاؤں #', 'মচিবনে #'],
    ...['is the code #', 'is # the code', 'is # right', 'is # ok', '# right', 'kya code # hai', '# sahi hai'],
    ...['# ✋', '# 🙄', '# 😡', '₹#', '#k', '# rupees', 'ok #%'],
    ...['வேண்டாம் #', 'டெலிட் பண்ண வேண்டாம் #', 'వద్దు #', 'ಬೇಡ #', 'വേണ്ട #', 'ডিলিট করবেন না #', 'ડિલીટ ન કરો #', 'ਨਾ ਕਰੋ #', 'نہ کریں #'],
  ])('does not: "%s"', (form) => {
    const chat = talk().to('reviewing')
    const code = chat.context().prompt?.code ?? ''
    expect(done(chat.text(form.replaceAll('#', code)))).not.toContain('confirm-request')
    expect(['reviewing', 'idle', 'choosingWhose', 'confirmingOwnership']).toContain(chat.state())
  })
})

describe('a bare wish below message 1 leads on in every language', () => {
  it.each([
    ...[
      'டெலிட் பண்ணுங்க',
      'delete pannunga',
      'డిలీట్ చేయండి',
      'delete cheyandi',
      'ಡಿಲೀಟ್ ಮಾಡಿ',
      'delete maadi',
      'ഡിലീറ്റ് ചെയ്യൂ',
      'delete cheyyu',
    ],
    ...[
      'ডিলিট করুন',
      'delete korun',
      'ડિલીટ કરી નાખો',
      'delete kari nakho',
      'ਡਿਲੀਟ ਕਰ ਦਿਓ',
      'delete kar deo',
      'ଡିଲିଟ୍ କରନ୍ତୁ',
      'delete karantu',
    ],
    ...['ডিলিট কৰক', 'delete korok', 'ڈیلیٹ کر دیں', 'delete kar dein'],
  ])('"%s"', (text) => expect(done(talk().to('choosingScope').text(text))).toContain('preview'))
})
