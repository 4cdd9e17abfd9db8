import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { takeReference } from '../../../src/flows/intents/typed-reference.ts'
import { languages } from '../../../src/flows/language.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import { asking, asksSomethingElse, ofABusiness, withoutReference, withReference } from './phrasings-asking.ts'

const PHRASINGS_MIN = 150

describe('how somebody asks how it stands', () => {
  it('is shown by enough phrasings, some in every language', () => {
    expect(languages.flatMap((language) => listed(asking[language])).length).toBeGreaterThanOrEqual(PHRASINGS_MIN)
    for (const language of languages) expect(listed(asking[language]).length, language).toBeGreaterThanOrEqual(15)
  })
  describe.each(languages)('in %s', (language) => {
    it.each(listed(asking[language]))('"%s"', (text) => expect(readIntent(text)).toEqual({ is: 'status' }))
  })
  it.each(listed(asksSomethingElse))('is not "%s"', (text) => expect(readIntent(text).is).not.toBe('status'))
})

describe('a business’s chat', () => {
  it.each(listed(ofABusiness))('keeps "%s" to itself, from whoever has no deletion there', (text) => {
    expect(['requested', false]).toContain(opensDeletion(text))
  })
  it.each([
    'order status',
    'delivery kab hogi',
    'delete ho gaya kya mera order',
    'payment status',
    'status kya hai',
    'kab hoga',
    'abhi tak nahi hua',
  ])('keeps "%s" even then', (text) => expect(opensDeletion(text)).toBe(false))
  it.each(['mere request ka kya hua', 'mera case kahan tak pahuncha', 'माझी केस कुठे आहे', 'any update on my request?'])(
    'gives "%s" to the deletion that somebody has under way there',
    (text) => expect(opensDeletion(text)).toBe('requested'),
  )
  it.each(['CM-7K3F-9QXD', 'cm 7k3f 9qxd', 'case CM-7K3F-9QXD ka kya hua'])(
    'gives "%s" to a conversation that is known there, and to no other',
    (text) => expect(opensDeletion(text)).toBe('known'),
  )
  it.each(['order CM-7K3F-9QXD kab aayega', 'CM-7K3F-9QXD ka payment hua'])('keeps "%s"', (text) =>
    expect(opensDeletion(text)).toBe(false),
  )
})

describe('a case’s reference', () => {
  it.each(listed(withReference))('is read in "%s", which asks after it', (text) => {
    expect(readIntent(text)).toEqual({ is: 'status', reference: 'CM-7K3F-9QXD' })
  })
  it.each(listed(withoutReference))('is not read in "%s"', (text) => expect(takeReference(text)).toEqual({ rest: text }))
  it('of letters or of digits alone is one as well', () => {
    expect(readIntent('CM-WXYZ-ABCD')).toEqual({ is: 'status', reference: 'CM-WXYZ-ABCD' })
    expect(readIntent('CM-7235-9964 ka kya hua')).toEqual({ is: 'status', reference: 'CM-7235-9964' })
  })
  it('beside another wish leaves the wish as it is', () => {
    expect(readIntent('delete my data CM-7235-9964')).toEqual({ is: 'delete', typed: [], plain: true })
    expect(readIntent('keep my data CM-7K3F-9QXD')).toEqual({ is: 'keep', how: 'plain' })
    expect(readIntent('CM-7K3F-9QXD delete mat karo').is).toBe('negated')
    expect(readIntent('COMPLAIN CM-7K3F-9QXD').is).toBe('complain')
  })
})
