import { describe, expect, it } from 'vitest'
import { readIntent } from '../../../src/flows/intent.ts'
import { opensDeletion } from '../../../src/flows/opens-deletion.ts'
import { listed } from './phrasings.ts'
import * as use from './phrasings-use.ts'

describe('what shall not go on', () => {
  it.each(listed(use.notUsed))('"%s" is a wish to delete, and the shop’s in its chat', (text) => {
    expect(readIntent(text).is).toBe('delete')
    expect(opensDeletion(text)).toBe(false)
  })
  it.each(listed(use.adsAlone))('"%s" means the offers', (text) => expect(readIntent(text).is).toBe('stop-ads'))
  it.each(listed(use.notOurs))('"%s" is no wish to delete', (text) => expect(readIntent(text).is).not.toBe('delete'))
  it.each(listed(use.stopsBesideComplaint))('"%s" is a stop first', (text) => {
    expect(readIntent(text).is).toBe('negated')
    expect(opensDeletion(text)).toBe('requested')
  })
  it.each(listed(use.complaints))('"%s" complains', (text) => expect(readIntent(text).is).toBe('complain'))
})

describe('a message of four thousand letters', () => {
  const words = [
    'delete my data ',
    'mera data ',
    'keep my data ',
    'दादा का डेटा ',
    'mera data jo hai ',
    'मेरा डेटा डिलीट करो ',
    'mat karo ',
    'a',
  ]
  it.each(words)('"%s" over and over is read', (word) => {
    const text = word.repeat(4000 / word.length)
    expect([true, false, 'known', 'requested']).toContain(opensDeletion(text))
  })
})
