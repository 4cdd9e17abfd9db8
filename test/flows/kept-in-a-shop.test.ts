import { describe, expect, it } from 'vitest'
import { entries, languages } from '../../src/flows/language.ts'
import { opensDeletion } from '../../src/flows/opens-deletion.ts'
import { listed } from './intents/phrasings.ts'
import { done, MINUTE, said, shared, talk } from './support/talk.ts'

/** The way back in other words, from whoever has a deletion under way in that chat. */
const backs = `i changed my mind | changed my mind, keep it | mera mann badal gaya | मेरा मन बदल गया | माझं मन बदललं | மனசு மாறிட்டேன் | আমার মন বদলেছে | నా మనసు మారింది | it was not me | I did not ask for this | not me | maine nahi kiya | मैंने नहीं किया | मी केलं नाही
  | cancel CM-7K3F-9QXD | CM-7K3F-9QXD cancel karo | CM-7K3F-9QXD mat karo | keep CM-7K3F-9QXD | stop CM-7K3F-9QXD | CM-7K3F-9QXD delete mat karo | CM-7K3F-9QXD रद्द करो`
/** The shop's own, also then. */
const theShops = `changed my mind about the cake | changed my mind, make it 2 kg | i changed my mind cancel the order | mann badal gaya do kilo bhej do | मन बदल गया, केक मत भेजना | changed my mind, please send red one | माझं मन बदललं, लाल साडी पाठवा
  | order CM-7K3F-9QXD kab aayega | CM-7K3F-9QXD ka payment hua | cancel my order | keep it ready | i will keep it | maine order nahi kiya | i did not order this | maine payment nahi kiya`
/** An answer to "Keep your data?" alone. */
const answers = `Yes, keep it | yes keep it | keep it | yes | haan rehne do | haan | हाँ | हो | no | nahi | नहीं | रहने दो | cancel it | ok | No, still delete`

describe('the way back in a business’s chat', () => {
  it.each(listed(backs))('is heard by “%s” while a deletion is under way there', (words) => {
    expect(opensDeletion(words)).toBe('requested')
    const effects = talk(shared).to('scheduled').text(words)
    expect(said(effects).includes('keep') || done(effects).includes('tell-status') || done(effects).includes('stop-ads')).toBe(
      true,
    )
    expect(done(effects)).not.toContain('undo-request')
  })
  it.each(listed(theShops))('is not read in “%s”, which leaves no trace', (words) => {
    expect(opensDeletion(words)).toBe(false)
    expect(done(talk(shared).to('scheduled').text(words))).toEqual([])
  })
  it.each(listed(answers))('“%s” is an answer below our own question, and the shop’s anywhere else', (words) => {
    expect(opensDeletion(words)).toBe('asked')
    expect(done(talk(shared).to('scheduled').text(words))).toEqual([])
    expect(done(talk(shared).text(words))).toEqual([])
    expect(done(talk(shared).to('confirmingUndo').text(words))).not.toEqual([])
    const late = talk(shared).to('confirmingUndo')
    late.now.at += 11 * MINUTE
    expect(done(late.text(words))).toEqual([])
  })
  it.each(['Yes, keep it', 'yes keep it', 'keep it', 'haan rehne do'])('“%s” below it takes the deletion back', (words) =>
    expect(done(talk(shared).to('confirmingUndo').text(words))).toContain('undo-request'),
  )
  it.each([...languages])('the titles of its buttons count, in %s', (language) => {
    const { copy } = entries[language]
    expect(done(talk(shared).to('confirmingUndo').text(copy['button.keep-yes']))).toContain('undo-request')
    const no = done(talk(shared).to('confirmingUndo').text(copy['button.keep-no']))
    expect([no.includes('undo-request'), no.length > 0]).toEqual([false, true])
  })
  it.each(['yes', 'haan', 'no', '👍'])('“%s” below it takes nothing back, and is told how', (words) =>
    expect(said(talk(shared).to('confirmingUndo').text(words))).toEqual(['tap-button']),
  )
})
