import { describe, expect, it } from 'vitest'
import { listed } from './intents/phrasings.ts'
import { changedMind } from './intents/phrasings-changed.ts'
import { done, said } from './support/talk.ts'
import { bothTo, secondStates, standing } from './support/two-wishes.ts'

/** What says no to a deletion, one phrasing between bars. */
const noes = `don't delete my data | do not delete | dont delete asha sweets data | it was not me | I did not ask for this | i changed my mind | give me my data back
  | mera data delete mat karo | delete mat karo | maine nahi kiya | mera mann badal gaya | मेरा डेटा डिलीट मत करो | मैंने नहीं किया | मेरा मन बदल गया | माझा डेटा डिलीट करू नका | मी नाही केलं | maza data delete karu naka
  | en data delete panna vendam | என் டேட்டாவை டெலிட் பண்ணாதீங்க | amar data delete korben na | আমার ডেটা ডিলিট করবেন না | naa data delete cheyakandi | నా డేటా డిలీట్ చేయకండి | nanna data delete madbedi | ನನ್ನ ಡೇಟಾ ಡಿಲೀಟ್ ಮಾಡಬೇಡಿ
  | maro data delete na karo | મારો ડેટા ડિલીટ ન કરો | ਮੇਰਾ ਡਾਟਾ ਡਿਲੀਟ ਨਾ ਕਰੋ | ente data delete cheyyaruthu | എന്റെ ഡാറ്റ ഡിലീറ്റ് ചെയ്യരുത് | ମୋ ଡାଟା ଡିଲିଟ୍ କରନ୍ତୁ ନାହିଁ | میرا ڈیٹا ڈیلیٹ نہ کریں | মোৰ ডাটা ডিলিট নকৰিব`
/** What may be a yes, a question or the offers' own word. */
const others = 'yes | haan | हाँ | ok | STOP | band karo | unsubscribe | 👍'

describe('a second question while one business’s data is on its way', () => {
  const anew = [...listed(noes), ...listed(changedMind)].map(
    (words, index) => [words, secondStates[index % 4] ?? 'opening'] as const,
  )
  it.each(anew)('gives way to “%s”: that one is asked of at once (%s)', (words, state) => {
    const chat = bothTo(state)
    const effects = chat.text(words)
    expect(effects).toContainEqual(expect.objectContaining({ do: 'tell-status', toKeep: 'data' }))
    expect([said(effects), chat.state(), chat.context().request?.reference]).toEqual([[], 'idle', 'CM-7K3F-9QXD'])
    expect([said(standing(chat)), chat.state()]).toEqual([['keep'], 'confirmingUndo'])
    expect(done(chat.text('keep my data'))).toContain('undo-request')
  })
})

describe.each(secondStates)('the same in %s', (state) => {
  it.each(['do not delete', 'it was not me', 'मेरा मन बदल गया'])('gives way to “%s”', (words) => {
    const chat = bothTo(state)
    chat.text(words)
    expect([said(standing(chat)), chat.state()]).toEqual([['keep'], 'confirmingUndo'])
  })
  it.each(['do not delete my data', 'मेरा डेटा डिलीट मत करो', 'keep my data'])('also where “%s” is spoken', (words) => {
    const chat = bothTo(state)
    expect(done(chat.person({ type: 'spoken', words }))).toContain('tell-status')
    expect(said(standing(chat))).toEqual(['keep'])
  })
  it('with “no, and stop the offers” stops them as well', () => {
    const effects = bothTo(state).text("I don't want to delete my data, just stop the ads")
    expect(done(effects)).toEqual(expect.arrayContaining(['stop-ads', 'tell-status']))
    expect(said(effects)).toEqual(['ads-stopped'])
  })
  it.each(['ruko', 'रुको', 'थांबा', 'stop it'])('stands at “%s”, and the other is told with its button beside it', (words) => {
    const chat = bothTo(state)
    const effects = chat.text(words)
    expect(done(effects)).toEqual(expect.arrayContaining(['stop-ads', 'tell-status']))
    const before = chat.context().prompt
    expect([said(standing(chat)), chat.state(), chat.context().prompt]).toEqual([['scheduled'], state, before])
    const id = `${chat.context().sidePromptId}:keep`
    const tapped = chat.person({ type: 'button', id, title: 'x' }, { about: 'CM-7K3F-9QXD' })
    expect(tapped).toContainEqual({ do: 'tell-status', toKeep: 'this', reference: 'CM-7K3F-9QXD' })
    expect(said(standing(chat))).toEqual(['keep'])
  })
  it('is not ended by words that may ask, and the other is told with its button', () => {
    const chat = bothTo(state)
    expect(chat.text('can you please keep my data for some days')).toContainEqual({ do: 'tell-status', toKeep: 'any' })
    expect([said(standing(chat)), chat.state()]).toEqual([['scheduled'], state])
  })
  it.each(listed(others))('is not ended by “%s”', (words) => {
    const chat = bothTo(state)
    expect(done(chat.text(words))).not.toContain('tell-status')
    expect(chat.state()).toBe(state)
  })
  it('is not ended by a yes that is spoken', () => {
    const chat = bothTo(state)
    for (const words of ['yes delete it', 'हाँ', 'delete 472']) chat.person({ type: 'spoken', words })
    expect(chat.state()).toBe(state)
  })
})
