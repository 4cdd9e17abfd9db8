import { describe, expect, it } from 'vitest'
import { translator } from '../../../src/flows/copy/translate.ts'
import { readIntent } from '../../../src/flows/intent.ts'
import { languages } from '../../../src/flows/language.ts'
import { dedicated, done, said, shared, talk } from '../support/talk.ts'
import { listed } from './phrasings.ts'
import * as kept from './phrasings-keeping.ts'

const places = [
  ['the dedicated number', dedicated],
  ['the chat of a business', shared],
] as const
const noWish = [...listed(kept.askedOrBlamed), ...listed(kept.forbidden)]

describe('who speaks of keeping data', () => {
  it.each(listed(kept.askedOrBlamed))('"%s" keeps nothing, and deletes nothing', (text) => {
    expect(readIntent(text).is).toMatch(/^(?:help|status|none)$/)
  })
  it.each(listed(kept.forbidden))('"%s" wants it deleted', (text) => expect(readIntent(text).is).toBe('delete'))
  it.each(listed(kept.plainKeeps))('"%s" says nothing but to keep it', (text) => {
    expect(readIntent(text)).toEqual({ is: 'keep', how: 'plain' })
  })
  it.each(listed(kept.clearStops))('"%s" stops a deletion', (text) => {
    expect(readIntent(text)).toEqual({ is: 'keep', how: 'stop' })
  })
  it.each(listed(kept.keptWithin))('"%s" says it among other words', (text) => {
    expect(readIntent(text)).toEqual({ is: 'keep', how: 'within' })
  })
  it.each(languages)('the button that keeps it says so in %s when it is typed', (language) => {
    expect(readIntent(translator(language)('button.keep'))).toEqual({ is: 'keep', how: 'plain' })
  })
})

describe('who is asked whether it shall be kept', () => {
  it.each([...listed(kept.clearStops), ...listed(kept.keptWithin)])('"%s" is no answer to whether it shall be kept', (text) => {
    const chat = talk().to('confirmingUndo')
    expect(said(chat.text(text))).toEqual(['tap-button'])
    expect(chat.state()).toBe('confirmingUndo')
  })
  it.each(listed(kept.plainKeeps))('"%s" is one', (text) => {
    expect(done(talk().to('confirmingUndo').text(text))).toContain('undo-request')
  })
})

describe.each(places)('on %s', (_, start) => {
  it.each(noWish)('"%s" neither takes back nor ends what is asked', (text) => {
    const undoing = talk(start).to('confirmingUndo')
    expect(done(undoing.text(text))).not.toContain('undo-request')
    const reviewing = talk(start).to('reviewing')
    expect(done(reviewing.text(text))).not.toContain('drop-request')
    expect(reviewing.state()).toBe('reviewing')
  })
  it.each([...listed(kept.plainKeeps), ...listed(kept.clearStops)])('"%s" ends a review', (text) => {
    const chat = talk(start).to('reviewing')
    expect(said(chat.text(text))).toEqual(['declined'])
    expect(chat.state()).toBe('idle')
  })
  it.each(listed(kept.keptWithin))('"%s" is asked for the button of an open review', (text) => {
    const chat = talk(start).to('reviewing')
    expect(said(chat.text(text))).toEqual(['tap-button'])
    expect(chat.state()).toBe('reviewing')
  })
})
