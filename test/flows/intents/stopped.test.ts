import { describe, expect, it } from 'vitest'
import { opensDeletion, readIntent } from '../../../src/flows/intent.ts'
import { listed } from './phrasings.ts'
import { ofOneself, ofOthers, ofPeople, stopped, usedUp } from './phrasings-stopped.ts'

const EACH_MIN = 25

describe.each(Object.entries(stopped))('in %s', (_, { keep, negated, opens }) => {
  it('both sides are shown by enough phrasings to mean something', () => {
    expect(listed(keep).length).toBeGreaterThanOrEqual(EACH_MIN)
    expect(listed(negated).length).toBeGreaterThanOrEqual(EACH_MIN)
    expect(listed(opens).length).toBeGreaterThanOrEqual(EACH_MIN)
  })
  it.each(listed(keep))('"%s" stops a deletion', (text) => {
    expect(readIntent(text).is).toBe('keep')
    expect(opensDeletion(text)).not.toBe(true)
  })
  it.each(listed(negated))('"%s" refuses one', (text) => {
    expect(readIntent(text).is).toBe('negated')
    expect(opensDeletion(text)).not.toBe(true)
  })
  it.each(listed(opens))('"%s" still opens one', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
})

describe('whose data it is', () => {
  it.each(listed(ofOthers))('"%s" is taken from no business’s chat', (text) => expect(opensDeletion(text)).toBe(false))
  it.each(listed(ofPeople))('"%s" is somebody else’s', (text) => expect(readIntent(text).is).toBe('somebody-else'))
  it.each(listed(ofOneself))('"%s" is the speaker’s own', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(true)
  })
  it.each(listed(usedUp))('"%s" is about a phone’s plan', (text) => {
    expect(readIntent(text).is).toBe('none')
    expect(opensDeletion(text)).toBe(false)
  })
})
